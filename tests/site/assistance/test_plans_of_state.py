"""The matrix of a State: which outcomes stand in it, what an earlier cycle said, and what becomes of corrected ones."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import override
from openpyxl import load_workbook

from merida.site.assistance.models.institutions import Assignment, InstitutionContact, InstitutionReply
from merida.site.assistance.selectors.handover import handover_page, minister_page
from merida.site.assistance.selectors.matrix import MatrixPage, matrix_page
from merida.site.assistance.selectors.matrix_papers import matrix_file
from merida.site.assistance.selectors.update import update_file
from merida.site.assistance.services.progress import share_matrix
from merida.site.assistance.services.replying import write_down_reply
from merida.site.evidence.services.deciding import coding_of, correct_finding
from merida.site.people.asking import acting_as, asker_of
from merida.site.people.models import Organisation, Person
from tests.site.assistance.focal import Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
TODAY = date(2099, 7, 1)


def shown(person: Person, **asked: str) -> MatrixPage:
    with acting_as(person):
        page = matrix_page(state="PLW", seen_by=asker_of(person), today=TODAY, **asked)
    assert page is not None
    return page


def test_recommendations_and_needs_of_all_cycles_in_their_order(desk: Desk) -> None:
    page = shown(desk.focal)
    assert [(row.cycle, row.kind, row.provisions) for row in page.rows] == [
        (1, "challenge", ("16(1)",)),
        (1, "challenge", ("20",)),
        (1, "assistance_need", ("32",)),
        (2, "challenge", ("5(1)",)),
        (2, "challenge", ("8(5)",)),
        (2, "challenge", ("16(1)",)),
        (2, "assistance_need", ("8(5)",)),
    ]
    assert page.may_keep


def test_a_recommendation_made_before_is_shown_beside_the_later_one(desk: Desk) -> None:
    earlier = {row.text: [one.text for one in row.earlier] for row in shown(desk.focal).rows if row.earlier}
    assert list(earlier.values()) == [[desk.outcomes[0].text]]
    assert next(iter(earlier)).startswith("Criminalize the bribery of foreign public officials without delay")


def test_answers_follow_an_outcome_whose_coding_is_corrected(desk: Desk, analyst: Person) -> None:
    given = desk.given(desk.institution(), 3)[0]
    with acting_as(desk.focal):
        write_down_reply(assignment=given, status="done", remark="Act 1", by=desk.focal, at=timezone.now())
    with acting_as(analyst):
        row = desk.outcomes[3]
        row.refresh_from_db()
        from dataclasses import replace

        coding = replace(coding_of(row), provisions=("5(2)",))
        correct_finding(row=row, coding=coding, seen=row.revision, by=analyst, at=timezone.now())
    line = next(row for row in shown(desk.focal).rows if row.provisions == ("5(2)",))
    assert [(one.status, one.remark) for one in line.answers] == [("done", "Act 1")]


def test_narrowed_by_cycle_kind_status_and_institution(desk: Desk) -> None:
    justice = desk.institution()
    given = desk.given(justice, 0, 3)
    with acting_as(desk.focal):
        write_down_reply(assignment=given[0], status="in_hand", by=desk.focal, at=timezone.now())
    assert len(shown(desk.focal, cycle="1").rows) == 3
    assert len(shown(desk.focal, kind="assistance_need").rows) == 2
    assert [row.id for row in shown(desk.focal, status="in_hand").rows] == [desk.outcomes[0].pk]
    assert [row.id for row in shown(desk.focal, status="none").rows] == [desk.outcomes[3].pk]
    assert len(shown(desk.focal, institution=str(justice.pk)).rows) == 2


def test_an_answer_is_late_only_while_none_has_come(desk: Desk) -> None:
    given = desk.given(desk.institution(), 0, due_on=date(2099, 6, 30))[0]
    assert [one.overdue for row in shown(desk.focal).rows for one in row.answers] == [True]
    with acting_as(desk.focal):
        write_down_reply(assignment=given, status="in_hand", by=desk.focal, at=timezone.now())
    assert [one.overdue for row in shown(desk.focal).rows for one in row.answers] == [False]


def test_outsiders_see_the_public_outcomes_and_nothing_of_who_answers(
    desk: Desk, person: Callable[..., Person], state: Callable[[str], Organisation], analyst: Person
) -> None:
    desk.given(desk.institution(email="justice@example.org"), 0)
    for other in (person("Kenyan", "focal_point", state("KEN")), analyst):
        page = shown(other)
        assert len(page.rows) == 7
        assert (page.given, page.institutions, page.may_keep) == (0, (), False)


def test_what_is_shared_is_seen_and_addresses_never_are(
    desk: Desk, analyst: Person, person: Callable[..., Person], state: Callable[[str], Organisation]
) -> None:
    given = desk.given(desk.institution(email="justice@example.org"), 0)
    with acting_as(desk.focal):
        write_down_reply(assignment=given[0], status="done", by=desk.focal, at=timezone.now())
        share_matrix(owner=desk.authority, audience="members", what_for="the Group", by=desk.focal, at=timezone.now())
    assert [(one.institution, one.status) for row in shown(analyst).rows for one in row.answers] == [
        ("Ministry of Justice", "done")
    ]
    with acting_as(analyst):
        assert not InstitutionContact.objects.exists()
    desk.given(desk.institution("Ministry of Finance"), 1)
    assert len([one for row in shown(analyst).rows for one in row.answers]) == 1
    with acting_as(desk.focal):
        share_matrix(
            owner=desk.authority, audience="originator", what_for="taken back", by=desk.focal, at=timezone.now()
        )
    assert not [one for row in shown(analyst).rows for one in row.answers]
    with acting_as(analyst):
        assert not Assignment.objects.exists() and not InstitutionReply.objects.exists()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_matrix_in_word_and_excel_in_her_language(desk: Desk, language: str) -> None:
    given = desk.given(desk.institution(), 0, due_on=date(2099, 8, 1))
    with acting_as(desk.focal), override(language):
        write_down_reply(assignment=given[0], status="done", remark="=1+1", by=desk.focal, at=timezone.now())
        page = shown(desk.focal)
        files = {
            kind: matrix_file(page=page, kind=kind, language=language, today=TODAY, head=str(desk.authority)).data
            for kind in ("docx", "xlsx", "csv")
        }
    sheet = load_workbook(BytesIO(files["xlsx"])).active
    rows = list(sheet.iter_rows(min_row=3, max_row=9, values_only=True))
    assert [row[3] for row in rows] == ["16(1)", "20", "32", "5(1)", "8(5)", "16(1)", "8(5)"]
    assert rows[0][10] == "'=1+1"
    assert rows[5][6].startswith("Criminalize the bribery of foreign public officials")
    assert bool(sheet.sheet_view.rightToLeft) == (language == "ar")
    document = zipfile.ZipFile(BytesIO(files["docx"])).read("word/document.xml").decode()
    assert "Authority of PLW" in document
    assert 'w:orient="landscape"' in document
    assert ("w:bidiVisual" in document) == (language == "ar")
    lines = list(csv.reader(StringIO(files["csv"].decode("utf-8-sig"))))
    assert len(lines) == 2 + 7 + 2


def test_the_update_for_the_group_says_what_each_institution_said(desk: Desk) -> None:
    given = desk.given(desk.institution(), 0, 1)
    with acting_as(desk.focal):
        write_down_reply(assignment=given[0], status="already_in_place", by=desk.focal, at=timezone.now())
        write_down_reply(
            assignment=given[1], status="not_taken_up", remark="no law allows it", by=desk.focal, at=timezone.now()
        )
        seen_by = asker_of(desk.focal)
        page = shown(desk.focal)
        file = update_file(page=page, plans=[], language="en", today=TODAY, seen_by=seen_by, head="The authority")
    words = zipfile.ZipFile(BytesIO(file.data)).read("word/document.xml").decode()
    assert "2 of 7 were given to institutions; 2 of 2 answers have come in." in words
    assert "1 of 2 are done or already in place" in words
    assert "Not taken up, because no law allows it" in words


def test_a_successor_finds_everything_open_with_its_contact(desk: Desk, person: Callable[..., Person]) -> None:
    given = desk.given(desk.institution(person="Ms Ngiraked", email="justice@example.org"), 0, 1)
    with acting_as(desk.focal):
        write_down_reply(assignment=given[0], status="done", by=desk.focal, at=timezone.now())
    successor = person("Successor", "focal_point", desk.authority)
    with acting_as(successor):
        page = handover_page(owner=desk.authority, seen_by=asker_of(successor), now=timezone.now())
    assert [one.row.id for one in page.answers] == [desk.outcomes[1].pk]
    assert [(one.name, one.person, one.email, one.unanswered) for one in page.institutions] == [
        ("Ministry of Justice", "Ms Ngiraked", "justice@example.org", 1)
    ]
    assert len(page.unassigned) == 5
    assert ("Imelda", "Focal point") in page.colleagues


def test_the_minister_reads_counts_what_is_late_and_what_is_refused(desk: Desk) -> None:
    given = desk.given(desk.institution(), 0, 1, 2, due_on=date(2099, 6, 1))
    with acting_as(desk.focal):
        write_down_reply(assignment=given[0], status="done", by=desk.focal, at=timezone.now())
        write_down_reply(
            assignment=given[1], status="not_taken_up", remark="no agreement", by=desk.focal, at=timezone.now()
        )
        page = minister_page(owner=desk.authority, seen_by=asker_of(desk.focal), today=TODAY)
    assert (page.challenges, page.needs, page.given, page.answered, page.done) == (5, 2, 3, 2, 1)
    assert [one.answer.remark for one in page.not_taken_up] == ["no agreement"]
    assert [one.row.id for one in page.overdue] == [desk.outcomes[2].pk]


def test_pages_of_the_matrix_ask_as_much_for_many_rows_as_for_few(
    desk: Desk, django_assert_max_num_queries: Any, client: Any
) -> None:
    client.force_login(desk.focal)
    justice = desk.institution()
    desk.given(justice, 0)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for places in ((0,), (0, 1, 2, 3, 4, 5)):
        desk.given(justice, *places)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get("/assistance/states/PLW/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
