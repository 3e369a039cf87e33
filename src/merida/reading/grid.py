"""Tables of any format: which are tables of data and which only arrange text; the heads of rows and columns.

A cell that spans several columns or rows is in the grid once, at its first place, and heads all that it spans.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from merida.reading.values import Block, Cell, Mark, Piece

__all__ = ["GridCell", "arranged"]

_MASTHEAD = re.compile(
    r"\b[A-Z]{1,5}(?:/[A-Z0-9.]{1,12}){2,}|\bDistr\b|United Nations|Nations Unies|Naciones Unidas|"
    r"Организация Объединенных Наций|联\s*合\s*国|الأمم المتحدة|\bOriginal\b|Оригинал|Общая|التوزيع|Distr\.",
)
_MARKER_ONLY = re.compile(r"\W{1,2}|\W?\d{1,3}\W{0,2}|\(?(?:[a-zа-я]|[ivxlc]{1,6}|[\u0621-\u064a])[.)]", re.IGNORECASE)
_MASTHEAD_WORDS = 160
_RUNNING_TEXT = 400
"""A table whose usual cell holds more characters than this arranges paragraphs."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: where it begins, how far it reaches, whether the format calls it a head, and what it holds."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    head: bool = False
    blocks: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """All it says, on one line."""
        return " ".join(block.text for block in self.blocks)


def arranged(cells: Sequence[GridCell], table: int, first: bool, heads: int | None = None) -> tuple[list[Block], bool]:
    """The blocks of a table in reading order, and whether it was a table of data (with `Cell`s).

    `first`: nothing but it or masthead lines stood in the document so far. `heads`: rows that the format itself
    declares to be heads of columns (None if it does not say).
    """
    full = [cell for cell in cells if cell.blocks]
    if not full:
        return [], False
    if first and _is_masthead(full):
        return [replace(block, region="cover") for cell in full for block in cell.blocks], False
    if _is_layout(full, heads):
        return _layout(full), False
    return _data(cells, full, table, heads), True


def _is_masthead(full: Sequence[GridCell]) -> bool:
    text = " ".join(cell.text for cell in full)
    return (
        len({cell.row for cell in full}) <= 8 and len(text.split()) <= _MASTHEAD_WORDS and bool(_MASTHEAD.search(text))
    )


def _is_layout(full: Sequence[GridCell], heads: int | None) -> bool:
    columns = {cell.column for cell in full}
    rows = {cell.row for cell in full}
    if len(columns) == 1 or len(full) == len(rows) == 1:
        return True
    if heads:
        return False
    if any(block.look.heading for cell in full for block in cell.blocks) and not any(cell.head for cell in full):
        return True
    if len(columns) == 2 and all(_MARKER_ONLY.fullmatch(cell.text) for cell in full if cell.column == min(columns)):
        return all(not cell.text.strip("-–—. ").isdigit() for cell in full if cell.column == max(columns))
    lengths = sorted(len(cell.text) for cell in full)
    return len(rows) == 1 or (len(rows) == 2 and lengths[len(lengths) // 2] > _RUNNING_TEXT)


def _layout(full: Sequence[GridCell]) -> list[Block]:
    """The blocks as running text; a cell with a mere marker goes before the text beside it."""
    blocks: list[Block] = []
    waiting: Block | None = None
    row = -1
    for cell in full:
        for block in cell.blocks:
            if waiting is not None and row == cell.row:
                block = _before(waiting, block)
            elif waiting is not None:
                blocks.append(waiting)
            waiting = None
            if len(cell.blocks) == 1 and _MARKER_ONLY.fullmatch(block.text) and cell.columns == 1:
                waiting, row = block, cell.row
            else:
                blocks.append(block)
    if waiting is not None:
        blocks.append(waiting)
    return blocks


def _before(marker: Block, block: Block) -> Block:
    shift = len(marker.text) + 1
    marks = (*marker.marks, *(Mark(mark.label, mark.at + shift) for mark in block.marks))
    return replace(block, pieces=(*marker.pieces, Piece(" ", None), *block.pieces), marks=marks)


def _data(cells: Sequence[GridCell], full: Sequence[GridCell], table: int, heads: int | None) -> list[Block]:
    count = _head_rows(full, heads)
    column_heads: dict[int, list[str]] = {}
    row_heads: dict[int, str] = {}
    key = _key_column(full, count)
    for cell in full:
        text = cell.text
        if cell.row < count:
            for column in range(cell.column, cell.column + cell.columns):
                column_heads.setdefault(column, []).append(text)
        elif cell.column <= key < cell.column + cell.columns:
            for row in range(cell.row, cell.row + cell.rows):
                row_heads.setdefault(row, text)
    blocks: list[Block] = []
    for cell in full:
        column_head = " ".join(column_heads.get(cell.column, ())) or None
        row_head = row_heads.get(cell.row)
        inside = cell.row >= count
        place = Cell(
            table,
            cell.row,
            cell.column,
            row_head if inside and cell.column > key else None,
            column_head if inside else None,
        )
        blocks.extend(replace(block, region="table", cell=place) for block in cell.blocks)
    return blocks


def _head_rows(full: Sequence[GridCell], heads: int | None) -> int:
    """How many rows head the columns: what the format says, or the first, as far down as its cells reach."""
    if heads is not None:
        return heads
    top = min(cell.row for cell in full)
    if len({cell.row for cell in full}) == 1:
        return 0
    first = [cell for cell in full if cell.row == top]
    if any(cell.column and re.fullmatch(r"[\d\s.,%–-]+", cell.text) for cell in first):
        return 0
    reach = max(cell.row + cell.rows for cell in first)
    # A head that spans columns has the columns' own heads beneath it.
    if reach == top + 1 and any(cell.columns > 1 for cell in first) and len(first) > 1:
        reach += 1
    return reach


def _key_column(full: Sequence[GridCell], count: int) -> int:
    """The column that names the rows: the first, or the second if the first only numbers them."""
    lowest = min(cell.column for cell in full)
    named = [cell for cell in full if cell.row >= count and cell.column == lowest]
    others = [cell for cell in full if cell.row >= count and cell.column == lowest + 1]
    if named and others and all(_MARKER_ONLY.fullmatch(cell.text) for cell in named):
        wider = len({cell.column for cell in full}) > 2
        if wider and not all(_MARKER_ONLY.fullmatch(cell.text) for cell in others):
            return lowest + 1
    return lowest
