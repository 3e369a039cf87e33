"""What institutions return, row by row: what would change, what is refused and where; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from merida.site.assistance.models.institutions import Delivery, InstitutionReply
from merida.site.assistance.selectors.letters import everything, letter
from merida.site.assistance.selectors.matrix import matrix_page
from merida.site.assistance.selectors.replying import Preview, preview
from merida.site.assistance.services.institutions import withdraw_assignment
from merida.site.assistance.services.replying import decline_delivery, take_over, write_down_reply
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.provenance.models import Source
from merida.site.provenance.refusals import Refusal
from tests.site.assistance.focal import Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db

COLUMNS = ("row", "state", "institution", "cycle", "provisions", "text", "due", "asked", "status", "remark", "date")


def cell(book: Any, row: int, column: str) -> Any:
    """A cell of the n-th row under the heads."""
    return book.active.cell(2 + row, COLUMNS.index(column) + 1)


def seen(desk: Desk, delivery: Delivery) -> Preview:
    with acting_as(desk.focal):
        return preview(delivery)


def taken(desk: Desk, delivery: Delivery) -> list[InstitutionReply]:
    with acting_as(desk.focal):
        view = preview(delivery)
        chosen = [one.assignment for one in view.lines]
        return take_over(delivery=delivery, chosen=chosen, seen=view.seen, by=desk.focal, at=timezone.now())


def test_a_ministry_answers_in_its_spreadsheet(desk: Desk) -> None:
    justice = desk.institution()
    rows = desk.given(justice, 0, 1, 2, due_on=date(2027, 3, 31))
    book = desk.sheet(justice)
    cell(book, 1, "status").value = "Done"
    cell(book, 1, "remark").value = "Act 9-12"
    cell(book, 1, "date").value = "2026-05-04"
    cell(book, 2, "status").value = "Not taken up, because"
    cell(book, 2, "remark").value = "the legislature has not agreed"
    view = seen(desk, desk.returned(book))
    assert [(one.status, one.remark, one.cell) for one in view.lines] == [
        ("done", "Act 9-12", "I3"),
        ("not_taken_up", "the legislature has not agreed", "I4"),
    ]
    assert (view.institution, view.refused, view.unchanged) == ("Ministry of Justice", (), 1)
    assert view.lines[0].day == date(2026, 5, 4)
    assert {one.assignment for one in view.lines} == {rows[0].pk, rows[1].pk}


def test_nothing_is_written_before_she_takes_it_over(desk: Desk) -> None:
    justice = desk.institution()
    desk.given(justice, 0)
    book = desk.sheet(justice)
    cell(book, 1, "status").value = "In hand"
    delivery = desk.returned(book)
    with acting_as(desk.focal):
        preview(delivery)
        assert not InstitutionReply.objects.exists()
        assert not Source.objects.filter(owner=desk.authority).exists()
    reply = taken(desk, delivery)[0]
    with acting_as(desk.focal):
        held = InstitutionReply.objects.select_related("source").get()
        assert (held.pk, held.status, held.place, held.source.name) == (reply.pk, "in_hand", "I3", "replies.xlsx")  # type: ignore[union-attr]
        delivery.refresh_from_db()
        assert (delivery.status, delivery.data) == ("taken", None)


def test_replies_follow_one_another_and_none_is_overwritten(desk: Desk) -> None:
    justice = desk.institution()
    desk.given(justice, 0)
    for status in ("In hand", "Done"):
        book = desk.sheet(justice)
        cell(book, 1, "status").value = status
        taken(desk, desk.returned(book))
    with acting_as(desk.focal):
        assert [one.status for one in InstitutionReply.objects.all()] == ["in_hand", "done"]
        page = matrix_page(state="PLW", seen_by=_asker(desk), today=date(2027, 1, 1))
        assert page is not None
        assert [one.status for row in page.rows for one in row.answers] == ["done"]


def _asker(desk: Desk) -> Any:
    from merida.site.people.asking import asker_of

    return asker_of(desk.focal)


def test_rows_of_another_state_are_refused_with_their_cell(desk: Desk) -> None:
    justice = desk.institution()
    desk.given(justice, 0, 1)
    book = desk.sheet(justice)
    cell(book, 1, "status").value = "Done"
    cell(book, 2, "row").value = str(uuid4())
    cell(book, 2, "state").value = "Kenya (KEN)"
    cell(book, 2, "status").value = "Done"
    view = seen(desk, desk.returned(book))
    assert len(view.lines) == 1
    assert [(one.place, one.row) for one in view.refused] == [("Rows!A4", 4)]
    assert view.refused[0].sentence == "This row is of Kenya, not of Palau: it is not taken."


def test_own_identifier_with_another_state_is_refused_too(desk: Desk) -> None:
    justice = desk.institution()
    desk.given(justice, 0)
    book = desk.sheet(justice)
    cell(book, 1, "state").value = "Kenya"
    cell(book, 1, "status").value = "Done"
    view = seen(desk, desk.returned(book))
    assert not view.lines
    assert "Kenya" in view.refused[0].sentence
    assert view.refused[0].place == "Rows!B3"


def test_rows_of_another_institution_are_refused(desk: Desk) -> None:
    justice, finance = desk.institution(), desk.institution("Ministry of Finance")
    desk.given(justice, 0, 1)
    desk.given(finance, 2)
    book, other = desk.sheet(justice), desk.sheet(finance)
    cell(book, 1, "status").value = "Done"
    for place in range(1, 12):
        book.active.cell(5, place).value = other.active.cell(3, place).value
    cell(book, 3, "status").value = "Done"
    view = seen(desk, desk.returned(book))
    assert [one.institution for one in view.lines] == ["Ministry of Justice"]
    assert view.refused[0].place == "Rows!A5"
    assert "Ministry of Finance" in view.refused[0].sentence


def test_a_changed_text_is_refused_and_the_rest_goes_on(desk: Desk) -> None:
    justice = desk.institution()
    desk.given(justice, 0, 1)
    book = desk.sheet(justice)
    cell(book, 1, "text").value = "Consider perhaps, one day, to think about it"
    cell(book, 1, "status").value = "Done"
    cell(book, 2, "status").value = "In hand"
    view = seen(desk, desk.returned(book))
    assert [one.status for one in view.lines] == ["in_hand"]
    assert [one.place for one in view.refused] == ["Rows!F3"]
    assert "was changed" in view.refused[0].sentence


@pytest.mark.parametrize("status", ["finished-ish", "accepted", "42"])
def test_an_unknown_status_is_refused_with_the_choices(desk: Desk, status: str) -> None:
    justice = desk.institution()
    desk.given(justice, 0)
    book = desk.sheet(justice)
    cell(book, 1, "status").value = status
    view = seen(desk, desk.returned(book))
    assert not view.lines
    assert view.refused[0].place == "Rows!I3"
    assert "Already in place" in view.refused[0].sentence


def test_not_taken_up_needs_its_reason(desk: Desk) -> None:
    justice = desk.institution()
    desk.given(justice, 0)
    book = desk.sheet(justice)
    cell(book, 1, "status").value = "Not taken up, because"
    view = seen(desk, desk.returned(book))
    assert not view.lines
    assert view.refused[0].sentence == "Say in the remark why it is not taken up."


def test_a_row_that_lost_its_identifier_is_refused(desk: Desk) -> None:
    justice = desk.institution()
    desk.given(justice, 0, 1)
    book = desk.sheet(justice)
    cell(book, 1, "row").value = None
    cell(book, 1, "status").value = "Done"
    cell(book, 2, "status").value = "Done"
    view = seen(desk, desk.returned(book))
    assert len(view.lines) == 1
    assert "identifier" in view.refused[0].sentence


def test_columns_may_be_moved_and_others_added(desk: Desk) -> None:
    justice = desk.institution()
    rows = desk.given(justice, 0, 1)
    book = desk.sheet(justice)
    cell(book, 1, "status").value = "Done"
    moved = load_workbook(BytesIO(_bytes(book)))
    page = moved.active
    values = [[page.cell(row, column).value for column in range(12, 0, -1)] for row in range(2, 5)]
    page.delete_rows(1, 10)
    page.append(["Sent on by the registry"])
    for row in values:
        page.append(["our file number", *row])
    view = seen(desk, desk.returned(moved))
    assert [(one.assignment, one.status) for one in view.lines] == [(rows[0].pk, "done")]
    assert not view.refused


def test_merged_cells_are_refused_with_their_range(desk: Desk) -> None:
    justice = desk.institution()
    desk.given(justice, 0, 1)
    book = desk.sheet(justice)
    cell(book, 1, "status").value = "Done"
    book.active.merge_cells("I3:I4")
    view = seen(desk, desk.returned(book))
    assert not view.lines
    assert "I3:I4" in view.refused[0].sentence


def test_a_column_of_answers_that_was_renamed_is_told_and_not_taken_for_silence(desk: Desk) -> None:
    justice = desk.institution()
    desk.given(justice, 0)
    book = desk.sheet(justice)
    cell(book, 1, "status").value = "Done"
    cell(book, 0, "status").value = "How far we are"
    view = seen(desk, desk.returned(book))
    assert not view.lines
    assert [(one.place, one.sentence) for one in view.refused] == [
        ("Rows, row 2", "There is no column Status (choose one): add it, or say which column it is.")
    ]
    assert "How far we are" in view.notes[0].sentence


def test_what_an_office_programme_retypes_by_itself_is_no_changed_text(desk: Desk) -> None:
    justice = desk.institution()
    row = desk.given(justice, 0)[0]
    said = 'Amend the "Act" so that the State\'s officials - all of them - are covered...'
    with acting_as(desk.focal):
        type(row).objects.filter(pk=row.pk).update(text=said)
    for typed in (
        "Amend the “Act” so that the State’s officials – all of them – are covered…",
        "Amend  the «\u00a0Act\u00a0» so that the State‘s officials — all of them — are covered... ",
        "Amend the „Act“ so that\nthe State's offi\u00adcials ‑ all of them - are covered...\u200b",
    ):
        book = desk.sheet(justice)
        cell(book, 1, "text").value = typed
        cell(book, 1, "status").value = "Done"
        view = seen(desk, desk.returned(book))
        assert ([one.status for one in view.lines], view.refused) == (["done"], ())


def test_a_cover_before_the_rows_as_numbers_exports_it_is_passed_over(desk: Desk) -> None:
    justice = desk.institution()
    desk.given(justice, 0)
    book = desk.sheet(justice)
    cell(book, 1, "status").value = "Done"
    cover = book.create_sheet("Export Summary", 0)
    cover.append(["This document was exported from Numbers."])
    view = seen(desk, desk.returned(book))
    assert ([one.status for one in view.lines], view.refused) == (["done"], ())


def test_what_is_no_spreadsheet_gets_one_sentence(desk: Desk) -> None:
    from merida.site.assistance.services.replying import deliver_file

    with acting_as(desk.focal):
        delivery = deliver_file(
            owner=desk.authority, name="letter.pdf", data=b"%PDF-1.7 ...", by=desk.focal, at=timezone.now()
        )
        view = preview(delivery)
    assert view.whole_file
    assert view.refused[0].sentence == "This is a PDF file: a table is read from .xlsx or CSV only."


def test_a_reply_that_came_meanwhile_makes_her_look_again(desk: Desk) -> None:
    justice = desk.institution()
    given = desk.given(justice, 0)
    book = desk.sheet(justice)
    cell(book, 1, "status").value = "Done"
    delivery = desk.returned(book)
    view = seen(desk, delivery)
    with acting_as(desk.focal):
        write_down_reply(assignment=given[0], status="in_hand", by=desk.focal, at=timezone.now())
        chosen = [one.assignment for one in view.lines]
        with pytest.raises(Refusal, match="came in since"):
            take_over(delivery=delivery, chosen=chosen, seen=view.seen, by=desk.focal, at=timezone.now())


def test_what_is_declined_leaves_nothing(desk: Desk) -> None:
    justice = desk.institution()
    desk.given(justice, 0)
    book = desk.sheet(justice)
    cell(book, 1, "status").value = "Done"
    delivery = desk.returned(book)
    with acting_as(desk.focal):
        decline_delivery(delivery=delivery, by=desk.focal, at=timezone.now())
        with pytest.raises(Refusal, match="decided already"):
            take_over(delivery=delivery, chosen=[uuid4()], seen="", by=desk.focal, at=timezone.now())
        assert not InstitutionReply.objects.exists()
        delivery.refresh_from_db()
        assert delivery.data is None


def test_a_row_that_was_taken_back_is_refused(desk: Desk) -> None:
    justice = desk.institution()
    rows = desk.given(justice, 0, 1)
    book = desk.sheet(justice)
    for place in (1, 2):
        cell(book, place, "status").value = "Done"
    with acting_as(desk.focal):
        withdraw_assignment(assignment=rows[0], by=desk.focal, at=timezone.now())
    view = seen(desk, desk.returned(book))
    assert [one.assignment for one in view.lines] == [rows[1].pk]
    assert len(view.refused) == 1


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh-hans"])
def test_a_sheet_sent_in_any_language_comes_back(desk: Desk, language: str) -> None:
    justice = desk.institution(language=language)
    desk.given(justice, 0)
    book = desk.sheet(justice)
    offered = [cell.value for cell in book["lists"]["I"]]
    cell(book, 1, "status").value = offered[3]
    view = seen(desk, desk.returned(book))
    assert [(one.status, one.cell) for one in view.lines] == [("already_in_place", "I3")]
    assert bool(book.active.sheet_view.rightToLeft) == (language == "ar")


def test_each_institution_has_its_own_status(desk: Desk) -> None:
    justice, finance = desk.institution(), desk.institution("Ministry of Finance")
    first, second = desk.given(justice, 0)[0], desk.given(finance, 0)[0]
    with acting_as(desk.focal):
        write_down_reply(assignment=first, status="done", by=desk.focal, at=timezone.now())
        write_down_reply(assignment=second, status="already_in_place", by=desk.focal, at=timezone.now())
        page = matrix_page(state="PLW", seen_by=_asker(desk), today=date(2027, 1, 1))
    assert page is not None
    answers = [row.answers for row in page.rows if row.answers]
    assert [[(one.institution, one.status) for one in some] for some in answers] == [
        [("Ministry of Finance", "already_in_place"), ("Ministry of Justice", "done")]
    ]
    assert (page.given, page.answered) == (2, 2)


def test_letters_and_spreadsheets_of_all_in_one_archive(desk: Desk) -> None:
    import zipfile

    for place, name in enumerate(("Ministry of Justice", "Ministry of Finance")):
        desk.given(desk.institution(name), place)
    with acting_as(desk.focal):
        rows = list(desk.authority.institutions.all())
        archive = zipfile.ZipFile(BytesIO(everything(institutions=rows, today=date(2026, 11, 26)).data))
        paper = letter(institution=rows[0], today=date(2026, 11, 26))
    assert sorted(archive.namelist()) == [
        "Ministry of Finance-letter.docx", "Ministry of Finance.xlsx", "Ministry of Justice-letter.docx",
        "Ministry of Justice.xlsx",
    ]  # fmt: skip
    words = zipfile.ZipFile(BytesIO(paper.data)).read("word/document.xml").decode()
    assert "Authority of PLW" in words
    assert "United Nations</w:t>" not in words
    assert desk.outcomes[1].text[:40] in words
    assert desk.outcomes[0].text[:40] not in words


def test_only_the_focal_point_of_the_authority_takes_over(
    desk: Desk, person: Callable[..., Person], state: Callable[[str], Organisation]
) -> None:
    from django.core.exceptions import PermissionDenied

    justice = desk.institution()
    rows = desk.given(justice, 0)
    for other in (person("Reader", "reader", state("PLW")), person("Kenyan", "focal_point", state("KEN"))):
        with acting_as(other), pytest.raises(PermissionDenied):
            write_down_reply(assignment=rows[0], status="done", by=other, at=timezone.now())


def _bytes(book: Any) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_no_two_columns_have_one_head(language: str) -> None:
    from merida.site.assistance import plan_sheet, reply_sheet
    from merida.tabular.kinds import comparable

    for columns in (reply_sheet.columns(), plan_sheet.columns()):
        heads = [comparable(one.head(language)) for one in columns]
        assert len(set(heads)) == len(heads)
