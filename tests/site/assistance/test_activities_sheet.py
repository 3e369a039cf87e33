"""A provider loads activities from a spreadsheet of ten columns: what is wrong names its cell, the rest is loaded."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook

from merida.iati.table_columns import TEN, columns
from merida.site.assistance.choices_requests import LoadStatus
from merida.site.assistance.models.activities import Activity
from merida.site.people.asking import acting_as
from merida.site.people.choices import OrganisationKind
from merida.site.people.models import Organisation, Person
from tests.site.assistance.test_activities_loading import load

pytestmark = pytest.mark.django_db

ROW = ("XM-DAC-41128-S1", "Training of investigators", "Three weeks", "", "Office", "Palau; Fiji", "57(3)",
       "Legal advice", "2026-01-01", "2026-12-31")  # fmt: skip


@pytest.fixture
def provider(person: Callable[..., Person]) -> Person:
    """Somebody of an organisation that gives assistance."""
    return person("Pia", "provider", Organisation.objects.create(name="Office", kind=OrganisationKind.INTERNATIONAL))


def book(*rows: tuple[str, ...]) -> bytes:
    made = Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def heads() -> tuple[str, ...]:
    """The heads of the ten columns in English."""
    return tuple(one.head("en") for one in columns() if one.key in TEN)


def test_rows_become_activities(provider: Person) -> None:
    kept = load(provider, book(heads(), ROW), name="ours.xlsx")
    assert kept.status == LoadStatus.LOADED, (kept.sentence, kept.lines)
    with acting_as(provider):
        (found,) = Activity.objects.all()
        assert (found.jurisdictions, found.provisions) == (["PLW", "FJI"], ["57(3)"])
        assert (found.kinds, found.told_in) == (["legal_advice"], "spreadsheet")
        assert str(found.starts_on) == "2026-01-01"


def test_a_wrong_cell_is_named_and_the_rest_is_loaded(provider: Person) -> None:
    wrong = (*ROW[:5], "Atlantis", *ROW[6:])
    late = ("XM-DAC-41128-S2", *ROW[1:8], "2026-05-01", "2025-05-01")
    kept = load(
        provider, book(heads(), ("XM-DAC-41128-S3", *ROW[1:]), ("XM-DAC-41128-S4", *wrong[1:]), late), name="o.xlsx"
    )
    assert (kept.counts["added"], kept.counts["refused"]) == (1, 2)
    places = [one["where"] for one in kept.lines if one["what"] == "refused"]
    assert any("F3" in one for one in places), places
    assert any("J4" in one for one in places), places
    assert "Atlantis" in " ".join(one["sentence"] for one in kept.lines)


def test_the_same_sheet_twice_changes_nothing(provider: Person) -> None:
    load(provider, book(heads(), ROW), name="ours.xlsx")
    again = load(provider, book(heads(), ROW), name="again.xlsx")
    assert again.counts["same"] == 1
    assert "changed" not in again.counts


def test_what_is_no_spreadsheet_is_refused_in_one_sentence(provider: Person) -> None:
    kept = load(provider, b"\x00\x01\x02\x03" * 50, name="ours.xlsx")
    assert kept.status == LoadStatus.FAILED
    assert kept.sentence
