"""Institutions without a login report on their actions, by link and by spreadsheet; nothing holds before that."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from merida.site.assistance import progress_sheet
from merida.site.assistance.models.institutions import Delivery
from merida.site.assistance.models.plans import Plan, PlanItem, PlanPart, PlanReport, PlanRound
from merida.site.assistance.selectors.letters import actions_sheet, everything, letter
from merida.site.assistance.selectors.progress_asked import actions_of
from merida.site.assistance.selectors.progress_replies import kind_of, looked_at
from merida.site.assistance.services.links import as_institution, make_link, opened
from merida.site.assistance.services.progress import awaited, open_round
from merida.site.assistance.services.replying import deliver_file
from merida.site.assistance.services.reporting import take
from merida.site.people.asking import acting_as
from merida.tabular.kinds import comparable
from tests.site.assistance.focal import Desk, desk
from tests.site.assistance.test_plans import Planned

__all__ = ["desk"]
pytestmark = pytest.mark.django_db(transaction=True)
TODAY = timezone.localdate()
KEYS = tuple(one.key for one in progress_sheet.columns())


@pytest.fixture
def planned(desk: Desk) -> Planned:
    return Planned(desk)


def a_round(planned: Planned, name: str = "Q1", due: date = TODAY + timedelta(days=20)) -> PlanRound:
    with acting_as(planned.focal):
        return open_round(
            plan=planned.plan, name=name, due_on=due, remind_on=due, by=planned.focal, at=timezone.now()
        )  # fmt: skip


def link(planned: Planned) -> str:
    with acting_as(planned.focal):
        _made, address = make_link(institution=planned.justice, by=planned.focal, at=timezone.now())
    return "/" + address.split("/", 3)[3]


def part(planned: Planned, item: PlanItem) -> PlanPart:
    with acting_as(planned.focal):
        return PlanPart.objects.get(item=item, institution=planned.justice)


def book(planned: Planned) -> Any:
    with acting_as(planned.focal):
        return load_workbook(BytesIO(actions_sheet(institution=planned.justice, today=TODAY).data))


def put(page: Any, place: int, /, **cells: str) -> None:
    """Write into the n-th row under the heads."""
    for key, value in cells.items():
        page.active.cell(2 + place, KEYS.index(key) + 1).value = value


def returned(planned: Planned, page: Any) -> Delivery:
    stream = BytesIO()
    page.save(stream)
    data = stream.getvalue()
    with acting_as(planned.focal):
        return deliver_file(
            owner=planned.desk.authority, name="back.xlsx", data=data, by=planned.focal, at=timezone.now(),
            kind=kind_of(data, "back.xlsx"),
        )  # fmt: skip


def taken(planned: Planned, delivery: Delivery) -> None:
    with acting_as(planned.focal):
        view = looked_at(delivery)
        take(
            delivery=delivery, chosen=[one.assignment for one in view.lines], seen=view.seen, by=planned.focal,
            at=timezone.now(),
        )  # fmt: skip


def test_behind_its_link_an_institution_sees_its_actions_and_not_the_plan(planned: Planned, client: Client) -> None:
    planned.add("action", "Audit the register", planned.result, responsible=(planned.audit.pk,))
    a_round(planned)
    page = client.get(link(planned)).content.decode()
    assert "Draft the law" in page
    assert "Set up the team" in page
    assert "Q1" in page
    assert "Audit the register" not in page
    assert "Declarations are not verified" not in page
    assert "12,500" not in page


def test_the_database_shows_an_institution_its_actions_alone(planned: Planned) -> None:
    planned.add("action", "Audit the register", planned.result, responsible=(planned.audit.pk,))
    planned.report(planned.team, "in_hand", said_by=planned.audit, words="ours alone")
    planned.report(planned.team, "not_begun", said_by=planned.justice)
    found = opened(link(planned).split("/")[3], timezone.now())
    assert found is not None
    with as_institution(found):
        assert {one.pk for one in PlanItem.objects.all()} == {planned.law.pk, planned.team.pk}
        assert {one.institution_id for one in PlanPart.objects.all()} == {planned.justice.pk}
        assert [one.status for one in PlanReport.objects.all()] == ["not_begun"]
        assert Plan.objects.count() == 1


def test_it_reports_by_its_link_with_words_and_a_file_and_nothing_holds_before(
    planned: Planned, client: Client
) -> None:
    quarter, law, team = a_round(planned), part(planned, planned.law), part(planned, planned.team)
    answer = client.post(
        link(planned),
        {
            f"status-{law.pk}": "done", f"remark-{law.pk}": "The Act is in force", f"reached-{law.pk}": "1",
            f"evidence-{law.pk}": "Act 9-12", f"status-{team.pk}": "in_hand", "said_by": "Ms Ngiraked",
            f"file-{law.pk}": SimpleUploadedFile("act.pdf", b"%PDF-1.7 the act"),
        },
        follow=True,
    )  # fmt: skip
    assert "Thank you" in answer.content.decode()
    with acting_as(planned.focal):
        assert not PlanReport.objects.exists()
        came = list(Delivery.objects.order_by("name"))
        assert [(one.kind, one.name) for one in came] == [("progress", ""), ("progress", "act.pdf")]
    for one in came:
        taken(planned, one)
    with acting_as(planned.focal):
        report = PlanReport.objects.select_related("source").get(item=planned.law)
        assert (report.status, report.words, report.reached, report.evidence) == (
            "done", "The Act is in force", "1", "Act 9-12",
        )  # fmt: skip
        assert (report.round_id, report.said_by_id, report.person) == (quarter.pk, planned.justice.pk, "Ms Ngiraked")
        assert (report.via, report.source and report.source.name) == ("link_form", "act.pdf")
        assert awaited(quarter) == {}


def test_what_was_typed_is_still_there_when_a_reason_is_missing(planned: Planned, client: Client) -> None:
    law, team = part(planned, planned.law), part(planned, planned.team)
    answer = client.post(
        link(planned),
        {
            f"status-{law.pk}": "not_taken_up", f"status-{team.pk}": "in_hand", "said_by": "Ms Ngiraked",
            f"remark-{team.pk}": "three posts are filled",
        },
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Row 1: say in the remark why it is not taken up." in page
    assert "three posts are filled" in page
    assert "Ms Ngiraked" in page
    with acting_as(planned.focal):
        assert not Delivery.objects.exists()


def test_a_remark_without_a_status_is_not_lost(planned: Planned, client: Client) -> None:
    given = planned.desk.given(planned.justice, 0)[0]
    answer = client.post(link(planned), {f"remark-{given.pk}": "the bill is before the Senate"})
    assert "Row 1: choose a status." in answer.content.decode()
    assert "the bill is before the Senate" in answer.content.decode()


def test_it_reports_in_its_spreadsheet_row_by_row(planned: Planned) -> None:
    quarter, page = a_round(planned), book(planned)
    put(page, 1, status="Done", remark="in force since May", evidence="Act 9-12", reached="1")
    put(page, 2, status="Not taken up, because")
    delivery = returned(planned, page)
    assert delivery.kind == "progress"
    with acting_as(planned.focal):
        view = looked_at(delivery)
        assert not PlanReport.objects.exists()
    assert [(one.text, one.status, one.evidence, one.reached, one.round_name) for one in view.lines] == [
        ("Draft the law", "done", "Act 9-12", "1", "Q1")
    ]
    assert [(one.row, one.sentence) for one in view.refused] == [(4, "Say in the remark why it is not taken up.")]
    taken(planned, delivery)
    with acting_as(planned.focal):
        report = PlanReport.objects.get()
        assert (report.round_id, report.place, report.source.name) == (quarter.pk, "K3", "back.xlsx")  # type: ignore[union-attr]
        assert awaited(quarter) == {planned.justice.pk: ["Set up the team"]}


def test_a_changed_action_an_unknown_row_and_another_institutions_row_are_refused(planned: Planned) -> None:
    planned.add("action", "Audit the register", planned.result, responsible=(planned.audit.pk,))
    page = book(planned)
    put(page, 1, status="Done", text="Think about a law")
    put(page, 2, status="In hand")
    with acting_as(planned.focal):
        other = actions_of(planned.audit, TODAY)[0]
    put(page, 3, row=str(other.id), state="Palau (PLW)", text=other.text, status="Done")
    with acting_as(planned.focal):
        view = looked_at(returned(planned, page))
    assert [(one.text, one.status) for one in view.lines] == [("Set up the team", "in_hand")]
    places = {one.place: one.sentence for one in view.refused}
    assert "was changed" in places["Rows!E3"]
    assert "Audit Office" in places["Rows!A5"]


def test_in_a_new_round_nothing_is_said_yet_and_what_was_said_stands_beside(planned: Planned) -> None:
    first = a_round(planned, "Q1", TODAY + timedelta(days=5))
    second = a_round(planned, "Q2", TODAY + timedelta(days=95))
    planned.report(planned.law, "in_hand", words="drafting", said_by=planned.justice, in_round=first)
    with acting_as(planned.focal):
        now = actions_of(planned.justice, TODAY)[0]
        later = actions_of(planned.justice, second.due_on - timedelta(days=40))[0]
    assert (now.round_name, now.status, now.remark) == ("Q1", "in_hand", "drafting")
    assert (later.round_name, later.status, later.before) == ("Q2", "", "In hand – drafting")


def test_an_answer_a_little_late_counts_for_its_round(planned: Planned) -> None:
    a_round(planned, "Q1", TODAY - timedelta(days=10))
    a_round(planned, "Q2", TODAY + timedelta(days=80))
    with acting_as(planned.focal):
        assert {one.round_name for one in actions_of(planned.justice, TODAY)} == {"Q1"}
        assert {one.round_name for one in actions_of(planned.justice, TODAY + timedelta(days=40))} == {"Q2"}


def test_each_of_two_responsible_institutions_is_awaited(planned: Planned) -> None:
    both = planned.add("action", "Share data", planned.result, responsible=(planned.justice.pk, planned.audit.pk))
    quarter = a_round(planned)
    planned.report(both, "done", said_by=planned.audit, in_round=quarter)
    with acting_as(planned.focal):
        waiting = awaited(quarter)
    assert planned.audit.pk not in waiting
    assert "Share data" in waiting[planned.justice.pk]


def test_a_reminder_brings_the_link_by_which_to_report(planned: Planned, client: Client, mailoutbox: list[Any]) -> None:
    from merida.site.assistance.services.progress import remind

    quarter = a_round(planned)
    with acting_as(planned.focal):
        remind(in_round=quarter, by=planned.focal, at=timezone.now())
    address = mailoutbox[0].body.rpartition("/assistance/answer/")[2].split()[0]
    assert "Draft the law" in client.get(f"/assistance/answer/{address}").content.decode()


def test_the_focal_point_takes_over_by_the_page(planned: Planned, client: Client) -> None:
    page = book(planned)
    put(page, 1, status="Done", evidence="Act 9-12")
    stream = BytesIO()
    page.save(stream)
    client.force_login(planned.focal)
    assert "Spreadsheet of actions" in client.get(f"/assistance/institutions/{planned.justice.pk}/").content.decode()
    sent = client.post(
        "/assistance/institutions/upload", {"file": SimpleUploadedFile("x.xlsx", stream.getvalue())}, follow=True
    )
    shown = sent.content.decode()
    assert "Act 9-12" in shown
    view = sent.context["view"]
    client.post(sent.redirect_chain[-1][0], {"seen": view.seen, "row": [str(one.assignment) for one in view.lines]})
    assert "Act 9-12" in client.get(f"/assistance/items/{planned.law.pk}/").content.decode()


def test_letters_ask_for_reports_too(planned: Planned) -> None:
    import zipfile

    a_round(planned)
    with acting_as(planned.focal):
        paper = letter(institution=planned.justice, today=TODAY)
        archive = zipfile.ZipFile(BytesIO(everything(institutions=[planned.justice], today=TODAY).data))
    words = zipfile.ZipFile(BytesIO(paper.data)).read("word/document.xml").decode()
    assert "Draft the law" in words
    assert "led to the" not in words
    assert sorted(archive.namelist()) == ["Ministry of Justice-actions.xlsx", "Ministry of Justice-letter.docx"]


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_no_two_heads_of_the_sheet_of_actions_are_one(language: str) -> None:
    heads = [comparable(one.head(language)) for one in progress_sheet.columns()]
    assert len(set(heads)) == len(heads)
