"""The reconciliation statement: from frozen to used it adds up, or says by how much it does not and why."""

from __future__ import annotations

from datetime import date

import pytest
from histories import history
from hypothesis import given, settings
from hypothesis import strategies as st

from merida.money.events import Event, Kind, transaction
from merida.money.postings import Transaction, reversal
from merida.money.reconciliation import Statement, statements
from merida.money.units import Quantity
from merida.money.when import When

LEARNT = date(2020, 1, 1)


def journal(*events: tuple[Kind, str]) -> list[Transaction]:
    return [
        transaction(Event(f"e{at}", kind, Quantity.of(value, "USD"), When.of("2019"), LEARNT))
        for at, (kind, value) in enumerate(events)
    ]


def statement(*events: tuple[Kind, str]) -> Statement:
    (found,) = statements(journal(*events))
    return found


def rest(found: Statement, stage: str) -> str:
    return found.sum("rest", stage).number()


def test_half_a_dollar_too_much_is_said() -> None:
    found = statement(
        ("frozen", "110"), ("interest", "20"), ("released", "45"), ("confiscated", "85"), ("expenses_57_4", "1"),
        ("custody", "0.5"), ("third_parties", "2"), ("approved", "74"), ("transferred", "74"),
        ("received", "74"), ("used", "70"),
    )  # fmt: skip
    assert rest(found, "frozen") == "-0.50", "custody was paid out of what was frozen"
    assert not found.adds_up
    assert found.differences[0].quantity == Quantity.of("0.5", "USD")


def test_nothing_is_over_where_every_part_is_recorded() -> None:
    found = statement(
        ("frozen", "110"), ("interest", "20"), ("released", "45"), ("confiscated", "85"), ("expenses_57_4", "1"),
        ("third_parties", "2"), ("retained", "8"), ("transferred", "74"), ("received", "74"), ("used", "70"),
    )  # fmt: skip
    assert found.adds_up
    assert found.differences == ()
    rests = [
        (one.stage, one.quantity.number()) for one in found.lines if one.direction == "rest" and one.quantity.minor
    ]
    assert rests == [("received", "4.00"), ("used", "70.00")]
    assert found.sum("in", "frozen") + found.sum("gain") + found.sum("out") == found.sum("rest")


def test_more_transferred_than_frozen_says_by_how_much_and_why() -> None:
    found = statement(("frozen", "84"), ("transferred", "115"))
    assert not found.adds_up
    (difference,) = found.differences
    assert (difference.stage, str(difference.quantity)) == ("frozen", "31.00 USD")
    assert "interest" in difference.why


def test_interest_explains_why_more_was_transferred_than_frozen() -> None:
    found = statement(("frozen", "84"), ("transferred", "115"), ("interest", "31"))
    assert found.adds_up
    assert rest(found, "frozen") == "0.00"


def test_a_transfer_before_a_forfeiture_happened_and_the_order_of_telling_changes_nothing() -> None:
    events: list[tuple[Kind, str]] = [
        ("transferred", "684"),
        ("confiscated", "683"),
        ("interest", "1"),
        ("frozen", "683"),
    ]
    found, turned = statement(*events), statement(*reversed(events))
    assert found.differences == statement(*events).differences
    assert [(one.stage, one.direction, one.account, one.quantity) for one in found.lines] == [
        (one.stage, one.direction, one.account, one.quantity) for one in turned.lines
    ]


def test_transferred_and_received_are_two_facts_and_the_rest_between_them_shows() -> None:
    found = statement(("transferred", "4.5"), ("received", "4.6"))
    (begins, over) = found.differences
    assert (begins.code, begins.stage) == ("begins_without_source", "transferred")
    assert (over.code, str(over.quantity)) == ("more_left_than_entered", "0.10 USD")
    assert rest(statement(("frozen", "6"), ("transferred", "4.6"), ("received", "4.5")), "transferred") == "0.10"


def test_custody_of_what_nobody_recorded_as_frozen_comes_out_of_the_first_stage_recorded() -> None:
    found = statement(("confiscated", "100"), ("custody", "3"), ("transferred", "97"))
    assert found.adds_up
    assert found.sum("out", "confiscated") == Quantity.of(-3, "USD")


def test_costs_out_of_nothing_are_a_difference() -> None:
    found = statement(("custody", "3"))
    assert not found.adds_up
    assert "no event put anything there" in found.differences[0].why


def test_a_car_sold_leaves_as_a_piece_and_stands_as_money() -> None:
    parts = [
        transaction(Event("c", "confiscated", Quantity(25, "piece:car"), When.of("2016"), LEARNT)),
        transaction(
            Event("s", "sold", Quantity(25, "piece:car"), When.of("2019"), LEARNT, becomes=Quantity.of(24, "CHF"))
        ),
        transaction(Event("t", "transferred", Quantity.of(22, "CHF"), When.of("2025"), LEARNT)),
    ]
    francs, cars = statements(parts)
    assert (francs.unit, rest(francs, "confiscated"), francs.adds_up) == ("CHF", "2.00", True)
    assert (cars.unit, rest(cars, "confiscated"), cars.adds_up) == ("piece:car", "0", True)


def test_a_statement_as_known_before_a_correction() -> None:
    (wrong,) = journal(("frozen", "84"))
    back = reversal(wrong, "back", date(2021, 1, 1), "another account")
    assert statements([wrong, back], known_on=date(2020, 12, 31))[0].sum("in") == Quantity.of(84, "USD")
    assert statements([wrong, back])[0].lines == ()


def test_every_line_names_the_transactions_behind_it() -> None:
    found = statement(("frozen", "5"), ("frozen", "6"), ("confiscated", "11"))
    line = next(one for one in found.lines if one.stage == "frozen" and one.direction == "in")
    assert line.transactions == ("e0", "e1")


@pytest.mark.parametrize("by", ["in", "gain", "out", "on"])
def test_every_direction_has_its_sum(by: str) -> None:
    found = statement(("frozen", "5"), ("interest", "1"), ("released", "2"), ("confiscated", "4"))
    assert found.sum(by).minor != 0  # type: ignore[arg-type]


@given(st.integers(0, 10**9))
@settings(max_examples=150, deadline=None)
def test_entered_and_gained_is_left_and_rests_in_any_history(seed: int) -> None:
    for found in statements(history(seed)):
        for stage in {one.stage for one in found.lines}:
            own = [one.quantity.minor for one in found.lines if one.stage == stage and one.direction != "rest"]
            assert sum(own) == found.sum("rest", stage).minor
            if sum(own) < 0:
                assert any(one.stage == stage and one.quantity.minor == -sum(own) for one in found.differences)
