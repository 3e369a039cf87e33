"""Who is of the team of a case, or of a request that had no case when it was written down."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.people.choices import TeamKind
from merida.site.people.models import Person, TeamMembership
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import record_act
from merida.site.recovery.models import Case, LegalRequest
from merida.site.recovery.permissions import can_keep_case
from merida.site.recovery.selectors.teams import members_of


def place_in_team(*, team: UUID | None, person: Person, at: datetime) -> None:
    """A place in a team, once; who may give it, the callers know."""
    assert team is not None
    if not TeamMembership.objects.filter(person=person, team=team, until__isnull=True).exists():
        TeamMembership.objects.create(person=person, team=team, kind=TeamKind.CASE, since=at)


@transaction.atomic
def join_case(*, row: Case | LegalRequest, person: Person, by: Person, at: datetime) -> None:
    """Somebody of the installation joins the team of a case, or of a request that has no case yet."""
    require(can_keep_case(current(), row))
    if not person.is_active or not person.memberships.live().exists():
        raise Refusal(_("Only somebody who belongs to an organisation here can join the team."))
    for team in _teams(row):
        place_in_team(team=team, person=person, at=at)
    record_act(act="join_case", subject=row, by=by.pk, at=at, person=person.pk)


@transaction.atomic
def leave_case(*, row: Case | LegalRequest, person: Person, by: Person, at: datetime) -> None:
    """Somebody leaves the team and sees nothing of it any more; a case-holder must stay."""
    require(can_keep_case(current(), row))
    assert row.team is not None
    if not any(other.pk != person.pk for other in members_of(row.team)):
        raise Refusal(_("Somebody must stay who sees it; add another person to the team first."))
    TeamMembership.objects.filter(team__in=_teams(row), person=person, until__isnull=True).update(until=at)
    record_act(act="leave_case", subject=row, by=by.pk, at=at, person=person.pk)


def _teams(row: Case | LegalRequest) -> set[UUID]:
    own = {row.team} if row.team else set()
    if isinstance(row, Case):
        own |= {team for team in LegalRequest.objects.filter(case=row).values_list("team", flat=True) if team}
    return own
