"""Exchange rates: what a provider publishes for a day, a month or a year; nothing is interpolated.

A rate says how many units of `quote` one unit of `base` costs, who says so, and for which period.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, Protocol

from merida.money.when import When

type Period = Literal["day", "month", "quarter", "year"]
_WITHIN = 7
"""A market is closed at weekends and holidays: the last rate published in so many days stands, with its own date."""


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of `base` for `value` units of `quote`, as `provider` published it for the period from first to last."""

    base: str
    quote: str
    value: Fraction
    provider: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class NoRate:
    """Why there is no rate, in one sentence; `code` is no_currency, no_date, vague_date, disagree or unit."""

    code: str
    why: str


class RateProvider(Protocol):
    """Whoever publishes rates."""

    @property
    def name(self) -> str:
        """Its name, as a note on method prints it."""

    def rate(self, base: str, quote: str, on: When) -> Rate | NoRate:
        """Its rate for this date, or why it has none."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A row of a provider's table: so many units of `code` for one unit of the pivot, in this period."""

    code: str
    value: Fraction
    first: date
    last: date


class RateTable:
    """A provider whose rates are all quoted against one pivot (the euro of the ECB, the dollar of the IMF)."""

    def __init__(self, name: str, pivot: str, period: Period, quotes: Iterable[Quote]) -> None:
        """Rows of one currency and period that disagree by more than 2.5 % and have no majority give no rate."""
        self._name, self.pivot, self.period = name, pivot, period
        gathered: dict[tuple[str, date], list[Quote]] = {}
        for quote in quotes:
            if quote.value > 0 and quote.code != pivot:
                gathered.setdefault((quote.code, quote.first), []).append(quote)
        self._rows: dict[str, list[tuple[date, date, Quote | None]]] = {}
        for code, first in sorted(gathered):
            rows = gathered[code, first]
            self._rows.setdefault(code, []).append((first, rows[0].last, _agreed(rows)))

    @property
    def name(self) -> str:
        """Its name."""
        return self._name

    def currencies(self) -> tuple[str, ...]:
        """The currencies it has rates for, the pivot among them."""
        return tuple(sorted({*self._rows, self.pivot}))

    def rate(self, base: str, quote: str, on: When) -> Rate | NoRate:
        """The cross rate of two rows of one period."""
        if base == quote:
            return Rate(base, quote, Fraction(1), self.name, on.first, on.last)
        one, other = self._row(base, on), self._row(quote, on)
        if isinstance(one, NoRate):
            return one
        if isinstance(other, NoRate):
            return other
        rows = [row for row in (one, other) if row is not None]
        if len({row.first for row in rows}) > 1:
            return NoRate("no_date", f"{self.name} has {base} and {quote} for different days about {on}.")
        value = (other.value if other else Fraction(1)) / (one.value if one else Fraction(1))
        return Rate(base, quote, value, self.name, rows[0].first, rows[0].last)

    def _row(self, code: str, on: When) -> Quote | NoRate | None:
        """The row of a currency; None for the pivot, which is one."""
        if code == self.pivot:
            return None
        rows = self._rows.get(code)
        if rows is None:
            return NoRate("no_currency", f"{self.name} has no rates for {code}; load a table that has.")
        at = bisect_right(rows, on.last, key=lambda row: row[0]) - 1
        if self._too_vague(on):
            why = f"{self.name} has a rate per {self.period}; the date is only known as {on}."
            return NoRate("vague_date", why)
        if at < 0 or not self._covers(rows[at][0], rows[at][1], on):
            return NoRate("no_date", f"{self.name} has no rate for {code} on {on}.")
        first, _, found = rows[at]
        return found or NoRate("disagree", f"{self.name} has rows for {code} in {first:%Y} that disagree.")

    def _covers(self, first: date, last: date, on: When) -> bool:
        if self.period == "day":
            return 0 <= (on.first - first).days <= _WITHIN
        return first <= on.first <= on.last <= last

    def _too_vague(self, on: When) -> bool:
        return (self.period == "day" and not on.exact) or (self.period in ("month", "quarter") and on.month is None)


def _agreed(rows: list[Quote]) -> Quote | None:
    """Rows of several countries with one currency: the value of most, else one in the middle if all are close."""
    rows = sorted(rows, key=lambda row: row.value)
    for row in rows:
        same = sum(abs(other.value - row.value) * 10**6 <= row.value for other in rows)
        if 2 * same > len(rows):
            return row
    close = (rows[-1].value - rows[0].value) * 40 <= rows[0].value
    return rows[(len(rows) - 1) // 2] if close else None


class FirstOf:
    """Several providers, asked in order: the first that has a rate gives it."""

    def __init__(self, *providers: RateProvider) -> None:
        """In the order in which they are asked."""
        self.providers = providers

    @property
    def name(self) -> str:
        """All their names."""
        return ", else ".join(one.name for one in self.providers)

    def rate(self, base: str, quote: str, on: When) -> Rate | NoRate:
        """The first rate there is; the reason of the last provider if there is none."""
        answer: Rate | NoRate = NoRate("no_currency", "No rates are loaded; load a table such as the IMF's averages.")
        for one in self.providers:
            answer = one.rate(base, quote, on)
            if isinstance(answer, Rate):
                return answer
        return answer
