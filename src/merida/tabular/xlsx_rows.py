"""The rows of a sheet as its XML comes, one after another: memory is that of a row, whatever the file holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Context, Decimal, InvalidOperation
from typing import Any, BinaryIO

from lxml import etree

from merida.money.when import When
from merida.tabular.safe import unescaped
from merida.tabular.sniff import refused
from merida.tabular.values import NO_MARKS, Limits, Row, Value
from merida.tabular.xlsx_merged import Merge, Merges
from merida.tabular.xlsx_styles import day_of

__all__ = ["Setting", "elements", "plain", "rows_of"]

_CHUNK = 1 << 16
_MOST_ROW = 32 << 20
"""Bytes of XML in which a row, or one different word, must end."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
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


def elements(stream: BinaryIO, *tags: str, most: int) -> Iterator[Any]:
    """The elements of these names as they end; what was read before is forgotten. Raises `Unreadable`."""
    parser: Any = etree.XMLPullParser(
        events=("end",),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    first, since, whole = True, 0, 0
    try:
        while chunk := stream.read(_CHUNK):
            if first and (b"<!DOCTYPE" in chunk[:8192] or b"<!ENTITY" in chunk[:8192]):
                raise refused("entities")
            whole += len(chunk)
            since += len(chunk)
            if whole > most or since > _MOST_ROW:
                raise refused("unpacks_too_large")
            parser.feed(chunk)
            for _, element in parser.read_events():
                since = 0
                if first and element.getroottree().docinfo.internalDTD is not None:
                    raise refused("entities")
                first = False
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
    except etree.XMLSyntaxError as error:
        raise refused("damaged") from error


def rows_of(stream: BinaryIO, setting: Setting) -> Iterator[Row]:
    """The rows with something in them; raises `Unreadable` where the sheet breaks off or goes beyond the limits."""
    merges = Merges(setting.merges, setting.limits.columns)
    spread: dict[Merge, Value] = {}
    number = count = 0
    for element in elements(stream, "row", "sheetData", most=setting.limits.unpacked_bytes):
        if element.tag.endswith("sheetData"):
            return
        told = element.get("r", "")
        number = max(number + 1, int(told) if told.isdecimal() and len(told) < 8 else 0)
        values, marks = _cells(element, number, setting)
        for merge in merges.at(number):
            _merged(merge, number, values, marks, spread, setting.limits.columns)
        while values and values[-1] is None:
            values.pop()
        if not values:
            continue
        count += 1
        if count > setting.limits.rows:
            raise refused("too_many_rows", most=f"{setting.limits.rows:,}")
        kept = {column: frozenset(found) for column, found in marks.items()} if marks else NO_MARKS
        yield Row(number, tuple(values), kept, element.get("hidden") in ("1", "true"))


def _merged(
    merge: Merge, row: int, values: list[Value], marks: dict[int, set[str]], spread: dict[Merge, Value], most: int
) -> None:
    """Marks the cells of a merged range; `spread:` and a value are kept for who wants the value in each of them."""
    if row == merge.top and merge.left < len(values):
        spread[merge] = values[merge.left]
    for column in range(merge.left, min(merge.right, most) + 1):
        marks.setdefault(column, set()).update(("merged", f"range:{merge}"))
        if (row, column) != (merge.top, merge.left):
            marks[column].add("covered")
            while len(values) <= column:
                values.append(None)
            values[column] = spread.get(merge)
    if row == merge.bottom:
        spread.pop(merge, None)


def _cells(element: Any, number: int, setting: Setting) -> tuple[list[Value], dict[int, set[str]]]:
    values: list[Value] = []
    marks: dict[int, set[str]] = {}
    column = -1
    for cell in element:
        reference = cell.get("r")
        column = _column(reference, column) if reference else column + 1
        if len(cell) == 0:
            continue
        value, found = _cell(cell, setting)
        if value is None and not found:
            continue
        if column >= setting.limits.columns:
            raise refused("too_many_columns", most=f"{setting.limits.columns:,}", row=number)
        if column >= len(values):
            values.extend([None] * (column + 1 - len(values)))
        values[column] = value
        if found:
            marks[column] = found
    return values, marks


_COLUMNS: dict[str, int] = {}


def _column(reference: str, before: int) -> int:
    """The column of "C7"; the one after the last if a file says something else."""
    name = reference.rstrip("0123456789")
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


def _cell(cell: Any, setting: Setting) -> tuple[Value, set[str] | None]:
    kind = cell.get("t")
    written: str | None = None
    marks: set[str] | None = None
    for child in cell:
        name = child.tag
        if name[-2:] == "}v":
            written = child.text
        elif name[-2:] == "}f":
            marks = {"formula"}
        elif name[-3:] == "}is" and kind == "inlineStr":
            return _words(plain(child)), marks
    if written is None:
        return None, marks
    if kind == "s":
        place = int(written) if written.isdecimal() else -1
        return (_words(setting.words[place]) if 0 <= place < len(setting.words) else None), marks
    if kind is None or kind == "n":
        return _number(written, cell.get("s"), setting, marks)
    if kind == "b":
        return written.strip() in ("1", "true"), marks
    if kind == "e":
        return written.strip(), (marks or set()) | {"error"}
    if kind == "d":
        return _iso(written), marks
    return _words(_unescaped(written)), marks


def _number(written: str, style: str | None, setting: Setting, marks: set[str] | None) -> tuple[Value, set[str] | None]:
    try:
        number = Decimal(written)
    except InvalidOperation:
        return _words(written), marks
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
        return _words(written)


def _words(text: str) -> str | None:
    return unescaped(text) if text and not text.isspace() else None


def plain(element: Any) -> str:
    """The words of a text with parts in several type faces; guides to its pronunciation left out."""
    if len(element) == 1 and element[0].tag[-2:] == "}t":
        return _unescaped(element[0].text or "")
    parts = []
    for part in element:
        if part.tag[-2:] == "}t":
            parts.append(part.text or "")
        elif part.tag[-2:] == "}r":
            parts += [one.text or "" for one in part if one.tag[-2:] == "}t"]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
