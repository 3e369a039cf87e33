"""What a spreadsheet holds, as values: books of sheets, sheets of rows, and problems with the address of a cell.

A sheet is read anew each time its rows are asked for, so a large one never stands in memory whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from merida.money.when import When
from merida.tabular.sentences import SENTENCES

type Value = str | Decimal | bool | When | datetime | None
"""Words and numbers as written; a date as precisely as the cell shows it; None for a blank cell."""
type Marks = Mapping[int, frozenset[str]]
"""Column (from 0) to what is unusual about its cell: formula, error, merged, percent, zeros:5, impossible_date."""
type Severity = Literal["error", "note"]

NO_MARKS: Marks = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of a file that anyone may send."""

    file_bytes: int = 100_000_000
    unpacked_bytes: int = 600_000_000
    """Of one part of a workbook."""
    rows: int = 300_000
    """With something in them."""
    columns: int = 1_000
    words_bytes: int = 128_000_000
    """Of all different words of a workbook together."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where. `message` is its sentence; `code` and `values` are what other languages need.

    `error`: the row, or without a row the table, is not taken. `note`: it is taken, and somebody should look.
    """

    code: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    """The head of the column, as written."""
    cell: str = ""
    """As the spreadsheet names it (C7); empty in CSV."""
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity = "error"

    @property
    def message(self) -> str:
        """One sentence: what is wrong here and what to do."""
        return SENTENCES[self.code].format(**dict(self.values))

    @property
    def place(self) -> str:
        """Where: "Sheet1!C7", or "row 7, column amount" where cells have no names."""
        if self.cell:
            return f"{quoted(self.sheet)}!{self.cell}" if self.sheet else self.cell
        parts = [self.sheet, f"row {self.row}" if self.row else "", f"column {self.column}" if self.column else ""]
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        return f"{where}: {self.message}" if where else self.message


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it. `number` is what a spreadsheet shows beside it; `line` where it ends in a text."""

    number: int
    values: tuple[Value, ...]
    marks: Marks = NO_MARKS
    hidden: bool = False
    line: int | None = None

    def value(self, column: int) -> Value:
        """The value in a column; None beyond the last."""
        return self.values[column] if 0 <= column < len(self.values) else None

    def marked(self, column: int, mark: str) -> bool:
        """Whether the cell is unusual in this way."""
        return bool(self.marks) and mark in self.marks.get(column, ())


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: `rows()` gives those with something in them, in order; raises `Unreadable` where it breaks off."""

    file: str
    name: str
    """Empty for a text file, which has no sheets."""
    source: Callable[[], Iterator[Row]] = field(repr=False, compare=False)
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    lettered: bool = True
    """Whether cells have names (C7), as in a workbook."""
    merged: tuple[str, ...] = ()
    """Ranges of merged cells, as "A2:A4"."""

    def rows(self) -> Iterator[Row]:
        """The rows with something in them, from the beginning."""
        return self.source()

    def cell(self, row: int, column: int) -> str:
        """The name of a cell (C7), if cells have names here."""
        return f"{letters(column)}{row}" if self.lettered and column >= 0 else ""

    def problem(
        self,
        code: str,
        row: int | None = None,
        column: int | None = None,
        head: str = "",
        severity: Severity = "error",
        /,
        **values: object,
    ) -> Problem:
        """A problem of this sheet; with `row` and `column` (from 0), of a cell."""
        named = self.cell(row, column) if row is not None and column is not None else ""
        said = tuple((key, shown(value, 60 if key == "written" else 300)) for key, value in values.items())
        return Problem(code, self.file, self.name, row, head, named, said, severity)


@dataclass(frozen=True, slots=True)
class Book:
    """A spreadsheet: its sheets in order, and what there is to say of the whole file."""

    file: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()

    def sheet(self, name: str | None = None) -> Sheet:
        """The sheet of this name; without a name the first visible one. KeyError with one sentence if there is none."""
        for one in self.sheets:
            if (one.name == name) if name is not None else not one.hidden:
                return one
        known = ", ".join(one.name for one in self.sheets if one.name)
        raise KeyError(f"{self.file} has no sheet {name!r}; it has {known or 'one table without a name'}.")


def sheet_of(rows: Iterable[Sequence[Value]], file: str = "", name: str = "", lettered: bool = True) -> Sheet:
    """A sheet of values that are at hand; blank rows keep their numbers."""
    blank = [tuple(None if isinstance(one, str) and not one.strip() else one for one in row) for row in rows]
    made = tuple(
        Row(number, values) for number, values in enumerate(blank, 1) if any(one is not None for one in values)
    )
    return Sheet(file, name, lambda: iter(made), lettered=lettered)


def letters(column: int) -> str:
    """The letters of a column, counted from 0: 0 is A, 26 is AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def quoted(sheet: str) -> str:
    """The name of a sheet as it stands in an address."""
    return sheet if re.fullmatch(r"\w+", sheet) else "'{}'".format(sheet.replace("'", "''"))


def shown(value: object, most: int = 60) -> str:
    """A value as a sentence quotes it: on one line, not too long."""
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 3]}..."
