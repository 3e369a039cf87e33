"""Tables of web pages to a grid: `rowspan`, `colspan`, `thead`, rows of `th`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from merida.reading.grid import GridCell
from merida.reading.html_tree import Element, Text
from merida.reading.values import Block

__all__ = ["cells_of"]

WIDEST = 1_000


def cells_of(table: Element, content: Callable[[Element], tuple[Block, ...]]) -> tuple[list[GridCell], int | None]:
    """The cells row by row, and how many rows the page calls heads (None if it does not say)."""
    cells: list[GridCell] = []
    free: dict[int, int] = {}
    """Of a column: the first row that no cell from above reaches."""
    heads = number = 0
    for row, in_head in _rows(table):
        column = 0
        all_heads = True
        for child in row.inside:
            loose = not isinstance(child, Element) or child.tag not in ("td", "th")
            cell = Element("td", {}, [child]) if loose or not isinstance(child, Element) else child
            blocks = content(cell)
            if not blocks and (loose or not row.end):
                continue
            while free.get(column, 0) > number:
                column += 1
            rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
            head = cell.tag == "th"
            all_heads = all_heads and head and cell.attrs.get("scope") not in ("row", "rowgroup")
            cells.append(GridCell(number, column, rows, columns, head, blocks))
            if rows > 1:
                free.update(dict.fromkeys(range(column, column + columns), number + rows))
            column += columns
        if column and heads == number and (in_head or all_heads):
            heads += 1
        number += bool(column or row.end)
    cells = [replace(cell, rows=min(cell.rows, number - cell.row)) for cell in cells]
    return cells, heads if 0 < heads < number else None


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    for child in table.inside:
        if isinstance(child, Element) and child.tag == "tr":
            yield child, False
        elif isinstance(child, Element) and child.tag in ("thead", "tbody", "tfoot"):
            for row in child.inside:
                yield _as_row(row), child.tag == "thead"
        elif not isinstance(child, Element) or child.tag not in ("caption", "colgroup", "col"):
            yield _as_row(child), False


def _as_row(child: Element | Text) -> Element:
    """What a careless hand put between the rows becomes a row, so that nothing of it is lost."""
    if isinstance(child, Element):
        if child.tag == "tr":
            return child
        if child.tag in ("td", "th"):
            return Element("tr", {}, [child])
    return Element("tr", {}, [Element("td", {}, [child])])


def _span(cell: Element, name: str) -> int:
    try:
        return min(max(int(cell.attrs.get(name, "1")), 1), WIDEST if name == "colspan" else 100)
    except ValueError:
        return 1
