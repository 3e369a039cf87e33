"""A roadmap as shapes: each action a bar on the line of time of its plan, mirrored where one reads from the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 1000
"""Of the picture, in its own units."""
LEAST = 6
"""So that a single day can still be seen."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A bar from `x`, `width` wide."""

    x: float
    width: float
    open_end: bool = False
    """Whether its end is not stated, and the plan's end stands for it."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at the beginning of a quarter; of a year with its number."""

    x: float
    label: str
    year: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The line of time from a first to a last day."""

    first: date
    last: date
    mirrored: bool = False

    def strip(self, begins: date | None, ends: date | None) -> Strip | None:
        """The bar of something that lasts from one day to another; None if neither day is known or none is inside."""
        if begins is None and ends is None:
            return None
        start, end = begins or self.first, ends or self.last
        if end < self.first or start > self.last:
            return None
        left, right = self._at(max(start, self.first)), self._at(min(end, self.last) + timedelta(days=1))
        width = max(LEAST, right - left)
        left = min(left, WIDTH - width)
        return Strip(round(WIDTH - left - width if self.mirrored else left, 1), round(width, 1), ends is None)

    def mark(self, day: date) -> float | None:
        """Where a day stands; None outside of the line."""
        if not self.first <= day <= self.last:
            return None
        at = self._at(day)
        return round(WIDTH - at if self.mirrored else at, 1)

    def ticks(self) -> Iterator[Tick]:
        """The beginning of each quarter (of each year, where there are many)."""
        long = (self.last - self.first).days > 5 * 366
        year, month = self.first.year, 1
        while (day := date(year, month, 1)) <= self.last:
            if (x := self.mark(day)) is not None and (month == 1 or not long):
                yield Tick(x, str(year) if month == 1 else f"{(month + 2) // 3}/{year % 100:02}", month == 1)
            year, month = (year + 1, 1) if month == 10 else (year, month + 3)

    def _at(self, day: date) -> float:
        return WIDTH * (day - self.first).days / ((self.last - self.first).days + 1)
