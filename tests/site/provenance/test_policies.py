"""Row-level security, asked directly in SQL under the application's role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person, TeamMembership
from merida.site.provenance.choices import Audience
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Source

pytestmark = pytest.mark.django_db(transaction=True)
State = Callable[[str], Organisation]
Make = Callable[..., Person]


def source(by: Person, owner: Organisation, audience: str, **fields: object) -> Source:
    with acting_as(by):
        return Source.objects.create(
            owner=owner, originator=owner, consent_holder=owner, sha256=new_key().hex * 2, size=1,
            media_type="text/plain", name="report.txt", received_at=timezone.now(), received_by=by,
            audience=audience, **fields,
        )  # fmt: skip


def seen(by: Person | None) -> int:
    with acting_as(by), connection.cursor() as cursor:
        cursor.execute("select count(*) from provenance_source")
        return int(cursor.fetchone()[0])


def test_a_forgotten_filter_shows_nothing(state: State, person: Make) -> None:
    kenya = state("KEN")
    focal = person("Wanjiru", "focal_point", kenya)
    source(focal, kenya, Audience.REVIEW_TEAM, team=new_key())
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from provenance_source")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    ("audience", "outsider", "same_organisation", "named", "team", "stranger"),
    [
        (Audience.PUBLIC, 1, 1, 1, 1, 1),
        (Audience.MEMBERS, 1, 1, 1, 1, 0),
        (Audience.ORGANISATIONS, 0, 1, 1, 0, 0),
        (Audience.REVIEW_TEAM, 0, 1, 0, 1, 0),
        (Audience.ORIGINATOR, 0, 1, 0, 0, 0),
        (Audience.CASE_TEAM, 0, 0, 0, 1, 0),
    ],
)
def test_who_sees_which_audience(
    audience: str,
    outsider: int,
    same_organisation: int,
    named: int,
    team: int,
    stranger: int,
    state: State,
    person: Make,
) -> None:
    kenya, ghana, peru, chile = state("KEN"), state("GHA"), state("PER"), state("CHL")
    review = new_key()
    focal = person("Wanjiru", "focal_point", kenya)
    reviewer = person("Esi", "reader", ghana)
    for member in (focal, reviewer):
        TeamMembership.objects.create(person=member, team=review, kind="review")
    source(focal, kenya, audience, team=review, named_organisations=[peru.pk])
    assert seen(person("Camila", "reader", chile)) == outsider
    assert seen(person("Otieno", "reader", kenya)) == same_organisation
    assert seen(person("Luz", "reader", peru)) == named
    assert seen(reviewer) == team
    assert seen(None) == stranger


def test_nobody_writes_without_signing_in(state: State, person: Make) -> None:
    kenya = state("KEN")
    focal = person("Wanjiru", "focal_point", kenya)
    made = source(focal, kenya, Audience.PUBLIC)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        made.pk = new_key()
        made.sha256 = "0" * 64
        made.save(force_insert=True)
    assert Source.objects.update(name="changed") == 0
    assert Source.objects.all().delete()[0] == 0


def test_nobody_writes_a_row_for_another_organisation(state: State, person: Make) -> None:
    kenya, peru = state("KEN"), state("PER")
    with pytest.raises(ProgrammingError, match="row-level security"):
        source(person("Luz", "reader", peru), kenya, Audience.ORIGINATOR)
