"""Lines to drafts of blocks: which lines go on, which begin a paragraph, an item, a heading, a footnote, a table.

Hard-wrapped lines are told from intended line ends by one question: would the next word still have fitted?
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from merida.reading.heading_kinds import goes_on
from merida.reading.masthead_kinds import FRAME, masthead_kind
from merida.reading.text_lines import Line, width

__all__ = ["Draft", "drafts_of"]

_HEADING = re.compile(r"(#{1,6})(?:\s+|(?=\*\*))(?=\S)")
_CLOSING = re.compile(r"\s+#+\s*$")
_RULE = re.compile(r"(?:[-–—_*=]\s?){3,}")
_FENCE = re.compile(r"(?:```|~~~)\w*$")
_QUOTE = re.compile(r"(?:>\s?)+")
_DASH = re.compile(r"[-*+]\s+(?=\S)")
BULLET = re.compile(r"(?:[•·▪▫◦‣●○■□➢➤✓♦◆–—\uf0b7\uf0a7\uf0d8]|o(?=\s{2,}))\s*(?=\S)")
_NOTE = re.compile(
    r"\[\^(?P<a>[\w*†‡-]{1,20})\]:\s*"
    r"|<sup>\s*(?:<a\b[^>]*>)?\[?(?P<b>[\w*†‡]{1,4})\]?(?:</a>)?\s*</sup>\s*"
    r"|(?P<c>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*(?=\S)"
    r"|\\?(?P<d>\*{1,3}|†|‡)(?:\s+|(?=[A-ZА-Я]{1,6}/|[A-ZА-Я]))(?=\S)"
    r"|\[(?P<e>\d{1,3})\]:?\s+(?=\S)",
    re.IGNORECASE,
)
_ZONE_NOTE = re.compile(r"(?P<f>\d{1,3}|\*{1,3}|[a-z](?=/))[/.)]?\s+(?=\S)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARKER = re.compile(
    r"\(?(?:\d{1,3}|[٠-٩]{1,3})(?:\.\d{1,2})*\s?(?:[.)]|-)(?=\s|[^\W\da-z])|\(?[a-zа-яё][)]\s|\([a-zа-яёivx]{1,5}\)\s|[IVXLC]{1,6}\.\s|[A-Z]\.\s"
    r"|\(?[\u0621-\u064a](?:\)|[-.)])\s?|\([\u0621-\u064a]\)|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,3}[．、]"
)
_STOP = re.compile(r"[.:;!?。：；！？؟؛…][\"'”’»)）\]*_]*$")
_LETTER_STOP = re.compile(r"(?:[.:;,!?。：；！？؟؛،，]|\b(?:and|or|et|ou|y|e|o|и|или)|[و和及或])[\"'”’»)）\]*_]*$")
STANDING = re.compile(
    r"(?:executive summary|note by the secretariat|addendum|corrigendum|contents|draft report|provisional agenda|"
    r"résumé analytique|note du secrétariat|additif|table des matières|projet de rapport|"
    r"ordre du jour provisoire|"
    r"resumen|nota de la secretaría|adición|índice|proyecto de informe|programa provisional|"
    r"резюме|записка секретариата|добавление|содержание|проект доклада|предварительная повестка дня|"
    r"执行摘要|内容提要|秘书处的说明|增编|目录|报告草稿|临时议程|"
    r"خلاصة وافية|مذكرة من الأمانة|إضافة|المحتويات|مشروع تقرير)\**"
    r"|(?:distr|original|оригинал|原文|الأصل|التوزيع)\b.{0,40}",
    re.IGNORECASE,
)
"""Lines of a masthead that are whole by themselves."""
_TOP = 20
"""Drafts among which those of a masthead stand."""
_WHOLE = FRAME - {"conference", "group"}
_HAN = re.compile(r"[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")
_STARRED = re.compile(r"\w[”\"»)]?\\?\*+(?:\s|$)")
_TABLE_LINE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
_LED = re.compile(r"\s*(?:\.{4,}|…{2,}|(?:\.\s){4,}\.?|·{4,}|_{5,})\s*(?:[\divxlc٠-٩]{1,4}|[IVXLC]{1,5})$")
"""The dots and the page number that end a line of a table of contents: it is whole, and they are no words of it."""
NARROWEST = 40.0
"""Columns: no text is wrapped at fewer."""
_FITS = 0.82
"""Of the width that lines reach: what would have ended before this is no wrapped line."""


@dataclass(slots=True)
class Draft:
    """A block in the making: its lines (words and where they begin), and what kind of thing it is.

    The row of a table is a draft of kind `row` with one line to a cell.
    """

    kind: str
    lines: list[tuple[str, int]]
    page: int = 1
    level: int | None = None
    depth: int | None = None
    marker: str | None = None
    label: str | None = None
    indent: int = 0
    gap: bool = False
    """A page ended between it and the draft before, as far as the text shows."""

    @property
    def text(self) -> str:
        """Its words, to judge by."""
        return " ".join(text for text, _ in self.lines)


def drafts_of(lines: list[Line]) -> list[Draft]:
    """The drafts in the order of the file."""
    return _Drafting(lines).drafts


class _Drafting:
    def __init__(self, lines: list[Line]) -> None:
        self.drafts: list[Draft] = []
        self._lines = lines
        self._full = _full_width(lines)
        self._starred = any(line.text.count("*") % 2 and _STARRED.search(line.text) for line in lines)
        self._squares = {found for line in lines for found in re.findall(r"\S\[(\d{1,3})\](?!\()", line.text)}
        self._open: Draft | None = None
        self._last: Line | None = None
        self._indents: list[int] = []
        self._blank = 0
        self._zone = False
        number = 0
        while number < len(lines):
            number += self._take(number)

    def _take(self, number: int) -> int:
        """Takes in one line, or several of a table; says how many."""
        line = self._lines[number]
        if line.gap:
            self._zone = False
        if line.blank:
            self._blank += 1
            if self._blank >= 3:
                self._zone = False
            return 1
        text, start = line.text, line.start
        if quote := _QUOTE.match(text):
            start, text = start + quote.end(), text[quote.end() :]
            if not text:
                self._blank += 1
                return 1
        if _FENCE.match(text):
            return 1
        if _RULE.fullmatch(text):
            return self._rule(text)
        if "|" in text and (rows := self._table(number)):
            return rows
        self._line(line, text, start)
        self._last, self._blank = line, 0
        return 1

    def _rule(self, text: str) -> int:
        if text[0] in "=-" and not self._blank and self._open is not None and self._open.kind == "text":
            if len(self._open.lines) <= 2 and len(self._open.text) < 200 and (text[0] == "=" or " " not in text):
                self._open.kind, self._open.level = "heading", 1 if text[0] == "=" else 2
        else:
            self._zone = text[0] in "_—–-"
        self._open = None
        return 1

    def _line(self, line: Line, text: str, start: int) -> None:
        broken = self._blank > 0 or line.gap or (self._last is not None and _LED.search(self._last.text) is not None)
        if led := _LED.search(text):
            text = text[: led.start()]
            if not text:
                return
        if heading := _HEADING.match(text):
            words = _CLOSING.sub("", text[heading.end() :])
            self._begin(Draft("heading", [(words, start + heading.end())], level=len(heading.group(1))), line)
            self._open = None
            return
        if note := self._note(text, broken):
            label, end = note
            self._begin(Draft("note", [(text[end:], start + end)], label=label), line)
            return
        dash = _DASH.match(text)
        if dash and self._may_begin(line, text, broken, bullet=True):
            rest = text[dash.end() :]
            marker = None if MARKER.match(rest) or BULLET.match(rest) else "•"
            depth = self._depth(line.indent)
            self._begin(Draft("item", [(rest, start + dash.end())], depth=depth, marker=marker), line)
            return
        bullet = BULLET.match(text)
        if (bullet or MARKER.match(text)) and self._may_begin(line, text, broken, bullet=bullet is not None):
            level = self._depth(line.indent) if bullet else None
            self._begin(Draft("item", [(text, start)], depth=level), line)
            return
        if self._goes_on(line, text, broken):
            self.drafts[-1].lines.append((text, start))
            return
        self._begin(Draft("text", [(text, start)]), line)

    def _begin(self, draft: Draft, line: Line) -> None:
        draft.page, draft.indent = line.page, line.indent
        draft.gap = line.gap or self._blank >= 2
        if draft.kind != "item":
            self._indents = [] if draft.kind == "heading" else self._indents
        self._zone = self._zone and draft.kind == "note"
        self.drafts.append(draft)
        self._open = draft

    def _note(self, text: str, broken: bool) -> tuple[str, int] | None:
        """The label of a footnote that begins here, and where its words begin."""
        if not broken and not self._zone and not (self._open is not None and self._open.kind == "note") and self.drafts:
            found = re.match(r"<sup>|\[\^", text) and _NOTE.match(text)
        else:
            found = _NOTE.match(text)
        if found:
            kind = found.lastgroup or ""
            label = found[kind].translate(_RAISED)
            if (kind == "d" and not (self._starred and text.count("*") % 2 == len(label) % 2)) or (
                kind == "e" and label not in self._squares
            ):
                found = None
            else:
                return label, found.end()
        if self._zone and (found := _ZONE_NOTE.match(text)):
            return found["f"], found.end()
        return None

    def _depth(self, indent: int) -> int:
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or indent > self._indents[-1] + 1:
            self._indents.append(indent)
        return len(self._indents)

    def _may_begin(self, line: Line, text: str, broken: bool, *, bullet: bool) -> bool:
        """Whether a marker at the start of a line is one, or the wrapped line only happens to begin so."""
        before = self._last
        if broken or self._open is None or before is None or before.hard:
            return True
        if self._fits(before, text):
            return True
        if bullet:
            return text[0] not in "–—-" or bool(_STOP.search(before.text)) or self._open.kind == "item"
        return bool((_STOP if text[0].isdigit() else _LETTER_STOP).search(before.text))

    def _goes_on(self, line: Line, text: str, broken: bool) -> bool:
        """Whether this line belongs to the draft that is open."""
        before, open_ = self._last, self._open
        if broken or open_ is None or before is None or before.hard:
            return False
        if STANDING.fullmatch(text) or STANDING.fullmatch(before.text) or self._is_masthead(before.text, text):
            return False
        if text[:1].islower():
            return True
        if self._fits(before, text):
            return False
        stopped = bool(_STOP.search(before.text))
        deeper = line.indent >= before.indent + 2
        hanging = open_.kind in ("item", "note") and len(open_.lines) == 1
        return not (stopped and deeper and not hanging)

    def _is_masthead(self, before: str, text: str) -> bool:
        """Whether two lines at the top of the file are lines of a masthead, each whole by itself."""
        if len(self.drafts) > _TOP:
            return False
        above = masthead_kind(before)
        return masthead_kind(text) in FRAME or (above in _WHOLE and not (text[:1].islower() or goes_on(before)))

    def _fits(self, before: Line, text: str) -> bool:
        """The first word of the next line would have had room on the line before: its end is intended."""
        word = text[:1] if _HAN.match(text) else text.split(None, 1)[0]
        return before.edge + 1 + width(word) <= self._full * _FITS

    def _table(self, number: int) -> int:
        """A Markdown table that begins at this line: how many lines it takes, 0 if there is none."""
        lines = self._lines
        end = number
        while end < len(lines) and "|" in lines[end].text:
            end += 1
        rows = lines[number:end]
        ruled = [at for at, row in enumerate(rows) if _TABLE_LINE.fullmatch(row.text) and "-" in row.text]
        if not ruled and not (len(rows) >= 2 and all(row.text[0] == "|" == row.text[-1] for row in rows)):
            return 0
        found: list[Draft] = []
        for at, row in enumerate(rows):
            if at in ruled:
                continue
            draft = Draft("row", [], row.page, level=1 if ruled and at < ruled[0] else None)
            for cell in re.finditer(r"(?:\\\||[^|])+|(?<=\|)(?=\|)", row.text):
                inner = cell.group()
                draft.lines.append((inner.strip(), row.start + cell.start() + len(inner) - len(inner.lstrip())))
            found.append(draft)
        if found:
            found[0].gap = True
        self.drafts.extend(found)
        self._open, self._last, self._blank = None, rows[-1], 0
        return end - number


def _full_width(lines: list[Line]) -> float:
    """The column that wrapped lines reach: nine in ten of the lines that have a line after them end before it."""
    edges = sorted(line.edge for line, after in pairwise(lines) if not line.blank and not after.blank)
    if not edges:
        return NARROWEST
    return max(float(edges[int(len(edges) * 0.9)]), NARROWEST)
