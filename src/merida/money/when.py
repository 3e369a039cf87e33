"""Dates as precisely as they are known: a day, a month or a year, each with its first and its last day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date known to the year, to the month (`month`) or to the day (`day`)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("A day needs its month.")
        month, day = (1 if part is None else part for part in (self.month, self.day))
        date(self.year, month, day)  # refuses 31 February, and a month or day of nought

    @classmethod
    def of(cls, written: str | date) -> When:
        """The date written as 2014, 2014-02 or 2014-02-10; ValueError in one sentence if it is none."""
        if isinstance(written, date):
            return cls(written.year, written.month, written.day)
        found = _WRITTEN.fullmatch(written.strip())
        if not found:
            raise ValueError(f"{written!r} is no date; write 2014, 2014-02 or 2014-02-10.")
        try:
            return cls(int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None)
        except ValueError:
            raise ValueError(f"{written!r} is no day of the calendar; write 2014, 2014-02 or 2014-02-10.") from None

    @property
    def first(self) -> date:
        """The first day it can have been."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can have been."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def by(self, day: date) -> bool:
        """Whether it had surely happened by this day: a year counts from its last day."""
        return self.last <= day

    def __str__(self) -> str:
        return "-".join(f"{part:02d}" for part in (self.year, self.month, self.day) if part is not None)
