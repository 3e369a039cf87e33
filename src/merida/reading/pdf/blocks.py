"""Paragraphs to blocks: texts joined, each line keeping its box, with footnote marks and what is seen of the look."""

from __future__ import annotations

from merida.reading.grid import GridCell
from merida.reading.pdf.cells import Table
from merida.reading.pdf.hyphens import Words, joint
from merida.reading.pdf.lines import Line
from merida.reading.pdf.paragraphs import Column, Measure, Paragraph, joins_in_cell
from merida.reading.values import Block, Box, Cell, Look, Mark, Piece, Region

SPACE = Piece(" ", None)
HYPHEN = Piece("-", None)
_REGIONS: dict[str, Region] = {
    "body": "body",
    "footnote": "footnote",
    "cover": "cover",
    "contents": "cover",
    "table": "table",
}


def box_of(line: Line) -> Box:
    """The line's box, rounded to a tenth of a point."""
    base, size = line.base, line.size
    return Box(
        line.page,
        round(line.x0, 1),
        round(base - 0.85 * size, 1),
        round(line.x1, 1),
        round(base + 0.22 * size, 1),
    )


def block_of(para: Paragraph, words: Words, cell: Cell | None = None, depth: int | None = None) -> Block | None:
    """The block of a paragraph; None if nothing is left of its text."""
    pieces: list[Piece] = []
    marks: list[Mark] = []
    length = 0
    text = ""
    hyphen = False
    bold = italic = True
    lines = para.lines
    for line in lines:
        bold = bold and line.bold and line.bold_end
        italic = italic and line.italic
        if not line.text:
            continue
        if pieces:
            if hyphen:
                if words.keeps_hyphen(text, line.text):
                    pieces.append(HYPHEN)
                    length += 1
            elif joint(text, line.text, words.spaced):
                pieces.append(SPACE)
                length += 1
        for at, label in line.marks:
            marks.append(Mark(label, length + at))
        text = line.text
        pieces.append(Piece(text, box_of(line)))
        length += len(text)
        hyphen = line.hyphen
    if not pieces:
        return None
    if hyphen:
        pieces.append(HYPHEN)
    first, column = lines[0], para.column
    look = Look(
        style="contents" if para.kind == "contents" else None,
        depth=depth,
        bold=bold,
        italic=italic,
        size=first.size,
        centred=_centred(para),
        indent=round(max(first.lead - column.lead, 0.0), 1),
    )
    return Block(
        tuple(pieces),
        look,
        _REGIONS[para.kind],
        para.label,
        tuple(marks),
        cell,
        first.page,
    )


def table_cells(table: Table, words: Words, measure: Measure) -> list[GridCell]:
    """The cells of a table row by row, each with one block for every paragraph in it."""
    cells: list[GridCell] = []
    for (row, column), lines in sorted(table.cells.items()):
        edges = Column(lines, lines[0].size)
        found: list[Paragraph] = []
        for line in lines:
            if found and joins_in_cell(found[-1], line, measure):
                found[-1].lines.append(line)
            else:
                found.append(Paragraph(line, edges))
        blocks = tuple(block for para in found if (block := block_of(para, words)) is not None)
        down, across = table.spans.get((row, column), (1, 1))
        cells.append(GridCell(row, column, down, across, False, blocks))
    return cells


def _centred(para: Paragraph) -> bool:
    """Every line has the same room on both sides, and some."""
    column = para.column
    for line in para.lines:
        before, after = line.lead - column.lead, column.trail - line.trail
        if before < 2 * line.size or abs(before - after) > 6:
            return False
    return True
