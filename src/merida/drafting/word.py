"""Papers as Word files in the style of UN documents: A4, masthead, numbered paragraphs, ruled tables, footnotes.

Real headings, real footnotes and repeated table heads, so that what is handed on can be worked on.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from docx.text.paragraph import Paragraph as WordParagraph

from merida.drafting.values import Heading, Note, Paper, Paragraph, Table
from merida.drafting.word_notes import Footnotes
from merida.drafting.word_styles import RIGHT_TO_LEFT, dress, run_in, turn
from merida.drafting.word_tables import WIDE, WIDTH, masthead_table, set_table
from merida.drafting.words import say

EPOCH = (2000, 1, 1, 0, 0, 0)
TEXT_INDENT = Cm(1.25)


def word(paper: Paper) -> bytes:
    """The paper as the bytes of a .docx file; the same paper gives the same bytes."""
    document = Document()
    dress(document, paper)
    notes = Footnotes(document, paper.language)
    _masthead(document, paper)
    for block in paper.blocks:
        match block:
            case Heading():
                _heading(document, block, paper.language)
            case Paragraph():
                _paragraph(document, block, paper.language, notes)
            case Table():
                set_table(document, block, paper.language, WIDE if paper.wide else WIDTH)
    notes.close()
    return _packed(document, paper)


def _masthead(document: WordDocument, paper: Paper) -> None:
    first = document.paragraphs[0] if document.paragraphs else None
    masthead_table(document, paper)
    if first is not None:
        document.element.body.remove(first._element)
    if paper.body:
        line = document.add_paragraph(style="Body Text")
        run_in(line, paper.body, paper.language, bold=True)
        turn(line, paper.language)
    title = document.add_paragraph(style="Title")
    run_in(title, paper.title, paper.language)
    turn(title, paper.language)
    if paper.subtitle:
        subtitle = document.add_paragraph(style="Subtitle")
        run_in(subtitle, paper.subtitle, paper.language)
        turn(subtitle, paper.language)
    if paper.imprint:
        line = document.add_paragraph(style="Body Text")
        run_in(line, f"{say(paper.language, 'draft')} · {paper.imprint}", paper.language, italic=True, size=8.5)
        turn(line, paper.language)


def _heading(document: WordDocument, block: Heading, language: str) -> None:
    line = document.add_paragraph(style=f"Heading {block.level}")
    run_in(line, f"{block.number}\t{block.text}" if block.number else block.text, language)
    turn(line, language)


def _paragraph(document: WordDocument, block: Paragraph, language: str, notes: Footnotes) -> WordParagraph:
    line = document.add_paragraph(style="Body Text")
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = TEXT_INDENT
    line.alignment = WD_ALIGN_PARAGRAPH.LEFT if language in RIGHT_TO_LEFT else WD_ALIGN_PARAGRAPH.JUSTIFY
    if block.number:
        run_in(line, f"{block.number}\t", language)
    for part in block.parts:
        if isinstance(part, Note):
            notes.add(line, part)
        else:
            run_in(line, part, language)
    turn(line, language)
    return line


def _packed(document: WordDocument, paper: Paper) -> bytes:
    """Saved and packed again without the hour, so that the same paper is the same file."""
    about = document.core_properties
    about.title, about.language, about.author, about.comments = paper.title[:255], paper.language, "Merida", ""
    about.created = about.modified = datetime(*EPOCH)
    about.revision = 1
    saved = BytesIO()
    document.save(saved)
    packed = BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
