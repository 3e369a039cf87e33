"""The year's figures are those of a count of one activity after the other, whatever was told and whoever asks."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from merida.site.assistance.choices_requests import OutcomeKind
from merida.site.assistance.kinds import categories_of
from merida.site.assistance.models.activities import Activity, ActivityOutcome
from merida.site.assistance.selectors.indicators import indicators_page
from merida.site.assistance.selectors.provider_year import provider_year
from merida.site.assistance.selectors.year import COORDINATION, LEGISLATION, NOT_HELD, Asked
from merida.site.assistance.selectors.year_activities import active_in
from merida.site.people.asking import acting_as, asker_of
from merida.site.people.models import Organisation, Person
from merida.site.provenance.keys import new_key
from tests.site.assistance.programmes import NOON, activity
from tests.site.assistance.test_matches import Cast

pytestmark = pytest.mark.django_db(transaction=True)
YEARS = (2017, 2018, 2019)
KINDS = ((), ("training",), ("legislative_drafting",), ("coordination", "training"), ("what_nobody_knows",))
UNDER = ((), ("ch.V", "57"), ("ch.II", "9"), ("ch.II", "9", "ch.V", "54"))


@pytest.fixture
def cast(person: Any, state: Any, secretariat: Organisation) -> Cast:
    return Cast(person, state, secretariat)


def tell(cast: Cast, chance: random.Random, count: int) -> None:
    """Activities of two publishers, some of them told by both, some of them again by the same."""
    same: list[UUID] = []
    for number in range(count):
        publisher, by = chance.choice(((cast.donor, cast.provider), (cast.other, cast.stranger)))
        start = chance.choice((None, date(2016, 6, 1) + timedelta(days=chance.randrange(1300))))
        end = chance.choice((None, (start or date(2016, 6, 1)) + timedelta(days=chance.randrange(700))))
        key = chance.choice(same) if same and chance.random() < 0.4 else new_key()
        same.append(key)
        money = chance.choice(({}, {"USD": chance.randrange(9_000)}, {"EUR": 700, "USD": 5}))
        told = activity(
            publisher, by, f"X-{number}", same_as=key, telling=chance.randrange(3), starts_on=start, ends_on=end,
            jurisdictions=chance.sample(("KEN", "UGA", "PLW", "ALB"), chance.randrange(4)), money=money,
            kinds=list(chance.choice(KINDS)), under=list(chance.choice(UNDER)),
            status=chance.choice(("under_way", "under_way", "ended", "planned", "cancelled", "")),
            audience=chance.choice(("public", "public", "members", "originator")),
            updated_on=chance.choice((None, date(2017, 6, 1))), expert_days=None if money else chance.randrange(9),
            taken_back_at=chance.choice((None, None, None, NOON)),
        )  # fmt: skip
        with acting_as(by):
            Activity.objects.filter(pk=told.pk).update(recorded_at=NOON + timedelta(days=chance.randrange(2)))
            ActivityOutcome.objects.create(
                activity=told, kind=OutcomeKind.LAW_ADOPTED, title=f"Act {number}", jurisdiction="KEN",
                on=date(chance.choice(YEARS), 5, 1), originator=publisher, consent_holder=publisher,
                audience=told.audience,
            )  # fmt: skip


def once(rows: list[Activity]) -> list[Activity]:
    """The record of each activity that counts among these."""
    found: dict[UUID, Activity] = {}
    for one in sorted(rows, key=lambda row: (row.telling, row.recorded_at, row.pk)):
        found.setdefault(one.same_as, one)
    return list(found.values())


def going_on(one: Activity, asked: Asked) -> bool:
    """Whether it is known to have gone on in the year."""
    if one.starts_on is None or one.starts_on > asked.last or one.status in NOT_HELD:
        return False
    if one.ends_on is None:
        return one.status != "ended" or one.updated_on is None or one.updated_on >= asked.first
    return one.ends_on >= asked.first


def seen(by: Person | None) -> list[Activity]:
    """What somebody may see and is not taken back."""
    with acting_as(by):
        return [one for one in Activity.objects.all() if one.taken_back_at is None]


@pytest.mark.parametrize("seed", range(3))
def test_the_figures_of_a_year_are_a_plain_count(cast: Cast, seed: int) -> None:
    tell(cast, random.Random(seed), 60)
    counted = 0
    for who in (None, cast.provider, cast.stranger, cast.adviser):
        held = seen(who)
        for asked in (*map(Asked, YEARS), Asked(2018, cast.donor.pk)):
            told = once([one for one in held if asked.organisation in (None, one.originator_id)])
            rows = [one for one in told if going_on(one, asked)]
            with acting_as(who):
                page, found = indicators_page(asked=asked, seen_by=asker_of(who)), active_in(asked, "ch.V")
            states = [
                {code for one in rows if not kinds or {*one.kinds} & {*kinds} for code in one.jurisdictions}
                for kinds in ((), LEGISLATION, COORDINATION)
            ]
            assert [found.states, found.on_legislation, found.on_coordination] == states
            figures = {one.key: one.value for one in page.indicators}
            assert [figures[key] for key in ("states", "legislation", "coordination")] == [*map(len, states)]
            assert figures["activities"] == len(rows)
            assert page.expert_days == sum(one.expert_days or 0 for one in rows)
            sums, of = Counter[str](), Counter[str]()
            for one in rows:
                sums.update(one.money)
                of.update({*one.money})
            assert [(amount.unit, amount.minor, n) for amount, n in found.money] == [
                (unit, sums[unit], of[unit]) for unit in sorted(of)
            ]
            supplied = [categories_of(one.kinds) or ("",) for one in rows if "ch.V" in one.under]
            assert page.demand.supply == len(supplied)
            by_category = Counter(key for keys in supplied for key in keys)
            assert {row.key: row.supply for row in page.demand.rows} == {
                row.key: by_category[row.key] for row in page.demand.rows
            }
            counted += len(rows)
    assert counted > 50


@pytest.mark.parametrize("seed", range(2))
def test_laws_of_a_year_are_those_of_the_records_that_count(cast: Cast, seed: int) -> None:
    tell(cast, random.Random(seed), 40)
    for who in (None, cast.provider, cast.adviser):
        leading = {one.pk for one in once(seen(who))}
        for number in YEARS:
            with acting_as(who):
                outcomes = [one for one in ActivityOutcome.objects.all() if one.on and one.on.year == number]
                page = indicators_page(asked=Asked(number), seen_by=asker_of(who))
            laws = next(one.value for one in page.indicators if one.key == "laws")
            assert laws == len({one.title for one in outcomes if one.activity_id in leading})


def test_a_provider_sees_the_states_and_budgets_of_its_own_year(cast: Cast) -> None:
    tell(cast, random.Random(4), 60)
    with acting_as(cast.provider):
        page = provider_year(organisation=cast.donor, year=2018, seen_by=asker_of(cast.provider))
    own = once([one for one in seen(cast.provider) if one.originator_id == cast.donor.pk])
    rows = [one for one in own if going_on(one, Asked(2018))]
    assert {line.id for line in page.lines} == {one.pk for one in rows}
    assert {code for code, _name in page.states} == {code for one in rows for code in one.jurisdictions}
    assert page.with_money == sum(bool(one.money) for one in rows)


@pytest.mark.parametrize("place", ["", "KEN"])
def test_of_records_that_are_narrowed_the_first_of_those_counts(cast: Cast, place: str) -> None:
    tell(cast, random.Random(5), 60)
    for who in (None, cast.provider, cast.adviser):
        narrowed = [one for one in seen(who) if not place or place in one.jurisdictions]
        with acting_as(who):
            rows = Activity.objects.filter(jurisdictions__contains=[place]) if place else Activity.objects.all()
            assert sorted(rows.once().values_list("pk", flat=True)) == sorted(one.pk for one in once(narrowed))
