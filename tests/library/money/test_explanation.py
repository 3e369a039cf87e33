"""The difference between confiscated and transferred, explained line by line."""

from __future__ import annotations

from datetime import date

import pytest
from histories import history
from hypothesis import given, settings
from hypothesis import strategies as st

from merida.money.accounts import STAGES
from merida.money.events import Event, Kind, transaction
from merida.money.explanation import explained
from merida.money.reconciliation import Statement, statements
from merida.money.units import Quantity
from merida.money.when import When


def statement(*events: tuple[Kind, str]) -> Statement:
    return statements(
        transaction(Event(f"e{at}", kind, Quantity.of(value, "USD"), When.of("2019"), date(2020, 1, 1)))
        for at, (kind, value) in enumerate(events)
    )[0]


def test_sixty_million_confiscated_and_fifty_seven_transferred() -> None:
    found = explained(
        statement(("confiscated", "60"), ("expenses_57_4", "2.5"), ("interest", "0.5"), ("transferred", "57")),
        "confiscated",
        "transferred",
    )
    assert (str(found.start), str(found.end)) == ("60.00 USD", "57.00 USD")
    assert [(step.what, step.quantity.number()) for step in found.steps] == [
        ("interest", "0.50"),
        ("expenses_57_4", "-2.50"),
        ("rest", "-1.00"),
    ]
    assert found.steps[1].transactions == ("e1",)


def test_what_joined_on_the_way_is_a_step() -> None:
    found = explained(statement(("transferred", "5")), "frozen", "transferred")
    assert [(step.what, step.quantity.number()) for step in found.steps] == [("joined", "5.00")]


def test_stages_are_named_in_their_order() -> None:
    for first, last in [("transferred", "confiscated"), ("frozen", "frozen"), ("frozen", "custody")]:
        with pytest.raises(ValueError, match="two stages in their order"):
            explained(statement(("frozen", "5")), first, last)


@given(st.integers(0, 10**9), st.integers(0, 5), st.integers(1, 6))
@settings(max_examples=120, deadline=None)
def test_the_steps_add_up_in_any_history(seed: int, first: int, further: int) -> None:
    last = min(first + further, len(STAGES) - 1)
    for one in statements(history(seed)):
        found = explained(one, STAGES[first], STAGES[last])
        assert sum((step.quantity for step in found.steps), found.start) == found.end
