"""A sheet and the columns it should have -> records of typed values, and problems that name their cells.

Its rows are looked at twice: to learn how its columns write numbers and dates, and for the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, Literal

from merida.reading.values import Unreadable
from merida.tabular.columns import Column, Heads, Unknown, heads_of
from merida.tabular.kept import Kept
from merida.tabular.kinds import Habit, Text, Told, Wrong, words_of
from merida.tabular.kinds_money import Money
from merida.tabular.values import Book, Problem, Row, Sheet, letters

__all__ = ["Mapped", "Record", "Twice", "mapped", "sheet_with", "twice"]

type Policy = Literal["refuse", "take"]

_REMEMBERED = 20_000
"""Different words of a column whose meaning is remembered."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row: key to value (None where blank, missing where it could not be read), and what is wrong with it."""

    row: Row
    values: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()

    @property
    def number(self) -> int:
        """The number of the row."""
        return self.row.number

    @property
    def good(self) -> bool:
        """Whether nothing is wrong that stops the row from being taken."""
        return not any(one.severity == "error" for one in self.problems)

    def get(self, key: str) -> Any:
        """The value of a key; None if the row has none or it could not be read."""
        return self.values.get(key)


@dataclass(frozen=True, slots=True)
class Mapped:
    """A sheet whose columns are known. `problems` are those of the table; those of a row stand with its record."""

    sheet: Sheet
    columns: tuple[Column, ...]
    heads: Heads
    problems: tuple[Problem, ...]
    habits: Mapping[str, Habit]
    count: int
    """Rows under the heads with something in them."""
    formulas: Policy
    merged: Policy
    _rows: Kept = field(repr=False, compare=False)

    @property
    def readable(self) -> bool:
        """Whether records can be made: the heads were found and no column is missing or told twice."""
        return bool(self.heads.places) and not any(
            one.severity == "error" and one.code in _STOPS for one in self.problems
        )

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        """Heads that no column knows, each with what may be meant."""
        return self.heads.unknown

    def records(self) -> Iterator[Record]:
        """The rows under the heads, in order; none if the table is not readable."""
        if not self.readable:
            return
        reader = _Reader(self)
        yield from map(reader.record, self.rows())

    def rows(self) -> Iterator[Row]:
        """The rows under the heads, as they are."""
        return (row for row in self._rows.rows() if row.number > self.heads.row)

    def problem(
        self, code: str, row: int, key: str, severity: Literal["error", "note"] = "error", /, **values: object
    ) -> Problem:
        """A problem of a cell: of a row, in the column of a key."""
        place = self.heads.places.get(key)
        head = self.heads.head(key) if place is not None else self._head(key)
        return self.sheet.problem(code, row, place, head, severity, **values)

    def _head(self, key: str) -> str:
        return next((one.head() for one in self.columns if one.key == key), key)


@dataclass(frozen=True, slots=True)
class Twice:
    """An identifier that several rows have: the first two of them, and whether all say the same."""

    first: int
    second: int
    same: bool


def twice(table: Mapped, key: str) -> dict[str, Twice]:
    """Identifiers that several rows have."""
    found: dict[str, Twice] = {}
    place = table.heads.places.get(key)
    if place is None:
        return found
    rows: dict[str, tuple[int, int]] = {}
    for row in table.rows():
        name = words_of(row.value(place))
        if not name:
            continue
        said = hash(row.values)
        number, before = rows.setdefault(name, (row.number, said))
        if number != row.number:
            known = found.get(name)
            same = said == before and (known is None or known.same)
            found[name] = Twice(number, known.second if known else row.number, same)
    return found


def sheet_with(book: Book, columns: Sequence[Column]) -> Sheet:
    """The first visible sheet that names the columns, though a cover stands before it; else the first visible one."""
    for sheet in book.sheets:
        if sheet.hidden or len(book.sheets) == 1:
            continue
        try:
            heads = heads_of(sheet, list(islice(sheet.rows(), 40)), columns)
        except Unreadable:
            continue
        if len(heads.places) > min(1, len(columns) - 1):
            return sheet
    return book.sheet()


_STOPS = frozenset(("no_header", "column_missing", "column_twice", "mapping_unknown"))


def mapped(
    sheet: Sheet,
    columns: Sequence[Column],
    mapping: Mapping[str, str] | None = None,
    *,
    formulas: Policy = "refuse",
    merged: Policy = "refuse",
    lang: str = "en",
) -> Mapped:
    """The sheet with its columns found by their heads, in any order; `mapping` is a person's own: head to key.

    `formulas="take"`: the result that the workbook holds for a formula counts. `merged="take"`: merged cells have
    their value in every row. `lang`: in which heads are named where one is missing.
    """
    first: list[Row] = []
    problems: list[Problem] = []
    rows = sheet.rows()
    broken = None
    try:
        for row in rows:
            first.append(row)
            if len(first) == 40:
                break
    except Unreadable as error:
        broken = error
    heads = heads_of(sheet, first, columns, mapping, lang)
    seen = _Seen(heads, columns)
    kept = Kept()
    try:
        for row in chain(first, rows if broken is None else ()):
            kept.take(row)
            if row.number > heads.row:
                seen.take(row)
    except Unreadable as error:
        broken = error
    # Where not even the first row could be read, only that is wrong; its heads are not missed.
    problems += heads.problems if first or broken is None else ()
    if broken is not None:
        problems.append(_broken(sheet, broken, seen.last))
    problems += seen.notes(sheet)
    return Mapped(
        sheet, tuple(columns), heads, tuple(problems), seen.habits(), seen.count, formulas, merged,
        kept,
    )  # fmt: skip


def _broken(sheet: Sheet, error: Unreadable, last: int) -> Problem:
    """Where a sheet breaks off, as a problem of the table; what stood before it is taken."""
    return sheet.problem("stopped", last or None, why=str(error).rstrip("."))


class _Seen:
    """What the first way through a sheet learns."""

    def __init__(self, heads: Heads, columns: Sequence[Column]) -> None:
        self._voting = [(one.key, heads.places[one.key], one.kind) for one in columns if one.key in heads.places]
        self._votes: dict[str, set[str]] = {one.key: set() for one in columns}
        self._heads = heads
        self._hidden: list[int] = []
        self.count = 0
        self.last = heads.row

    def take(self, row: Row) -> None:
        self.count += 1
        self.last = row.number
        if row.hidden:
            self._hidden.append(row.number)
        values = row.values
        for key, place, kind in self._voting:
            if place < len(values) and values[place].__class__ is str and (vote := kind.vote(values[place])):
                self._votes[key].add(vote)

    def habits(self) -> dict[str, Habit]:
        return {
            key: Habit(_one(votes, "decimal:"), _one(votes, "order:")) for key, votes in self._votes.items() if votes
        }

    def notes(self, sheet: Sheet) -> Iterator[Problem]:
        if not self.count and self._heads.row:
            yield sheet.problem("no_rows", self._heads.row)
        if self._hidden:
            yield sheet.problem(
                "rows_hidden", self._hidden[0], None, "", "note", count=len(self._hidden), first=self._hidden[0]
            )
        hidden = sorted(place for place in sheet.hidden_columns if place in self._heads.places.values())
        if hidden:
            yield sheet.problem("columns_hidden", None, None, "", "note", columns=", ".join(map(letters, hidden)))


def _one(votes: set[str], about: str) -> str | None:
    """What the votes on something agree on."""
    found = {vote.removeprefix(about) for vote in votes if vote.startswith(about)}
    return found.pop() if len(found) == 1 else None


class _Reader:
    """Makes records; remembers what words of a column meant before."""

    def __init__(self, table: Mapped) -> None:
        self._table = table
        self._columns = [
            (one, table.heads.places[one.key], table.habits.get(one.key, Habit()), {})
            for one in table.columns
            if one.key in table.heads.places
        ]  # type: list[tuple[Column, int, Habit, dict[str, Any]]]
        self._beyond = len(table.heads.heads)

    def record(self, row: Row) -> Record:
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        written, marks, size = row.values, row.marks, len(row.values)
        for column, place, habit, known in self._columns:
            value = written[place] if place < size else None
            if marks and place in marks and (problem := self._unusual(row, column, place)):
                problems.append(problem)
                continue
            if value is None:
                if column.required:
                    problems.append(self._problem(row, column, place, "missing", wanted=column.head()))
                else:
                    values[column.key] = None
                continue
            if value.__class__ is str and not marks and value in known:
                values[column.key] = known[value]
                continue
            if value.__class__ is str and column.kind.__class__ is Text and len(value) < 1000:
                values[column.key] = value.strip()  # as `Text` reads it; most cells are words
                continue
            try:
                read = column.kind.read(Told(value, marks.get(place, _NONE) if marks else _NONE, habit))
            except Wrong as wrong:
                problems.append(self._problem(row, column, place, wrong.code, **wrong.values))
                continue
            values[column.key] = read
            if value.__class__ is str and not marks and len(known) < _REMEMBERED:
                known[value] = read
        if size > self._beyond and not self._table.sheet.lettered:
            problems.append(self._longer(row))
        return Record(row, values, tuple(problems))

    def _longer(self, row: Row) -> Problem:
        """A row with more cells than heads: harmless, unless a separator has parted the thousands of an amount."""
        beyond = next((words_of(one) for one in row.values[self._beyond :] if one is not None), "")
        for column, place, _, _ in self._columns:
            first, second = words_of(row.value(place)), words_of(row.value(place + 1))
            if isinstance(column.kind, Money) and _FEW.fullmatch(first) and _THOUSAND.fullmatch(second):
                return self._problem(row, column, place, "amount_parted", written=first, more=second)
        return self._table.sheet.problem("cells_beyond", row.number, None, "", "note", written=beyond)

    def _unusual(self, row: Row, column: Column, place: int) -> Problem | None:
        marks = row.marks[place]
        if "error" in marks:
            return self._problem(row, column, place, "cell_error", written=row.value(place))
        if "formula" in marks and not self._table.sheet.lettered:
            return self._problem(row, column, place, "formula_text", written=row.value(place))
        if "formula" in marks and self._table.formulas == "refuse":
            return self._problem(row, column, place, "formula")
        if "merged" in marks and self._table.merged == "refuse":
            found = next((mark[6:] for mark in marks if mark.startswith("range:")), "")
            return self._problem(row, column, place, "merged", range=found)
        return None

    def _problem(self, row: Row, column: Column, place: int, code: str, **values: object) -> Problem:
        return self._table.sheet.problem(code, row.number, place, self._table.heads.heads[place], "error", **values)


_NONE: frozenset[str] = frozenset()
_FEW = re.compile(r"-?\d{1,3}")
_THOUSAND = re.compile(r"\d{3}(?:\.\d+)?")
