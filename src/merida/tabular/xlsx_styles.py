"""What the format of a cell says of its number: a date known to the day, month or year, a time, per cent, zeros."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from merida.money.when import When

__all__ = ["day_of", "formats"]

_DATES = frozenset((14, 15, 16, 22, *range(27, 32), 36, *range(50, 55), 57, 58))
_MONTHS = frozenset((17, 55))
"""Built in: mmm-yy, and its like of eastern Asia."""
_TIMES = frozenset((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47))
_PERCENT = frozenset((9, 10))
_SAID = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*.', re.IGNORECASE)
_MOST_DAYS = 2_958_465
"""31 December 9999."""


def formats(root: Any) -> tuple[str, ...]:
    """For each style of a workbook: "" (plain), date, month, year, time, percent or zeros:5."""
    if root is None:
        return ()
    custom: dict[str, str] = {}
    for one in root.iterfind("{*}numFmts/{*}numFmt"):
        custom[one.get("numFmtId", "")] = one.get("formatCode", "")
    return tuple(_format(one.get("numFmtId", "0"), custom) for one in root.iterfind("{*}cellXfs/{*}xf"))


def _format(number: str, custom: dict[str, str]) -> str:
    if number in custom:
        return _written(custom[number])
    known = int(number) if number.isdecimal() and len(number) < 6 else 0
    for ids, name in ((_DATES, "date"), (_MONTHS, "month"), (_TIMES, "time"), (_PERCENT, "percent")):
        if known in ids:
            return name
    return ""


def _written(code: str) -> str:
    """What a format in words says: "dd.mm.yyyy" a date, "mmm yyyy" a month, "00000" five digits."""
    first = _SAID.sub("", code.partition(";")[0])
    if re.fullmatch("0{2,20}", first):
        return f"zeros:{len(first)}"
    if "%" in first:
        return "percent"
    if re.search(r"general|[#0?]", first, re.IGNORECASE) and not re.search("[yd]", first, re.IGNORECASE):
        return ""
    low = first.lower()
    year, day = "y" in low or "e" in low, "d" in low
    if day:
        return "date"
    if year:
        return "month" if "m" in low else "year"
    return "time" if re.search("[hs]", low) and "[" not in low else "month" if "m" in low and "[" not in low else ""


def day_of(number: Decimal, shown: str, since_1904: bool) -> When | datetime | str | None:
    """The date that a number counts, as precisely as its format shows it; None if there is no such day.

    A number under 1 is a time of day, given in words. Day 60 of the usual system is 29 February 1900, which never was.
    """
    if not 0 <= number <= _MOST_DAYS:
        return None
    days, seconds = int(number), int(((number % 1) * 86_400).to_integral_value())
    if shown == "time" and days == 0:
        return str(timedelta(seconds=min(seconds, 86_399)))
    if since_1904:
        first = date(1904, 1, 1)
    elif days == 60 or days == 0:
        return None
    else:
        first = date(1899, 12, 30) if days > 60 else date(1899, 12, 31)
    day = first + timedelta(days=days)
    if seconds:
        return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)
    if shown == "year" and (day.month, day.day) == (1, 1):
        return When(day.year)
    return When(day.year, day.month) if shown in ("month", "year") and day.day == 1 else When.of(day)


def columns_of(reference: str) -> Iterator[int]:
    """The columns (from 0) of a reference like "C7" or "A2:B4", one for each corner."""
    for corner in reference.split(":"):
        found = re.match(r"\$?([A-Za-z]{1,3})", corner)
        if found:
            column = 0
            for letter in found[1].upper():
                column = 26 * column + ord(letter) - 64
            yield column - 1
