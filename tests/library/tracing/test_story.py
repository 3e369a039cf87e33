"""One return from claims to the statement: ordered 6.0 million, transferred 4.5 as one State said, received 4.6."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

from merida.money.events import Event, Kind, transaction
from merida.money.journals import hledger, read_hledger
from merida.money.postings import Transaction, balances, checked, reversal
from merida.money.qualified import Stated
from merida.money.reconciliation import statements
from merida.money.units import Quantity
from merida.money.when import When
from merida.tracing.claims import Claim, preferred
from merida.tracing.detectors import propose
from merida.tracing.entries import entries
from merida.tracing.register import read_events
from merida.tracing.volumes import volumes

CASE = "bakiyev-gourevitch-usa"
LEARNT = date(2019, 6, 1)


def told() -> list[Claim]:
    text = (files("merida.tracing") / "data" / "asset-recovery-events.csv").read_text(encoding="utf-8")
    return [one for one in read_events(text)[0] if one.case == CASE]


def posted(id: str, kind: Kind, quantity: Quantity | None, on: str) -> Transaction:
    assert quantity is not None
    return transaction(Event(id, kind, quantity, When.of(on), LEARNT))


def test_the_order_is_not_the_return_and_the_range_stays_visible() -> None:
    claims = told()
    order = next(one for one in claims if one.stage == "confiscated")
    returned = preferred(one for one in claims if one.stage == "transferred")
    assert str(order.quantity) == "6000000.00 USD"
    assert str(returned.claim.quantity) == "4600000.00 USD"
    assert [(str(low), str(high)) for low, high in returned.ranges] == [("4500000.00 USD", "6000000.00 USD")]
    reported = [one for one in propose(claims) if one.suspicion == "status"]
    assert any("is reported as transferred" in one.reason for one in reported)
    volume = volumes(entries(claims), "transferred", "origin")
    assert volume.total.total.of("USD") == Stated(Quantity.of("4600000", "USD"))


def test_sent_and_received_disagree_by_a_tenth_of_a_million_and_the_statement_says_so() -> None:
    journal = [
        posted("order", "confiscated", Quantity.of("6000000", "USD"), "2018"),
        posted("granted", "approved", Quantity.of("4500000", "USD"), "2018-10-04"),
        posted("sent", "transferred", Quantity.of("4500000", "USD"), "2019-02-26"),
        posted("received", "received", Quantity.of("4600000", "USD"), "2019-02-28"),
    ]
    (statement,) = statements(journal)
    assert not statement.adds_up
    (over,) = [one for one in statement.differences if one.code == "more_left_than_entered"]
    assert (over.stage, str(over.quantity)) == ("transferred", "100000.00 USD")
    assert statement.sum("rest", "confiscated").number() == "1500000.00", "ordered and never collected"
    assert set(read_hledger(hledger(journal))) == set(journal)


def test_a_corrected_receipt_makes_it_add_up_and_the_old_statement_can_be_made_again() -> None:
    sent = posted("sent", "transferred", Quantity.of("4500000", "USD"), "2019-02-26")
    wrong = posted("received", "received", Quantity.of("4600000", "USD"), "2019-02-28")
    later = date(2020, 1, 1)
    back = reversal(wrong, "back", later, "the recipient's figure was rounded up")
    right = transaction(Event("again", "received", Quantity.of("4500000", "USD"), When.of("2019-02-28"), later))
    journal = [sent, wrong, back, right]
    assert not checked(journal)
    assert statements(journal)[0].adds_up
    assert statements(journal, known_on=LEARNT) == statements([sent, wrong])
    assert balances(journal)["received", "USD"] == Quantity.of("4500000", "USD")
