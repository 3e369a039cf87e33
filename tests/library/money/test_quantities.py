"""Quantities: money, pieces, virtual assets; qualifiers and undisclosed amounts in totals; shares to the last cent."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merida.money.qualified import Stated, joined, total
from merida.money.qualifiers import Qualifier
from merida.money.shares import rounded, shares
from merida.money.units import Quantity, commodity
from merida.money.when import When

QUALIFIERS: list[Qualifier] = ["exact", "about", "more_than", "less_than", "at_least", "at_most"]
UNITS = st.sampled_from(["USD", "JPY", "TND", "virtual:BTC:8", "piece:ambulance"])
STATED = st.builds(
    lambda minor, unit, qualifier: Stated(Quantity(minor, unit), qualifier),
    st.integers(0, 10**13),
    UNITS,
    st.sampled_from(QUALIFIERS),
)


@pytest.mark.parametrize(
    ("value", "unit", "minor", "printed"),
    [
        ("1126951.45", "USD", 112695145, "1126951.45 USD"),
        ("-0.05", "USD", -5, "-0.05 USD"),
        ("7", "piece:ambulance", 7, "7 ambulance"),
        ("0.00000001", "virtual:BTC:8", 1, "0.00000001 BTC"),
        ("500", "JPY", 500, "500 JPY"),
    ],
)
def test_a_quantity_is_whole_minor_units_of_its_unit(value: str, unit: str, minor: int, printed: str) -> None:
    quantity = Quantity.of(value, unit)
    assert (quantity.minor, str(quantity), quantity.value) == (minor, printed, Fraction(value))


@pytest.mark.parametrize(
    ("value", "unit"), [("0.001", "USD"), ("0.5", "piece:ambulance"), ("0.000000001", "virtual:BTC:8"), ("1.5", "JPY")]
)
def test_half_an_ambulance_and_half_a_yen_are_refused(value: str, unit: str) -> None:
    with pytest.raises(ValueError, match="decimals"):
        Quantity.of(value, unit)


def test_what_is_no_unit_and_what_is_a_float_are_refused() -> None:
    with pytest.raises(ValueError, match="no unit"):
        Quantity(1, "dollars")
    with pytest.raises(TypeError, match="float"):
        Quantity.of(4.6, "USD")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="minor units"):
        Quantity(4.6, "USD")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="cannot be combined"):
        Quantity(7, "piece:ambulance") + Quantity(7, "USD")


def test_a_quantity_of_money_is_an_amount_and_back() -> None:
    assert Quantity.from_amount(Quantity.of("4.6", "USD").amount()) == Quantity.of(Decimal("4.6"), "USD")
    assert commodity("virtual:ETH:18") == "ETH"


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("exact", "exact"), "exact"),
        (("exact", "about"), "about"),
        (("at_least", "exact"), "at_least"),
        (("more_than", "at_least"), "more_than"),
        (("less_than", "at_most"), "less_than"),
        (("at_least", "at_most"), "about"),
        (("more_than", "about"), "about"),
    ],
)
def test_a_total_is_as_sure_as_its_least_sure_part(parts: tuple[Qualifier, Qualifier], whole: Qualifier) -> None:
    assert joined(*parts) == joined(*reversed(parts)) == whole


def test_the_grouping_of_parts_makes_no_difference() -> None:
    for one in QUALIFIERS:
        for two in QUALIFIERS:
            for three in QUALIFIERS:
                assert joined(joined(one, two), three) == joined(one, joined(two, three))


def test_not_disclosed_is_counted_and_never_zero() -> None:
    found = total([Stated(Quantity.of(5, "USD")), None, None])
    assert (found.parts, found.not_disclosed) == (3, 2)
    assert found.of("USD") == Stated(Quantity.of(5, "USD"))
    assert found.of("CHF") is None, "no part is in francs, which is not nought francs"
    assert total([None]).sums == ()


def test_a_range_stays_a_range_in_a_total() -> None:
    low, high = Quantity.of(4, "USD"), Quantity.of(6, "USD")
    found = total([Stated(low, "about", high), Stated(Quantity.of(1, "USD"))]).of("USD")
    assert found == Stated(Quantity.of(5, "USD"), "about", Quantity.of(7, "USD"))
    with pytest.raises(ValueError, match="upwards"):
        Stated(high, "exact", low)


def test_bounds_are_given_only_where_they_are_certain() -> None:
    five = Quantity.of(5, "USD")
    assert Stated(five).bounds() == (five, five)
    assert Stated(five, "at_least").bounds() == (five, None)
    assert Stated(five, "less_than").bounds() == (None, five)
    assert Stated(five, "about").bounds() == (None, None)


@given(st.lists(st.none() | STATED, max_size=4))
@settings(max_examples=40)
def test_a_total_does_not_depend_on_the_order_of_its_parts(parts: list[Stated | None]) -> None:
    assert len({total(order) for order in permutations(parts)}) == 1


@given(st.lists(st.none() | STATED, max_size=8), st.integers(0, 8))
@settings(max_examples=60)
def test_the_total_of_two_heaps_is_the_total_of_all(parts: list[Stated | None], cut: int) -> None:
    assert total(parts[:cut]) + total(parts[cut:]) == total(parts)
    for one in total(parts).sums:
        exact = sum((p.quantity.value for p in parts if p and p.quantity.unit == one.quantity.unit), Fraction(0))
        assert one.quantity.value == exact


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 1000), min_size=1, max_size=9).filter(any), UNITS)
@settings(max_examples=100)
def test_shares_add_up_and_are_off_by_less_than_one(minor: int, weights: list[int], unit: str) -> None:
    parts = shares(Quantity(minor, unit), weights)
    assert sum(part.minor for part in parts) == minor
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part.minor - Fraction(minor * weight, sum(weights))) < 1


def test_the_odd_cent_goes_to_the_largest_remainder_and_the_first_of_equals() -> None:
    assert [one.minor for one in shares(Quantity(100, "USD"), [1, 1, 1])] == [34, 33, 33]
    assert [one.minor for one in shares(Quantity(10, "USD"), [1, 2, 4])] == [1, 3, 6]
    assert [one.minor for one in shares(Quantity(7, "piece:ambulance"), [1, 1])] == [4, 3]
    with pytest.raises(ValueError, match="weights"):
        shares(Quantity(1, "USD"), [0, 0])


@pytest.mark.parametrize(
    ("value", "even", "up", "down"), [("5/2", 2, 3, 2), ("7/2", 4, 4, 3), ("-5/2", -2, -3, -2), ("8/3", 3, 3, 2)]
)
def test_roundings_do_what_their_names_say(value: str, even: int, up: int, down: int) -> None:
    exact = Fraction(value)
    assert (rounded(exact), rounded(exact, "half_up"), rounded(exact, "down")) == (even, up, down)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2019-02-28", "2019-02-28", "2019-02-28"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(written: str, first: str, last: str) -> None:
    when = When.of(written)
    assert (str(when), str(when.first), str(when.last)) == (written, first, last)


@pytest.mark.parametrize("written", ["2019-02-31", "31.02.2019", "2019-13", "early 2019", ""])
def test_31_february_is_refused_in_a_sentence(written: str) -> None:
    with pytest.raises(ValueError, match="write 2014, 2014-02 or 2014-02-10"):
        When.of(written)
