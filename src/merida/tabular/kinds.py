"""What a column holds: words, identifiers, choices, yes or no, shares, whole numbers. Each reads a cell or says why.

Dates stand in `kinds_dates`, money in `kinds_money`, States and provisions in `kinds_codes`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Protocol

from rapidfuzz import fuzz, process

from merida.money.when import When
from merida.reading.folding import fold
from merida.tabular.values import Value

__all__ = [
    "Choice",
    "Habit",
    "Identifier",
    "Kind",
    "Percent",
    "Text",
    "Told",
    "Whole",
    "Wrong",
    "YesNo",
    "likely",
    "parts",
]

_LIKELY = 78
"""Of 100: words as alike as this are proposed for one another, never taken for one another."""
_YES = frozenset("yes y true 1 x ✓ ✔ oui vrai o si verdadero s да д истина نعم صحيح اجل 是 有 真".split())
_NO = frozenset("no n false 0 ✗ ✘ non faux falso нет н ложь لا خطا كلا 否 无 假 没有".split())
_SEPARATORS = re.compile(r"\s*[;\n|；؛]\s*")


@dataclass(frozen=True, slots=True)
class Habit:
    """How the cells of a column that leave no doubt write numbers and dates; None where none does or they differ."""

    decimal: str | None = None
    """The sign before decimals, "." or ","."""
    order: str | None = None
    """"dmy" or "mdy"."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell says: its value (never None), what is unusual about it, and the habit of its column."""

    value: Value
    marks: frozenset[str] = frozenset()
    habit: Habit = Habit()

    @property
    def text(self) -> str:
        """The value as words, without spaces around them."""
        return words_of(self.value)


class Wrong(ValueError):  # noqa: N818 - an answer, not an error of the program
    """Why a cell cannot be read: the code of a sentence, and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class Kind(Protocol):
    """What a column can hold."""

    def read(self, told: Told) -> object:
        """The value of a cell that is not blank; raises `Wrong`."""

    def vote(self, value: Value) -> str | None:
        """What this cell, beyond doubt, says of the habit of its column: "decimal:,", "order:dmy"; else None."""


class _Silent:
    """A kind that has no habits."""

    __slots__ = ()

    def vote(self, value: Value) -> str | None:
        """Nothing."""
        return None


@dataclass(frozen=True, slots=True)
class Text(_Silent):
    """Words, without spaces around them."""

    most: int = 32_000

    def read(self, told: Told) -> str:
        """The words; a number or date as it is written."""
        if len(told.text) > self.most:
            raise Wrong("too_long", count=f"{len(told.text):,}", most=f"{self.most:,}")
        return told.text


@dataclass(frozen=True, slots=True)
class Identifier(_Silent):
    """Letters and digits that name something; zeros before stay, and what a spreadsheet made of them is seen."""

    def read(self, told: Told) -> str:
        """The identifier."""
        value = told.value
        if isinstance(value, When | datetime):
            raise Wrong("identifier_date", written=value)
        if isinstance(value, Decimal):
            rounded = value == value.to_integral_value() and value.adjusted() > 14
            if rounded:
                raise Wrong("identifier_rounded", written=value)
            for mark in told.marks:
                if mark.startswith("zeros:"):
                    return told.text.zfill(int(mark[6:]))
        if isinstance(value, str) and re.fullmatch(r"\d(?:[.,]\d+)?E\+\d{2,3}", value.strip()):
            raise Wrong("identifier_rounded", written=value.strip())
        return told.text


@dataclass(frozen=True, slots=True)
class Choice(_Silent):
    """One of a list: its code, or a label in any language, the first being the one that sentences name.

    `many`: several, with semicolons between them.
    """

    labels: Mapping[str, tuple[str, ...]]
    many: bool = False
    unknown: str = "choice_unknown"
    _codes: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str, str] = {}
        for code, labels in self.labels.items():
            found[comparable(code)] = code
            for label in labels:
                found.setdefault(comparable(label), code)
        object.__setattr__(self, "_codes", found)

    def read(self, told: Told) -> object:
        """The code, or with `many` a tuple of codes."""
        if not self.many:
            return self._one(told.text)
        return tuple(dict.fromkeys(self._one(one) for one in parts(told.text)))

    def _one(self, written: str) -> str:
        code = self._codes.get(comparable(written))
        if code is not None:
            return code
        close = likely(written, self._codes)
        if close:
            raise Wrong("choice_suggested", written=written, suggested=self._label(self._codes[close]))
        shown = ", ".join(map(self._label, list(self.labels)[:12])) + (", ..." if len(self.labels) > 12 else "")
        raise Wrong(self.unknown, written=written, choices=shown)

    def _label(self, code: str) -> str:
        return next(iter(self.labels[code]), code)


@dataclass(frozen=True, slots=True)
class YesNo(_Silent):
    """Yes or no, in six languages."""

    def read(self, told: Told) -> bool:
        """True or False."""
        if isinstance(told.value, bool):
            return told.value
        word = fold(told.text)
        if word in _YES:
            return True
        if word in _NO:
            return False
        raise Wrong("boolean_unknown", written=told.text)


@dataclass(frozen=True, slots=True)
class Percent(_Silent):
    """A share from 0 to 100: "25", "25 %", "12,5", or a quarter that the sheet shows as per cent."""

    def read(self, told: Told) -> Decimal:
        """The share in per cent."""
        if isinstance(told.value, Decimal):
            share = told.value * 100 if "percent" in told.marks else told.value
        else:
            written = ascii_digits(told.text).replace("٪", "%").replace("％", "%").replace(",", ".").replace("٫", ".")
            found = re.fullmatch(r"%?\s*(\d{1,3}(?:\.\d{1,10})?)\s*%?", written)
            if not found:
                raise Wrong("number_unreadable", written=told.text)
            share = Decimal(found[1])
        if not 0 <= share <= 100:
            raise Wrong("percent_range", written=told.text)
        return share.normalize() if share else Decimal(0)


@dataclass(frozen=True, slots=True)
class Whole(_Silent):
    """A whole number, nought or more."""

    most: int = 1_000_000_000

    def read(self, told: Told) -> int:
        """The number."""
        try:
            number = (
                told.value
                if isinstance(told.value, Decimal)
                else Decimal(re.sub(r"[\s'’]", "", ascii_digits(told.text)))
            )
        except InvalidOperation:
            raise Wrong("number_unreadable", written=told.text) from None
        if not number.is_finite() or number != number.to_integral_value() or number < 0:
            raise Wrong("number_whole", written=told.text)
        if number > self.most:
            raise Wrong("number_most", written=told.text, most=f"{self.most:,}")
        return int(number)


def words_of(value: Value) -> str:
    """A value as words: a number without exponent, a date as ISO 8601."""
    if isinstance(value, Decimal):
        return format(value.normalize() if value.as_tuple().exponent != 0 else value, "f")
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value).strip()


def parts(text: str) -> list[str]:
    """The parts of a cell that holds several values, with semicolons or line breaks between them."""
    return [part for part in _SEPARATORS.split(text.strip()) if part]


def comparable(text: str) -> str:
    """Words made comparable: case, accents, letter forms, signs between words and around them left out."""
    return re.sub(r"[\W_]+", " ", fold(text)).strip()


def likely(written: str, known: Mapping[str, object]) -> str | None:
    """The comparable word among those known that a person may have meant; None if none is near or two are as near."""
    wanted = comparable(written)
    if len(wanted) < 3:
        return None
    found = process.extract(wanted, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKELY, limit=2)
    if not found or (len(found) == 2 and found[0][1] == found[1][1] and known[found[0][0]] != known[found[1][0]]):
        return None
    best: str = found[0][0]
    return best


def ascii_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    return text if text.isascii() else re.sub(r"\d", lambda found: str(int(found[0])), text)
