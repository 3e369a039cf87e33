"""Amounts: exact, one currency at a time, in the digits of ISO 4217."""

from __future__ import annotations

import ast
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import merida.money
import merida.tracing
from merida.money import Amount, currency
from merida.money.currencies import currencies

MODULES = sorted(path for package in (merida.money, merida.tracing) for path in Path(package.__path__[0]).glob("*.py"))
CODES = st.sampled_from(sorted(currencies()))


@pytest.mark.parametrize(
    ("value", "code", "minor"),
    [
        ("4600000", "USD", 460000000),
        ("12.5", "CHF", 1250),
        ("1000", "JPY", 1000),
        ("1.234", "TND", 1234),
        ("5", "DEM", 500),
    ],
)
def test_an_amount_is_kept_in_whole_minor_units(value: str, code: str, minor: int) -> None:
    amount = Amount.of(Decimal(value), code)
    assert amount.minor == minor
    assert amount.value == Decimal(value)


@pytest.mark.parametrize(("value", "code"), [("1.5", "JPY"), ("0.001", "USD"), ("1.2345", "TND")])
def test_more_decimals_than_the_currency_has_are_refused_in_a_sentence(value: str, code: str) -> None:
    with pytest.raises(ValueError, match=code):
        Amount.of(value, code)


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        Amount.of(4.6, "USD")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="minor units"):
        Amount(4.6, "USD")  # type: ignore[arg-type]


def test_two_currencies_are_never_added() -> None:
    with pytest.raises(ValueError, match="USD and EUR"):
        Amount(1, "USD") + Amount(1, "EUR")
    with pytest.raises(ValueError, match="USD and EUR"):
        assert Amount(1, "USD") < Amount(1, "EUR")


def test_an_unknown_currency_is_refused_in_a_sentence() -> None:
    with pytest.raises(KeyError, match="XXZ"):
        Amount(1, "XXZ")


def test_historic_currencies_are_known_with_the_year_they_ended() -> None:
    assert currency("DEM").until is not None
    assert currency("EUR").until is None


@given(minor=st.integers(-(10**15), 10**15), code=CODES)
def test_value_and_minor_units_say_the_same(minor: int, code: str) -> None:
    amount = Amount(minor, code)
    assert Amount.of(amount.value, code) == amount


@given(one=st.integers(-(10**12), 10**12), other=st.integers(-(10**12), 10**12), code=CODES)
def test_what_is_added_can_be_taken_away(one: int, other: int, code: str) -> None:
    assert Amount(one, code) + Amount(other, code) - Amount(other, code) == Amount(one, code)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_no_float_is_written_or_made(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), f"line {node.lineno}"
        made = (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("float", "round", "divmod")
        )
        assert not made, "float() and round() lose cents"
