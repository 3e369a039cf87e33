"""Amounts of money: whole minor units and an ISO 4217 code. Never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from merida.money.currencies import currency


@dataclass(frozen=True, slots=True, order=False)
class Amount:
    """An exact amount: `minor` whole minor units (cents) of the currency with this ISO 4217 code."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.minor, int) or isinstance(self.minor, bool):
            raise TypeError(f"An amount is whole minor units, not {self.minor!r}; use Amount.of for a Decimal.")
        currency(self.currency)

    @classmethod
    def of(cls, value: Decimal | int | str, code: str) -> Amount:
        """The amount of a decimal value in major units; ValueError if it has more digits than the currency."""
        if isinstance(value, float):
            raise TypeError("A float is not exact; give a Decimal, a string or an int.")
        minor = Decimal(value).scaleb(currency(code).digits)
        if minor != minor.to_integral_value():
            raise ValueError(f"{value} {code} has more decimals than the {currency(code).digits} of {code}.")
        return cls(int(minor), code)

    @property
    def value(self) -> Decimal:
        """The amount in major units."""
        return Decimal(self.minor).scaleb(-currency(self.currency).digits)

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.minor - self._same(other).minor, self.currency)

    def __neg__(self) -> Amount:
        return Amount(-self.minor, self.currency)

    def __lt__(self, other: Amount) -> bool:
        return self.minor < self._same(other).minor

    def __le__(self, other: Amount) -> bool:
        return self.minor <= self._same(other).minor

    def _same(self, other: Amount) -> Amount:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be combined; convert one of them first.")
        return other

    def __str__(self) -> str:
        return f"{self.value:f} {self.currency}"
