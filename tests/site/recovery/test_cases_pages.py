"""The page of a case: the statement that adds up or says why not, the timeline, claims side by side; acts by form."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from html import unescape
from importlib.resources import files
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from merida.money.units import Quantity
from merida.money.when import When
from merida.site.people.asking import acting_as, asker_of
from merida.site.people.choices import Role
from merida.site.people.demo import demo_account, demo_person
from merida.site.people.models import Person
from merida.site.recovery import demonstration_cases
from merida.site.recovery.forms.fields import quantity
from merida.site.recovery.models import Asset, Case, Claimant, Event, LegalRequest, Order
from merida.site.recovery.selectors.case import CasePage, case_page
from merida.site.recovery.services import booking, orders, persons, requests
from merida.site.recovery.services.incoming import portions
from merida.site.recovery.services.loading import load_events
from merida.site.recovery.services.recording import record_claim, record_event
from merida.tabular.read import read_table
from merida.tracing.table import events_of
from tests.site.recovery.conftest import NOW

pytestmark = pytest.mark.django_db
DAY = date(2026, 2, 1)


def seen(case: Case, holder: Person) -> CasePage:
    with acting_as(holder), translation.override("en"):
        return case_page(case=Case.objects.get(pk=case.pk), today=date(2026, 3, 2), seen_by=asker_of(holder))


@pytest.fixture
def happened(holder: Person, opened: Case) -> Callable[..., Event]:
    """Record an event: happened("frozen", 100)."""

    def record(kind: str, amount: Any, when: str = "2026-02-01", **more: Any) -> Event:
        with acting_as(holder):
            return record_event(
                case=opened, kind=kind, quantity=Quantity.of(amount, "USD"), when=When.of(when), by=holder, at=NOW,
                **more,
            )  # fmt: skip

    return record


def rows(page: CasePage) -> dict[str, dict[str, str]]:
    (statement,) = page.statements
    return {stage.label: {row.label: str(row.quantity) for row in stage.rows} for stage in statement.stages}


def test_the_statement_adds_up_exactly_from_frozen_to_used(
    holder: Person, opened: Case, happened: Callable[..., Event]
) -> None:
    for kind, amount, more in (
        ("frozen", "100.00", {}), ("interest", "3.50", {"at_stage": "frozen"}), ("confiscated", "103.50", {}),
        ("third_parties", "20.00", {}), ("transferred", "83.50", {}), ("received", "83.50", {}), ("used", "80.00", {}),
    ):  # fmt: skip
        happened(kind, amount, **more)
    page = seen(opened, holder)
    assert page.statements[0].adds_up and not page.statements[0].differences
    assert rows(page)["Frozen or seized"] == {
        "entered": "100.00 USD", "gained: Interest": "3.50 USD", "moved on to: Confiscated": "-103.50 USD",
        "rests here": "0.00 USD",
    }  # fmt: skip
    assert rows(page)["Confiscated"]["left: Paid to third parties"] == "-20.00 USD"
    assert rows(page)["Received"]["rests here"] == "3.50 USD"


def test_an_approximate_event_makes_what_rests_approximate(
    holder: Person, opened: Case, happened: Callable[..., Event]
) -> None:
    happened("frozen", "100", qualifier="about")
    happened("confiscated", "40")
    (statement,) = seen(opened, holder).statements
    told = {(stage.label, row.label): row.stated.qualifier for stage in statement.stages for row in stage.rows}
    assert told == {
        ("Frozen or seized", "entered"): "about", ("Frozen or seized", "moved on to: Confiscated"): "exact",
        ("Frozen or seized", "rests here"): "about", ("Confiscated", "entered from: Frozen or seized"): "exact",
        ("Confiscated", "rests here"): "exact",
    }  # fmt: skip


def test_where_it_does_not_add_up_it_says_by_how_much_and_why(
    holder: Person, opened: Case, happened: Callable[..., Event]
) -> None:
    happened("frozen", "84")
    happened("transferred", "115")
    (statement,) = seen(opened, holder).statements
    assert not statement.adds_up
    assert "31" in statement.differences[0] and "interest, a gain in value, an exchange" in statement.differences[0]


def test_a_reversed_event_is_in_no_statement_and_stays_readable(
    client: Client, holder: Person, opened: Case, happened: Callable[..., Event]
) -> None:
    event = happened("frozen", "84")
    client.force_login(holder)
    address = reverse("recovery:row", args=["reverse", event.pk])
    assert client.post(address, {"because": ""}).status_code == 422
    assert client.post(address, {"because": "It was 48."}).status_code == 303
    page = seen(opened, holder)
    assert all(row.quantity.minor == 0 for one in page.statements for stage in one.stages for row in stage.rows)
    assert [(one.reversed, one.because) for one in page.events] == [(True, ""), (False, "It was 48.")]
    assert not [one for one in page.timeline if one.kind == "event"]


def test_every_number_of_the_statement_opens_its_events(
    client: Client, holder: Person, opened: Case, happened: Callable[..., Event]
) -> None:
    first, _second = happened("frozen", "60"), happened("confiscated", "60")
    client.force_login(holder)
    (statement,) = seen(opened, holder).statements
    answer = client.get(statement.stages[0].rows[0].url).content.decode()
    assert f'id="event-{first.pk}"' in answer and answer.count('id="event-') == 1
    assert client.get(statement.stages[0].rows[0].url.replace("USD", "EUR")).content.decode().count('id="event-') == 0


def test_claims_of_one_fact_stand_side_by_side_and_a_person_chooses_with_a_reason(
    client: Client, holder: Person, opened: Case
) -> None:
    known: dict[str, Any] = {"case": opened, "stage": "transferred", "key": "return", "by": holder, "at": NOW}
    with acting_as(holder):
        record_claim(words="4.5 million", quantity=Quantity.of("4500000", "USD"), whose="USA",
                     source_class="authority", **known)  # fmt: skip
        about = record_claim(words="about 4.6 million", quantity=Quantity.of("4600000", "USD"), qualifier="about",
                             whose="KGZ", source_class="authority", **known)  # fmt: skip
    (fact,) = seen(opened, holder).facts
    assert [(one.words, one.whose, one.used) for one in fact.claims] == [
        ("4.5 million", "USA", True), ("about 4.6 million", "KGZ", False),
    ]  # fmt: skip
    assert fact.disagrees and [(str(low), str(high)) for low, high in fact.ranges] == [
        ("4500000.00 USD", "4600000.00 USD")
    ]
    assert "the rule" in fact.rule
    client.force_login(holder)
    chosen = {"claim": str(about.pk), "because": "The draft report of the session says so."}
    assert client.post(fact.prefer_url, chosen | {"because": ""}).status_code == 422
    assert client.post(fact.prefer_url, chosen).status_code == 303
    (fact,) = seen(opened, holder).facts
    assert [one.used for one in fact.claims] == [False, True]
    assert fact.rule == "a person's decision" and fact.because.startswith("The draft report")
    assert fact.disagrees


def test_the_timeline_tells_all_of_it_in_order_and_how_long_each_stage_took(
    holder: Person, opened: Case, account: Asset, happened: Callable[..., Event]
) -> None:
    with acting_as(holder):
        known: dict[str, Any] = {"by": holder, "at": NOW}
        request = requests.record_request(
            case=opened, direction="out", kind="freezing", from_jurisdiction="PLW", to_jurisdiction="CHE",
            subject="Freezing", channel="liaison", sent_on=date(2026, 1, 10), **known,
        )  # fmt: skip
        requests.record_step_of_request(request=request, kind="executed", on=date(2026, 1, 25), **known)
        order = orders.record_freezing_order(
            case=opened, ground="conviction", jurisdiction="CHE", made_on=date(2026, 1, 20),
            lapses_on=date(2026, 4, 1), assets=[account], **known,
        )  # fmt: skip
        orders.renew_order(order=order, on=date(2026, 3, 1), lapses_on=date(2026, 9, 1), seen=date(2026, 4, 1), **known)
    happened("confiscated", "60", "2026-02")
    page = seen(opened, holder)
    assert [(str(one.when), one.kind, one.text) for one in page.timeline] == [
        ("2026-01-10", "request", "Freezing: Sent"),
        ("2026-01-20", "order", "Freezing or seizure (art. 2(f)), Switzerland: Made"),
        ("2026-01-25", "request", "Freezing: Executed"),
        ("2026-02", "event", "Confiscated"),
        ("2026-03-01", "order", "Freezing or seizure (art. 2(f)), Switzerland: Renewed"),
    ]
    assert [(one.begins, one.ends, one.least, one.most) for one in page.stages] == [
        ("First request", "Frozen or seized", 10, 10), ("Frozen or seized", "Confiscated", 12, 39),
        ("Confiscated", "Today", 2, 29),
    ]  # fmt: skip
    assert page.soon[0].due_on == date(2026, 9, 1)


def test_a_claimant_who_is_paid_leaves_the_chain_and_the_statement_still_adds_up(
    holder: Person, opened: Case, account: Asset, happened: Callable[..., Event]
) -> None:
    happened("frozen", "100")
    happened("confiscated", "100")
    with acting_as(holder):
        known: dict[str, Any] = {"on": DAY, "by": holder, "at": NOW}
        bank = persons.name_claimant(case=opened, name="A bank", kind="third_party", asset=account, **known)
        persons.recognize_claim(claimant=bank, amount=Quantity.of(30, "USD"), **known)
        booking.book_step_of_claimant(
            claimant=bank, kind="paid", amount=Quantity.of(30, "USD"), drawn_on="confiscated", **known
        )
    page = seen(opened, holder)
    assert page.statements[0].adds_up
    assert rows(page)["Confiscated"]["left: Paid to third parties"] == "-30.00 USD"
    assert rows(page)["Confiscated"]["rests here"] == "70.00 USD"


def test_a_case_is_opened_and_filled_by_its_forms(client: Client, holder: Person) -> None:
    client.force_login(holder)
    asked = {"name": "Two ferries", "opened_on": "2026-01-15", "offences": "17, 23",
             "scope": "not_stated", "origin": "PLW", "location": "CHE", "aliases": "The ferries; Harbour",
             "aliases_withheld": "on"}  # fmt: skip
    wrong = client.post(reverse("recovery:open_case"), asked | {"offences": "99"})
    assert wrong.status_code == 422 and "no provision “99”" in wrong.content.decode()
    page = client.post(reverse("recovery:open_case"), asked)["Location"]

    def add(what: str, **given: Any) -> int:
        return client.post(f"{page}add/{what}/", given).status_code

    assert add("asset", kind="account", label="Account", location="CHE", qualifier="exact", amount="1,000.50",
               unit="usd") == 303  # fmt: skip
    assert add("asset", kind="cash", label="Safe", qualifier="exact", amount="10.505", unit="USD") == 422
    assert add("asset", kind="cash", label="Safe", qualifier="exact", amount="ten", unit="USD") == 422
    assert add("order", kind="freezing", ground="conviction", jurisdiction="CHE", made_on="2026-02-01",
               lapses_on="2026-06-01", finality="provisional", qualifier="exact") == 303  # fmt: skip
    assert add("person", name="Somebody", status="suspected", on="2026-02-01") == 303
    assert add("claimant", name="A bank", kind="third_party", on="2026-02-01", amount="5", unit="USD") == 303
    assert add("obstacle", code="delay", jurisdiction="CHE", since="2026-02-01") == 303
    assert add("deadline", due_on="2026-05-01", words="Hearing") == 303
    assert add("assistance", words="A course") == 303
    assert add("jurisdiction", role="requested", jurisdiction="CHE") == 303
    assert add("event", kind="frozen", status="done", when="2026-02", qualifier="about", amount="1000.50", unit="USD",
               jurisdictions=["CHE"]) == 303  # fmt: skip
    assert add("event", kind="frozen", status="done", when="31 February", qualifier="exact") == 422
    assert add("claim", stage="frozen", words="frozen last month", status="reported", qualifier="exact",
               source_class="press") == 303  # fmt: skip
    assert add("nothing") == 404
    with acting_as(holder):
        case = Case.objects.get()
        assert case.aliases == ["The ferries", "Harbour"] and case.offences == ["17", "23"]
        assert [(one.value, one.unit) for one in Asset.objects.all()] == [(100_050, "USD")]
        order, claimant = Order.objects.get(), Claimant.objects.get()
    assert client.post(
        reverse("recovery:row", args=["order-renew", order.pk]),
        {"on": "2026-05-20", "lapses_on": "2026-09-01", "seen": "2026-06-01"},
    ).status_code == 303  # fmt: skip
    step = reverse("recovery:row", args=["claimant-step", claimant.pk])
    assert client.post(step, {"kind": "paid", "on": "2026-03-01", "amount": "5", "unit": "USD"}).status_code == 422
    assert client.post(step, {"kind": "recognized", "on": "2026-03-01"}).status_code == 303
    assert client.get(page).status_code == 200


def test_the_log_is_filtered_and_tells_response_times_by_channel(client: Client, holder: Person) -> None:
    client.force_login(holder)
    log = reverse("recovery:requests")
    asked = {"direction": "out", "kind": "mla", "from_jurisdiction": "PLW", "to_jurisdiction": "CHE",
             "subject": "Bank records", "channel": "central_authority", "sent_on": "2026-01-10"}  # fmt: skip
    first = client.post(reverse("recovery:record_request"), asked)["Location"]
    client.post(
        reverse("recovery:record_request"),
        asked | {"subject": "Company records", "to_jurisdiction": "SGP", "channel": "network"},
    )
    with acting_as(holder):
        key = LegalRequest.objects.get(subject="Bank records").pk
    step = reverse("recovery:row", args=["request-step", key])
    assert client.post(step, {"kind": "refused", "on": "2026-02-09"}).status_code == 422
    assert client.post(step, {"kind": "refused", "on": "2026-02-09", "ground": "46(21)(b)"}).status_code == 303
    assert "46(21)(b)" in client.get(first).content.decode()
    only = client.get(log, {"jurisdiction": "SGP"}).content.decode()
    assert "Company records" in only and "Bank records" not in only
    open_ones = client.get(log, {"status": "open"}).content.decode()
    assert "Company records" in open_ones and "Bank records" not in open_ones
    whole = re.sub(r"\s+", " ", unescape(client.get(log).content.decode()))
    assert re.search(r"Central authority.*?>1<.*?>1<.*?>30<", whole)


@pytest.mark.parametrize(
    ("language", "typed", "minor"),
    [
        ("en", "1,234.50", 123_450), ("es", "1.234,50", 123_450), ("fr", "1 234,50", 123_450),
        ("ru", "1234,5", 123_450), ("ar", "١٢٣٤", 123_400), ("zh-hans", "1,234", 123_400), ("en", "1.234,50", None),
        ("en", "12,34", None), ("en", "-5", None), ("en", "0", None), ("en", "1.005", None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_the_language_writes_them(language: str, typed: str, minor: int | None) -> None:
    with translation.override(language):
        if minor is None:
            with pytest.raises(ValueError, match=r"\w+"):
                quantity(typed, "USD")
        else:
            assert quantity(typed, "USD") == Quantity(minor, "USD")


def test_a_document_of_a_request_comes_back_as_it_was_given(
    client: Client, holder: Person, own_files: Any, opened: Case
) -> None:
    with acting_as(holder):
        request = requests.record_request(
            case=opened, direction="in", kind="mla", from_jurisdiction="CHE", to_jurisdiction="PLW", subject="Letter",
            channel="diplomatic", sent_on=DAY, by=holder, at=NOW,
        )  # fmt: skip
        document = requests.add_document(
            request=request, kind="request", chunks=[b"the letter"], name="letter.txt", media_type="text/html",
            by=holder, at=NOW,
        )  # fmt: skip
    client.force_login(holder)
    answer: Any = client.get(reverse("recovery:request_file", args=[document.pk]))
    assert b"".join(answer.streaming_content) == b"the letter"
    assert answer["Content-Type"] == "application/octet-stream" and "attachment" in answer["Content-Disposition"]


@pytest.mark.django_db(transaction=True)
def test_the_demonstration_shows_a_case_whose_statement_adds_up(client: Client) -> None:
    demo_account(at=timezone.now())
    now = datetime.now(UTC)
    assert len(list(demonstration_cases.furnish(at=now))) == 1 and not list(demonstration_cases.furnish(at=now))
    holder = demo_person(Role.CASE_HOLDER)
    assert holder is not None
    with acting_as(holder) as asker:
        page = case_page(case=Case.objects.get(), today=now.date(), seen_by=asker)
        assert [(one.unit, one.adds_up, one.differences) for one in page.statements] == [("USD", True, ())]
        assert 31 in [one.left for one in page.soon]
    client.force_login(holder)
    assert client.get(page.head.url).status_code == 200


def test_every_case_of_the_register_opens_for_everybody_with_its_statement(client: Client, analyst: Person) -> None:
    register = files("merida.tracing").joinpath("data/asset-recovery-events.csv").read_bytes()
    with acting_as(analyst):
        events = events_of(read_table(register, "events.csv").sheet())
        load_events(portions=portions(events), name="events.csv", by=analyst, at=NOW, public=True)
    found = list(Case.objects.all())
    assert len(found) == 114
    for case in found:
        page = client.get(reverse("recovery:case", args=[case.pk]))
        assert page.status_code == 200, case.reference
        said = page.content.decode()
        assert "Who sees" not in said and 'id="persons"' not in said and "/add/" not in said
    listed = client.get(reverse("recovery:cases"), {"q": "Abacha"}).content.decode()
    assert listed.count('class="row-title"') == sum("Abacha" in one.cluster or "Abacha" in one.name for one in found)
