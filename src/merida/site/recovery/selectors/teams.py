"""Who is of the team of a case or request."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from merida.site.people.models import Person


def members_of(team: UUID) -> Sequence[Person]:
    """Who is of a team today, by name."""
    return list(
        Person.objects.filter(teams__team=team, teams__until__isnull=True, is_active=True).order_by("name", "email")
    )
