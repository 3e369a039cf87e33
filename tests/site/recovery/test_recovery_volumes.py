"""Volumes in the database are those of the library, whatever the register holds, by whatever they are counted."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db.models import Max, Min
from django.utils import timezone

from merida.money.when import When
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import NOBODY, asking
from merida.site.recovery.models import Case, Conversion, Event
from merida.site.recovery.selectors.asked import Asked, asked_for
from merida.site.recovery.selectors.entries import Recorded, entries_of
from merida.site.recovery.selectors.volumes import VolumesFound, chosen_events, flows_found, volumes_found
from merida.site.recovery.selectors.volumes_page import volumes_page
from merida.site.recovery.services.converting import convert_events, count_events
from merida.tracing.volumes import volumes
from tests.site.recovery.test_loading import load

pytestmark = pytest.mark.django_db(transaction=True)
STATES, PLACES = ("KGZ", "NGA", "PER", "UZB"), ("CHE", "GBR", "JEY", "USA")
REGIONS = {"KGZ": "Asia", "UZB": "Asia", "NGA": "Africa"}
BYS = (
    "", "year", "origin", "location", "jurisdiction", "recipient", "region", "ground", "route", "disposal", "form",
    "asset_type", "qualifier", "status", "unit", "case", "cluster",
)  # fmt: skip
UNITS = ("USD", "USD", "CHF", "NGN", "DEM", "piece:ambulance", "virtual:BTC:8", "")


def region(code: str) -> str | None:
    return REGIONS.get(code)


def some(chance: random.Random, of: Iterable[str], most: int = 2) -> list[str]:
    return sorted(chance.sample(list(of), chance.randint(0, most)))


def happened(chance: random.Random) -> str:
    year, month, day = chance.randint(1995, 2024), chance.randint(1, 12), chance.randint(1, 28)
    return chance.choice(("", f"{year}", f"{year}-{month:02d}", *[f"{year}-{month:02d}-{day:02d}"] * 5))


def event(chance: random.Random, case: Case, by: Person, at: datetime, **fixed: Any) -> Event:
    unit, when = chance.choice(UNITS), happened(chance)
    minor = chance.randint(1, 10**10) if unit else None
    told: dict[str, Any] = {
        "stage": chance.choice(("transferred", "transferred", "frozen")),
        "status": chance.choice(("done", "done", "done", "agreed")),
        "unit": unit, "minor": minor, "qualifier": chance.choice(("exact", "about", "at_least")),
        "until_minor": minor + 5 if minor and chance.random() < 0.1 else None, "happened": when,
        "first": When.of(when).first if when else None, "last": When.of(when).last if when else None,
        "jurisdictions": some(chance, PLACES), "origins": some(chance, STATES), "locations": some(chance, PLACES),
        "recipients": some(chance, STATES), "ground": chance.choice(("", "conviction", "settlement")),
        "route": chance.choice(("", "own")), "disposal": chance.choice(("", "57_3_a")), "form": "money",
        "asset_type": chance.choice(("", "account")), "cluster": chance.choice(("", "A", "B")),
        "thing": chance.choice(("", "", "", "", "yacht", "villa")), "learnt_on": at.date(), "recorded_at": at,
        "recorded_by": by, "case": case, "audience": "public", "originator": organisation_of(by),
        "consent_holder": organisation_of(by),
    }  # fmt: skip
    told |= fixed
    if len(told["jurisdictions"]) == 2 and told["minor"] and chance.random() < 0.4:
        half = int(told["minor"]) // 2
        first, second = told["jurisdictions"]
        told["shares"] = [[first, half], [second, int(told["minor"]) - half]]
    return Event(**told)


def register(chance: random.Random, by: Person, size: int, **fixed: Any) -> list[Event]:
    """Random events, a fifth of them reversed later; converted and counted as services do it."""
    owner = organisation_of(by)
    audience = fixed.get("audience", "public")
    case = Case.objects.create(reference="r", audience=audience, originator=owner, consent_holder=owner)
    days = [datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=chance.randint(0, 9)) for _ in range(size)]
    rows = Event.objects.bulk_create([event(chance, case, by, at, **fixed) for at in days])
    ids = {"ids": [one.pk for one in rows]}
    convert_events("e.id = any (%(ids)s)", ids, date(2024, 1, 1))
    count_events("e.id = any (%(ids)s)", ids)
    taken = [one for one in rows if chance.random() < 0.2]
    for one in taken:
        count_events("e.id = any (%(ids)s)", {"ids": [one.pk]}, sign=-1)
        told = event(chance, case, by, one.recorded_at + timedelta(days=2), **fixed)
        told.reverses, told.because, told.stage, told.status = one, "It was wrong.", one.stage, one.status
        told.save(force_insert=True)
    return rows


def told_by_library(asked: Asked) -> dict[str, tuple[Any, ...]]:
    found = entries_of(Event.objects.all())
    known = asked.known and (asked.known - timedelta(microseconds=1)).date()
    statuses: Any = asked.statuses
    by: Any = asked.by or None
    told = volumes(found, asked.stage, by, statuses=statuses, as_of=asked.as_of, known_on=known, region_of=region)
    rates = Recorded.of([one.pk for one in Event.objects.all()], asked.into or "USD", asked.known)
    rows = {}
    for row in (*told.rows, told.total):
        done = row.converted(asked.into or "USD", rates)
        rows[row.key] = (row.total, row.joint_total, done.total, done.left, done.converted_share)
    return rows


def told_by_database(found: VolumesFound) -> dict[str, tuple[Any, ...]]:
    return {
        row.key: (row.own, row.jointly, row.converted, row.left, row.converted_share)
        for row in (*found.rows, found.total)
    }


@pytest.mark.parametrize("seed", range(4))
def test_the_database_says_what_the_library_says(analyst: Person, seed: int) -> None:
    chance = random.Random(seed)
    with acting_as(analyst) as seen_by:
        register(chance, analyst, 60)
        for by in BYS:
            for how in (
                {}, {"status": "done agreed"}, {"as_of": "2015-06"}, {"known_on": "2024-01-05"},
                {"stage": "frozen", "known_on": "2024-01-08", "as_of": "2020"},
            ):  # fmt: skip
                asked = asked_for({"by": by, **how})
                found = volumes_found(asked=asked, seen_by=seen_by, region_of=region)
                assert told_by_database(found) == told_by_library(asked), (by, how)


def test_every_number_opens_the_events_it_counts(analyst: Person) -> None:
    with acting_as(analyst) as seen_by:
        register(random.Random(9), analyst, 60, thing="", shares=[])
        for by in BYS[1:]:
            asked = asked_for({"by": by})
            for row in volumes_found(asked=asked, seen_by=seen_by, region_of=region).rows:
                opened = chosen_events(asked.within(**{by: row.key}), region)
                assert opened.count() == row.events, (by, row.key)
                within = volumes_found(asked=asked.within(**{by: row.key}), seen_by=seen_by, region_of=region)
                assert within.total.events == row.events


@pytest.mark.parametrize("how", [{}, {"status": "done agreed"}, {"stage": "frozen"}], ids=["done", "agreed", "frozen"])
def test_flows_from_the_sums_kept_are_those_of_the_events(analyst: Person, how: dict[str, str]) -> None:
    with acting_as(analyst) as seen_by:
        register(random.Random(5), analyst, 60)
        kept = list(flows_found(asked=asked_for(how), seen_by=seen_by))
        assert kept
        # A day far ahead knows all of it too, and is answered from the events.
        assert kept == list(flows_found(asked=asked_for(how | {"known_on": "2100-01-01"}), seen_by=seen_by))


def test_the_page_names_the_first_and_the_last_day_of_the_rates_used(analyst: Person) -> None:
    with acting_as(analyst) as seen_by:
        register(random.Random(6), analyst, 60)
        used = Conversion.objects.filter(event__stage="transferred", event__status="done", into="USD", code="")
        method = volumes_page(asked=asked_for({"by": "year"}), seen_by=seen_by).method
    days = used.aggregate(first=Min("rate_first"), last=Max("rate_last"))
    assert [note for note in method if f"rates of {days['first']} to {days['last']}" in note]


def test_what_one_may_not_see_changes_no_number(analyst: Person, person: Any, state: Any) -> None:
    with acting_as(analyst):
        register(random.Random(1), analyst, 30)
    before = {}
    for by in BYS:
        with asking(NOBODY) as seen_by:
            before[by] = volumes_found(asked=asked_for({"by": by}), seen_by=seen_by, region_of=region)
    holder = person("Holder", "case_holder", state("FRA"))
    with acting_as(holder) as seen_by:
        register(random.Random(2), holder, 30, audience="originator")
        assert volumes_found(asked=Asked(), seen_by=seen_by).total.events > before[""].total.events
    for by in BYS:
        with asking(NOBODY) as seen_by:
            assert volumes_found(asked=asked_for({"by": by}), seen_by=seen_by, region_of=region) == before[by]


def test_the_real_register_by_origin_as_the_library_counts_it(analyst: Person) -> None:
    load(analyst)
    with acting_as(analyst) as seen_by:
        for how in ({}, {"status": "agreed"}, {"stage": "frozen"}, {"stage": "confiscated", "status": "ordered"}):
            asked = asked_for({"by": "origin", **how})
            found = volumes_found(asked=asked, seen_by=seen_by)
            assert told_by_database(found) == told_by_library(asked)
            assert found.total.events


def test_a_report_of_a_past_day_is_the_same_after_later_loads(analyst: Person) -> None:
    load(analyst, at=datetime(2026, 1, 5, 12, tzinfo=UTC))
    asked = asked_for({"by": "year", "known_on": "2026-01-06"})
    with acting_as(analyst) as seen_by:
        before = repr(volumes_found(asked=asked, seen_by=seen_by))
        register(random.Random(3), analyst, 20, recorded_at=timezone.now())
        assert repr(volumes_found(asked=asked, seen_by=seen_by)) == before


@pytest.mark.parametrize(
    "words",
    [
        {"stage": "returned"}, {"by": "judge"}, {"currency": "XYZ"}, {"as_of": "2020-02-31"}, {"status": "paid"},
        {"origin": "XXX"}, {"jurisdiction": "nowhere"}, {"from": "2020", "to": "2019"},
    ],
)  # fmt: skip
def test_a_word_that_is_none_is_said_in_one_sentence(words: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+\.$"):
        asked_for(words)


@pytest.mark.parametrize("word", ["PER", "per", " Per ", "Peru", "Perú"])
def test_a_state_is_named_by_its_code_or_its_name(word: str) -> None:
    assert asked_for({"origin": word}).narrowed == {"origin": "PER"}
    assert asked_for({"origin": "unstated"}).narrowed == {"origin": "unstated"}
