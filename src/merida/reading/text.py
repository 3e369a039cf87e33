"""Plain text and Markdown: lines to paragraphs, headings, lists, tables and footnotes; places count decoded letters.

`Characters` count code points of the decoded file without its byte order mark; line ends are as in the file.
"""

from __future__ import annotations

from merida.reading.grid import GridCell, arranged
from merida.reading.spacing import tidy
from merida.reading.text_drafts import Draft, drafts_of
from merida.reading.text_encoding import decoded
from merida.reading.text_heal import healed
from merida.reading.text_inline import Joined, inline, marked
from merida.reading.text_joins import Joints
from merida.reading.text_lines import lines_of, without_furniture
from merida.reading.text_masthead import masthead
from merida.reading.typed_marks import with_typed_marks
from merida.reading.values import Block, Characters, Look, Problem, Sheets, Unreadable

__all__ = ["read_text"]

MOST_BYTES = 50 * 1024 * 1024


def read_text(data: bytes) -> Sheets:
    """The blocks of a plain text or Markdown file; raises `Unreadable` with one sentence where there is no text."""
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large", "This text is larger than any document: cut it into parts and try again.")
    text, problem = decoded(data)
    problems = [problem] if problem else []
    if "\x00" in text:
        message = "This text holds NUL characters, which were left out: compare it with another copy of the file."
        problems.append(Problem("nul_characters", message))
    lines = lines_of(text)
    paged = any(line.page > 1 for line in lines)
    lines, furniture = without_furniture(lines)
    cover, lines = masthead(lines)
    drafts = healed(drafts_of(lines))
    labels = frozenset(draft.label for draft in drafts if draft.label)
    glued = labels - marked(text) if any(label.isdigit() for label in labels) else frozenset()
    joints = Joints(text for draft in drafts for text, _ in draft.lines)
    blocks = [Block(tidy(segments, _place)[0], Look(), "cover", page=1 if paged else None) for segments in cover]
    table: list[Draft] = []
    tables = 0
    for draft in [*drafts, Draft("end", [])]:
        if table and (draft.kind != "row" or draft.gap):
            found, data_table = _table(table, tables, labels)
            blocks += found
            tables += data_table
            table = []
        if draft.kind == "row":
            table.append(draft)
            continue
        block = _block(draft, joints, labels, glued, paged)
        if block is not None:
            blocks.append(block)
    if not blocks:
        raise Unreadable("empty", "This file holds no text: fetch it again.")
    return Sheets(
        tuple(with_typed_marks(blocks)), lines[-1].page if paged and lines else None, furniture, tuple(problems)
    )


def _place(_block: int, start: int, end: int) -> Characters:
    return Characters(start, end)


def _joined(draft: Draft, joints: Joints) -> Joined:
    """The lines of a draft with what joins them, each letter with its place."""
    parts = draft.lines[:1]
    for text, start in draft.lines[1:]:
        before, at = parts[-1]
        between = joints.between(before, text)
        if between is None:
            parts[-1] = (before[:-1], at)
        elif between:
            parts.append((between, at + len(before)))
        parts.append((text, start))
    return Joined(parts)


def _block(draft: Draft, joints: Joints, labels: frozenset[str], glued: frozenset[str], paged: bool) -> Block | None:
    if not draft.lines:
        return None
    segments, bold, italic = inline(_joined(draft, joints), labels, glued)
    pieces, marks = tidy(segments, _place)
    if not pieces:
        return None
    look = Look(
        style=f"h{draft.level}" if draft.kind == "heading" else "li" if draft.marker else None,
        heading=draft.level if draft.kind == "heading" else None,
        depth=draft.depth,
        marker=draft.marker,
        bold=bold,
        italic=italic,
        centred=False,
        indent=float(draft.indent) or None,
    )
    region = "footnote" if draft.kind == "note" else "body"
    return Block(pieces, look, region, draft.label, marks, page=draft.page if paged else None)  # type: ignore[arg-type]


def _table(rows: list[Draft], number: int, labels: frozenset[str]) -> tuple[list[Block], bool]:
    heads = sum(row.level is not None for row in rows)
    cells: list[GridCell] = []
    for at, row in enumerate(rows):
        for column, line in enumerate(row.lines):
            segments, bold, italic = inline(Joined([line]), labels)
            pieces, marks = tidy(segments, _place)
            blocks = (Block(pieces, Look(bold=bold, italic=italic), marks=marks),) if pieces else ()
            cells.append(GridCell(at, column, head=at < heads, blocks=blocks))
    return arranged(cells, number, number == 0 and heads == 0, heads or None)
