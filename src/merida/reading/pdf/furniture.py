"""Running heads and feet: found by what they look like (symbol, page number, job number) and by coming back on other
pages.

Their texts are kept apart, because they name the document's symbol and job number; they never stand inside a passage.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from merida.reading.pdf.lines import Line, PageLines
from merida.reading.pdf.signs import MARKER, MASTHEAD, SYMBOL

HEAD, FOOT = 0.125, 0.88
"""Running heads stand in the top eighth of a page, feet in the lowest eighth."""
REACH_HEAD, REACH_FOOT = 0.13, 0.87
"""Texts that come back page by page may stand a little further in."""

_JOB = r"(?:[A-Z]{1,3}\.?\s?\d{2}-\d{4,6}|\d{2}-\d{5}|\d{7})(?:\s*\([A-Z]\))?"
_PAGE_WORD = r"(?:pages?|página|pág\.?|p\.|стр\.?|страница|الصفحة|صفحة|第)"
_NUMBER = r"[-–—|]?\s*[\d٠-٩]{1,4}\s*(?:[-–—|页頁])?"
_FORMS = re.compile(
    rf"""(?:
      {_JOB}(?:\s+\d{{6}})*(?:\s*\*\d{{6,9}}\*)?
    | \*\d{{6,9}}\*
    | \d{{6}}(?:\s+\d{{6}})*
    | {_NUMBER}
    | [\d٠-٩]{{1,4}}\s*(?:/|of|de|sur|из|من|共)\s*[\d٠-٩]{{1,4}}
    | {_PAGE_WORD}\s*[\d٠-٩ivxlc]{{1,5}}\s*[页頁]?(?:\s*(?:/|of|de|sur|из|من|共)\s*[\d٠-٩]{{1,4}}\s*[页頁]?)?
    | [\d٠-٩]{{1,4}}\s*/\s*[\d٠-٩]{{1,4}}\s+{_JOB}
    | {_JOB}\s+[\d٠-٩]{{1,4}}\s*/\s*[\d٠-٩]{{1,4}}
    | [\d٠-٩]{{1,4}}\s+{_JOB}
    | {_JOB}\s+[\d٠-٩]{{1,4}}
    | [ivxlc]{{1,6}}
    | please\s+recycle.*
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SYMBOL_LINE = re.compile(
    rf"(?:{_PAGE_WORD}\s*\d{{1,4}}\s+)?{SYMBOL.pattern}(?:\s+(?:{_PAGE_WORD}\s*)?\d{{1,4}})?", re.IGNORECASE
)
_DIGITS = re.compile(r"[\d٠-٩۰-۹]+")


def is_foot(text: str) -> bool:
    """Whether the text has the form of a page number, a job number, a date stamp or a bar code."""
    return _FORMS.fullmatch(text) is not None


def is_head(text: str) -> bool:
    """Whether the text is a document symbol, alone or with a page number."""
    return "/" in text and _SYMBOL_LINE.fullmatch(text) is not None


def remove(pages: list[PageLines]) -> tuple[str, ...]:
    """Takes running heads and feet out of the pages; returns their distinct texts in order of appearance."""
    again = _repeated(pages)
    gone: dict[str, None] = {}
    for page in pages:
        if not page.lines:
            continue
        found = {id(line) for line in _furniture(page, again)}
        if not found:
            continue
        for line in page.lines:
            if id(line) in found:
                gone.setdefault(line.text, None)
        page.lines = [line for line in page.lines if id(line) not in found]
    return tuple(gone)


def _furniture(page: PageLines, again: set[tuple[str, int]]) -> list[Line]:
    """From each edge inwards, rows of nothing but running heads or feet."""
    outer = {id(line) for line in _outermost(page)}
    masthead = page.number == 1 and _has_masthead(page)
    rows = _rows(page)
    found: list[Line] = []
    for order, foot in ((rows, False), (rows[::-1], True)):
        for row in order[:6]:
            if not all(_stands_out(page, line, again, outer, foot, masthead) for line in row):
                break
            found += row
    return found


def _stands_out(
    page: PageLines, line: Line, again: set[tuple[str, int]], outer: set[int], foot: bool, masthead: bool
) -> bool:
    if line.marks and line.marks[0][0] == 0:
        return False  # a footnote that only names a symbol
    inside = line.base > FOOT * page.height if foot else line.base < HEAD * page.height
    if inside and (is_foot(line.text) or is_head(line.text)) and not (masthead and not foot):
        return True
    return id(line) in outer and _key(line) in again


def _rows(page: PageLines) -> list[list[Line]]:
    rows: dict[int, list[Line]] = {}
    for line in page.lines:
        rows.setdefault(round(line.base / 3), []).append(line)
    return [rows[place] for place in sorted(rows)]


def _has_masthead(page: PageLines) -> bool:
    """A symbol at the top of the first page belongs to a masthead if words of one stand near it."""
    return any(line.base < 0.3 * page.height and MASTHEAD.search(line.text) for line in page.lines)


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text).casefold(), round(line.base / 6)


def _repeated(pages: list[PageLines]) -> set[tuple[str, int]]:
    """Keys of texts that stand at the same height of several pages, digits aside, as outermost rows of their pages."""
    if len(pages) < 2:
        return set()
    seen: Counter[tuple[str, int]] = Counter()
    distinct: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for page in pages:
        keys: dict[tuple[str, int], str] = {}
        for line in _outermost(page):
            if line.text[-1] in ".;:。；：؛" or MARKER.match(line.text):
                continue  # a sentence, a paragraph
            key = _key(line)
            for near in (key, (key[0], key[1] - 1), (key[0], key[1] + 1)):
                keys.setdefault(near, line.text)
        for key, text in keys.items():
            seen[key] += 1
            distinct[key].add(text)
    enough = max(2, min(len(pages) // 4, 12))
    return {key for key, count in seen.items() if count >= enough and (len(distinct[key]) == 1 or len(key[0]) > 3)}


def _outermost(page: PageLines) -> list[Line]:
    """The lines of the first and last rows of a page, as far as a gap parts them from the text."""
    rows = _rows(page)
    found: list[Line] = []
    for order, zone in ((rows, REACH_HEAD), (rows[::-1], 1 - REACH_FOOT)):
        edge: list[Line] = []
        for row, after in zip(order[:5], [*order[1:6], None], strict=False):
            depth = row[0].base if zone == REACH_HEAD else page.height - row[0].base
            if depth > zone * page.height:
                break
            edge += row
            apart = abs(after[0].base - row[0].base) if after is not None else 1e9
            if apart > 1.9 * max(line.size for line in row):
                found += edge
                edge = []
    return found
