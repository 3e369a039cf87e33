"""Engagements, trainings and regional initiatives: recorded, changed by one at a time, loaded from spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from merida.site.assistance.models.programmes import Engagement, RegionalInitiative
from merida.site.assistance.models.training import Attendance, Training, TrainingFollowUp
from merida.site.assistance.programme_facts import EngagementFacts, InitiativeFacts
from merida.site.assistance.selectors.initiatives import initiative_page, member_page
from merida.site.assistance.services.follow_ups import months_after, record_follow_up
from merida.site.assistance.services.importing import accept_programmes, preview_of
from merida.site.assistance.services.participants import list_participants
from merida.site.assistance.services.participants_file import participants_in
from merida.site.assistance.services.programmes import (
    ChangedMeanwhile,
    add_priority,
    add_result,
    add_roadmap_step,
    change_programme,
    move_roadmap_step,
    record_engagement,
    record_initiative,
    withdraw_programme,
)
from merida.site.people.asking import acting_as, asker_of
from merida.site.people.models import Organisation, Person
from merida.site.provenance.models import Decision
from merida.site.provenance.refusals import Refusal
from tests.site.assistance.programmes import NOON, activity, engage, train

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def adviser(person: Any, secretariat: Organisation) -> Person:
    return person("Ada", "secretariat", secretariat)


def sheet(*rows: tuple[object, ...]) -> bytes:
    """Rows as a workbook."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"title": " "}, "title"),
        ({"jurisdictions": ()}, "Which|which State or which network"),
        ({"jurisdictions": ("XXX",)}, "XXX"),
        ({"kinds": ("no_such_kind",)}, "no_such_kind"),
        ({"provisions": ("99",)}, "99"),
        ({"until_on": date(2017, 1, 1)}, "cannot end before it begins"),
        ({"area": "elsewhere"}, "three areas"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(adviser: Person, facts: dict[str, Any], said: str) -> None:
    told = {"title": "Support", "from_on": date(2018, 1, 1), "jurisdictions": ("KGZ",)} | facts
    with acting_as(adviser), pytest.raises(Refusal, match=said):
        record_engagement(facts=EngagementFacts(**told), by=adviser, at=NOON)


def test_a_network_may_be_supported_without_any_state(adviser: Person) -> None:
    made = engage(adviser, [], title="Support to a network", networks=("Network of Asset Recovery Offices",))
    assert made.networks == ["Network of Asset Recovery Offices"]


def test_readers_record_nothing(person: Any, secretariat: Organisation) -> None:
    reader = person("Rita", "reader", secretariat)
    with acting_as(reader), pytest.raises(PermissionDenied):
        record_engagement(
            facts=EngagementFacts(title="x", from_on=date(2018, 1, 1), jurisdictions=("KGZ",)), by=reader, at=NOON
        )


def test_a_change_keeps_what_was_and_a_second_at_once_is_stopped(adviser: Person) -> None:
    row = engage(adviser, ["KGZ"])
    facts = EngagementFacts(title="Another title", from_on=row.from_on, jurisdictions=("KGZ",))
    with acting_as(adviser):
        change_programme(row=row, seen=0, facts=facts, by=adviser, at=NOON, because="wrong title")
        with pytest.raises(ChangedMeanwhile):
            change_programme(row=row, seen=0, facts=facts, by=adviser, at=NOON)
        decision = Decision.objects.get(subject_id=row.pk)
    assert (decision.before["title"], decision.after["title"]) == ("Support to KGZ", "Another title")
    assert decision.because == "wrong title"


def test_others_may_read_and_not_change(adviser: Person, person: Any, state: Any) -> None:
    row = engage(adviser, ["KGZ"])
    other = person("Nora", "provider", state("NOR"))
    with acting_as(other):
        seen = Engagement.objects.get()
        with pytest.raises(PermissionDenied):
            withdraw_programme(row=seen, seen=0, by=other, at=NOON, because="no")
    assert row.withdrawn_at is None


def test_a_reference_names_one_record_of_an_organisation(adviser: Person, person: Any, state: Any) -> None:
    engage(adviser, ["KGZ"], reference="E-1")
    with pytest.raises(Refusal, match="E-1"):
        engage(adviser, ["PLW"], reference="E-1")
    engage(person("Nora", "provider", state("NOR")), ["PLW"], reference="E-1")


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2018, 3, 7), 6, date(2018, 9, 7)),
        (date(2018, 8, 31), 6, date(2019, 2, 28)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2018, 12, 31), 12, date(2019, 12, 31)),
    ],
)
def test_a_question_comes_on_the_same_day_some_months_later(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_a_training_brings_two_questions_which_follow_its_dates(adviser: Person) -> None:
    train(adviser)
    with acting_as(adviser):
        due = list(TrainingFollowUp.objects.values_list("months", "due_on"))
    assert due == [(6, date(2018, 9, 7)), (12, date(2019, 3, 7))]


@pytest.mark.parametrize(
    ("asked", "answered", "applying"),
    [(10, 11, None), (10, 5, 6), (None, None, None)],
    ids=["answers", "users", "none"],
)
def test_answers_that_cannot_be_are_refused(
    adviser: Person, asked: int | None, answered: int | None, applying: int | None
) -> None:
    train(adviser)
    with acting_as(adviser), pytest.raises(Refusal):
        record_follow_up(
            follow_up=TrainingFollowUp.objects.first(), done_on=date(2018, 9, 9), by=adviser, at=NOON, asked=asked,
            answered=answered, applying=applying,
        )  # fmt: skip


def test_lists_of_participants_are_seen_by_nobody_else_and_name_nobody(
    adviser: Person, person: Any, state: Any
) -> None:
    held = train(adviser)
    rows = sheet(("Participant", "Sex", "Ministry"), ("lea@example.org", "F", "Court"), ("ola@example.org", "м", ""))
    with acting_as(adviser):
        assert list_participants(
            training=held, participants=participants_in(rows, "list.xlsx"), by=adviser, at=NOON
        ) == (2, 0)
        found = list(Attendance.objects.order_by("sex").values_list("sex", "institution", "person_key"))
    assert [one[:2] for one in found] == [("man", ""), ("woman", "Court")]
    assert all("lea" not in key and len(key) == 32 for _sex, _institution, key in found)
    with acting_as(person("Nora", "provider", state("NOR"))):
        assert Training.objects.count() == 1
        assert Attendance.objects.count() == 0


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((("Participant", "Sex"), ("lea@example.org", "perhaps")), "B2"),
        ((("Nobody", "Sex"), ("lea@example.org", "F")), "Participant"),
        ((("Participant", "Sex"), ("", "F")), "A2"),
    ],
)
def test_a_list_with_a_row_that_cannot_be_read_is_refused_with_its_cell(adviser: Person, rows: Any, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        participants_in(sheet(*rows), "list.xlsx")


HEADS = ("Reference", "Title", "States and jurisdictions", "Kinds of support", "From", "Until", "What came of it",
         "What it is called", "Outcome on")  # fmt: skip


def test_a_spreadsheet_shows_what_each_row_would_do_and_writes_it_when_it_is_accepted(adviser: Person) -> None:
    rows = sheet(
        HEADS,
        ("E-1", "A law", "Kyrgyzstan; Palau", "Legislative drafting", date(2018, 1, 1), None, "Law adopted", "Act 12",
         date(2018, 9, 1)),
        ("E-2", "A committee", "KEN", "Inter-agency coordination; Training", "2018-02", "2019", None, None, None),
        ("E-3", "Nowhere", "Atlantis", "Training", date(2018, 1, 1), None, None, None, None),
        ("E-4", "Reversed", "KEN", "Training", date(2018, 5, 1), date(2018, 1, 1), None, None, None),
        ("E-1", "Twice", "KEN", "Training", date(2018, 1, 1), None, None, None, None),
        ("E-5", "", "KEN", "Training", date(2018, 1, 1), None, None, None, None),
    )  # fmt: skip
    with acting_as(adviser):
        found = preview_of(data=rows, name="e.xlsx", what="engagements", by=adviser)
        assert [one.outcome for one in found.lines] == ["new", "new", "refused", "refused", "refused", "refused"]
        assert "C4" in found.lines[2].problems[0]
        assert not Engagement.objects.exists(), "nothing is written before it is accepted"
        assert accept_programmes(preview=found, by=adviser, at=NOON) == 2
        first, second = Engagement.objects.order_by("reference")
        assert (first.jurisdictions, first.kinds) == (["KGZ", "PLW"], ["legislative_drafting"])
        assert first.results.get().title == "Act 12"
        assert (second.kinds, second.from_on, second.until_on) == (
            ["coordination", "training"], date(2018, 2, 1), date(2019, 12, 31),
        )  # fmt: skip
        again = preview_of(data=rows, name="e.xlsx", what="engagements", by=adviser)
        assert [one.outcome for one in again.lines[:2]] == ["same", "same"]
        other = sheet(HEADS, ("E-1", "A law on assets", "Kyrgyzstan; Palau", "Legislative drafting", date(2018, 1, 1)))
        changed = preview_of(data=other, name="e.xlsx", what="engagements", by=adviser)
        assert (changed.lines[0].outcome, changed.lines[0].changes) == ("changed", ("title",))
        accept_programmes(preview=changed, by=adviser, at=NOON)
        assert Engagement.objects.get(reference="E-1").title == "A law on assets"


@pytest.mark.parametrize(
    ("language", "heads"),
    [
        ("en", ("Title", "Begins", "Attendances", "Persons trained", "Women", "Men")),
        ("key", ("title", "from", "attendances", "persons", "women", "men")),
    ],
)
def test_trainings_come_with_their_figures_by_sex(adviser: Person, language: str, heads: tuple[str, ...]) -> None:
    rows = ",".join(heads) + "\nTracing assets,2018-03-05,30,25,11,14\n"
    with acting_as(adviser):
        found = preview_of(data=rows.encode(), name="t.csv", what="trainings", by=adviser)
        assert accept_programmes(preview=found, by=adviser, at=NOON) == 1
        held = Training.objects.get()
        assert (held.attendances, held.persons, held.until_on) == (30, 25, date(2018, 3, 5))
        assert {(one.sex, one.persons) for one in held.headcounts.all()} == {("woman", 11), ("man", 14)}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"\xd0\xcf\x11\xe0old", b"a;b\n1;2\n", b"PK\x03\x04broken"])
def test_a_file_that_is_no_such_table_gets_one_sentence(adviser: Person, data: bytes) -> None:
    with acting_as(adviser):
        found = preview_of(data=data, name="x", what="engagements", by=adviser)
        assert found.problem.endswith((".", "there.")) and not found.lines
        with pytest.raises(Refusal):
            accept_programmes(preview=found, by=adviser, at=NOON)


def test_by_the_pages_from_file_to_record(adviser: Person, client: Client) -> None:
    client.force_login(adviser)
    rows = sheet(HEADS, ("E-1", "A law", "KGZ", "Legislative drafting", date(2018, 1, 1)))
    answer = client.post("/assistance/import/engagements/", {"file": SimpleUploadedFile("e.xlsx", rows)})
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"])
    assert "Record these rows" in page.content.decode()
    assert client.post(answer.headers["Location"]).headers["Location"] == "/assistance/engagements/"
    assert "A law" in client.get("/assistance/engagements/").content.decode()


@pytest.mark.parametrize("listed", ["engagements", "trainings", "initiatives", "follow-ups"])
def test_a_list_asks_as_often_for_three_rows_as_for_one(adviser: Person, client: Client, listed: str) -> None:
    client.force_login(adviser)
    made: Iterator[int] = iter(range(9))

    def add() -> None:
        n = next(made)
        if listed == "engagements":
            engage(adviser, ["KGZ", "PLW"], title=f"E {n}")
        elif listed == "initiatives":
            with acting_as(adviser):
                record_initiative(facts=InitiativeFacts(name=f"I {n}", members=("KGZ",)), by=adviser, at=NOON)
        else:
            held = train(adviser, title=f"T {n}", jurisdictions=("KGZ",), from_on=date(2018, 3, 1))
            with acting_as(adviser):
                list_participants(
                    training=held, participants=participants_in(b"Participant\np\n", "l"), by=adviser, at=NOON
                )

    def asked() -> int:
        client.get(f"/assistance/{listed}/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(f"/assistance/{listed}/").status_code == 200
        return len(queries)

    add()
    once = asked()
    add()
    add()
    assert asked() == once


class Eastern:
    """An initiative of two members with one priority and a step."""

    def __init__(self, by: Person) -> None:
        with acting_as(by):
            self.row = record_initiative(
                facts=InitiativeFacts(name="Eastern Africa", region="Eastern Africa", members=("UGA", "KEN")),
                by=by,
                at=NOON,
            )
            self.priority = add_priority(
                initiative=self.row, name="Protection of reporting persons", provisions=("33",), by=by, at=NOON,
                topics=("protection_of_reporting_persons",),
            )  # fmt: skip


def test_members_stand_in_alphabetical_order_with_what_answers_their_needs(
    adviser: Person, person: Any, state: Any
) -> None:
    eastern = Eastern(adviser)
    engage(adviser, ["KEN"], provisions=("33",), title="Advice on protection")
    engage(adviser, ["KEN"], provisions=("57",), title="Something else")
    train(adviser, title="Hotlines", jurisdictions=("KEN",), topics=("protection_of_reporting_persons",))
    publisher = state("NOR")
    activity(publisher, person("Nora", "provider", publisher), "NO-1", jurisdictions=["UGA"], provisions=["33"],
             under=["ch.III", "33"])  # fmt: skip
    with acting_as(adviser) as asker:
        page = initiative_page(row=eastern.row, seen_by=asker)
        assert [(line.name, line.cells[0].answers) for line in page.members] == [("Kenya", 2), ("Uganda", 1)]
        member = member_page(row=eastern.row, code="KEN", seen_by=asker)
        assert [one.label for one in member.priorities[0].answers] == ["Advice on protection", "Hotlines"]


def test_a_step_of_the_roadmap_has_a_period_and_moves_for_one_at_a_time(adviser: Person) -> None:
    eastern = Eastern(adviser)
    with acting_as(adviser) as asker:
        step = add_roadmap_step(
            initiative=eastern.row, text="Model law", from_on=date(2019, 1, 1), until_on=date(2019, 6, 30), by=adviser,
            at=NOON, priority=eastern.priority, jurisdictions=("KEN",),
        )  # fmt: skip
        move_roadmap_step(step=step, seen=0, state="done", by=adviser, at=NOON)
        with pytest.raises(ChangedMeanwhile):
            move_roadmap_step(step=step, seen=0, state="dropped", by=adviser, at=NOON)
        with pytest.raises(Refusal, match="period"):
            add_roadmap_step(
                initiative=eastern.row,
                text="x",
                from_on=date(2019, 2, 1),
                until_on=date(2019, 1, 1),
                by=adviser,
                at=NOON,
            )
        page = initiative_page(row=RegionalInitiative.objects.get(), seen_by=asker)
        assert [(one.state, one.where, one.start) for one in page.steps] == [("Done", "Kenya", 0.0)]
        assert asker_of(adviser) == asker


def test_a_law_that_came_of_an_engagement_stands_in_the_brief_on_the_state(adviser: Person) -> None:
    from merida.site.assistance.selectors.brief import brief_of

    support = engage(adviser, ["KGZ"], ["legislative_drafting"])
    with acting_as(adviser) as asker:
        add_result(
            engagement=support, kind="law_adopted", title="Asset Recovery Act", jurisdiction="KGZ",
            on=date(2018, 5, 4), by=adviser, at=NOON,
        )  # fmt: skip
        brief = brief_of(state="KGZ", seen_by=asker, on=date(2019, 1, 1))
        assert brief is not None
        assert [(one.on, one.title) for one in brief.milestones] == [(date(2018, 5, 4), "Asset Recovery Act")]
