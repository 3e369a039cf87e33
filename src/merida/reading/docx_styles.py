"""What Word's styles say of a paragraph and a run: heading level, numbering, bold, italic, size, alignment, indent.

Properties are inherited along `basedOn` from the document's defaults (ECMA-376, part 1, 17.7).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from merida.reading.docx_package import W

__all__ = ["ParagraphLook", "RunLook", "Styles", "is_on"]

# Built-in headings, in English as Word stores them and as other programs translate them; then the UN's own names:
# `_ H_1`, `_ H_2/3`, `_ H_Ch_G`, `H1G`, `HChG`.
_HEADING = re.compile(
    r"(?:heading|titre|t[ií]tulo|заголовок|标题|標題|عنوان|العنوان|überschrift|kop|titolo|rubrik|nagłówek)\s*(?P<level>[1-9])\b"
    r"|_?\s*h[ _]*(?P<un>[1-9])(?:[/_ 0-9]*g?)?$"
    r"|_?\s*h[ _]*(?P<chapter>ch|m)[_ ]*g?$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:list bullet|_ ?bullet|bullet ?\d?g|liste à puces|lista con viñetas|маркированный список|列表项目符号)\s*(\d)?",
    re.I,
)
_LONGEST_CHAIN = 30
_MIXED = "mixed"


def is_on(element: etree._Element | None) -> bool | None:
    """Whether a toggle property is on; None if it is not there."""
    if element is None:
        return None
    return element.get(W + "val") not in ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class RunLook:
    """Of a run: None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    hidden: bool | None = None
    raised: bool | None = None
    symbols: bool | None = None

    def over(self, below: RunLook) -> RunLook:
        """This look, with what it leaves open taken from `below`."""
        if self == _NOTHING:
            return below
        return RunLook(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.size if self.size is None else self.size,
            below.hidden if self.hidden is None else self.hidden,
            below.raised if self.raised is None else self.raised,
            below.symbols if self.symbols is None else self.symbols,
        )


_NOTHING = RunLook()


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """Of a paragraph: its style's name, what it declares, and the look of runs that say nothing themselves."""

    style: str | None = None
    style_id: str | None = None
    heading: int | None = None
    list_id: str | None = None
    depth: int | None = None
    bulleted: int | None = None
    centred: bool | None = None
    left: float | None = None
    first: float | None = None
    run: RunLook = field(default=_NOTHING)


class Styles:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._paragraphs: dict[str, ParagraphLook] = {}
        self._runs: dict[str, RunLook] = {}
        self._default: str | None = None
        self._base = ParagraphLook()
        self._chapters = False
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        base = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self._base = _paragraph(ParagraphLook(run=run_look(defaults)), base)
        for style in root.iterchildren(W + "style"):
            identity = style.get(W + "styleId", "")
            self._elements[identity] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self._default = identity

    def paragraph(self, properties: etree._Element | None) -> ParagraphLook:
        """The look of a paragraph with these `w:pPr`."""
        named = properties.find(W + "pStyle") if properties is not None else None
        identity = named.get(W + "val") if named is not None else None
        if identity is None or identity not in self._elements:
            identity = self._default
        look = self._styled(identity) if identity is not None else self._base
        return _paragraph(look, properties) if properties is not None else look

    def run(self, properties: etree._Element | None, below: RunLook) -> RunLook:
        """The look of a run with these `w:rPr` in a paragraph whose style gives `below`."""
        if properties is None or not len(properties):
            return below
        look = run_look(properties)
        named = properties.find(W + "rStyle")
        if named is not None:
            look = look.over(self._character(named.get(W + "val", "")))
        return look.over(below)

    def _chain(self, identity: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while identity in self._elements and len(chain) < _LONGEST_CHAIN:
            style = self._elements[identity]
            chain.append(style)
            parent = style.find(W + "basedOn")
            if parent is None:
                break
            identity = parent.get(W + "val", "")
        return chain[::-1]

    def _styled(self, identity: str) -> ParagraphLook:
        known = self._paragraphs.get(identity)
        if known is None:
            look = self._base
            for style in self._chain(identity):
                name_element = style.find(W + "name")
                name = name_element.get(W + "val", "") if name_element is not None else identity
                look = _paragraph(
                    replace(look, run=run_look(style.find(W + "rPr")).over(look.run)), style.find(W + "pPr")
                )
                look = replace(look, style=name, style_id=style.get(W + "styleId"))
                level = _level_named(name)
                bulleted = _LISTED.match(name)
                if level is not None and (look.heading is None or style.find(f"{W}pPr/{W}outlineLvl") is None):
                    look = replace(look, heading=level)
                if bulleted:
                    look = replace(look, bulleted=int(bulleted.group(1) or 1))
            known = self._paragraphs[identity] = look
        return known

    def _character(self, identity: str) -> RunLook:
        known = self._runs.get(identity)
        if known is None:
            known = _NOTHING
            for style in self._chain(identity):
                known = run_look(style.find(W + "rPr")).over(known)
            self._runs[identity] = known
        return known


def _level_named(name: str) -> int | None:
    found = _HEADING.match(name.strip())
    if found is None:
        return None
    if found["chapter"]:
        return 1
    return int(found["level"] or found["un"])


_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "marlett", "zapf dingbats")


def run_look(properties: etree._Element | None) -> RunLook:
    """What `w:rPr` says itself."""
    if properties is None:
        return _NOTHING
    bold = italic = hidden = raised = symbols = None
    size = None
    for child in properties:
        tag = child.tag
        if tag == W + "b":
            bold = is_on(child)
        elif tag == W + "i":
            italic = is_on(child)
        elif tag == W + "sz":
            size = _number(child.get(W + "val"))
        elif tag == W + "vanish":
            hidden = is_on(child)
        elif tag == W + "vertAlign":
            raised = child.get(W + "val") == "superscript"
        elif tag == W + "rFonts":
            font = (child.get(W + "ascii") or child.get(W + "hAnsi") or "").lower()
            if font:
                symbols = font.startswith(_SYMBOL_FONTS)
    if bold is italic is hidden is raised is symbols is size is None:
        return _NOTHING
    return RunLook(bold, italic, None if size is None else size / 2, hidden, raised, symbols)


def _paragraph(look: ParagraphLook, properties: etree._Element | None) -> ParagraphLook:
    if properties is None:
        return look
    changes: dict[str, object] = {}
    for child in properties:
        tag = child.tag
        if tag == W + "numPr":
            list_id, depth = child.find(W + "numId"), child.find(W + "ilvl")
            if list_id is not None:
                changes["list_id"] = list_id.get(W + "val")
            if depth is not None:
                changes["depth"] = min(max(int(_number(depth.get(W + "val")) or 0), 0), 8)
            elif list_id is not None:
                changes["depth"] = None
        elif tag == W + "outlineLvl":
            level = int(_number(child.get(W + "val")) or 0)
            changes["heading"] = level + 1 if level < 9 else None
        elif tag == W + "jc":
            changes["centred"] = child.get(W + "val") == "center"
        elif tag == W + "ind":
            left = _number(child.get(W + "left") or child.get(W + "start"))
            hanging, first = _number(child.get(W + "hanging")), _number(child.get(W + "firstLine"))
            if left is not None:
                changes["left"] = left / 20
            if hanging is not None or first is not None:
                changes["first"] = ((first or 0) if hanging is None else -hanging) / 20
    return replace(look, **changes) if changes else look  # type: ignore[arg-type]


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
