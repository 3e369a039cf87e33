"""Loading the register: every row, twice without a change, nothing at all when it is only looked at."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from io import StringIO
from typing import Any

import pytest
from django.utils import timezone

from merida.money.postings import checked
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.recovery.models import Case, Claim, Conversion, Event, Fact, Load, Posting, VolumeCell
from merida.site.recovery.selectors.asked import asked_for
from merida.site.recovery.selectors.entries import claims_of, transactions_of
from merida.site.recovery.selectors.volumes import volumes_found
from merida.site.recovery.services.incoming import portions
from merida.site.recovery.services.loading import Loaded, load_events
from merida.tabular.delimited import sheet_of_text
from merida.tracing.table import cells_of, events_of

pytestmark = pytest.mark.django_db(transaction=True)

REGISTER = (files("merida.tracing") / "data" / "asset-recovery-events.csv").read_text("utf-8")


def load(person: Person, text: str = REGISTER, **how: Any) -> Loaded:
    with acting_as(person):
        how = {"public": True, "at": timezone.now(), "name": "register.csv", **how}
        events = events_of(sheet_of_text(text))
        return load_events(portions=portions(events), by=person, **how)


def test_every_row_of_the_register_loads(analyst: Person) -> None:
    found = load(analyst)
    assert (found.rows, found.loadable, found.refused, found.problems) == (268, 268, 0, [])
    assert (found.new_cases, found.new_claims) == (114, 268)
    with acting_as(analyst):
        assert Case.objects.count() == 114
        assert Claim.objects.count() == 268
        assert Event.objects.count() == found.new_events <= Fact.objects.count()
        done = Event.objects.filter(status="done", minor__isnull=False).exclude(stage__in=("settlement", "fine"))
        assert Posting.objects.count() == 2 * done.count()
        assert Conversion.objects.exists() and VolumeCell.objects.exists()
        assert not Case.objects.filter(name__icontains="abacha").exists()
        assert len({one.identifier for one in Case.objects.all()}) == 114


def test_twice_changes_nothing(analyst: Person) -> None:
    load(analyst)
    again = load(analyst)
    assert (again.new_cases, again.new_facts, again.new_claims, again.new_events, again.reversed_events) == (0,) * 5


def test_looking_at_a_file_says_what_would_change_and_leaves_no_trace(analyst: Person) -> None:
    seen = load(analyst, dry_run=True)
    with acting_as(analyst):
        for model in (Case, Fact, Claim, Event, Posting, Load, VolumeCell):
            assert not model.objects.exists()
    assert load(analyst).counts() == seen.counts()


def told(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


def written(rows: list[list[str]]) -> str:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def totals(person: Person) -> dict[str, object]:
    """What the register says of every stage, by origin and year; nothing of who loaded it when."""
    with acting_as(person) as seen_by:
        return {
            f"{stage} {by} {status}": [
                (row.key, row.own, row.jointly, row.converted, row.left) for row in (*found.rows, found.total)
            ]
            for stage in ("frozen", "confiscated", "transferred")
            for by in ("origin", "year", "jurisdiction")
            for status in ("done", "ordered,agreed")
            for found in [volumes_found(asked=asked_for({"stage": stage, "by": by, "status": status}), seen_by=seen_by)]
        }


def test_totals_depend_neither_on_the_order_of_rows_nor_on_how_files_repeat_them(
    analyst: Person, person: Callable[..., Person], state: Callable[..., Any]
) -> None:
    load(analyst, public=False)
    head, *rows = told(REGISTER)
    other = person("Bertrand", "case_holder", state("FRA"))
    random.Random(3).shuffle(rows)
    for part in (rows[:150], rows[100:], rows[:10] + rows[-10:]):
        load(other, written([head, *part]), public=False)
    assert totals(other) == totals(analyst)
    with acting_as(other):
        reversals = Event.objects.filter(reverses__isnull=False)
        assert all(one.because for one in reversals)
        assert not checked(transactions_of(Event.objects.all()))


def test_what_was_loaded_is_exported_and_loads_again_without_a_change(analyst: Person) -> None:
    load(analyst)
    with acting_as(analyst):
        claims = Claim.objects.select_related("fact", "case").order_by("id")
        cells = [cells_of(_told(one), one.details) for one in claims]
    heads = sorted({name for row in cells for name in row} - {"event_id", "learnt"})
    again = load(analyst, written([heads, *([row.get(name, "") for name in heads] for row in cells)]))
    assert (again.known_claims, again.new_claims, again.new_events, again.refused) == (268, 0, 0, 0)


def _told(one: Claim) -> Any:
    (claim,) = claims_of(Claim.objects.filter(pk=one.pk))
    return replace(claim, case=one.case.reference, ground=one.details.get("legal_basis", ""))


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("a,returned,done,12,XXQ,2020", "currency"), ("a,returned,done,-5,USD,2020", "amount"),
        ("a,returned,done,5,USD,2020-02-31", "date"), ("a,stolen,done,5,USD,2020", "event"),
        ("a,returned,paid,5,USD,2020", "event_status"), (",returned,done,5,USD,2020", "case_id"),
        ("a,returned,done,USD 5 and EUR 6,USD,2020", "amount"), ("a,returned,done,1e400,USD,2020", "amount"),
    ],
)  # fmt: skip
def test_a_wrong_cell_gets_its_sentence_and_the_other_rows_load(analyst: Person, row: str, column: str) -> None:
    text = f"case_id,event,event_status,amount,currency,date\nb,returned,done,7,USD,2020\n{row}\n"
    found = load(analyst, text)
    assert (found.rows, found.loadable, found.refused, found.new_events) == (2, 1, 1, 1)
    problem = next(one for one in found.problems if one.severity == "error")
    assert (problem.row, problem.column) == (3, column)
    assert "\n" not in problem.message
