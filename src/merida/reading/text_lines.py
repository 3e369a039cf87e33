"""Lines of a text file with their places and pages; running heads, page numbers and job-number footers taken out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Line", "lines_of", "without_furniture"]

_LINE = re.compile(r"([^\n\r\f\x0b\x85\u2028\u2029]*)(\r\n|[\n\r\f\x0b\x85\u2028\u2029]|\Z)")
_EDGE = 3
"""So many lines at the top and the bottom of a page may be its running head or foot."""
_SYMBOL = re.compile(r"(?:[A-Z]{1,6}(?:/[A-Za-z0-9.()\-]{1,14}){2,}|[AES]/[A-Za-z0-9./\-]{3,30})\*?")
_JOB = re.compile(r"(?:V\.?\s?\d\d-\d{4,6}|GE\.?\s?\d\d-\d{4,6}|\d\d-\d{5})")
_PAGE = re.compile(
    r"(?:page|página|pág\.|страница|стр\.|第|الصفحة|صفحة|p\.)?\s*[-–—|/]?\s*(?:[\d٠-٩]{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:/|of|de|из|sur)\s*[\d٠-٩]{1,4})?\s*[-–—|/]?\s*页?",
    re.IGNORECASE,
)
_BARCODE = re.compile(r"\*\d{6,9}\*")
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Line:
    """One line: its words without the white space around them, where they begin, and how far they reach in columns."""

    text: str
    start: int
    indent: int
    edge: int
    page: int
    gap: bool = False
    """A page ended, or a running head was taken out, just before it."""
    hard: bool = False
    """It ends with a Markdown line break (two spaces or a backslash)."""

    @property
    def blank(self) -> bool:
        """Nothing on it."""
        return not self.text


def width(text: str) -> int:
    """Columns on a screen: Chinese signs take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else unicodedata.combining(sign) == 0 for sign in text)


def lines_of(text: str) -> list[Line]:
    """All lines; a form feed begins a new page."""
    lines: list[Line] = []
    page, gap = 1, False
    for found in _LINE.finditer(text):
        raw, ending = found.group(1), found.group(2)
        if not raw and not ending:
            break
        words = raw.strip()
        indent = 0
        if raw[:1].isspace():
            indent = width(raw[: len(raw) - len(raw.lstrip())].expandtabs(4))
        hard = raw.endswith("  ") or (words.endswith("\\") and not words.endswith("\\\\"))
        if hard and words.endswith("\\"):
            words = words[:-1].rstrip()
        start = found.start() + (len(raw) - len(raw.lstrip()) if words else 0)
        lines.append(Line(words, start, indent, indent + width(words), page, gap and bool(words), hard and bool(words)))
        if words:
            gap = False
        if ending == "\f":
            page += 1
            gap = True
    return lines


def without_furniture(lines: list[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """The lines that are text, and the furniture's texts, once each."""
    gone = _by_pages(lines) | _alone(lines)
    if not gone:
        return lines, ()
    kept: list[Line] = []
    furniture: dict[str, None] = {}
    gap = False
    for number, line in enumerate(lines):
        if number in gone:
            furniture.setdefault(" ".join(line.text.split()))
            gap = True
            continue
        if gap and not line.blank:
            line.gap, gap = True, False
        kept.append(line)
    return kept, tuple(furniture)


def _by_pages(lines: list[Line]) -> set[int]:
    """Lines at page edges that come back, digits aside, or that are page numbers."""
    pages: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if not line.blank:
            pages.setdefault(line.page, []).append(number)
    if len(pages) < 2:
        return set()
    edges: list[tuple[bool, list[int]]] = []
    for page, numbers in pages.items():
        if page > 1:
            edges.append((True, numbers[:_EDGE]))
        edges.append((False, numbers[: -_EDGE - 1 : -1]))
    seen = Counter((top, _shape(lines[number].text)) for top, numbers in edges for number in numbers)
    often = max(2 if len(pages) < 4 else 3, len(pages) * 0.4)
    gone = set()
    for top, numbers in edges:
        # From the edge inwards; what stands behind a line of text is text.
        for number in numbers:
            text = lines[number].text
            again = seen[top, _shape(text)] >= often and len(text) < 150 and not _ITEM.match(text)
            inner = number + 1 if top else number - 1
            if again and _SENTENCE_END.search(text) and 0 <= inner < len(lines) and not lines[inner].blank:
                again = False  # the last line of a paragraph
            if not _is_furniture(text) and not again:
                break
            gone.add(number)
    return gone


_SENTENCE_END = re.compile(r"[.;。；؛][)\]»”\"]*$")
_ITEM = re.compile(r"(?:\(?\w{1,4}[.)]|[•·▪–—*-])\s")


def _alone(lines: list[Line]) -> set[int]:
    """Furniture that a converter left between paragraphs: job numbers with pages, symbols after their first time."""
    gone: set[int] = set()
    symbols: set[str] = set()
    numbers: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        text = line.text
        if not text or len(text) > 80:
            continue
        if _JOB.match(text) or _JOB.search(text[-12:]) or _BARCODE.fullmatch(text):
            if _is_furniture(text):
                gone.add(number)
        elif _SYMBOL.fullmatch(text):
            if text.rstrip("*") in symbols:
                gone.add(number)
            symbols.add(text.rstrip("*"))
        elif text.isascii() and text.isdigit() and len(text) < 4 and _between_blanks(lines, number):
            numbers.append((number, int(text)))
        elif re.fullmatch(r"(?:page\s*)?\d{1,3}\s*(?:/|of)\s*\d{1,3}", text, re.IGNORECASE) and _between_blanks(
            lines, number
        ):
            gone.add(number)
    if len(numbers) >= 2 and all(after[1] - before[1] == 1 for before, after in pairwise(numbers)):
        gone.update(number for number, _ in numbers)
    return gone


def _between_blanks(lines: list[Line], number: int) -> bool:
    before = number == 0 or lines[number - 1].blank or lines[number].gap
    after = number + 1 >= len(lines) or lines[number + 1].blank or lines[number + 1].gap
    return before and after


def _shape(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()).lower())


def _is_furniture(text: str) -> bool:
    """Nothing on the line but a page number, a job number with its dates and language, a symbol, a bar code."""
    rest = _BARCODE.sub(" ", text)
    rest = _JOB.sub(" ", rest)
    rest = re.sub(r"\([A-Z]\)(?:\s+\d{6}){0,3}", " ", rest)
    rest = _SYMBOL.sub(" ", rest).strip()
    return not rest or bool(_PAGE.fullmatch(rest))
