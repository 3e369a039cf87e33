"""Lines of a page written from right to left: characters gathered by baseline, spaces by width, order turned to
reading order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from merida.reading.pdf.bidi import is_arabic, logical, turned
from merida.reading.pdf.glyphs import Glyph, glyphs
from merida.reading.pdf.lines import Line, PageLines, Rule
from merida.reading.pdf.page import Page
from merida.reading.pdf.scan import RAISED
from merida.reading.pdf.signs import MARKER, WORD_ORDINAL, cleaned

_ARABIC_LETTERS = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_OTHER_LETTERS = re.compile(r"[A-Za-z\u00c0-\u04ff\u4e00-\u9fff]")
_SMALL = re.compile(r"[\d٠-٩]+|[*†‡]+")
_KASHIDA = re.compile(r"(?<=[\u0620-\u0652])[\u0640;\"!#$&'*+<=>@^`|~]+(?=[\u0620-\u064a])")
"""Stretched joins between letters; producers give their signs any name (`;` or `"` from LibreOffice)."""
_PUNCTUATION_FIRST = re.compile(r"[.،؛:;,!؟]")
_CUT_BRACKET = re.compile(r"[()\[\]][\d٠-٩\s.,]+[.،؛]?|[.،؛]?[\d٠-٩\s.,]+[()\[\]]")
"""A number whose bracket opened or closes on another line, as seen."""
_DATE_SEEN = re.compile(r"[A-Za-z]{3,9} (?:19|20|21)\d\d \d{1,2}(?:[-–]\d{1,2})?")
"""A Latin date in a paragraph that runs from right to left, as seen: its day stands at the right end."""
_POINTS, _BRACKETS = frozenset(".,،؛:;؟"), frozenset("()[]«»")
SPACE_GAP = 0.18
"""A gap wider than this part of the size is a space, where the page has signs for spaces too."""
_OWN_GAP = {letter: gap for group, gap in (("اأإآ", 0.25), ("دذ", 0.21), ("رزوؤ", 0.14)) for letter in group}
"""The same on a page without signs for spaces, after letters that never join the next: some shapes keep more room
than others."""
_NO_GAPS: Mapping[str, float] = MappingProxyType({})
CELL_GAP = 2.2
"""A gap wider than this many ems parts two columns."""


def is_right_to_left(text: str) -> bool:
    """Whether a page's text is mostly Arabic."""
    arabic = len(_ARABIC_LETTERS.findall(text))
    return arabic > 20 and arabic > 0.4 * len(_OTHER_LETTERS.findall(text))


def scan(view: Page, text: str, rules: Sequence[Rule] = ()) -> PageLines:
    """The lines of the page, in the order of the file, cut where standing rules or wide gaps part cells or columns."""
    fences = [rule for rule in rules if not rule.flat]
    found = PageLines(view.number, view.width, view.height)
    found.rtl = True
    found.rules = list(rules)
    signs = rows(glyphs(view, text))
    gaps = _NO_GAPS if _has_spaces(signs) else _OWN_GAP
    for row in signs:
        for part in _parts(row, fences):
            line = _line(view, part, gaps)
            if line is not None:
                found.lines.append(line)
    found.lines.sort(key=lambda line: line.start)
    return found


def rows(signs: list[Glyph]) -> list[list[Glyph]]:
    """Characters by baseline, from top to bottom; raised digits join the row they belong to."""
    marks = [sign for sign in signs if sign.mark]
    hung = [sign for sign in signs if sign.hung]
    signs = sorted((sign for sign in signs if not (sign.mark or sign.hung)), key=lambda sign: sign.base)
    found: list[list[Glyph]] = []
    for sign in signs:
        row = found[-1] if found else None
        if row is not None and sign.base - row[-1].base < 0.18 * max(sign.size, 4):
            row.append(sign)
        else:
            found.append([sign])
    merged: list[list[Glyph]] = []
    for row in found:
        above = merged[-1] if merged else None
        if above is not None and _raised(above, row):
            row = above + row
            merged.pop()
        elif above is not None and _raised(row, above, below=True):
            above.extend(row)
            continue
        merged.append(row)
    for sign in hung:
        _put_down(sign, merged)
    for mark in marks:
        near = min(merged, key=lambda row: _distance(row, mark), default=None)
        if near is not None:
            near.append(mark)
    return merged


def _put_down(sign: Glyph, found: list[list[Glyph]]) -> None:
    """Puts a letter that stands where its vowel sign stands on the line below, up against its neighbours."""
    row = min(found, key=lambda row: _distance(row, sign), default=None)
    if row is None or abs(row[0].base - sign.base) > 0.5 * sign.size:
        found.append([sign])
        return
    sign.base = row[0].base
    near = 0.25 * sign.size
    left = max((one.x1 for one in row if one.x0 < sign.x0), default=sign.x0)
    right = min((one.x0 for one in row if one.x1 > sign.x1), default=sign.x1)
    sign.x0 = min(sign.x0, left) if sign.x0 - left < near else sign.x0
    sign.x1 = max(sign.x1, right) if right - sign.x1 < near else sign.x1
    row.append(sign)


def _has_spaces(signs: list[list[Glyph]]) -> bool:
    """Whether the page has signs for its spaces; printers that leave them out give wrong widths to some letters too."""
    blanks = sum(not sign.text.strip() for row in signs for sign in row)
    return blanks > 0.03 * sum(map(len, signs))


def _distance(row: list[Glyph], mark: Glyph) -> float:
    """How far a vowel sign is from a row, in points."""
    middle = (mark.x0 + mark.x1) / 2
    beside = min(max(sign.x0 - middle, middle - sign.x1, 0.0) for sign in row if not sign.mark)
    return abs(row[0].base - mark.base) + beside


def _raised(small: list[Glyph], row: list[Glyph], below: bool = False) -> bool:
    size = max(sign.size for sign in row)
    if len(small) > 12 or max(sign.size for sign in small) > 0.85 * size:
        return False
    return abs(row[0].base - small[-1].base) < (0.3 if below else 0.6) * size


def _parts(row: list[Glyph], fences: Sequence[Rule]) -> list[list[Glyph]]:
    """The row cut where columns or cells part; a marker and its tab stay with their words."""
    row = sorted(row, key=lambda sign: sign.x0 + sign.x1)
    parts: list[list[Glyph]] = [[row[0]]]
    edge = row[0].x1
    base = row[0].base
    across = [rule.x0 for rule in fences if rule.y0 - 2 < base < rule.y1 + 2]
    for sign in row[1:]:
        if not sign.mark and (
            sign.x0 - edge > CELL_GAP * sign.size or any(edge - 1.5 <= x <= sign.x0 + 1.5 for x in across)
        ):
            parts.append([])
        parts[-1].append(sign)
        edge = max(edge, sign.x1)
    while len(parts) > 1 and not across and len(parts[-1]) <= 8 and _is_marker(parts[-1]):
        last = parts.pop()
        parts[-1].extend(last)
    parts.reverse()
    return parts


def _is_marker(part: list[Glyph]) -> bool:
    text = "".join(sign.text for sign in part).replace(" ", "")
    return (
        re.fullmatch(
            r"[•\uf000-\uf0ff]|[-–.()]?[\d٠-٩]{1,3}(?:[-–.][\d٠-٩]{0,2})*[-–.()]?|[-–(]*[\u0621-\u064a]ـ?[-–)]+|[-–)]+\u0640?[\u0621-\u064a](?:ـ)?[(]?|[*]+",
            text,
        )
        is not None
    )


def _line(view: Page, part: list[Glyph], gaps: Mapping[str, float]) -> Line | None:
    signs = [sign for sign in part if not sign.mark]
    words = [sign for sign in signs if sign.text.strip()]
    if not words:
        return None
    size, base = Counter((sign.size, sign.base) for sign in words).most_common(1)[0][0]
    small = {
        id(sign)
        for sign in words
        if sign.size < RAISED * size and sign.base < base - 0.1 * size and _SMALL.fullmatch(sign.text)
    }
    full, places = in_order([sign for sign in part if id(sign) not in small], gaps)
    marks: list[tuple[int, str]] = []
    x0, x1 = min(sign.x0 for sign in words), max(sign.x1 for sign in words)
    line = Line(full, view.number, x0, x1, base, round(size, 1), min(sign.index for sign in words))
    if not full:
        line.text = "".join(sign.text for sign in words)
        places = []
    elif small:
        marks = _marks([sign for sign in words if id(sign) in small], places, len(full))
    line.marks = marks
    line.rtl = True
    first = max(words, key=lambda sign: sign.x1)
    marker = MARKER.match(full) or WORD_ORDINAL.match(full)
    if marker is not None and marker.end() < len(full):
        after = next((sign for at, sign in places if at >= marker.end() and sign.text.strip()), first)
        line.xt = -after.x1
        first = after
    line.bold, line.italic = view.look(first.index)
    line.bold_end = view.look(min(words, key=lambda sign: sign.x0).index)[0]
    return line


def _marks(small: list[Glyph], places: list[tuple[int, Glyph]], length: int) -> list[tuple[int, str]]:
    """Raised signs as footnote marks: the label, and the offset of what is read after it."""
    small.sort(key=lambda sign: sign.x0)
    groups: list[list[Glyph]] = []
    for sign in small:
        if groups and sign.x0 - groups[-1][-1].x1 < 0.5 * sign.size:
            groups[-1].append(sign)
        else:
            groups.append([sign])
    found: list[tuple[int, str]] = []
    for group in groups:
        middle = (group[0].x0 + group[-1].x1) / 2
        before = [at + len(sign.text) for at, sign in places if sign.text.strip() and sign.x0 >= middle - 0.5]
        found.append((max(before, default=0), "".join(sign.text for sign in group)))
    return sorted((min(at, length), label) for at, label in found)


def in_order(part: list[Glyph], gaps: Mapping[str, float] = _NO_GAPS) -> tuple[str, list[tuple[int, Glyph]]]:
    """The text in reading order, and each character with its offset in it."""
    bases, over = _clusters(part)
    seen: list[Glyph | None] = []
    edge: float | None = None
    for sign in bases:
        blank = not sign.text.strip()
        if edge is not None and not blank and seen and (last := seen[-1]) is not None:
            closed = last.text in _BRACKETS and (sign.text == last.text or sign.text in _POINTS)
            gap = gaps.get(sign.text, SPACE_GAP) if gaps and is_arabic(last.text) else SPACE_GAP
            shut = last.text in _BRACKETS or sign.text in _BRACKETS or last.text in _POINTS
            parted = last.word != sign.word and (last.slant or sign.slant) and not shut
            if sign.x0 - edge > (2 if closed else 1) * gap * sign.size or parted:
                seen.append(None)
        if blank:
            if seen and seen[-1] is not None:
                seen.append(None)
        else:
            seen.append(sign)
        edge = sign.x1 if edge is None else max(edge, sign.x1)
    while seen and seen[-1] is None:
        seen.pop()
    if not seen:
        return "", []
    texts = [" " if sign is None else sign.text for sign in seen]
    joined = "".join(texts)
    right = (
        is_arabic(joined)
        or _PUNCTUATION_FIRST.match(joined) is not None
        or _CUT_BRACKET.fullmatch(joined) is not None
        or _DATE_SEEN.fullmatch(joined) is not None
    )
    order = logical(texts) if right else list(range(len(texts)))
    places: list[tuple[int, Glyph]] = []
    out: list[str] = []
    length = 0
    fixed: set[int] = set()
    for place, at in enumerate(order):
        here = seen[at]
        text = texts[at]
        if here is not None:
            places.append((length, here))
            text += "".join(mark.text for mark in over.get(id(here), ()))
        if not right or (0 < place < len(order) - 1 and order[place - 1] == at - 1 and order[place + 1] == at + 1):
            fixed.update(range(length, length + len(text)))
        out.append(text)
        length += len(text)
    text = "".join(out)
    if right:
        text = turned(text, fixed.__contains__)
    text = _KASHIDA.sub("", text)
    plain = cleaned(unicodedata.normalize("NFC", text) if "\u0653" in text or "\u0654" in text else text)
    return plain, places


def _clusters(part: list[Glyph]) -> tuple[list[Glyph], dict[int, list[Glyph]]]:
    """The characters from left to right, and the vowel signs of each."""
    bases = [sign for sign in part if not sign.mark]
    bases.sort(key=_across)
    over: dict[int, list[Glyph]] = {}
    for sign in part:
        if not sign.mark:
            continue
        middle = (sign.x0 + sign.x1) / 2
        owner = min(
            (base for base in bases if base.text.strip()),
            key=lambda base: (max(base.x0 - middle, middle - base.x1, 0.0), abs(base.index - sign.index)),
            default=None,
        )
        if owner is not None:
            over.setdefault(id(owner), []).append(sign)
    return bases, over


def _across(sign: Glyph) -> tuple[float, int]:
    """From left to right; the letters of one ligature stand in one place and are read in the order of the file."""
    return round(sign.x0 + sign.x1, 1), -sign.index
