"""The text of one `w:p` of a Word file: runs, fields, footnote marks, symbols, tracked changes, text boxes.

Its raw text, in which places count, joins every `w:t`, one character for each `w:tab`, `w:ptab`, `w:br`, `w:cr`,
`w:noBreakHyphen`, `w:softHyphen`, `w:sym`, hidden text and footnote marks; not deleted text, field codes, inner `w:p`.
"""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from merida.reading.docx_numerals import numeral
from merida.reading.docx_package import W
from merida.reading.docx_styles import ParagraphLook, RunLook, Styles, is_on
from merida.reading.spacing import Segment
from merida.reading.values import Mark

__all__ = ["Fields", "Notes", "RunText", "alternative", "boxes_in"]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ONE = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\xad"}
_ONE_CHARACTER = {W + name: text for name, text in _ONE.items()}
_GONE = frozenset(
    W + name
    for name in (
        *("rPr", "pPr", "del", "moveFrom", "instrText", "delText", "delInstrText", "footnoteRef", "endnoteRef"),
        *("sdtPr", "sdtEndPr", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "fldData"),
        *("rt", "rubyPr", "annotationRef"),
    )
)
_BOXES = frozenset((W + "drawing", W + "pict", W + "object"))
_DROPPED_FIELDS = re.compile(r"\s*(?:PAGEREF|PAGE|NUMPAGES|SECTIONPAGES|SECTION|NOTEREF)\b", re.IGNORECASE)
_CUSTOM_MARK = re.compile(r"\s*([*†‡§¶#]{1,4}|[0-9]{1,3}|[a-zа-я]\)?/?)\s*")
_TYPED_MARK = re.compile(r"\s*([*†‡]{1,4}|[0-9]{1,3}|[a-z])\s*")


class Fields:
    """Which fields are open, over paragraphs: a table of contents is one field around many."""

    def __init__(self) -> None:
        self.open: list[tuple[str, bool]] = []
        """Code so far, and whether its result has begun."""
        self.shown = True

    def change(self, kind: str | None) -> None:
        """A `w:fldChar`: begin, separate or end."""
        if kind == "begin":
            self.open.append(("", False))
        elif kind == "separate" and self.open:
            self.open[-1] = (self.open[-1][0], True)
        elif kind == "end" and self.open:
            self.open.pop()
        self._judge()

    def code(self, text: str) -> None:
        """A `w:instrText`."""
        if self.open and not self.open[-1][1]:
            self.open[-1] = (self.open[-1][0] + text, False)

    def paragraph_ends(self) -> None:
        """No code goes on after its paragraph; a file that says so has lost the separator."""
        if any(not result for _, result in self.open):
            self.open = [one for one in self.open if one[1]]
            self._judge()

    def _judge(self) -> None:
        self.shown = all(result and not _DROPPED_FIELDS.match(code) for code, result in self.open)

    @property
    def contents(self) -> bool:
        """Inside a table of contents."""
        return any(code.lstrip().upper().startswith("TOC") for code, _ in self.open)


class Notes:
    """Labels of footnotes and endnotes in the order in which the text refers to them."""

    def __init__(self, typed: frozenset[str] = frozenset()) -> None:
        self.typed = typed
        """Labels of footnotes that were typed as paragraphs beginning with a raised sign."""
        self.label: dict[tuple[str, str], str] = {}
        self.next: dict[str, int] = {"footnote": 1, "endnote": 1}
        self.form: dict[str, str] = {"footnote": "decimal", "endnote": "lowerRoman"}


class RunText:
    """Collects what one paragraph says; afterwards `segments`, the looks and the boxes inside tell it."""

    def __init__(self, styles: Styles, look: ParagraphLook, fields: Fields, notes: Notes, block: int) -> None:
        self._styles, self._look, self._fields, self._notes, self._block = styles, look, fields, notes, block
        self.segments: list[Segment] = []
        self.referred: list[tuple[str, str]] = []
        """Footnotes and endnotes referred to: kind and identifier."""
        self.boxes: list[etree._Element] = []
        self.own_mark: str | None = None
        """The raised sign with which a typed footnote begins."""
        self._at = 0
        self._custom: tuple[str, str] | None = None
        self._bold: Counter[bool] = Counter()
        self._italic: Counter[bool] = Counter()
        self._sizes: Counter[float] = Counter()

    @property
    def bold(self) -> bool:
        """All of it is bold."""
        return self._bold[True] > 0 and not self._bold[False]

    @property
    def italic(self) -> bool:
        """All of it is italic."""
        return self._italic[True] > 0 and not self._italic[False]

    @property
    def size(self) -> float | None:
        """The font size of most of its characters."""
        return max(self._sizes, key=lambda size: self._sizes[size]) if self._sizes else None

    def read(self, element: etree._Element) -> None:
        """Takes in the runs of a paragraph or of something inside it."""
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child)
            elif tag in _GONE:
                continue
            elif tag == _MC + "AlternateContent":
                chosen = alternative(child)
                if chosen is not None:
                    self.read(chosen)
            elif tag == W + "sdt":
                content = child.find(W + "sdtContent")
                if content is not None and is_on(child.find(f"{W}sdtPr/{W}showingPlcHdr")) is not True:
                    self.read(content)
            elif tag == W + "fldSimple":
                if not _DROPPED_FIELDS.match(child.get(W + "instr", "")):
                    self.read(child)
            elif tag == _MATH + "t":
                self._add(child.text or "", self._look.run)
            elif tag != W + "p" and len(child):
                self.read(child)

    def _run(self, run: etree._Element) -> None:
        look = self._styles.run(run.find(W + "rPr"), self._look.run)
        for child in run:
            tag = child.tag
            if tag == W + "t":
                self._add(child.text or "", look)
            elif tag in _ONE_CHARACTER:
                self._add(_ONE_CHARACTER[tag], look)
            elif tag == W + "fldChar":
                self._fields.change(child.get(W + "fldCharType"))
            elif tag == W + "instrText":
                self._fields.code(child.text or "")
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self._refer(child, look)
            elif tag == W + "sym":
                self._add(_symbol(child), look)
            elif tag in _BOXES:
                self.boxes.extend(boxes_in(child))
            elif tag == _MC + "AlternateContent":
                chosen = alternative(child)
                if chosen is not None:
                    found = boxes_in(chosen)
                    self.boxes.extend(found)
                    if not found:
                        for inner in chosen.iterchildren(W + "t"):
                            self._add(inner.text or "", look)
            elif tag == W + "ruby":
                for base in child.iterchildren(W + "rubyBase"):
                    self.read(base)

    def _add(self, text: str, look: RunLook) -> None:
        start = self._at
        self._at += len(text)
        if not text or look.hidden or not self._fields.shown:
            return
        if self._custom is not None and text.strip():
            found = _CUSTOM_MARK.match(text)
            kind_and_id, self._custom = self._custom, None
            if found:
                self._notes.label[kind_and_id] = found.group(1)
                self.segments.append(Mark(found.group(1), 0))
                text, start = text[found.end() :], start + found.end()
        if look.raised and self._notes.typed:
            found = _TYPED_MARK.fullmatch(text)
            if found and found.group(1) in self._notes.typed:
                if any(not isinstance(one, Mark) and one[0].strip() for one in self.segments):
                    self.segments.append(Mark(found.group(1), 0))
                else:
                    self.own_mark = found.group(1)
                return
        if look.symbols and len(text.strip()) == 1:
            text = text.replace(text.strip(), "•")
        if text:
            self.segments.append((text, self._block, start))
        letters = sum(map(str.isalpha, text))
        if letters:
            self._bold[bool(look.bold)] += letters
            self._italic[bool(look.italic)] += letters
            if look.size:
                self._sizes[look.size] += letters

    def _refer(self, reference: etree._Element, look: RunLook) -> None:
        if look.hidden or not self._fields.shown:
            return
        kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
        note = (kind, reference.get(W + "id", ""))
        self.referred.append(note)
        if reference.get(W + "customMarkFollows") in ("1", "true", "on"):
            self._custom = note
            return
        label = self._notes.label.get(note)
        if label is None:
            label = self._notes.label[note] = numeral(self._notes.next[kind], self._notes.form[kind])
            self._notes.next[kind] += 1
        self.segments.append(Mark(label, 0))


def alternative(content: etree._Element) -> etree._Element | None:
    """The one branch of an `mc:AlternateContent` that is read: the first with text, else the first."""
    branches = [child for child in content if child.tag in (_MC + "Choice", _MC + "Fallback")]
    for branch in branches:
        if next(branch.iter(W + "t"), None) is not None:
            return branch
    return branches[0] if branches else None


def boxes_in(element: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing: the elements that hold their paragraphs; each once, outermost only."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag == W + "txbxContent":
            found.append(child)
        elif child.tag == _MC + "AlternateContent":
            chosen = alternative(child)
            if chosen is not None:
                found.extend(boxes_in(chosen))
        elif len(child):
            found.extend(boxes_in(child))
    return found


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return "•"
    if 0xE000 <= code <= 0xF8FF or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "•"
    sign = chr(code)
    font = element.get(W + "font", "").lower()
    return "•" if font.startswith(("symbol", "wingdings", "webdings")) and not sign.isalpha() else sign
