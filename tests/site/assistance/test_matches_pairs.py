"""Pairs of activities: asked once, decided by one, counted once where both are one, and taken back whole."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from merida.site.assistance.choices_programmes import Relation
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.matches import ActivityPair
from merida.site.assistance.selectors.indicators import indicators_page
from merida.site.assistance.selectors.year import Asked
from merida.site.assistance.services.pairs import PairMeanwhile, decide_pair, undo_pair
from merida.site.assistance.services.proposals import ask_for_proposals, make_proposals, propose_all
from merida.site.people.asking import acting_as, asker_of
from merida.site.people.models import Organisation, Person
from merida.site.provenance.refusals import Refusal
from tests.site.assistance.programmes import NOON, activity

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = {"en": "Strengthening the asset recovery office of Kyrgyzstan"}


@pytest.fixture
def adviser(person: Any, secretariat: Organisation) -> Person:
    return person("Ada", "secretariat", secretariat)


@pytest.fixture
def twice(person: Any, state: Any) -> tuple[Activity, Activity]:
    """One project told by the donor and by the agency that does it, under names of their own."""
    told: dict[str, Any] = {
        "title": WORDS["en"], "titles": WORDS, "descriptions": {"en": "Advice and training for the new office."},
        "provisions": ["57"], "under": ["ch.V", "57"], "money": {"USD": 50_000_000},
    }  # fmt: skip
    donor, agency = state("NOR"), state("DEU")
    return (
        activity(donor, person("Nora", "provider", donor), "NO-7", telling=0, **told),
        activity(agency, person("Dieter", "provider", agency), "DE-99", telling=3, **told),
    )


def run(by: Person) -> tuple[int, int]:
    with acting_as(by) as asker:
        return propose_all(by=by, at=NOON, asker=asker)


def decide(by: Person, relation: str, seen: int | None = None) -> ActivityPair:
    with acting_as(by):
        pair = ActivityPair.objects.get()
        return decide_pair(pair=pair, relation=relation, seen=pair.revision if seen is None else seen, by=by, at=NOON)


def pair_of(by: Person, one: Activity, other: Activity) -> ActivityPair:
    """A pair that was proposed of two activities."""
    first, second = sorted((one, other), key=lambda row: row.pk)
    owner = Organisation.objects.get(memberships__person=by)
    with acting_as(by):
        return ActivityPair.objects.create(
            first=first, second=second, proposed=Relation.SAME_PROJECT, rules="1", content="x", proposed_at=NOON,
            originator=owner, consent_holder=owner,
        )  # fmt: skip


def sums(by: Person) -> tuple[int, tuple[tuple[str, int], ...]]:
    """Activities and money of 2018."""
    with acting_as(by):
        page = indicators_page(asked=Asked(2018), seen_by=asker_of(by))
    return next(one.value for one in page.indicators if one.key == "activities"), page.money


def test_the_same_project_told_by_two_is_proposed_and_counts_once_when_a_person_says_so(
    adviser: Person, twice: tuple[Activity, Activity]
) -> None:
    assert run(adviser) == (0, 1)
    with acting_as(adviser):
        pair = ActivityPair.objects.get()
        assert (pair.proposed, pair.relation) == (Relation.SAME_PROJECT, "")
        assert pair.reasons and pair.rules
    assert sums(adviser) == (2, (("USD\N{NO-BREAK SPACE}1,000,000", 2),)), "before it is decided both count"
    decide(adviser, Relation.SAME_PROJECT)
    assert sums(adviser) == (1, (("USD\N{NO-BREAK SPACE}500,000", 1),))
    with acting_as(adviser):
        assert Activity.objects.once().get().pk == twice[0].pk, "the record nearest to the money counts"


@pytest.mark.parametrize("relation", [Relation.OVERLAPPING, Relation.UNRELATED])
def test_what_only_overlaps_counts_twice(adviser: Person, twice: tuple[Activity, Activity], relation: Relation) -> None:
    run(adviser)
    decide(adviser, relation)
    assert sums(adviser)[0] == 2


@pytest.mark.parametrize("relation", list(Relation))
def test_a_decision_is_taken_back_whole(adviser: Person, twice: tuple[Activity, Activity], relation: Relation) -> None:
    run(adviser)
    before = sums(adviser)
    pair = decide(adviser, relation)
    with acting_as(adviser):
        back = undo_pair(pair=pair, seen=pair.revision, by=adviser, at=NOON)
        assert back.relation == ""
        assert {one.same_as for one in Activity.objects.all()} == {one.same_as for one in twice}
        with pytest.raises(Refusal, match="nothing to undo"):
            undo_pair(pair=back, seen=back.revision, by=adviser, at=NOON)
    assert sums(adviser) == before


@pytest.mark.parametrize("first", ["NO-7", "DE-99", "XX-3"])
def test_an_undone_decision_leaves_what_was_decided_after_it(
    adviser: Person, twice: tuple[Activity, Activity], person: Any, state: Any, first: str
) -> None:
    third = activity(state("FRA"), person("Fleur", "provider", state("FRA")), "XX-3", title=WORDS["en"], titles=WORDS)
    rows = {one.identifier: one for one in (*twice, third)}
    own = {name: one.same_as for name, one in rows.items()}
    with acting_as(Person.objects.get(name={"NO-7": "Nora", "DE-99": "Dieter", "XX-3": "Fleur"}[first])):
        Activity.objects.filter(identifier=first).update(recorded_at=NOON - timedelta(days=9))  # the one told first
    pairs = [pair_of(adviser, rows["NO-7"], rows["DE-99"]), pair_of(adviser, rows["DE-99"], rows["XX-3"])]
    with acting_as(adviser):
        for number, pair in enumerate(pairs):
            at = NOON + timedelta(hours=number)
            decide_pair(pair=pair, relation=Relation.SAME_PROJECT, seen=0, by=adviser, at=at)
        assert len(set(Activity.objects.values_list("same_as", flat=True))) == 1
        undo_pair(pair=pairs[0], seen=1, by=adviser, at=NOON + timedelta(hours=3))
        now = dict(Activity.objects.values_list("identifier", "same_as"))
        assert now["NO-7"] == own["NO-7"]
        assert now["DE-99"] == now["XX-3"] != now["NO-7"]
        undo_pair(pair=pairs[1], seen=1, by=adviser, at=NOON + timedelta(hours=4))
        assert dict(Activity.objects.values_list("identifier", "same_as")) == own


@pytest.mark.parametrize("relation", [Relation.SAME_PROJECT, Relation.UNRELATED])
def test_no_pair_is_asked_twice_unless_it_changed(
    adviser: Person, twice: tuple[Activity, Activity], relation: Relation
) -> None:
    run(adviser)
    decide(adviser, relation)
    assert run(adviser) == (0, 0)
    with acting_as(adviser):
        ActivityPair.objects.update(rules="0")  # as an earlier version left it
    assert run(adviser) == (0, 0)
    if relation == Relation.UNRELATED:
        with acting_as(Person.objects.get(name="Nora")):
            Activity.objects.filter(pk=twice[0].pk).update(digest="told anew")
        assert run(adviser) == (0, 1)
        with acting_as(adviser):
            assert ActivityPair.objects.get().relation == ""


def test_records_with_one_identifier_are_one_without_being_asked(adviser: Person, person: Any, state: Any) -> None:
    for code, name in (("NOR", "Nora"), ("DEU", "Dieter")):
        activity(state(code), person(name, "provider", state(code)), "XM-1", titles=WORDS, title=WORDS["en"])
    assert run(adviser) == (0, 0)
    assert sums(adviser)[0] == 1


def test_two_who_decide_at_once_the_second_is_shown_the_first(
    adviser: Person, twice: tuple[Activity, Activity]
) -> None:
    run(adviser)
    decide(adviser, Relation.UNRELATED, seen=0)
    with pytest.raises(PairMeanwhile):
        decide(adviser, Relation.SAME_RECORD, seen=0)
    assert sums(adviser)[0] == 2


def test_an_analyst_says_that_they_overlap_and_not_that_they_are_one(
    adviser: Person, analyst: Person, twice: tuple[Activity, Activity]
) -> None:
    run(adviser)
    with pytest.raises(PermissionDenied):
        decide(analyst, Relation.SAME_PROJECT)
    assert decide(analyst, Relation.OVERLAPPING).relation == Relation.OVERLAPPING


def test_pairs_stay_with_the_secretariat_that_asked(adviser: Person, twice: tuple[Activity, Activity]) -> None:
    run(adviser)
    with acting_as(Person.objects.get(name="Nora")):
        assert not ActivityPair.objects.exists()


def test_a_worker_makes_proposals_with_what_the_person_may_see(
    adviser: Person, twice: tuple[Activity, Activity]
) -> None:
    with acting_as(adviser):
        run_row = ask_for_proposals(by=adviser, at=NOON)
    make_proposals(run_id=run_row.pk, by=adviser.pk, at=NOON)
    make_proposals(run_id=run_row.pk, by=adviser.pk, at=NOON)
    with acting_as(adviser):
        run_row.refresh_from_db()
        assert (run_row.pairs, run_row.matches, run_row.status) == (1, 0, "done")
        assert ActivityPair.objects.count() == 1


def test_by_the_pages_the_card_comes_back_and_a_late_decision_shows_the_earlier(
    adviser: Person, twice: tuple[Activity, Activity], client: Client
) -> None:
    run(adviser)
    client.force_login(adviser)
    page = client.get("/assistance/queue/?what=pairs").content.decode()
    assert WORDS["en"] in page and "Same project told by another" in page
    with acting_as(adviser):
        key = ActivityPair.objects.get().pk
    htmx = {"HTTP_HX_REQUEST": "true"}
    address = f"/assistance/pairs/{key}/"
    first = client.post(address, {"relation": "unrelated", "seen": "0"}, **htmx)
    assert first.status_code == 200 and 'data-status="decided"' in first.content.decode()
    late = client.post(address, {"relation": "same_record", "seen": "0"}, **htmx)
    assert late.status_code == 409 and "Somebody decided this" in late.content.decode()
    back = client.post(f"{address}undo/", {"seen": "1"}, **htmx)
    assert 'data-status="proposed"' in back.content.decode()
    assert date.today()
