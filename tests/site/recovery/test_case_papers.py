"""What a case-holder hands on: the case and the log in Word and Excel, nobody named; each difference by its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from merida.money.units import Quantity
from merida.money.when import When
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.provenance.models import Decision
from merida.site.recovery.models import Case, Event, Suspicion
from merida.site.recovery.services import persons, requests
from merida.site.recovery.services.recording import record_claim, record_event
from tests.site.recovery.conftest import NOW
from tests.site.recovery.test_cases_pages import seen

pytestmark = pytest.mark.django_db
DAY = date(2026, 2, 1)


@pytest.fixture
def told(holder: Person, opened: Case) -> Callable[..., Event]:
    """Record an event of the case: told("frozen", 100)."""

    def record(kind: str, amount: int, when: str = "", **more: Any) -> Event:
        with acting_as(holder):
            return record_event(
                case=opened, kind=kind, quantity=Quantity.of(amount, "USD"), when=When.of(when) if when else None,
                by=holder, at=NOW, **more,
            )  # fmt: skip

    return record


def between(case: Case, holder: Person) -> list[tuple[str, int]]:
    (statement,) = seen(case, holder).statements
    return [(row.label, row.quantity.minor // 100) for row in statement.between]


def test_each_difference_between_confiscated_and_transferred_has_its_line(
    holder: Person, opened: Case, told: Callable[..., Event]
) -> None:
    told("frozen", 100)
    told("confiscated", 90)
    told("interest", 5, at_stage="confiscated")
    told("victims", 20)
    told("expenses_57_4", 4)
    told("approved", 60)
    told("transferred", 50)
    lines = between(opened, holder)
    assert lines == [
        ("Confiscated", 90), ("gained: Interest", 5), ("left: Paid to victims and prior owners", -20),
        ("left: Expenses deducted under 57(4)", -4), ("rests at the stage “Confiscated”", -11),
        ("rests at the stage “Approved for return”", -10), ("Transferred", 50),
    ]  # fmt: skip
    assert sum(amount for _label, amount in lines[:-1]) == lines[-1][1]


def test_what_cannot_be_explained_is_a_line_of_its_own(
    holder: Person, opened: Case, told: Callable[..., Event]
) -> None:
    told("confiscated", 90)
    told("transferred", 97)
    assert between(opened, holder) == [
        ("Confiscated", 90), ("not explained: more left the stage “Confiscated” than is recorded there", 7),
        ("Transferred", 97),
    ]  # fmt: skip
    assert not seen(opened, holder).statements[0].adds_up


def test_without_a_confiscation_or_a_transfer_there_is_no_difference_to_tell(
    holder: Person, opened: Case, told: Callable[..., Event]
) -> None:
    told("frozen", 100)
    told("transferred", 50)
    assert between(opened, holder) == []


@pytest.mark.parametrize(
    ("frozen", "confiscated", "days", "before"),
    [
        ("2014", "2014", "at most 364, in either order", False),
        ("2016", "2014-03-01", "671 – 1,036", True),
        ("2014-03-01", "2014-03-01", "0", False),
        ("", "2014", None, False),
    ],
)
def test_stages_with_rough_dates_tell_no_more_than_is_known(
    holder: Person, opened: Case, told: Callable[..., Event], frozen: str, confiscated: str, days: str | None,
    before: bool,
) -> None:  # fmt: skip
    told("frozen", 10, frozen)
    told("confiscated", 10, confiscated)
    found = [(one.days, one.before) for one in seen(opened, holder).stages if one.ends == "Confiscated"]
    assert found == ([] if days is None else [(days, before)])


@pytest.fixture
def worked_on(holder: Person, opened: Case, told: Callable[..., Event]) -> Case:
    """A case with an event, a request that was answered, a person and a claimant."""
    told("frozen", 1000, "2026-01", jurisdictions=["CHE"], authority="Public prosecutor")
    with acting_as(holder):
        known: dict[str, Any] = {"by": holder, "at": NOW}
        persons.name_person(case=opened, name="Ferdinand Rask", status="charged", on=DAY, **known)
        persons.name_claimant(case=opened, name="Bank of Rask", kind="third_party", on=DAY, **known)
        request = requests.record_request(
            case=opened, direction="out", kind="freezing", from_jurisdiction="PLW", to_jurisdiction="CHE",
            subject="Freezing of an account", channel="liaison", contact="Office for assets", sent_on=DAY, **known,
        )  # fmt: skip
        requests.record_step_of_request(request=request, kind="acknowledged", on=date(2026, 2, 11), **known)
        requests.describe_request(request=request, their_reference="B-77", **known)
    return opened


@pytest.mark.parametrize("language", ["en", "ar", "fr", "es", "ru", "zh-hans"])
def test_the_case_in_word_names_nobody(client: Client, holder: Person, worked_on: Case, language: str) -> None:
    client.force_login(holder)
    client.cookies["django_language"] = language
    answer = client.get(reverse("recovery:case_file", args=[worked_on.pk]), {"format": "docx"})
    document = Document(BytesIO(answer.content))
    words = " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "Freezing of an account" in words and "Public prosecutor" in words and "1" in words
    assert "Rask" not in words + " ".join(one.text for one in document.paragraphs)


def test_the_case_as_a_workbook_has_its_statement_and_timeline(client: Client, holder: Person, worked_on: Case) -> None:
    client.force_login(holder)
    answer = client.get(reverse("recovery:case_file", args=[worked_on.pk]), {"format": "xlsx"})
    book = load_workbook(BytesIO(answer.content))
    assert {"Case", "Statement", "Timeline", "Events", "Requests", "Persons"} <= set(book.sheetnames)
    events = [[cell.value for cell in row] for row in book["Events"].iter_rows()]
    assert [(str(one or "")).replace("\N{NO-BREAK SPACE}", " ") for one in events[2][:6]] == [
        "Frozen or seized",
        "Done",
        "USD 1,000",
        "January 2026",
        "Switzerland",
        "Public prosecutor",
    ]
    assert client.get(reverse("recovery:case_file", args=[worked_on.pk]), {"format": "pdf"}).status_code == 404


def test_the_log_is_handed_on_as_it_is_filtered(client: Client, holder: Person, worked_on: Case) -> None:
    client.force_login(holder)
    log = reverse("recovery:requests")
    page = client.get(log).content.decode()
    assert "Office for assets" in page and "format=csv" in page
    text = client.get(reverse("recovery:requests_file"), {"format": "csv"}).content.decode("utf-8-sig")
    assert "Freezing of an account" in text and "B-77" in text and ",10," in text
    none = client.get(reverse("recovery:requests_file"), {"format": "csv", "direction": "in"}).content.decode()
    assert "Freezing of an account" not in none
    assert client.get(log, {"contact": "Office for assets"}).content.decode().count("Freezing of an account") == 1
    assert "Nothing matches" in client.get(log, {"contact": "Another"}).content.decode()


def test_days_count_from_when_one_turned_to_an_office(client: Client, holder: Person, worked_on: Case) -> None:
    with acting_as(holder):
        known: dict[str, Any] = {"request": worked_on.requests.get(), "by": holder, "at": NOW}
        requests.record_step_of_request(kind="contacted", contact="Liaison desk", on=date(2026, 3, 1), **known)
        requests.record_step_of_request(kind="information_asked", on=date(2026, 3, 4), **known)
        requests.record_step_of_request(kind="information_given", contact="Liaison desk", on=date(2026, 3, 9), **known)
    client.force_login(holder)
    contacts = client.get(reverse("recovery:requests")).context["page"].contacts
    assert [(one.contact, one.state, one.turned_to, one.answered, one.days) for one in contacts] == [
        ("Liaison desk", "Switzerland", 2, 1, 3), ("Office for assets", "Switzerland", 1, 1, 10),
    ]  # fmt: skip


def test_detectors_look_at_what_a_case_holder_writes_down_too(client: Client, holder: Person, opened: Case) -> None:
    known: dict[str, Any] = {"case": opened, "stage": "transferred", "when": When.of("2019"), "by": holder, "at": NOW}
    with acting_as(holder):
        for amount in ("1126951.45", "1126915.45"):
            record_claim(words=amount, quantity=Quantity.of(amount, "USD"), key="one", **known)
        found = Suspicion.objects.get(kind="digits")
        assert (found.team, found.load) == (opened.team, None)
        before = Suspicion.objects.count()
        record_claim(words=amount, quantity=Quantity.of(amount, "USD"), key="one", **known)
        assert Suspicion.objects.count() == before
        record_claim(words="1126951.45 again", quantity=Quantity.of("1126951.45", "USD"), key="one", **known)
    client.force_login(holder)
    page = client.get(reverse("recovery:case", args=[opened.pk])).content.decode()
    assert "about these claims wait" in page
    asked = client.get(reverse("recovery:suspicions")).content.decode()
    assert "1126951.45" in asked
    client.post(reverse("recovery:decide_suspicion", args=[found.pk]), {"verdict": "confirmed"})
    with acting_as(holder):
        assert Suspicion.objects.get(pk=found.pk).decision.verdict == "confirmed"


def test_a_request_that_was_written_down_wrongly_is_put_right_and_what_was_before_is_kept(
    client: Client, holder: Person, worked_on: Case
) -> None:
    client.force_login(holder)
    with acting_as(holder):
        key = worked_on.requests.get().pk
    address = reverse("recovery:row", args=["request-describe", key])
    form = client.get(address).context["form"]
    given = {name: form[name].value() or "" for name in form.fields if name != "urgent"}
    assert client.post(address, given | {"to_jurisdiction": "PLW"}).status_code == 422
    assert client.post(address, given | {"to_jurisdiction": "SGP", "kind": "mla"}).status_code == 303
    with acting_as(holder):
        row = worked_on.requests.get()
        assert (row.to_jurisdiction, row.kind, row.their_reference) == ("SGP", "mla", "B-77")
        kept = Decision.objects.filter(act="describe_request").order_by("-decided_at").first()
        assert kept is not None and kept.before == {"to_jurisdiction": "CHE", "kind": "freezing"}
