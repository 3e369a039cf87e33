"""Text with separators (CSV, TSV): its letters, its separator, and its rows as a spreadsheet would number them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TextIO

from merida.reading.text_encoding import encoding_of
from merida.tabular.safe import computed, unescaped
from merida.tabular.sniff import refused
from merida.tabular.values import NO_MARKS, Book, Limits, Problem, Row, Sheet, Value

__all__ = ["sheet_of_text", "text_table"]

_SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 1 << 17
_SAMPLE_ROWS = 200
_MOST_LINES = 500
"""Of one row: more are no value with line breaks but a quotation mark that never closes."""
_FORMULA = frozenset(("formula",))


def text_table(data: bytes, file: str, limits: Limits) -> Book:
    """The one table of a text file, and a note if its encoding had to be assumed."""
    # A part is enough to judge the letters; the whole must be looked at only where the part is plain ASCII.
    encoding, mark, trouble = encoding_of(data)
    problems = []
    if trouble is not None:
        said = (("encoding", encoding.replace("cp", "Windows-")),) if trouble.code == "encoding_assumed" else ()
        problems.append(Problem(code=trouble.code, file=file, values=said, severity="note"))
    sample = data[mark : mark + _SAMPLE].decode(encoding, "ignore")
    declared = _declared(sample)
    separator = declared or _separator(sample, whole=len(data) - mark <= _SAMPLE)
    opening = partial(_opened, data, encoding, mark)
    source = partial(_rows, _Text(opening, separator, declared is not None, limits))
    return Book(file, (Sheet(file, "", source, lettered=False),), tuple(problems))


def sheet_of_text(text: str, file: str = "", separator: str = ",", limits: Limits | None = None) -> Sheet:
    """The table of a text that is at hand, with this separator."""
    opening = partial(io.StringIO, text.removeprefix("\ufeff"), newline="")
    return Sheet(file, "", partial(_rows, _Text(opening, separator, False, limits or Limits())), lettered=False)


def _opened(data: bytes, encoding: str, mark: int) -> io.TextIOWrapper:
    stream = io.BytesIO(data)
    stream.seek(mark)
    return io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")


@dataclass(frozen=True, slots=True)
class _Text:
    opening: Callable[[], TextIO]
    separator: str
    declared: bool
    limits: Limits


def _declared(sample: str) -> str | None:
    """The separator that Excel writes into the first line: sep=;"""
    first = sample.partition("\n")[0].rstrip("\r")
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") else None


def _separator(sample: str, whole: bool) -> str:
    """The separator that gives most rows as many cells as the first row with several has."""
    lines = sample.splitlines(keepends=True)
    if not whole and len(lines) > 1:
        lines.pop()
    best, most = ",", (0.0, 0)
    for separator in _SEPARATORS:
        try:
            rows = [row for _, row in zip(range(_SAMPLE_ROWS), csv.reader(lines, delimiter=separator), strict=False)]
        except csv.Error:
            continue
        widths = [len(row) for row in rows if any(cell.strip() for cell in row)]
        if not widths or max(widths) < 2:
            continue
        usual = max((width for width in set(widths) if width > 1), key=lambda width: (widths.count(width), width))
        share = widths.count(usual) / len(widths)
        first = next(width for width in widths if width > 1 or len(widths) < 3)
        score = share if first == usual else share / 2
        if (round(score, 2), usual) > most:
            best, most = separator, (round(score, 2), usual)
    return best


class _Lines:
    """The lines of the text, of which those of the row that is being read are kept in mind."""

    def __init__(self, text: _Text) -> None:
        self._stream = text.opening()
        self.number = 0
        self.quotes = 0
        self.held = 0

    def ended(self) -> bool:
        """Whether nothing follows; asked only where a mistake is likely, for it takes a sign away."""
        return not self._stream.read(1)

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(1 << 20):
            self.number += 1
            self.held += 1
            self.quotes += line.count('"')
            if self.held > _MOST_LINES:
                raise csv.Error("a quotation mark")
            yield line.replace("\x00", "")


def _rows(text: _Text) -> Iterator[Row]:
    lines = _Lines(text)
    reader = csv.reader(iter(lines), delimiter=text.separator)
    number = count = 0
    try:
        for cells in reader:
            number += 1
            quotes, held = lines.quotes, lines.held
            lines.quotes = lines.held = 0
            if number == 1 and text.declared:
                continue
            if len(cells) > text.limits.columns and any(cell.strip() for cell in cells[text.limits.columns :]):
                raise refused("too_many_columns", most=f"{text.limits.columns:,}", row=number)
            found = _row(number, lines.number, cells)
            if quotes % 2 and held > 1 and not lines.held and lines.ended():
                raise refused("quote_unclosed", row=number)
            if found is None:
                continue
            count += 1
            if count > text.limits.rows:
                raise refused("too_many_rows", most=f"{text.limits.rows:,}")
            yield found
    except csv.Error as error:
        # A field longer than any cell, or a row over hundreds of lines: both begin with a quotation mark.
        raise refused("quote_unclosed" if lines.quotes else "broken_off", row=number + 1) from error


def _row(number: int, line: int, cells: list[str]) -> Row | None:
    values: list[Value] = [unescaped(cell) if cell and not cell.isspace() else None for cell in cells]
    while values and values[-1] is None:
        values.pop()
    if not values:
        return None
    marks = NO_MARKS
    if any(cell[:1] in "=+-@＝＋－＠ \t" and computed(cell) for cell in cells if cell):
        marks = {column: _FORMULA for column, cell in enumerate(cells) if computed(cell)}
    return Row(number, tuple(values), marks, line=line)
