"""A person as the policies know them: their live memberships and teams, and acting in their name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from merida.site.people.models import Person
from merida.site.provenance.asking import NOBODY, Asker, asking


def asker_of(person: Person | None) -> Asker:
    """What a person may be told by; somebody who left or never signed in is nobody."""
    if person is None or not person.is_active:
        return NOBODY
    memberships = list(person.memberships.filter(until__isnull=True).values_list("organisation_id", "role"))
    teams = person.teams.filter(until__isnull=True).values_list("team", flat=True)
    return Asker(
        person=person.pk,
        organisations=frozenset(organisation for organisation, _ in memberships),
        teams=frozenset(teams),
        roles=frozenset(role for _, role in memberships),
    )


@contextmanager
def acting_as(person: Person | None) -> Iterator[Asker]:
    """One transaction in this person's name: for the worker, the command line and tests."""
    with asking(asker_of(person)) as asker:
        yield asker
