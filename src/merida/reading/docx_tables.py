"""Word's tables to a grid: `gridSpan`, `vMerge`, rows left out at the edges, deleted rows, rows that are heads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from merida.reading.docx_package import W
from merida.reading.docx_styles import is_on
from merida.reading.grid import GridCell
from merida.reading.values import Block

__all__ = ["cells_of"]

_AROUND = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
WIDEST = 1_000
"""Columns; a damaged `gridSpan` must not make a table of millions."""


def cells_of(
    table: etree._Element, content: Callable[[etree._Element], tuple[Block, ...]]
) -> tuple[list[GridCell], int | None]:
    """The cells row by row, and how many rows Word repeats as heads (None if it repeats none)."""
    cells: list[GridCell] = []
    open_below: dict[int, int] = {}
    heads = 0
    number = 0
    for row in _inside(table, W + "tr"):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            continue
        if properties is not None and heads == number and is_on(properties.find(W + "tblHeader")):
            heads += 1
        column = _value(properties, "gridBefore", 0)
        for cell in _inside(row, W + "tc"):
            cell_properties = cell.find(W + "tcPr")
            span = max(_value(cell_properties, "gridSpan", 1), 1)
            merge = cell_properties.find(W + "vMerge") if cell_properties is not None else None
            if merge is not None and merge.get(W + "val") != "restart" and column in open_below:
                above = open_below[column]
                cells[above] = replace(cells[above], rows=number - cells[above].row + 1)
            else:
                open_below.pop(column, None)
                if merge is not None:
                    open_below[column] = len(cells)
                cells.append(GridCell(number, column, 1, span, False, content(cell)))
            column += span
        number += 1
    return cells, heads if 0 < heads < number else None


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _inside(child, tag)


def _value(properties: etree._Element | None, name: str, otherwise: int) -> int:
    element = properties.find(W + name) if properties is not None else None
    try:
        return min(int(element.get(W + "val", "")), WIDEST) if element is not None else otherwise
    except ValueError:
        return otherwise
