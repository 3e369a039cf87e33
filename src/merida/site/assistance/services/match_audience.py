"""Who sees a match: the State, the secretariats that it lets see its request, and the provider once it consents."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from merida.site.assistance.match_steps import TOLD
from merida.site.assistance.models.matches import Match
from merida.site.assistance.models.requests import Request
from merida.site.people.choices import OrganisationKind
from merida.site.people.models import Organisation
from merida.site.provenance.choices import Audience
from merida.site.provenance.services import inherited


def restricted_as(request: Request) -> dict[str, Any]:
    """Whose a match is: the State's, and of the secretariats that the State lets see its request."""
    watching = _watching(request)
    return inherited(request) | {
        "audience": Audience.ORGANISATIONS if watching else Audience.ORIGINATOR, "named_organisations": watching,
    }  # fmt: skip


def matches_follow(request: Request) -> None:
    """The State said who may see its request: secretariats see its matches or lose sight; the told stay told."""
    columns = restricted_as(request)
    Match.objects.filter(request=request).exclude(standing__in=TOLD).update(
        audience=columns["audience"], named_organisations=columns["named_organisations"]
    )


def _watching(request: Request) -> list[UUID]:
    offices = Organisation.objects.filter(kind=OrganisationKind.SECRETARIAT).values_list("pk", flat=True)
    if request.audience in (Audience.PUBLIC, Audience.MEMBERS):
        return sorted(offices)
    if request.audience == Audience.ORGANISATIONS:
        return sorted(set(offices) & set(request.named_organisations))
    return []
