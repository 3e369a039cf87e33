"""Quantities with how exact they are said to be, and their totals: an approximate part makes an approximate total.

"Not disclosed" is counted beside a total and never enters it as zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from merida.money.qualifiers import Qualifier
from merida.money.units import Quantity

# From surest to least sure. Downwards and upwards bounds joined leave only "about".
_UP: tuple[Qualifier, ...] = ("exact", "at_least", "more_than", "about")
_DOWN: tuple[Qualifier, ...] = ("exact", "at_most", "less_than", "about")


def joined(one: Qualifier, other: Qualifier) -> Qualifier:
    """How exact a sum is whose parts are so exact: the order and the grouping of parts make no difference."""
    for ladder in (_UP, _DOWN):
        if one in ladder and other in ladder:
            return max(one, other, key=ladder.index)
    return "about"


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity as stated: with its qualifier, and its upper end where a range is given ("from 4 to 6 million")."""

    quantity: Quantity
    qualifier: Qualifier = "exact"
    until: Quantity | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.quantity:
            raise ValueError(f"A range goes upwards: {self.quantity} is more than {self.until}.")

    @property
    def high(self) -> Quantity:
        """The upper end of the range, or the quantity itself."""
        return self.until or self.quantity

    def __add__(self, other: Stated) -> Stated:
        until = self.high + other.high if self.until or other.until else None
        return Stated(self.quantity + other.quantity, joined(self.qualifier, other.qualifier), until)

    def bounds(self) -> tuple[Quantity | None, Quantity | None]:
        """Between what it lies for certain; None where nothing is certain."""
        low = None if self.qualifier in ("about", "at_most", "less_than") else self.quantity
        high = None if self.qualifier in ("about", "at_least", "more_than") else self.high
        return low, high


@dataclass(frozen=True, slots=True)
class Total:
    """Sums per unit, how many parts each has, and how many parts are not disclosed."""

    sums: tuple[Stated, ...] = ()
    parts: int = 0
    not_disclosed: int = 0

    def __add__(self, other: Total) -> Total:
        return Total(
            _merged((*self.sums, *other.sums)), self.parts + other.parts, self.not_disclosed + other.not_disclosed
        )

    def of(self, unit: str) -> Stated | None:
        """The sum in this unit; None if no part is in it."""
        return next((one for one in self.sums if one.quantity.unit == unit), None)


def total(parts: Iterable[Stated | None]) -> Total:
    """The total of stated quantities; None is a part whose amount is not disclosed."""
    known: list[Stated] = []
    unknown = 0
    for part in parts:
        if part is None:
            unknown += 1
        else:
            known.append(part)
    return Total(_merged(known), len(known) + unknown, unknown)


def _merged(parts: Iterable[Stated]) -> tuple[Stated, ...]:
    """One sum a unit; in plain numbers, because totals have many parts."""
    sums: dict[str, tuple[int, int, Qualifier, bool]] = {}
    for part in parts:
        low, high, unit = part.quantity.minor, part.high.minor, part.quantity.unit
        before = sums.get(unit)
        if before is None:
            sums[unit] = (low, high, part.qualifier, part.until is not None)
        else:
            qualifier = before[2] if before[2] == part.qualifier else joined(before[2], part.qualifier)
            sums[unit] = (before[0] + low, before[1] + high, qualifier, before[3] or part.until is not None)
    return tuple(
        Stated(Quantity(low, unit), qualifier, Quantity(high, unit) if ranged else None)
        for unit, (low, high, qualifier, ranged) in sorted(sums.items())
    )
