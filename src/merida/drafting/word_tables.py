"""Tables of a Word paper: ruled above and below the heads and at the end, heads repeated, links on figures."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell

from merida.drafting.values import Cell, Paper, Row, Table
from merida.drafting.word_styles import RIGHT_TO_LEFT, run_in, turn
from merida.drafting.words import say

WIDTH, WIDE = 16.8, 25.5
"""Centimetres between the margins, of a page that stands and of one that lies on its long side."""
SIZE = 8.5


def masthead_table(document: WordDocument, paper: Paper) -> None:
    """The head of the first page: United Nations and symbol over a thick rule, day of issue at the side."""
    table = document.add_table(rows=2, cols=2)
    _prepare(table, (19.9, 5.6) if paper.wide else (11.2, 5.6), paper.language)
    _fill(table.cell(0, 0), paper.head or say(paper.language, "united_nations"), paper.language, size=14)
    _fill(table.cell(0, 1), paper.symbol, paper.language, size=12, side=WD_ALIGN_PARAGRAPH.RIGHT)
    _fill(table.cell(1, 0), "", paper.language)
    _fill(table.cell(1, 1), paper.date, paper.language, size=9, side=WD_ALIGN_PARAGRAPH.RIGHT)
    for cell in table.rows[0].cells:
        _rule(cell, "bottom", 18)


def set_table(document: WordDocument, block: Table, language: str, width: float = WIDTH) -> None:
    """The table with its number and title above and its notes below."""
    for text, bold in ((block.number, False), (block.title, True)):
        if text:
            line = document.add_paragraph(style="Body Text")
            line.paragraph_format.keep_with_next = True
            line.paragraph_format.space_after = Pt(0 if not bold else 3)
            run_in(line, text, language, bold=bold)
            turn(line, language)
    table = document.add_table(rows=1, cols=len(block.columns))
    _prepare(table, _widths(block, width), language)
    numeric = [all(row.cells[n].number is not None for row in block.rows if row.cells) for n in range(_count(block))]
    for place, (cell, head) in enumerate(zip(table.rows[0].cells, block.columns, strict=True)):
        right = place > 0 and numeric[place - 1]
        _fill(cell, head, language, italic=True, size=7.5, side=WD_ALIGN_PARAGRAPH.RIGHT if right else None)
        _rule(cell, "top", 4)
        _rule(cell, "bottom", 12)
    _repeat(table)
    for row in block.rows:
        _add_row(document, table, row, numeric, language)
    for cell in table.rows[-1].cells:
        _rule(cell, "bottom", 12)
    for note in block.notes:
        line = document.add_paragraph(style="Body Text")
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(2), Pt(0)
        run_in(line, note, language, size=8)
        turn(line, language)
    document.add_paragraph(style="Body Text")


def _count(block: Table) -> int:
    return len(block.columns) - 1


def _widths(block: Table, width: float) -> tuple[float, ...]:
    shares = [*block.widths, *([1.0] * (len(block.columns) - len(block.widths)))]
    return tuple(width * share / sum(shares) for share in shares)


def _prepare(table: WordTable, widths: tuple[float, ...], language: str) -> None:
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "40")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # type: ignore[arg-type]
    if language in RIGHT_TO_LEFT:
        table._tbl.tblPr.insert_element_before(
            OxmlElement("w:bidiVisual"),  # type: ignore[arg-type]
            "w:tblStyleRowBandSize",
            "w:tblW",
            "w:jc",
            "w:tblLayout",
            "w:tblLook",
        )
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _add_row(document: WordDocument, table: WordTable, row: Row, numeric: list[bool], language: str) -> None:
    cells = table.add_row().cells  # type: ignore[no-untyped-call]
    total = row.kind == "total"
    _fill(cells[0], row.head, language, bold=total or row.kind == "part", size=SIZE)
    for cell, value, right in zip(cells[1:], row.cells, numeric, strict=False):
        side = WD_ALIGN_PARAGRAPH.RIGHT if right else None
        _fill(cell, value, language, bold=total, size=SIZE, side=side, document=document)
    for cell, width in zip(cells, table.columns, strict=True):
        cell.width = width.width
    if total:
        for cell in cells:
            _rule(cell, "top", 4)
    mark = OxmlElement("w:cantSplit")
    table.rows[-1]._tr.get_or_add_trPr().append(mark)


def _fill(
    cell: _Cell,
    value: str | Cell,
    language: str,
    bold: bool = False,
    italic: bool = False,
    size: float = SIZE,
    side: WD_ALIGN_PARAGRAPH | None = None,
    document: WordDocument | None = None,
) -> None:
    line = cell.paragraphs[0]
    line.style = "Body Text"
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(1.5), Pt(1.5)
    line.paragraph_format.line_spacing = 1.0
    if side is not None:
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT if language in RIGHT_TO_LEFT else side
    text, href = (value.text, value.href) if isinstance(value, Cell) else (value, None)
    if isinstance(value, Cell) and value.language:
        language = value.language
    run = run_in(line, text, language, bold=bold or None, italic=italic or None, size=size)
    if href and document is not None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), document.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run._element.addprevious(link)
        link.append(run._element)
    turn(line, language)


def _rule(cell: _Cell, side: str, eighths: int) -> None:
    """A rule on one side of a cell; its weight in eighths of a point."""
    properties = cell._tc.get_or_add_tcPr()
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = OxmlElement("w:tcBorders")
        properties.append(borders)
    rule = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "0"), ("color", "auto")):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)


def _repeat(table: WordTable) -> None:
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
