"""Dates in cells, as precisely as they are known, as six languages write them; what is not sure is not taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache

from merida.money.when import When
from merida.reading.folding import data, fold
from merida.tabular.kinds import Told, Wrong, ascii_digits
from merida.tabular.values import Value

__all__ = ["Date"]

_TIME = re.compile(r"[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?z|[+-]\d{2}:?\d{2})?$")
_AFTER = re.compile(r"(?<=\d) ?(?:г\.?|года?|م)$")
_ISO = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?")
_JOINED = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_NUMBERS = re.compile(r"(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4})")
_SHORT = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}")
_CHINESE = re.compile(r"(\d{4}) ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号])?)?")
_SEVERAL = re.compile(r".*\b\d{4}\b.*(?:[-/,;~]|\b(?:to|and|a|et|y|и|по)\b).*\b\d{4}\b.*")
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000
"""As days since 1900: the years 1927 to 2119."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date: 2014, 2014-02, 2014-02-10, 10.02.2014, 10 February 2014, 2014年2月10日, or a date of the spreadsheet."""

    def read(self, told: Told) -> When:
        """The date; `Wrong` if it is none, if it is not in the calendar, or if it can be two."""
        value = told.value
        if "impossible_date" in told.marks:
            raise Wrong("date_1900") if value == 60 else Wrong("date_impossible", written=told.text)
        if isinstance(value, When):
            return _year_checked(value, told.text)
        if isinstance(value, datetime):
            return _year_checked(When.of(value.date()), told.text)
        if isinstance(value, bool):
            raise Wrong("date_unreadable", written=told.text)
        return _year_checked(_of_words(told.text, told.habit.order), told.text)

    def vote(self, value: Value) -> str | None:
        """Whether the day stands before the month here, where a number above 12 says so."""
        if not isinstance(value, str):
            return None
        found = _NUMBERS.fullmatch(_plain(value))
        if not found:
            return None
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second > 0 and first <= 31:
            return "order:dmy"
        return "order:mdy" if second > 12 >= first > 0 and second <= 31 else None


def _plain(text: str) -> str:
    folded = fold(ascii_digits(text)).strip(" .,;")
    return _AFTER.sub("", _TIME.sub("", folded)).strip(" .,")


def _of_words(written: str, order: str | None) -> When:
    text = _plain(written)
    if found := _ISO.fullmatch(text):
        return _made(written, found[1], found[3], found[4])
    if found := _JOINED.fullmatch(text):
        return _made(written, found[1], found[2], found[3])
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text) and _FIRST_SERIAL <= Decimal(text) <= _LAST_SERIAL:
        raise Wrong("date_serial", written=written, first=date(1899, 12, 30) + timedelta(days=int(Decimal(text))))
    if found := _MONTH_YEAR.fullmatch(text):
        return _made(written, found[2], found[1], None)
    if found := _NUMBERS.fullmatch(text):
        return _ordered(written, found, order)
    if found := _CHINESE.fullmatch(text):
        return _made(written, found[1], found[2], found[3])
    for pattern in _named():
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            return _made(written, parts["year"], str(_months()[parts["month"]]), parts.get("day"))
    if _SHORT.fullmatch(text):
        raise Wrong("date_short_year", written=written)
    raise Wrong("date_range" if _SEVERAL.fullmatch(text) else "date_unreadable", written=written)


def _ordered(written: str, found: re.Match[str], order: str | None) -> When:
    """A date in numbers: one above 12 is the day; else the column's other dates decide, or a point (10.02.2014)."""
    first, sign, second, year = found.groups()
    if int(first) > 12 or first == second:
        return _made(written, year, second, first)
    if int(second) > 12:
        return _made(written, year, first, second)
    day_first, month_first = _made(written, year, second, first), _made(written, year, first, second)
    order = order or ("dmy" if sign == "." else None)
    if order is None:
        raise Wrong("date_ambiguous", written=written, first=day_first, second=month_first)
    return day_first if order == "dmy" else month_first


def _made(written: str, year: str, month: str | None, day: str | None) -> When:
    try:
        return When(int(year), int(month) if month else None, int(day) if day else None)
    except ValueError:
        raise Wrong("date_impossible", written=written) from None


def _year_checked(when: When, written: str) -> When:
    if not 1800 <= when.year <= 2199:
        raise Wrong("date_year", written=written)
    return when


@cache
def _months() -> dict[str, int]:
    return {name: at for names in data("months").values() for at, row in enumerate(names, 1) for name in row}


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    """A day (or none), a month's name and a year, in either order. An Arabic month may have both its names."""
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"(?P<month>{names})\.?(?: ?[/(-] ?(?:{names})\)?)?"
    day = r"(?P<day>\d{1,2})(?: ?(?:er|st|nd|rd|th|o|º)\b)?"
    year = r"(?P<year>\d{4})"
    return (
        re.compile(rf"(?:{day}[ -]?,? ?(?:de |of |من )?)?{month},?[ -]?(?:de |del |of )?{year}"),
        re.compile(rf"{month} {day},? {year}"),
        re.compile(rf"{year},? {month}(?: {day})?"),
    )
