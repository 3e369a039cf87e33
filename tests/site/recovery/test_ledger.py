"""The ledger: sums to zero, only added to, corrected by reversals; what is exported is read back the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from merida.money.journals import read_hledger
from merida.money.postings import balances, checked
from merida.money.reconciliation import statements
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited
from merida.site.recovery.models import Case, Claim, Event, Posting
from merida.site.recovery.selectors.asked import asked_for
from merida.site.recovery.selectors.entries import transactions_of
from merida.site.recovery.selectors.journals import faults, journal_of
from merida.site.recovery.selectors.volumes import volumes_found
from merida.site.recovery.services.recording import prefer_claim, record_claim, record_event, reverse_event
from merida.site.server.roles import as_owner
from tests.site.recovery.conftest import NOW

pytestmark = pytest.mark.django_db(transaction=True)

KINDS = (
    "identified", "frozen", "confiscated", "approved", "transferred", "received", "used", "released", "shared",
    "retained", "third_parties", "victims", "expenses_57_4", "custody", "expenses_46_28", "recipient_costs", "interest",
)  # fmt: skip
UNITS = ("USD", "KES", "JPY", "virtual:ETH:18", "piece:ambulance")


def usd(value: str) -> Quantity:
    return Quantity.of(value, "USD")


@pytest.fixture
def keep(opened: Case, holder: Person) -> Callable[..., Event]:
    """Record an event of the case: keep("frozen", usd("84"), "1999")."""

    def record(kind: str, quantity: Quantity | None, when: str = "", **more: Any) -> Event:
        more = {"at": NOW, "when": When.of(when) if when else None, **more}
        return record_event(case=opened, kind=kind, quantity=quantity, by=holder, **more)

    return record


def test_from_frozen_to_used_every_event_is_booked_and_the_statement_adds_up(
    opened: Case, holder: Person, keep: Callable[..., Event]
) -> None:
    with acting_as(holder):
        keep("frozen", usd("100"), "2018-03")
        keep("interest", usd("4"), "2019")
        keep("confiscated", usd("104"), "2020-01-05")
        keep("third_parties", usd("10"), "2020-06-01")
        keep("expenses_57_4", usd("1"), "2020-07-01")
        keep("transferred", usd("93"), "2021-02-03")
        keep("received", usd("93"), "2021-02-04")
        keep("used", usd("90"), "2022")
        (statement,) = statements(transactions_of(Event.objects.filter(case=opened)))
    assert statement.adds_up
    assert statement.sum("rest", "received") == usd("3")


def test_an_amount_nobody_disclosed_is_an_event_without_postings(keep: Callable[..., Event], holder: Person) -> None:
    with acting_as(holder) as seen_by:
        event = keep("transferred", None, "2020")
        assert not event.postings.exists()
        total = volumes_found(asked=asked_for({}), seen_by=seen_by).total
    assert (total.own.parts, total.own.not_disclosed, total.own.sums) == (1, 1, ())


def test_a_correction_is_a_reversal_with_a_reason(keep: Callable[..., Event], holder: Person) -> None:
    later = NOW + timedelta(days=3)
    with acting_as(holder) as seen_by:
        event = keep("transferred", usd("93"), "2021-02-03")
        with pytest.raises(Refusal):
            reverse_event(event=event, because=" ", by=holder, at=later)
        back = reverse_event(event=event, because="It was paid to another State.", by=holder, at=later)
        with pytest.raises(Refusal):
            reverse_event(event=event, because="Again.", by=holder, at=later)
        assert {one.account: int(one.minor) for one in back.postings.all()} == {"approved": 9300, "transferred": -9300}
        today = volumes_found(asked=asked_for({}), seen_by=seen_by).total
        before = volumes_found(asked=asked_for({"known_on": str(NOW.date())}), seen_by=seen_by).total
    assert (today.events, before.events) == (0, 1)


def test_claims_of_one_fact_are_one_event_and_a_person_may_prefer_another(opened: Case, holder: Person) -> None:
    told = {"case": opened, "stage": "received", "key": "return of 2018", "by": holder, "at": NOW}
    with acting_as(holder) as seen_by:
        press = record_claim(
            quantity=usd("4600000"), qualifier="about", source_class="press", words="around 4.6", **told
        )
        record_claim(quantity=usd("4500000"), source_class="authority", words="4.5 million", **told)
        record_claim(quantity=usd("4500000"), source_class="authority", words="4.5 million", **told)
        live = Event.objects.live().get()
        assert (Claim.objects.count(), int(live.minor or 0)) == (2, 450000000)
        with pytest.raises(Refusal):
            prefer_claim(claim=press, because="", by=holder, at=NOW)
        prefer_claim(claim=press, because="The recipient counted it.", by=holder, at=NOW)
        total = volumes_found(asked=asked_for({"stage": "received"}), seen_by=seen_by).total
        assert (Event.objects.live().get().rule, total.own.sums[0].qualifier) == ("person", "about")
        assert total.own.sums[0].quantity == usd("4600000")
        assert faults_seen() == []


def faults_seen() -> list[str]:
    transactions = tuple(transactions_of(Event.objects.all()))
    return list(checked(transactions))


def test_postings_that_do_not_sum_to_zero_are_refused_by_the_database(
    keep: Callable[..., Event], holder: Person
) -> None:
    with acting_as(holder):
        event = keep("frozen", usd("100"), "2018")
        with pytest.raises(IntegrityError, match="do not sum to zero"), transaction.atomic():
            Posting.objects.create(event=event, number=3, account="frozen", unit="USD", minor=1, **inherited(event))
            connection.check_constraints()


def test_nothing_of_the_ledger_is_changed_or_taken_out_by_anybody(
    keep: Callable[..., Event], holder: Person, owner_sql: Callable[..., Any]
) -> None:
    with acting_as(holder):
        keep("frozen", usd("100"), "2018")
    for act in ("update recovery_posting set minor = 0", "delete from recovery_posting", "delete from recovery_event"):
        with acting_as(holder), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(act)
        with pytest.raises(Exception, match="only added to"):
            owner_sql(act)


def test_whoever_is_not_of_the_team_records_nothing(opened: Case, colleague: Person, analyst: Person) -> None:
    for person in (colleague, analyst):
        with acting_as(person), pytest.raises(PermissionDenied):
            record_event(case=opened, kind="frozen", quantity=usd("1"), by=person, at=NOW)


@pytest.mark.parametrize(
    ("kind", "quantity", "more"),
    [
        ("stolen", usd("1"), {}),
        ("frozen", usd("0"), {}),
        ("frozen", usd("-5"), {}),
        ("sold", usd("5"), {}),
        ("frozen", usd("5"), {"until": usd("4")}),
        ("transferred", usd("5"), {"shares": [("USA", usd("2")), ("CHE", usd("2"))]}),
    ],
)
def test_what_makes_no_event_is_refused_in_one_sentence(
    keep: Callable[..., Event], holder: Person, kind: str, quantity: Quantity, more: dict[str, Any]
) -> None:
    with acting_as(holder), pytest.raises(Refusal, match=r"^[^\n]+\.$"):
        keep(kind, quantity, "2020", **more)


@st.composite
def histories(draw: Any) -> list[tuple[str, int, str, str, bool]]:
    """Events in any order, of any unit, some taken back."""
    return draw(
        st.lists(
            st.tuples(
                st.sampled_from(KINDS), st.integers(1, 10**30), st.sampled_from(UNITS),
                st.sampled_from(("", "1999", "2014-02", "2015-12-09")), st.booleans(),
            ),
            min_size=1, max_size=8,
        )
    )  # fmt: skip


class _RolledBack(Exception):  # noqa: N818
    pass


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=histories())
def test_any_lawful_history_balances_and_its_journal_reads_back_the_same(
    opened: Case, holder: Person, history: list[tuple[str, int, str, str, bool]]
) -> None:
    with acting_as(holder):
        try:
            with transaction.atomic():
                for number, (kind, minor, unit, when, wrong) in enumerate(history):
                    at = datetime(2026, 3, 2, 9, number, tzinfo=UTC)
                    happened = When.of(when) if when else None
                    event = record_event(
                        case=opened, kind=kind, quantity=Quantity(minor, unit), when=happened, by=holder, at=at
                    )
                    if wrong:
                        reverse_event(event=event, because="Wrong.", by=holder, at=at + timedelta(days=1))
                counted, found = faults()
                assert not found and counted == len(history) + sum(wrong for *_rest, wrong in history)
                transactions = tuple(transactions_of(Event.objects.filter(case=opened)))
                read = read_hledger(journal_of(str(opened.pk), "hledger") or "")
                assert sorted(read, key=lambda one: one.id) == sorted(transactions, key=lambda one: one.id)
                held = balances(transactions)
                assert all(sum(v.minor for (_a, u), v in held.items() if u == unit) == 0 for unit in UNITS)
                raise _RolledBack
        except _RolledBack:
            pass


def test_the_check_finds_nothing_wrong_in_a_ledger_with_corrections(keep: Callable[..., Event], holder: Person) -> None:
    with acting_as(holder):
        reverse_event(event=keep("frozen", usd("5"), "2020"), because="Twice.", by=holder, at=NOW)
        keep("sold", Quantity(1, "piece:yacht"), "2021", becomes=usd("70"), at_stage="frozen")
    with as_owner():
        assert faults() == (3, [])


def test_a_case_is_exported_under_any_of_its_names_and_to_nobody_else(
    keep: Callable[..., Event], opened: Case, holder: Person, colleague: Person
) -> None:
    with acting_as(holder):
        keep("frozen", usd("5"), "2020")
        assert "Assets:Frozen" in (journal_of(opened.identifier, "hledger") or "")
        assert "open Assets:Frozen" in (journal_of(str(opened.pk), "beancount") or "")
    with acting_as(colleague):
        assert journal_of(opened.identifier, "hledger") is None
        assert current().person == colleague.pk and date.today()
