"""Word files: paragraphs, lists, tables, text boxes and notes in reading order, with what styles and numbering say.

Reads the XML itself (ECMA-376, part 1, 17). `Words.start` and `.end` count in the raw text of the `w:p`, as
`docx_text` defines it; `Words.block` is the number of that `w:p` among all `w:p` of its part.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from merida.reading.docx_numbering import Numbering
from merida.reading.docx_package import Package, W, opened
from merida.reading.docx_styles import ParagraphLook, Styles, is_on
from merida.reading.docx_tables import cells_of
from merida.reading.docx_text import Fields, Notes, RunText, alternative
from merida.reading.grid import GridCell, arranged
from merida.reading.spacing import Segment, tidy
from merida.reading.typed_marks import with_typed_marks
from merida.reading.values import Block, Look, Mark, Problem, Region, Sheets, Unreadable, Words, cut

__all__ = ["read_docx"]

_TRANSPARENT = frozenset(W + name for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent"))
_CONTENTS_STYLE = re.compile(r"(?:toc|tm|td|оглавление|目录|contents)\s*\d*$", re.IGNORECASE)
_CHAPTER_STYLE = re.compile(r"_?\s*h[ _]*ch", re.IGNORECASE)
_UN_LEVEL = re.compile(r"_?\s*h[ _]*[1-9]", re.IGNORECASE)
_MASTHEAD_LINE = re.compile(
    r"\bDistr\b|\bOriginal\b|(?:[A-Z]{2,5}(?:/[A-Z0-9.]+){2,})|\b(?:19|20)\d\d\b|Оригинал|原文|الأصل"
)
_SHORT = 160
_PAGE_NUMBER = re.compile(r"\s*[\d٠-٩]{0,4}\s*")


def read_docx(data: bytes) -> Sheets:
    """The blocks of a Word file in reading order; raises `Unreadable` with one sentence where nothing can be read."""
    package = opened(data)
    main = package.main()
    root = package.part(main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise Unreadable("damaged", "This Word file has no text part: open it in Word and save it anew as .docx.")
    return _Reader(package, main, body).sheets()


class _Part:
    """What is being read: a part's name, its paragraphs' numbers, and its open fields."""

    def __init__(self, name: str, root: etree._Element) -> None:
        self.name = name
        self.numbers = {paragraph: number for number, paragraph in enumerate(root.iter(W + "p"))}
        self.fields = Fields()
        self.carried: list[Segment] = []
        """Text of a paragraph whose end mark was deleted: it goes on in the next."""
        self.carried_notes: list[tuple[str, str]] = []
        self.first = False
        """It may hold the masthead, like the text part itself."""

    def place(self, block: int, start: int, end: int) -> Words:
        """The place of a piece in this part."""
        return Words(self.name, block, start, end)


class _Reader:
    def __init__(self, package: Package, main: str, body: etree._Element) -> None:
        self._body = body
        related = package.related(main)
        names = {kind: name for _, kind, name in reversed(related)}
        self._roots = {
            kind: package.part(names[kind])
            for kind in names.keys() & {"styles", "numbering", "footnotes", "endnotes", "settings"}
        }
        self._names = names
        self._margins = [
            (kind, name, root)
            for _, kind, name in related
            if kind in ("header", "footer")
            if (root := package.part(name)) is not None
        ]
        self._styles = Styles(self._roots.get("styles"))
        self._numbering = Numbering(self._roots.get("numbering"))
        self._main = _Part(main, body)
        self._notes = Notes(_typed_notes(body))
        self._note_form(body)
        self._elements = {
            (kind, note.get(W + "id", "")): note
            for kind in ("footnote", "endnote")
            if (root := self._roots.get(kind + "s")) is not None
            for note in root.iterchildren(W + kind)
            if note.get(W + "type") in (None, "normal")
        }
        self._note_parts = {
            kind: _Part(names[kind + "s"], root)
            for kind in ("footnote", "endnote")
            if (root := self._roots.get(kind + "s")) is not None
        }
        self._tables = 0
        self._begun = False
        self._problems: list[Problem] = []

    def _note_form(self, body: etree._Element) -> None:
        settings = self._roots.get("settings")
        section = next(body.iter(W + "sectPr"), None)
        for kind in ("footnote", "endnote"):
            for where in (settings, section):
                found = where.find(f"{W}{kind}Pr") if where is not None else None
                if found is None:
                    continue
                form, start = found.find(W + "numFmt"), found.find(W + "numStart")
                if form is not None:
                    self._notes.form[kind] = form.get(W + "val", "decimal")
                if start is not None and start.get(W + "val", "").isdigit():
                    self._notes.next[kind] = int(start.get(W + "val", "1"))

    def sheets(self) -> Sheets:
        """Everything, in reading order."""
        furniture: dict[str, None] = {}
        cover: list[Block] = []
        for kind, name, root in self._margins:
            part = _Part(name, root)
            blocks = self._content(root, part, tables=False)
            furniture.update((block.text, None) for block in blocks)
            if kind == "header" and next(root.iter(W + "tbl"), None) is not None and not cover:
                cover = self._masthead(root, name)
        blocks = self._content(self._body, self._main)
        return Sheets(_with_chapters(with_typed_marks(cover + blocks)), None, tuple(furniture), tuple(self._problems))

    def _masthead(self, root: etree._Element, name: str) -> list[Block]:
        """The frame of a UN document's first page, which some files keep in the first page's header."""
        for table in root.iter(W + "tbl"):
            part = _Part(name, root)
            part.first = True
            blocks, data = self._table(table, part, first=True)
            if blocks and not data and all(block.region == "cover" for block in blocks):
                return blocks
        return []

    def _content(self, parent: etree._Element, part: _Part, tables: bool = True) -> list[Block]:
        """The blocks of the paragraphs and tables in an element."""
        blocks: list[Block] = []
        for child in parent:
            tag = child.tag
            if tag == W + "p":
                blocks.extend(self._paragraph(child, part))
            elif tag == W + "tbl":
                found, data = self._table(child, part, first=not self._begun and part is self._main)
                self._tables += data and tables
                blocks.extend(found)
            elif tag == W + "sdt":
                content = child.find(W + "sdtContent")
                if content is not None and is_on(child.find(f"{W}sdtPr/{W}showingPlcHdr")) is not True:
                    blocks.extend(self._content(content, part))
            elif tag in _TRANSPARENT:
                blocks.extend(self._content(child, part))
            elif tag == W + "altChunk":
                message = "This Word file embeds another document that was not read: open it in Word and save it anew."
                self._problems.append(Problem("embedded_document", message))
            elif isinstance(tag, str) and tag.endswith("}AlternateContent"):
                chosen = alternative(child)
                if chosen is not None:
                    blocks.extend(self._content(chosen, part))
        return blocks

    def _table(self, table: etree._Element, part: _Part, first: bool) -> tuple[list[Block], bool]:
        cells, heads = cells_of(table, lambda cell: tuple(self._content(cell, part, tables=False)))
        notes = [block for cell in cells for block in cell.blocks if block.region == "footnote"]
        if notes:
            cells = [_without_notes(cell) for cell in cells]
        blocks, data = arranged(cells, self._tables, first, heads)
        return blocks + notes, data

    def _paragraph(self, paragraph: etree._Element, part: _Part) -> list[Block]:
        properties = paragraph.find(W + "pPr")
        look = self._styles.paragraph(properties)
        contents = part.fields.contents
        text = RunText(self._styles, look, part.fields, self._notes, part.numbers[paragraph])
        text.read(paragraph)
        part.fields.paragraph_ends()
        contents = contents or part.fields.contents or bool(look.style and _CONTENTS_STYLE.match(look.style))
        segments, referred = part.carried + text.segments, part.carried_notes + text.referred
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            part.carried, part.carried_notes = segments, referred
            return [block for box in text.boxes for block in self._content(box, part)]
        part.carried, part.carried_notes = [], []
        leader = not contents and properties is not None and _led(properties)
        cut = _without_page(segments) if contents or leader else segments
        contents = contents or cut is not segments
        blocks: list[Block] = []
        for number, line in enumerate(self._lines(cut, look) if part is self._main or part.first else [cut]):
            pieces, marks = tidy(line, part.place)
            if not pieces:
                continue
            marker, depth, indent = self._marker(look, properties) if number == 0 else (None, None, None)
            shown = Look(
                style="contents" if contents else look.style,
                heading=None if contents else look.heading,
                depth=depth,
                marker=marker,
                bold=text.bold,
                italic=text.italic,
                size=text.size,
                centred=bool(look.centred),
                indent=indent,
            )
            region: Region = "cover" if contents else "footnote" if text.own_mark else "body"
            blocks.append(Block(pieces, shown, region, text.own_mark, marks))
            if part is self._main and (len(pieces[0].text) > 200 or look.heading):
                self._begun = True
        for box in text.boxes:
            blocks.extend(self._content(box, part))
        for note in referred:
            blocks.extend(self._note(note))
        return blocks

    def _lines(self, segments: list[Segment], look: ParagraphLook) -> list[list[Segment]]:
        """A paragraph of the masthead, parted at its line ends; elsewhere a line end is a space."""
        if self._begun or look.heading or not any(one[0] == "\n" for one in segments if not isinstance(one, Mark)):
            return [segments]
        lines: list[list[Segment]] = [[]]
        for one in segments:
            if not isinstance(one, Mark) and one[0] == "\n":
                lines.append([])
            lines[-1].append(one)
        texts = ["".join(one[0] for one in line if not isinstance(one, Mark)) for line in lines]
        short = all(len(text) <= _SHORT for text in texts)
        return lines if short and any(_MASTHEAD_LINE.search(text) for text in texts) else [segments]

    def _marker(
        self, look: ParagraphLook, properties: etree._Element | None
    ) -> tuple[str | None, int | None, float | None]:
        """The automatic marker, the depth in its list, and the indent of the first line in points."""
        left, first = look.left, look.first
        if look.list_id in (None, "0"):
            indent = None if left is None and first is None else (left or 0) + (first or 0)
            return None, look.bulleted, indent
        list_id = look.list_id or ""
        depth = look.depth
        if depth is None:
            depth = self._numbering.depth_of_style(list_id, look.style_id or "")
        marker = self._numbering.next(list_id, depth)
        level = self._numbering.level(list_id, depth)
        direct = properties is not None and properties.find(W + "ind") is not None
        if level is not None and level.indent is not None and not direct:
            indent = level.indent
        else:
            indent = None if left is None and first is None else (left or 0) + (first or 0)
        return marker, depth + 1, indent

    def _note(self, note: tuple[str, str]) -> list[Block]:
        """The blocks of a footnote or endnote, once, when the text first refers to it."""
        element = self._elements.pop(note, None)
        if element is None:
            return []
        label = self._notes.label.get(note)
        blocks: list[Block] = []
        for block in self._content(element, self._note_parts[note[0]]):
            if not blocks and label is not None and not block.look.marker:
                block = _without_label(block, label)
            if block.text:
                blocks.append(Block(block.pieces, block.look, "footnote", label, block.marks))
        return blocks


def _without_label(block: Block, label: str) -> Block:
    text = block.text
    if not text.startswith(label):
        return block
    rest = text[len(label) :]
    start = len(text) - len(rest.lstrip(" .)/" if label.isalnum() else " "))
    if label.isalnum() and rest[:1].isalnum():
        return block
    marks = tuple(Mark(mark.label, max(mark.at - start, 0)) for mark in block.marks)
    return Block(cut(block.pieces, start, len(text)), block.look, block.region, block.label, marks)


def _without_notes(cell: GridCell) -> GridCell:
    return replace(cell, blocks=tuple(block for block in cell.blocks if block.region != "footnote"))


def _led(properties: etree._Element) -> bool:
    tabs = properties.find(W + "tabs")
    return tabs is not None and any(
        tab.get(W + "leader") in ("dot", "middleDot", "underscore", "hyphen") for tab in tabs
    )


def _without_page(segments: list[Segment]) -> list[Segment]:
    """A line of a table of contents without the page number after its last tab; the same list if it ends otherwise."""
    last = next((at for at in range(len(segments) - 1, -1, -1) if segments[at][0] == "\t"), None)  # type: ignore[index]
    if last is None or last == 0:
        return segments
    tail = "".join(segment[0] for segment in segments[last + 1 :] if not isinstance(segment, Mark))
    return segments[:last] if _PAGE_NUMBER.fullmatch(tail) else segments


def _typed_notes(body: etree._Element) -> frozenset[str]:
    """The raised signs with which paragraphs begin: footnotes that somebody typed."""
    found: set[str] = set()
    for paragraph in body.iter(W + "p"):
        run = next(paragraph.iterchildren(W + "r"), None)
        align = run.find(f"{W}rPr/{W}vertAlign") if run is not None else None
        if run is None or align is None or align.get(W + "val") != "superscript":
            continue
        text = "".join(part.text or "" for part in run.iterchildren(W + "t")).strip()
        if re.fullmatch(r"[*†‡]{1,4}|[0-9]{1,3}|[a-z]", text):
            found.add(text)
    return frozenset(found)


def _with_chapters(blocks: list[Block]) -> tuple[Block, ...]:
    """UN styles `_ H_Ch` stand above `_ H_1`: where both are used, the numbered ones go one level down."""
    styles = {block.look.style for block in blocks if block.look.heading and block.look.style}
    if not any(_CHAPTER_STYLE.match(style) for style in styles):
        return tuple(blocks)
    return tuple(
        replace(block, look=replace(block.look, heading=block.look.heading + 1))
        if block.look.heading and block.look.style and _UN_LEVEL.match(block.look.style)
        else block
        for block in blocks
    )
