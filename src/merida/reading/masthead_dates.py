"""Dates as documents print them, in six languages, as ISO 8601: "1er mars 2099", "١٠ آذار/مارس ٢٠٩٩"."""
# ruff: noqa: E501 - patterns and printed lines are clearer whole

from __future__ import annotations

import re
from functools import cache

from merida.reading.folding import data, fold
from merida.reading.labels import folded_digits

__all__ = ["date_in", "is_date"]

_HAN = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_HAN_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{3}) ?年 ?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}) ?月(?: ?(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号])?"
)
_NUMERIC = re.compile(r"(?<![\d./])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")


def date_in(text: str) -> str | None:
    """The first full date in a text as `YYYY-MM-DD`; None for a range, a month without a day, or an impossible day."""
    found = _first(text)
    return found[0] if found else None


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else but, perhaps, "Date:" before it or a language after it."""
    found = _first(text)
    if not found:
        return False
    rest = f"{found[1]} {found[2]}".strip(" .,:;-")
    return (
        not rest
        or re.fullmatch(r"(?:date|fecha|дата|日期|التاريخ) ?:?|[^\W\d_]{2,12}(?: only| seulement)?", rest) is not None
    )


def _first(text: str) -> tuple[str, str, str] | None:
    """The first date, and what stands before and after it."""
    folded = folded_digits(fold(text))
    for pattern in (*_named(), _HAN_YEAR, _NUMERIC, _ISO):
        found = pattern.search(folded)
        if found is None:
            continue
        year, month, day = (_value(found.group(one)) for one in ("year", "month", "day"))
        made = _iso(year, month, day)
        if made:
            return made, folded[: found.start()], folded[found.end() :]
    return None


def _value(printed: str | None) -> int | None:
    """A year, month or day: digits, Chinese signs, or a month's name."""
    if not printed:
        return None
    if printed.isdecimal():
        return int(printed)
    return _months().get(printed) or _han(printed)


def _han(printed: str) -> int:
    """二〇九九, 三, 二十六 as numbers."""
    if "十" not in printed:
        return int(printed.translate(_HAN))
    tens, _, ones = printed.partition("十")
    return 10 * (int(tens.translate(_HAN)) if tens else 1) + (int(ones.translate(_HAN)) if ones else 0)


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if not year or not month or not day or not 1 <= month <= 12:
        return None
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return f"{year:04}-{month:02}-{day:02}" if day <= longest else None


@cache
def _months() -> dict[str, int]:
    return {name: at for names in data("months").values() for at, row in enumerate(names, 1) for name in row}


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    """A day, a month's name and a year, or the month first. An Arabic month may have both its names."""
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"(?P<month>{names})(?: ?[/(-] ?(?:{names})\)?)?"
    day = r"(?<![\d/-])(?P<day>\d{1,2})(?: ?(?:er|st|nd|rd|th|o)\b)?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    return (
        re.compile(rf"{day},? (?:de |of )?{month},?\.? (?:de |del )?{year}"),
        re.compile(rf"(?<!\w){month}\.? {day},? {year}"),
    )
