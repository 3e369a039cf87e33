"""Blocks to a `Document`: masthead, headings, numbered paragraphs, bullets, tables and footnotes, in reading order."""

from __future__ import annotations

from merida.reading.assemble_bullets import BulletLevels
from merida.reading.assemble_levels import Outline
from merida.reading.assemble_lines import Line, lines_of
from merida.reading.assemble_notes import notes_after_marks
from merida.reading.assemble_roles import roles_of
from merida.reading.masthead import fields_of
from merida.reading.values import Cell, Document, Passage, Role, Sheets

__all__ = ["assemble"]


def assemble(sheets: Sheets, *, id: str, file: str, media_type: str) -> Document:
    """The document in a file's blocks: roles, labels, levels and headings of its passages, and what its masthead says.

    `id` is the SHA-256 of the file's bytes in hexadecimal; `file` and `media_type` are carried into the result.
    """
    lines = notes_after_marks(lines_of(sheets.blocks))
    lines, roles = roles_of(lines)
    passages = tuple(_passages(lines, roles))
    fields = fields_of(lines, roles, sheets.furniture)
    return Document(
        id=id,
        file=file,
        media_type=media_type,
        passages=passages,
        pages=sheets.pages,
        problems=sheets.problems,
        **fields,
    )


def _passages(lines: list[Line], roles: list[Role]) -> list[Passage]:
    outline = Outline(lines)
    bullets = BulletLevels()
    passages: list[Passage] = []
    for at, (line, role) in enumerate(zip(lines, roles, strict=True)):
        level: int | None = None
        path = outline.path
        if role == "heading":
            level, path = outline.open(at)
            bullets.reset()
        elif role == "bullet":
            level = bullets.level(line)
        elif role in ("paragraph", "table"):
            bullets.paragraph(line)
        elif role == "footnote" and passages and passages[-1].role == "heading":
            path = passages[-1].headings
        passages.append(_passage(len(passages) + 1, line, role, path, level))
    return passages


def _passage(number: int, line: Line, role: Role, path: tuple[str, ...], level: int | None) -> Passage:
    block = line.block
    cell: Cell | None = block.cell if role == "table" else None
    if role in ("masthead", "table", "footnote"):
        label = block.label if role == "footnote" else None
        return Passage(number, role, line.text, label, path, block.page, level, block.marks, cell, block.pieces)
    label = line.marker.label if line.marker else None
    return Passage(number, role, line.words, label, path, block.page, level, line.marks(), None, line.pieces())
