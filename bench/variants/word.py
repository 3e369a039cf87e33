"""A made document as a Word file: headings by style or by looks, bullets by Word or typed, running head and foot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from bench.variants.made import Made, Part
from bench.variants.marks import marker, numbered

MAST_BELOW = 7
"""Lines of the masthead that never stand in its table: body, session, venue, item, topic and the two of the note."""


def to_docx(made: Made, path: Path) -> None:
    """Write the Word file."""
    document: Any = Document()
    layout = made.layout
    document.styles["Normal"].font.size = Pt(10)
    if layout["heading_style"] == "custom":
        for level in range(1, 6):
            document.styles.add_style(f"_ H_{level}", 1).base_style = document.styles["Normal"]
    if layout["furniture"] != "none":
        head = layout["symbol"] if layout["furniture"] == "symbol" else f"{layout['symbol']}\tPage 1"
        document.sections[0].header.paragraphs[0].text = head
        document.sections[0].footer.paragraphs[0].text = layout["job"]
    mast = [part for part in made.parts if part.kind == "mast"][: made.mast]
    skipped = made.mast - MAST_BELOW if layout["table_mast"] else 0
    if skipped:
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = mast[0].text, mast[1].text
        table.cell(1, 0).text = mast[2].text
        table.cell(1, 1).text = "\n".join(part.text for part in mast[3:skipped])
    for number, part in numbered(made.parts):
        if part.kind == "mast" and skipped:
            skipped -= 1
        else:
            paragraph = _paragraph(document, made, part, number)
            if made.language == "ar":
                _right_to_left(paragraph)
    document.save(str(path))


def _paragraph(document: Any, made: Made, part: Part, number: int) -> Any:
    style = made.layout["heading_style"]
    if part.kind == "heading":
        name = {"builtin": f"Heading {part.level}", "custom": f"_ H_{part.level}", "bold": "Normal"}[style]
        paragraph = document.add_paragraph(style=name)
        paragraph.add_run(part.text).bold = style == "bold" or None
    elif part.kind == "item":
        auto = made.layout["marker"] == "auto"
        paragraph = document.add_paragraph(style="List Bullet" if auto else "Normal")
        paragraph.add_run(("" if auto else marker(made, number).strip() + "\t") + part.text)
    elif part.kind == "contents":
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{part.text}\t{part.label}")
    else:
        paragraph = document.add_paragraph()
        paragraph.add_run(part.label + part.text).bold = part.kind == "title" or None
    return paragraph


def _right_to_left(paragraph: Any) -> None:
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for run in paragraph.runs:
        mark = OxmlElement("w:rtl")
        mark.set(qn("w:val"), "1")
        run._r.get_or_add_rPr().append(mark)
