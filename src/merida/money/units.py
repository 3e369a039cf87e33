"""Units of account: currencies, virtual assets with an exponent of their own, and pieces (seven ambulances)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from merida.money.amounts import Amount
from merida.money.currencies import currencies, currency

_VIRTUAL = re.compile(r"virtual:([A-Z0-9]{2,12}):(\d{1,2})")
_PIECE = re.compile(r"piece:([a-z][a-z0-9_-]*)")


@cache
def digits(unit: str) -> int:
    """How many decimals a unit has: "USD", "virtual:BTC:8", "piece:ambulance"; ValueError if it is no unit."""
    if unit in currencies():
        return currency(unit).digits
    if found := _VIRTUAL.fullmatch(unit):
        return int(found[2])
    if _PIECE.fullmatch(unit):
        return 0
    raise ValueError(
        f"{unit!r} is no unit; give an ISO 4217 code, virtual:BTC:8 (name and decimals) or piece:ambulance."
    )


def is_money(unit: str) -> bool:
    """Whether the unit is a currency of ISO 4217."""
    return unit in currencies()


def commodity(unit: str) -> str:
    """The unit as people write it: USD, BTC, ambulance."""
    return unit.split(":")[1] if ":" in unit else unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many whole minor units (cents, satoshi, pieces) of a unit."""

    minor: int
    unit: str

    def __post_init__(self) -> None:
        if not isinstance(self.minor, int) or isinstance(self.minor, bool):
            raise TypeError(f"A quantity is whole minor units, not {self.minor!r}; use Quantity.of for a Decimal.")
        digits(self.unit)

    @classmethod
    def of(cls, value: Decimal | Fraction | int | str, unit: str) -> Quantity:
        """The quantity of a value in major units; ValueError if it is finer than the unit."""
        if not isinstance(value, Decimal | Fraction | int | str):
            raise TypeError("A float is not exact; give a Decimal, a Fraction, a string or an int.")
        minor = Fraction(value) * 10 ** digits(unit)
        if minor.denominator != 1:
            raise ValueError(f"{value} {unit} has more decimals than the {digits(unit)} of {unit}.")
        return cls(minor.numerator, unit)

    @classmethod
    def from_amount(cls, amount: Amount) -> Quantity:
        """The quantity of an amount of money."""
        return cls(amount.minor, amount.currency)

    @property
    def value(self) -> Fraction:
        """The quantity in major units, exactly."""
        return Fraction(self.minor, 10 ** digits(self.unit))

    def amount(self) -> Amount:
        """The amount of money; KeyError if the unit is no currency."""
        return Amount(self.minor, self.unit)

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.minor + self._same(other).minor, self.unit)

    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(self.minor - self._same(other).minor, self.unit)

    def __neg__(self) -> Quantity:
        return Quantity(-self.minor, self.unit)

    def __lt__(self, other: Quantity) -> bool:
        return self.minor < self._same(other).minor

    def __le__(self, other: Quantity) -> bool:
        return self.minor <= self._same(other).minor

    def _same(self, other: Quantity) -> Quantity:
        if other.unit != self.unit:
            raise ValueError(f"{self.unit} and {other.unit} cannot be combined; convert one of them first.")
        return other

    def number(self) -> str:
        """The value with the decimals of its unit: 1126951.45."""
        places = digits(self.unit)
        sign, figures = "-" * (self.minor < 0), str(abs(self.minor)).rjust(places + 1, "0")
        return f"{sign}{figures[:-places]}.{figures[-places:]}" if places else sign + figures

    def __str__(self) -> str:
        return f"{self.number()} {commodity(self.unit)}"
