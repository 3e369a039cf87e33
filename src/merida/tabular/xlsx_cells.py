"""A cell of a workbook as a value: words, numbers as exact as their program shows them, dates; and rows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Context, Decimal, InvalidOperation

from merida.money.when import When
from merida.tabular.safe import unescaped
from merida.tabular.sniff import refused
from merida.tabular.values import NO_MARKS, Limits, Row, Value
from merida.tabular.xlsx_merged import Merge, Merges
from merida.tabular.xlsx_styles import day_of

__all__ = ["MOST_ROW", "Rows", "Setting", "Told", "cell_value", "column_of", "unreplaced", "words"]

type Told = tuple[int, list[Value], dict[int, set[str]], bool]
"""A row as it is read: its number, values, marks, and whether it is hidden."""

MOST_ROW = 32 << 20
"""Bytes of XML in which a row, or one different word, must end."""
_REPLACED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EXCEL = Context(prec=15)
"""The digits that Excel keeps of a number; what a file has beyond them is noise of its binary form."""
_WHOLE = re.compile(r"-?\d{1,300}")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the cells of a workbook refer to."""

    words: tuple[str, ...] | list[str]
    formats: tuple[str, ...]
    since_1904: bool
    merges: tuple[Merge, ...]
    limits: Limits


def cell_value(
    kind: str | None, written: str, style: str | None, formula: bool, setting: Setting
) -> tuple[Value, set[str] | None]:
    """The value of a cell of this kind, and what is unusual about it."""
    marks = {"formula"} if formula else None
    if kind == "s":
        place = int(written) if written.isdecimal() else -1
        return (words(setting.words[place]) if 0 <= place < len(setting.words) else None), marks
    if kind is None or kind == "n":
        return _number(written, style, setting, marks)
    if kind == "b":
        return written.strip() in ("1", "true"), marks
    if kind == "e":
        return written.strip(), (marks or set()) | {"error"}
    if kind == "d":
        return _iso(written), marks
    return words(unreplaced(written)), marks


def _number(written: str, style: str | None, setting: Setting, marks: set[str] | None) -> tuple[Value, set[str] | None]:
    try:
        number = Decimal(written)
    except InvalidOperation:
        return words(written), marks
    if not number.is_finite() or abs(number.adjusted()) > 308:
        return written, marks
    if _WHOLE.fullmatch(written) is None:
        number = _EXCEL.create_decimal(number)
    shown = setting.formats[int(style)] if style and style.isdecimal() and int(style) < len(setting.formats) else ""
    if shown in ("date", "month", "year", "time"):
        day = day_of(number, shown, setting.since_1904)
        return (number, (marks or set()) | {"impossible_date"}) if day is None else (day, marks)
    return number, (marks or set()) | {shown} if shown else marks


def _iso(written: str) -> Value:
    try:
        if "T" in written:
            told = datetime.fromisoformat(written.rstrip("Z"))
            return When.of(told.date()) if (told.hour, told.minute, told.second) == (0, 0, 0) else told
        return When.of(written)
    except ValueError:
        return words(written)


def words(text: str) -> str | None:
    """The words of a cell; None if it holds nothing but spaces."""
    return unescaped(text) if text and not text.isspace() else None


def unreplaced(text: str) -> str:
    """The text with the signs that a workbook writes as _x000D_."""
    return _REPLACED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


_COLUMNS: dict[str, int] = {}


def column_of(name: str, before: int) -> int:
    """The column (from 0) of the letters of a reference; the one after the last if they are none."""
    known = _COLUMNS.get(name)
    if known is None:
        if not (1 <= len(name) <= 3 and name.isascii() and name.isalpha()):
            return before + 1
        known = 0
        for letter in name.upper():
            known = 26 * known + ord(letter) - 64
        known -= 1
        _COLUMNS[name] = known
    return known


class Rows:
    """Makes rows of what was read, in order: spreads merged cells, leaves out blank rows, counts."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self.rewind()

    def rewind(self) -> None:
        """Begins again with the first row."""
        self._merges = Merges(self._setting.merges, self._setting.limits.columns)
        self._spread: dict[Merge, Value] = {}
        self._count = 0

    def row(self, number: int, values: list[Value], marks: dict[int, set[str]], hidden: bool) -> Row | None:
        """The row; None if nothing stands in it but what merged cells above it hold."""
        blank = not marks and all(value is None for value in values)
        for merge in self._merges.at(number):
            self._merged(merge, number, values, marks)
        if blank:
            return None
        while values and values[-1] is None and (len(values) - 1) not in marks:
            values.pop()
        self._count += 1
        if self._count > self._setting.limits.rows:
            raise refused("too_many_rows", most=f"{self._setting.limits.rows:,}")
        kept = {column: frozenset(found) for column, found in marks.items()} if marks else NO_MARKS
        return Row(number, tuple(values), kept, hidden)

    def _merged(self, merge: Merge, row: int, values: list[Value], marks: dict[int, set[str]]) -> None:
        """Marks the cells of a merged range, and gives each the value of its first."""
        if row == merge.top and merge.left < len(values):
            self._spread[merge] = values[merge.left]
        for column in range(merge.left, min(merge.right + 1, self._setting.limits.columns)):
            marks.setdefault(column, set()).update(("merged", f"range:{merge}"))
            if (row, column) != (merge.top, merge.left):
                marks[column].add("covered")
                while len(values) <= column:
                    values.append(None)
                values[column] = self._spread.get(merge)
        if row == merge.bottom:
            self._spread.pop(merge, None)
