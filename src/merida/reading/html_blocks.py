"""The tree of a web page to blocks: headings, paragraphs, list items, tables, footnotes, with what the tags say."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from merida.reading.docx_numerals import numeral
from merida.reading.grid import arranged
from merida.reading.html_furniture import Furniture
from merida.reading.html_inline import Inline, declared
from merida.reading.html_notes import BACK, LABEL, is_back_link, is_mark_link, is_note, raised_label
from merida.reading.html_tables import cells_of
from merida.reading.html_tree import Element, Text
from merida.reading.spacing import Segment, tidy
from merida.reading.text_drafts import BULLET, MARKER
from merida.reading.values import Block, Characters, Look, Mark, Region, cut

__all__ = ["Walker"]

_BLOCK_TAGS = frozenset(
    """
    p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre address figure figcaption
    details summary fieldset center form body html hgroup hr legend menu dir tbody thead tfoot tr td th caption
    footer aside
    """.split()
)
_MSO_LEVEL = re.compile(r"mso-list\s*:[^;]*level(\d)", re.IGNORECASE)
_MASTHEAD_LINE = re.compile(
    r"\bDistr\b|\bOriginal\b|[A-Z]{2,5}(?:/[A-Z0-9.]+){2,}|\b(?:19|20)\d\d\b|Оригинал|原文|الأصل"
)
_FORMS = {
    "a": "lowerLetter",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "A": "upperLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "i": "lowerRoman",
    "lower-roman": "lowerRoman",
    "I": "upperRoman",
    "upper-roman": "upperRoman",
    "arabic-indic": "hindiNumbers",
    "cjk-decimal": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
}
_UNIT = re.compile(r"(?<![^\W\d])(?:m|km|cm|mm|dm|км|м|CO|H)$")
SHORT = 160
LONG = 200


class Walker:
    """Walks the tree once; `blocks` are what it found."""

    def __init__(self, source: str, furniture: Furniture, in_article: bool) -> None:
        self.blocks: list[Block] = []
        self._source = source
        self._furniture = furniture
        self._in_article = in_article
        self._inline = Inline()
        self._tag = ""
        self._class: str | None = None
        self._depth = 0
        self._marker: tuple[str | None, int] | None = None
        self._centred = False
        self._notes = 0
        self._note_label: str | None = None
        self._tables = 0
        self._begun = False

    def walk(self, element: Element) -> None:
        """Takes in an element and what it holds."""
        for child in element.inside:
            if isinstance(child, Text):
                self._text(child)
            elif not self._furniture.is_gone(child, self._in_article):
                self._element(child)

    def finish(self) -> list[Block]:
        """All blocks."""
        self._flush()
        return self.blocks

    def _element(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self._inline.line_end(element.start, element.end)
        elif tag == "hr":
            self._flush()
        elif tag == "table":
            self._flush()
            self._table(element)
        elif tag in _BLOCK_TAGS:
            self._block(element)
        elif tag == "a" and is_back_link(element) and self._notes:
            self._own_label(self._furniture.text(element))
        elif tag == "a" and is_mark_link(element):
            self._mark(element)
        elif tag == "sup":
            label = raised_label(self._plain(element))
            link = next((one for one in element.find("a")), None)
            if label is None or not (link is not None or self._may_be_mark()):
                self.walk(element)
            else:
                self._inline.add_mark(label)
        elif "mso-list" in element.attrs.get("style", "") and re.search(
            r"mso-list\s*:\s*ignore", element.attrs["style"], re.I
        ):
            sign = self._plain(element).strip()
            self._marker = (
                sign if re.search(r"\w", sign) and sign not in "ovnlqw" else "•",
                self._marker[1] if self._marker else 1,
            )
        else:
            with self._inline.inside(tag, element.attrs):
                self.walk(element)

    def _plain(self, element: Element) -> str:
        return html.unescape(self._furniture.text(element)).replace("\xa0", " ")

    def _may_be_mark(self) -> bool:
        """A raised number after a word or a stop; m² is a unit, and a block may begin with its own label."""
        before = self._inline.tail()
        return not before or (len(before) > 1 and not before[-1].isdigit() and not _UNIT.search(before))

    def _mark(self, element: Element) -> None:
        found = LABEL.fullmatch(self._plain(element))
        if found:
            self._inline.add_mark(found.group(1))
        else:
            self.walk(element)

    def _own_label(self, text: str) -> None:
        found = LABEL.fullmatch(BACK.sub("", text))
        if found and self._note_label is None and not self._inline.tail():
            self._note_label = found.group(1)

    def _text(self, text: Text) -> None:
        raw = self._source[text.start : text.end]
        if self._tag == "pre":
            at = text.start
            for line in raw.splitlines(keepends=True):
                self._inline.add(line.rstrip("\n"), at)
                if line.endswith("\n"):
                    self._inline.line_end(at + len(line) - 1, at + len(line))
                at += len(line)
            return
        self._inline.add(raw, text.start)

    def _block(self, element: Element) -> None:
        self._flush()
        tag, attrs = element.tag, element.attrs
        saved = (self._tag, self._class, self._centred, self._depth)
        self._tag = tag
        self._class = attrs.get("class") or (self._class if tag in ("div", "section") else None)
        looks = declared(attrs)
        self._centred = tag == "center" or (self._centred if looks.centred is None else looks.centred)
        note = is_note(element)
        if note:
            self._notes += 1
            self._note_label = self._label_of(element)
        if tag in ("ul", "ol", "menu", "dir"):
            self._depth += 1
            self._list(element)
        else:
            level = _MSO_LEVEL.search(attrs.get("style", "")) if tag == "p" else None
            if level:
                self._marker = (None, int(level.group(1)))
            bold = tag in ("h1", "h2", "h3", "h4", "h5", "h6")
            with self._inline.inside("" if bold else tag, attrs):
                self.walk(element)
        self._flush()
        if tag == "li":
            self._marker = None
        if note:
            self._notes -= 1
            self._note_label = None
        self._tag, self._class, self._centred, self._depth = saved

    def _label_of(self, element: Element) -> str | None:
        identity = re.search(r"(\d{1,3})[a-z]?$", element.attrs.get("id", ""))
        return identity.group(1) if identity and element.tag in ("li", "dd", "aside") else None

    def _list(self, element: Element) -> None:
        style = element.attrs.get("style", "").lower()
        plain = re.search(r"list-style(?:-type)?\s*:\s*none", style) is not None
        number = _integer(element.attrs.get("start"), 1)
        form_name = element.attrs.get("type") or next(
            iter(re.findall(r"list-style(?:-type)?\s*:\s*([\w-]+)", style)), "1"
        )
        form = _FORMS.get(form_name, "decimal")
        for child in element.inside:
            if isinstance(child, Text):
                self._text(child)
                continue
            if self._furniture.is_gone(child, self._in_article):
                continue
            if child.tag == "li":
                number = _integer(child.attrs.get("value"), number)
                marker = None if plain else "•" if element.tag != "ol" else f"{numeral(number, form)}."
                if self._notes and element.tag == "ol":
                    self._note_label = str(number)
                self._flush()
                self._marker = (marker, self._depth)
                number += 1
            self._element(child)

    def _flush(self) -> None:
        """Ends the paragraph that is open."""
        inline, self._inline = self._inline, self._inline.fresh()
        if not inline.segments:
            return
        heading = int(self._tag[1]) if re.fullmatch("h[1-6]", self._tag) else None
        for first, last in inline.paragraphs(lambda lines: self._splits(lines, heading)):
            self._emit(inline.segments[first:last], inline.look(first, last), heading)

    def _splits(self, lines: list[str], heading: int | None) -> bool:
        """Whether line ends in this paragraph are those of a masthead, or of items."""
        if heading or any(len(line) > SHORT for line in lines):
            return False
        return not self._begun and (len(lines) > 2 or any(_MASTHEAD_LINE.search(line) for line in lines))

    def _emit(self, segments: list[Segment], seen: tuple[bool, bool, float | None], heading: int | None) -> None:
        pieces, marks = tidy(segments, lambda _, start, end: Characters(start, end))
        if not pieces:
            return
        marker, depth = self._marker or (None, None)
        block = Block(pieces, marks=marks)
        region: Region = "body"
        label = None
        leading = marks[0].label if marks and marks[0].at == 0 else None
        if self._notes:
            region, label = "footnote", leading or self._note_label
            block, label = _own_label_off(block, label, leading)
            self._note_label = None
        elif leading is not None and not heading:
            region, label = "footnote", leading
            block = replace(block, marks=marks[1:])
        text = block.text
        if not text:
            return
        if marker == "•" and (BULLET.match(text) or MARKER.match(text)):
            marker = None
        self._marker = None
        look = Look(
            style=self._class or self._tag or None,
            heading=heading,
            depth=None if region == "footnote" else depth,
            marker=None if region == "footnote" else marker,
            bold=seen[0],
            italic=seen[1],
            size=seen[2],
            centred=self._centred,
        )
        if (heading or 0) >= 2 or len(text) > LONG:
            self._begun = True
        self.blocks.append(replace(block, look=look, region=region, label=label))

    def _table(self, table: Element) -> None:
        first = not self._begun and self._tables == 0

        def content(cell: Element) -> tuple[Block, ...]:
            walker = Walker(self._source, self._furniture, True)
            walker._begun = not first
            walker._tag = cell.tag
            walker.walk(cell)
            return tuple(walker.finish())

        for caption in table.inside:
            if isinstance(caption, Element) and caption.tag == "caption":
                self._block(caption)
        cells, heads = cells_of(table, content)
        nested = any(block.cell is not None for cell in cells for block in cell.blocks)
        if nested or table.attrs.get("role") in ("presentation", "none"):
            self.blocks.extend(block for cell in cells for block in cell.blocks)
            return
        blocks, data = arranged(cells, self._tables, first, heads)
        self._tables += data
        self.blocks.extend(blocks)


def _own_label_off(block: Block, label: str | None, leading: str | None) -> tuple[Block, str | None]:
    """A footnote without the label that it begins with, raised or typed, and without the arrow back."""
    if leading is not None:
        return replace(block, marks=block.marks[1:]), label
    text = block.text
    found = re.match(r"[\[(]?(\d{1,3}|[*†‡§]{1,4})[\])]?[.:/]?\s+|([*†‡§]{1,4})", text)
    start = 0
    if found and (label is None or (found.group(1) or found.group(2)) == label):
        label, start = found.group(1) or found.group(2), found.end()
    end = len(text)
    while end > start and (text[end - 1] in "↩↑⤴⏎\ufe0e ^"):
        end -= 1
    marks = tuple(Mark(mark.label, max(mark.at - start, 0)) for mark in block.marks)
    return replace(block, pieces=cut(block.pieces, start, end), marks=marks), label


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text else otherwise
    except ValueError:
        return otherwise
