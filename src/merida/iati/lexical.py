"""How a value of each kind is written in XML: dates, numbers, addresses; and how to say what it should look like."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

_ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_DAY = re.compile(rf"(-?)(\d{{4,}})-(\d\d)-(\d\d){_ZONE}")
_MOMENT = re.compile(
    rf"(-?)(\d{{4,}})-(\d\d)-(\d\d)T(?:([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?){_ZONE}"
)
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_INTEGER = re.compile(r"[+-]?\d+")
_TOKEN = re.compile(r"[\w.\-:·]+")
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*")
_NO_ADDRESS = re.compile(
    r"%(?![0-9A-Fa-f]{2})|^[^:/?#]*[^A-Za-z0-9+.\-:/?#][^:/?#]*:|#.*#|^(?:[^A-Za-z:/?#][^:/?#]*)?:"
)
_LARGEST = 2**31


def _is_day(words: str, pattern: re.Pattern[str] = _DAY) -> bool:
    found = pattern.fullmatch(words)
    if not found or (len(found[2]) > 4 and found[2].startswith("0")):
        return False
    year = int(found[2][-6:]) or 4
    try:
        # A Gregorian year repeats after 400, so years beyond 9999 are looked up within reach.
        date(year % 400 + 400, int(found[3]), int(found[4]))
    except ValueError:
        return False
    return int(found[2]) != 0


def _is_moment(words: str) -> bool:
    return _is_day(words, _MOMENT)


def _is_integer(least: int | None, most: int | None = None) -> Callable[[str], bool]:
    def is_integer(words: str) -> bool:
        if not _INTEGER.fullmatch(words) or len(words) > 4000:
            return False
        number = int(words)
        return (least is None or number >= least) and (most is None or number <= most)

    return is_integer


KINDS: dict[str, tuple[Callable[[str], bool], str]] = {
    "string": (lambda words: True, "text"),
    "date": (_is_day, "a date such as 2019-05-29"),
    "dateTime": (_is_moment, "a date and time such as 2019-05-29T12:00:00Z"),
    "decimal": (
        lambda words: _DECIMAL.fullmatch(words) is not None,
        "a number such as 4600000 or 12.5, without signs or spaces",
    ),
    "boolean": (lambda words: words in {"true", "false", "1", "0"}, "true or false"),
    "int": (_is_integer(-_LARGEST, _LARGEST - 1), "a whole number"),
    "nonNegativeInteger": (_is_integer(0), "a whole number that is not negative"),
    "positiveInteger": (_is_integer(1), "a whole number such as 2019"),
    "anyURI": (lambda words: not _NO_ADDRESS.search(words), "an address such as https://example.org/a"),
    "NMTOKEN": (lambda words: _TOKEN.fullmatch(words) is not None, "a name without spaces"),
    "space": (lambda words: words in {"default", "preserve"}, "default or preserve"),
    "language": (lambda words: not words or _LANGUAGE.fullmatch(words) is not None, "a language code such as en"),
}
"""Kind -> whether words are of it, and what they should be."""


def is_of(kind: str, words: str) -> bool:
    """Whether words are of this kind; spaces around them do not count."""
    if kind == "string":
        return True
    return KINDS[kind][0](words.strip(" \t\r\n"))
