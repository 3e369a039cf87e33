"""The rows of a sheet as its XML comes, one after another: memory is that of a row, whatever the file holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from lxml import etree

from merida.tabular.sniff import refused
from merida.tabular.values import Row, Value
from merida.tabular.xlsx_cells import MOST_ROW, Rows, Setting, Told, cell_value, column_of, unreplaced, words
from merida.tabular.xlsx_quick import NotPlain, quick_rows

__all__ = ["elements", "plain", "rows_of"]

_CHUNK = 1 << 16


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
            if whole > most or since > MOST_ROW:
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


def rows_of(opening: Callable[[], BinaryIO], setting: Setting) -> Iterator[Row]:
    """The rows with something in them; raises `Unreadable` where the sheet breaks off or goes beyond the limits.

    Sheets as the usual programs write them are read by `xlsx_quick`; from the first row that it does not know, and for
    all else, they are read as XML.
    """
    rows = Rows(setting)
    last = 0
    try:
        for number, values, marks, hidden in quick_rows(opening(), setting):
            last = number
            if (row := rows.row(number, values, marks, hidden)) is not None:
                yield row
        return
    except NotPlain:
        rows.rewind()
    for number, values, marks, hidden in _rows(opening(), setting):
        row = rows.row(number, values, marks, hidden)
        if row is not None and number > last:
            yield row


def _rows(stream: BinaryIO, setting: Setting) -> Iterator[Told]:
    number = 0
    for element in elements(stream, "row", "sheetData", most=setting.limits.unpacked_bytes):
        if element.tag.endswith("sheetData"):
            return
        told = element.get("r", "")
        number = max(number + 1, int(told) if told.isdecimal() and len(told) < 8 else 0)
        values, marks = _cells(element, number, setting)
        yield number, values, marks, element.get("hidden") in ("1", "true")


def _cells(element: Any, number: int, setting: Setting) -> tuple[list[Value], dict[int, set[str]]]:
    values: list[Value] = []
    marks: dict[int, set[str]] = {}
    column = -1
    for cell in element:
        reference = cell.get("r")
        column = column_of(reference.rstrip("0123456789"), column) if reference else column + 1
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


def _cell(cell: Any, setting: Setting) -> tuple[Value, set[str] | None]:
    kind = cell.get("t")
    written: str | None = None
    formula = False
    for child in cell:
        name = child.tag
        if name[-2:] == "}v":
            written = child.text
        elif name[-2:] == "}f":
            formula = True
        elif name[-3:] == "}is" and kind == "inlineStr":
            return words(plain(child)), {"formula"} if formula else None
    if written is None:
        return None, {"formula"} if formula else None
    return cell_value(kind, written, cell.get("s"), formula, setting)


def plain(element: Any) -> str:
    """The words of a text with parts in several type faces; guides to its pronunciation left out."""
    if len(element) == 1 and element[0].tag[-2:] == "}t":
        return unreplaced(element[0].text or "")
    parts = []
    for part in element:
        if part.tag[-2:] == "}t":
            parts.append(part.text or "")
        elif part.tag[-2:] == "}r":
            parts += [one.text or "" for one in part if one.tag[-2:] == "}t"]
    return unreplaced("".join(parts))
