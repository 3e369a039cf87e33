"""A call for data: the template goes out prefilled, comes back, is shown first, kept on acceptance, seen on consent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone, translation
from openpyxl import load_workbook

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.call_sheet import Told, filled, rows_of, template
from merida.site.recovery.models import DataCall, DataSubmission
from merida.site.recovery.selectors.calling import before_of, told_of
from merida.site.recovery.services.calling import answer_call, open_call, share_answer

pytestmark = pytest.mark.django_db(transaction=True)

FROZEN = Told("", "frozen", "CHE", "conviction", Stated(Quantity.of("1126951.45", "EUR"), "about"), 3, "")
HIDDEN = Told("", "received", "", "", None, None, "asked for by the court")


@pytest.fixture
def secretary(person: Callable[..., Person], secretariat: Any) -> Person:
    return person("Sabine", "secretariat", secretariat)


@pytest.fixture
def call(secretary: Person) -> DataCall:
    """A call for the data of 2024."""
    return opened_for(secretary, 2024)


def opened_for(by: Person, year: int) -> DataCall:
    with acting_as(by):
        due = timezone.localdate() + timedelta(days=30)
        return open_call(name=f"Volumes of {year}", year=year, due_on=due, by=by, at=timezone.now())


def answered(by: Person, call: DataCall, *rows: Told) -> DataSubmission | None:
    with acting_as(by):
        return answer_call(call=call, rows=rows, by=by, at=timezone.now())


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_template_filled_in_in_any_language_says_what_was_written(language: str) -> None:
    with translation.override("zh-hans" if language == "zh" else language):
        data = template(name="Volumes", note="All stages.", before=[], language=language)
    book = load_workbook(BytesIO(data))
    page = book.worksheets[0]
    heads = next(row for row in page.iter_rows() if row[1].value and row[6].value)
    number = heads[0].row + 1
    for column, value in ((2, "frozen"), (3, "CHE"), (4, "conviction"), (5, "EUR"), (7, "1126951.45"), (8, "3")):
        page.cell(number, column).value = value
    page.cell(number + 1, 2).value = "received"
    page.cell(number + 1, 7).value = "not disclosed"
    stream = BytesIO()
    book.save(stream)
    read = filled(stream.getvalue(), "answer.xlsx", {}, language)
    assert not read.problems
    first, second = read.rows
    assert (first.stage, first.other, first.ground, first.cases) == ("frozen", "CHE", "conviction", 3)
    assert first.stated == Stated(Quantity.of("1126951.45", "EUR"))
    assert second.stated is None


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ([None, "frozen", None, None, "EUR", None, None, None], "missing"),
        ([None, "frozen", None, None, "EUR", "-5", None, None], "amount_negative"),
        ([None, "frozen", None, None, None, "5", None, None], "amount_no_currency"),
        ([None, "frozen", None, None, "EUR", "5 USD", None, None], "amount_currency"),
        ([None, "seized and sold", None, None, "EUR", "5", None, None], "choice_unknown"),
        ([None, "frozen", "Atlantis", None, "EUR", "5", None, None], "state_unknown"),
        (["abcdefabcdef", "frozen", None, None, "EUR", "5", None, None], "id_unknown"),
    ],
)
def test_what_cannot_be_taken_names_its_cell(cells: list[str | None], code: str) -> None:
    read = rows_of([cells])
    assert not read.rows
    assert [one.code for one in read.problems] == [code]
    assert read.problems[0].cell


def test_the_same_row_twice_is_refused() -> None:
    row = [None, "frozen", "CHE", None, "EUR", "5", None, None]
    read = rows_of([row, [*row[:5], "6", None, None]])
    assert len(read.rows) == 1
    assert [one.code for one in read.problems] == ["id_twice"]


def test_next_year_comes_prefilled(holder: Person, secretary: Person, call: DataCall) -> None:
    answered(holder, call, FROZEN, HIDDEN)
    later = opened_for(secretary, 2025)
    with acting_as(holder):
        organisation = holder.memberships.get().organisation
        before = before_of(call=later, organisation=organisation)
        assert {one.identity for one in before} == {FROZEN.identity, HIDDEN.identity}
        data = template(name=later.name, note="", before=before, language="en")
        known = {one.key: one for one in before}
        untouched = filled(data, "answer.xlsx", known, "en")
    assert untouched.rows == () and untouched.problems == ()


def test_the_same_answer_again_changes_nothing(holder: Person, call: DataCall) -> None:
    assert answered(holder, call, FROZEN) is not None
    assert answered(holder, call, FROZEN) is None
    assert answered(holder, call, FROZEN, HIDDEN) is not None
    with acting_as(holder):
        assert [one.number for one in DataSubmission.objects.all()] == [1, 2]


def test_nobody_else_sees_an_answer_until_its_state_lets_them(
    holder: Person, secretary: Person, call: DataCall
) -> None:
    submission = answered(holder, call, FROZEN)
    assert submission is not None
    with acting_as(secretary):
        assert not DataSubmission.objects.exists()
    with acting_as(holder):
        share_answer(submission=submission, by=holder, at=timezone.now())
    with acting_as(secretary):
        (seen,) = DataSubmission.objects.all()
        assert told_of(seen)[0].stated == FROZEN.stated
    again = answered(holder, call, FROZEN, HIDDEN)
    with acting_as(secretary):
        assert DataSubmission.objects.order_by("-number").first() == again


def test_an_empty_answer_and_a_day_that_has_passed_are_refused(
    holder: Person, secretary: Person, call: DataCall
) -> None:
    with pytest.raises(Refusal, match="no row"):
        answered(holder, call)
    with acting_as(secretary), pytest.raises(Refusal, match="passed"):
        open_call(name="Late", year=2024, due_on=date(2020, 1, 1), by=secretary, at=timezone.now())


def test_a_file_is_shown_first_and_kept_when_it_is_accepted(holder: Person, call: DataCall, own_files: Any) -> None:
    client = Client()
    client.force_login(holder)
    url = f"/recovery/calls/{call.pk}/"
    sheet = 'Stage,Currency,"Amount, or “not disclosed”"\nfrozen,EUR,5\nused,EUR,plenty\n'.encode()
    shown = client.post(f"{url}answer", {"file": SimpleUploadedFile("answer.csv", sheet)})
    assert shown.status_code == 200
    page = shown.content.decode()
    assert "row 3" in page and "plenty" in page
    with acting_as(holder):
        assert not DataSubmission.objects.exists()
    source = page.partition('name="accept" value="')[2].partition('"')[0]
    assert client.post(f"{url}answer", {"accept": source}).status_code == 303
    with acting_as(holder):
        (kept,) = DataSubmission.objects.all()
        assert [one.stage for one in told_of(kept)] == ["frozen"]
        assert kept.source is not None
    assert client.post(f"{url}answer", {"stage": "used", "amount": "7", "currency": "EUR"}).status_code == 303
    assert client.post(f"{url}answer", {"stage": "used", "amount": "x", "currency": "EUR"}).status_code == 422
    with acting_as(holder):
        assert len(told_of(DataSubmission.objects.latest("number"))) == 2
