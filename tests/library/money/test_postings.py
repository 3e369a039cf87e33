"""Events as postings that sum to zero; corrections that take back; balances as of a date and as known on a date."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from histories import history
from hypothesis import given, settings
from hypothesis import strategies as st

from merida.money.accounts import ACCOUNTS, STAGES, account
from merida.money.events import Event, transaction
from merida.money.postings import Posting, Transaction, balances, changed, checked, exchanged, moved, reversal
from merida.money.units import Quantity
from merida.money.when import When

LEARNT = date(2020, 1, 1)


def usd(value: int | str) -> Quantity:
    return Quantity.of(value, "USD")


def event(id: str, kind: str, value: str, on: str | None = "2019", learnt: date = LEARNT) -> Transaction:
    happened = When.of(on) if on else None
    return transaction(Event(id, kind, usd(value), happened, learnt))  # type: ignore[arg-type]


def test_a_freezing_takes_from_what_was_identified() -> None:
    one = event("f1", "frozen", "84")
    assert one.postings == (Posting("identified", usd(-84)), Posting("frozen", usd(84)))


def test_postings_that_do_not_sum_to_zero_in_every_unit_are_refused() -> None:
    with pytest.raises(ValueError, match=r"do not sum to zero: 5\.00 USD is over"):
        Transaction("x", "frozen", None, LEARNT, (Posting("source", usd(-5)), Posting("frozen", usd(10))))
    with pytest.raises(ValueError, match="CHF"):
        Transaction("x", "sold", None, LEARNT, (Posting("sale", usd(-5)), Posting("frozen", Quantity(500, "CHF"))))
    with pytest.raises(KeyError, match="no account 'bank'"):
        Posting("bank", usd(1))


def test_seven_ambulances_bought_with_returned_money_are_an_exchange() -> None:
    parts = exchanged("received", usd(349057), Quantity(7, "piece:ambulance"))
    one = Transaction("a", "exchanged", When.of("2017-03"), LEARNT, parts)
    assert balances([one]) == {
        ("exchange", "USD"): usd(349057),
        ("exchange", "piece:ambulance"): Quantity(-7, "piece:ambulance"),
        ("received", "USD"): usd(-349057),
        ("received", "piece:ambulance"): Quantity(7, "piece:ambulance"),
    }


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: moved("frozen", "confiscated", usd(0)), "more than nothing"),
        (lambda: moved("frozen", "confiscated", usd(-1)), "more than nothing"),
        (lambda: exchanged("frozen", usd(1), usd(1)), "two units"),
        (lambda: exchanged("frozen", usd(1), Quantity(1, "CHF"), "interest"), "exchange or sale"),
        (lambda: changed("frozen", usd(1), "sale"), "interest or valuation"),
        (lambda: changed("frozen", usd(0)), "none"),
        (lambda: transaction(Event("e", "sold", usd(1), None, LEARNT)), "becomes"),
        (lambda: transaction(Event("e", "frozen", usd(1), None, LEARNT, becomes=usd(2))), "becomes"),
        (lambda: transaction(Event("e", "interest", usd(1), None, LEARNT, at="retained")), "no stage"),
        (lambda: transaction(Event("e", "stolen", usd(1), None, LEARNT)), "no kind of event"),  # type: ignore[arg-type]
    ],
)
def test_what_makes_no_posting_is_refused_in_a_sentence(make, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=said):
        make()


def test_a_correction_takes_back_with_a_reason_and_keeps_what_was_believed() -> None:
    wrong = event("t1", "transferred", "311797867.11", "2020-05-04", date(2020, 5, 5))
    back = reversal(wrong, "t1-back", date(2020, 6, 1), "last digits transposed against the official release")
    right = event("t2", "transferred", "311797876.11", "2020-05-04", date(2020, 6, 1))
    journal = [wrong, back, right]
    assert balances(journal)["transferred", "USD"] == usd("311797876.11")
    assert balances(journal, known_on=date(2020, 5, 31))["transferred", "USD"] == usd("311797867.11")
    assert balances(journal, as_of=date(2020, 5, 3)) == {}
    assert balances(journal, as_of=date(2020, 5, 4))["transferred", "USD"] == usd("311797876.11")
    with pytest.raises(ValueError, match="needs a reason"):
        reversal(wrong, "x", date(2020, 6, 1), " ")
    with pytest.raises(ValueError, match="cannot be taken back before"):
        reversal(wrong, "x", date(2020, 5, 1), "early")


def test_a_year_counts_from_its_last_day_and_what_has_no_date_only_without_one() -> None:
    journal = [event("a", "frozen", "1", "2014"), event("b", "frozen", "2", None)]
    assert ("frozen", "USD") not in balances(journal, as_of=date(2014, 12, 30))
    assert balances(journal, as_of=date(2014, 12, 31))["frozen", "USD"] == usd(1)
    assert balances(journal)["frozen", "USD"] == usd(3)


def test_a_journal_with_mistakes_says_which() -> None:
    one = event("a", "frozen", "1")
    back = reversal(one, "b", LEARNT, "never happened")
    again = reversal(one, "c", LEARNT, "never happened, said twice")
    lost = reversal(event("z", "frozen", "1"), "d", LEARNT, "of another journal")
    other = Transaction("e", "frozen", None, LEARNT, moved("frozen", "identified", usd(9)), "a", "another amount")
    assert checked([one, back]) == ()
    assert checked([one, one, back, again, lost, other]) == (
        "a stands in the journal twice.",
        "a is taken back twice, by b and c.",
        "d takes back z, which is not in the journal.",
        "e does not take back exactly what a posted.",
        "a is taken back twice, by c and e.",
    )


def test_every_stage_takes_from_the_stage_before_it() -> None:
    for before, stage in zip(("source", *STAGES), STAGES, strict=False):
        assert account(stage).before == before
    assert all(one.meaning for one in ACCOUNTS.values())


@given(st.integers(0, 10**9))
@settings(max_examples=100, deadline=None)
def test_balances_do_not_depend_on_the_order_of_loading(seed: int) -> None:
    journal = list(history(seed))
    before = balances(journal)
    Random(seed).shuffle(journal)
    assert balances(journal) == before


def test_ten_thousand_histories_with_corrections_balance_exactly() -> None:
    for seed in range(10_000):
        journal = history(seed)
        assert not checked(journal), seed
        sums: dict[str, int] = {}
        for (_, unit), quantity in balances(journal).items():
            sums[unit] = sums.get(unit, 0) + quantity.minor
        assert not any(sums.values()), seed
        taken_back = {one.reverses for one in journal if one.reverses}
        standing = [one for one in journal if not one.reverses and one.id not in taken_back]
        assert balances(journal) == balances(standing), seed
