"""From a PDFium page to lines: the whole text once, then box, size and weight of the first and last sign of each line.

Asking for every character costs four times as much (bench/pages.py), so it is left to the pages that need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from merida.reading.pdf.calls import char_font_size, char_is_generated
from merida.reading.pdf.lines import Line, PageLines, Rule
from merida.reading.pdf.page import Page
from merida.reading.pdf.signs import LINE_HYPHENS, MARKER, cleaned, strange

_BREAK = re.compile(rf"[^\r\n{LINE_HYPHENS}]+[{LINE_HYPHENS}]?")
_BLANK = " \u3000\t\xa0\x00"
_HYPHENS = "-\u2010\u2011"
_SPACES = re.compile(r"[ \xa0]+(?=\S)")
_CJK = re.compile(r"[\u2e80-\u9fff]")
_FIGURES = re.compile(r"(?:\S*[^\W\d_]\S* )?(?:[\d.,%]+|[-–—])(?: +(?:[\d.,%]+|[-–—]))+")
_MARKS = re.compile(r"\d+|[*†‡]+")
_HAN_SPACE = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef]) | (?=[\u2e80-\u9fff\uff00-\uffef])")
RAISED = 0.88
"""A digit smaller than this part of its line's size is a footnote mark."""


def scan(view: Page, text: str, rules: Sequence[Rule] = ()) -> PageLines:
    """The lines of a page written from left to right, in the order of the file; pieces of one baseline are joined.

    Lines are cut where a standing rule or a wide gap parts cells or columns.
    """
    found = PageLines(view.number, view.width, view.height)
    found.strange = strange(text)
    view.chinese = _CJK.search(text) is not None
    found.rules = list(rules)
    fences = [rule for rule in rules if not rule.flat]
    pieces: list[Line] = []
    raws: dict[int, str] = {}
    for match in _BREAK.finditer(text):
        raw = match.group()
        line = _line(view, raw, match.start())
        if line is not None:
            pieces.append(line)
            raws[id(line)] = raw.strip(_BLANK)
    usual = _usual_width(pieces)
    columns = _has_columns(view, pieces, raws)
    last: Line | None = None
    narrow = 0.0 if fences or columns else usual
    for whole in pieces:
        raw = raws[id(whole)]
        uncut = len(raw) < 3 or whole.x1 - whole.x0 <= narrow * whole.size * len(raw)
        for line in (whole,) if uncut else _cut(view, whole, raw, fences, usual, columns):
            if last is not None and _goes_on(last, line, fences):
                _join(last, line)
            else:
                found.lines.append(line)
                last = line
    found.lines = _mended(found.lines)
    return found


def _mended(lines: list[Line]) -> list[Line]:
    """Puts justified lines of few words together again, unless rows above or below have a gap in the same place."""
    if not any(line.wide for line in lines):
        return lines
    sure = [
        (line.base, line.x1, more.x0)
        for line, more in pairwise(lines)
        if not (line.wide and more.wide) and abs(line.base - more.base) < 1 and more.x0 > line.x1
    ]
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if (
            last is None
            or not (line.wide and last.wide)
            or abs(line.base - last.base) > 1
            or line.x0 < last.x1
            or line.x0 - last.x1 > 6 * line.size
            or any(
                1 < abs(base - line.base) < 5 * line.size
                and min(right, line.x0) - max(left, last.x1) > 0.6 * (line.x0 - last.x1)
                for base, left, right in sure
            )
        ):
            found.append(line)
        else:
            _join(last, line)
    return found


def _gaps(view: Page, raw: str, first: int) -> list[tuple[int, float, float]]:
    """For each space inside a line: where the next word begins in it, the edge before and the start after."""
    found: list[tuple[int, float, float]] = []
    marker = MARKER.match(raw)
    at = marker.end() if marker else 0
    for match in _SPACES.finditer(raw, max(at, 1)):
        edge = view.box(first + match.start() - 1)[2]
        found.append((match.end(), edge, view.origin(first + match.end())[0]))
    return found


def _has_columns(view: Page, lines: list[Line], raws: dict[int, str]) -> bool:
    """Whether PDFium read across the gutter of two columns: its longest lines have one wide gap among narrow ones."""
    long = sorted((line for line in lines if len(line.text) > 60), key=lambda line: line.x0 - line.x1)[:3]
    return any(
        right - left > 1.2 * line.size and right - left > 4 * sorted(b - a for _, a, b in gaps)[len(gaps) // 2]
        for line in long
        if (gaps := _gaps(view, raws[id(line)], line.start))
        for _, left, right in gaps
    )


def _cut(view: Page, line: Line, raw: str, fences: list[Rule], usual: float, columns: bool) -> Iterable[Line]:
    """The line, or the pieces that standing rules and wide gaps part it into."""
    size = line.size
    crossed = [
        rule.x0 for rule in fences if line.x0 + 1 < rule.x0 < line.x1 - 1 and rule.y0 - 2 < line.base < rule.y1 + 2
    ]
    if (
        not crossed
        and line.x1 - line.x0 <= usual * size * len(raw) * (2.4 if view.chinese and _CJK.search(raw) else 1)
        and not (columns and len(raw) > 30)
    ):
        return (line,)
    gaps = _gaps(view, raw, line.start)
    if not gaps:
        return (line,)
    limit, even = _limit(sorted(right - left for _, left, right in gaps), size)
    if even and len(gaps) > 1 and _FIGURES.fullmatch(raw):
        limit, even = 1.1 * size, False
    cuts = [at for at, left, right in gaps if right - left >= limit or any(left - 1 <= x <= right + 1 for x in crossed)]
    if not cuts:
        return (line,)
    parts: list[Line] = []
    start = line.start
    for begin, end in pairwise([0, *cuts, len(raw)]):
        part = _line(view, raw[begin:end], start + begin)
        if part is not None:
            part.wide = even and not crossed
            parts.append(part)
    return parts


def _usual_width(lines: list[Line]) -> float:
    """How wide a sign may be on average, in ems, before a line's spaces are suspected to be stretched."""
    widths = sorted((line.x1 - line.x0) / (len(line.text) * line.size) for line in lines if len(line.text) > 40)
    return min(max(1.15 * widths[len(widths) // 2], 0.4), 0.62) if len(widths) > 4 else 0.5


def _limit(widths: list[float], size: float) -> tuple[float, bool]:
    """The width from which a gap parts cells, given the sorted widths of a line's gaps; and whether all are wide
    alike."""
    least = 1.1 * size
    if widths[0] >= least:
        even = widths[-1] - widths[0] < 0.8 + 0.05 * widths[0]  # as justified lines are, and table rows are not
        return (1e9 if even and len(widths) > 2 else least), even
    for small, large in pairwise(widths):
        if large >= least and large >= 2.2 * small:
            return large, False
    return 1e9, False


def _line(view: Page, raw: str, start: int) -> Line | None:
    words = raw.strip(_BLANK)
    if not words:
        return None
    first = start + raw.index(words[0])
    hyphen = words[-1] in LINE_HYPHENS or (words[-1] in _HYPHENS and words[-2:-1].isalpha())
    last = first + len(words) - 1 - hyphen
    if last < first:
        return None
    if view.chinese and _HAN_SPACE.search(words):
        words = _HAN_SPACE.sub(lambda match: _han_space(view, first + match.start()), words)
    text = cleaned(words[:-1] if hyphen else words)
    if not text:
        return None
    x0, base = view.origin(first)
    size = view.size(first)
    if not view.upright():
        return None
    x1 = view.box(last)[2]
    raw_size: float = char_font_size(view.handle, last)
    if last > first and raw_size * view.scale != size and (size_end := view.size(last)) > size:
        size, base = size_end, view.origin(last)[1]
    if not view.shows(x0, base, size):
        return None
    line = Line(text, view.number, x0, max(x0, min(x1, 2 * view.width)), base, round(size, 1), first)
    probe = first
    marker = MARKER.match(words)
    if marker is not None and marker.end() < len(words):
        probe = first + marker.end()
        line.xt = view.origin(probe)[0]
    line.bold, line.italic, line.bold_end = view.looks(probe, last)
    line.hyphen = hyphen
    if hyphen:
        line.x1 = view.box(last + 1)[2]
    if len(words) > 1 and _MARKS.search(words):
        _take_marks(view, line, words[:-1] if hyphen else words, first)
    return line


def _han_space(view: Page, index: int) -> str:
    """A space beside a Chinese sign that is only a gap left by the typesetter is none."""
    if not char_is_generated(view.handle, index):
        return " "
    gap = view.origin(index + 1)[0] - view.box(index - 1)[2]
    return " " if gap > 0.6 * view.size(index - 1) else "\u200b"


def _take_marks(view: Page, line: Line, words: str, first: int) -> None:
    """Small digits and asterisks inside a line are footnote marks: out of the text, into `marks`."""
    cuts: list[tuple[int, int]] = []
    usual = round(line.size, 1)
    scale = view.scale
    for match in _MARKS.finditer(words):
        at, end = match.span()
        if -0.06 < char_font_size(view.handle, first + end - 1) * scale - usual < 0.06 and scale < 4:
            continue
        near = at - 1
        while near > 0 and words[near] == " ":
            near -= 1
        if near < 0:
            continue
        size = view.size(first + end - 1)
        if size >= line.size:
            continue
        while at < end and view.size(first + at) > size:
            near, at = at, at + 1
        if size < RAISED * view.size(first + near) and view.origin(first + at)[1] < line.base - 0.1 * line.size:
            cuts.append((at, end))
    if not cuts:
        return
    parts: list[str] = []
    marks: list[tuple[int, str]] = []
    before, length = 0, 0
    for at, end in cuts:
        part = words[before:at]
        if part.endswith(" ") and at > 1 and not words[end : end + 1].isalnum():
            part = part.rstrip(" ")  # PDFium sees a space before a raised sign
        part = part.replace("\u200b", "")
        parts.append(part)
        length += len(part)
        marks.append((length, words[at:end]))
        before = end
    parts.append(words[before:])
    text = "".join(parts)
    cleaned_text = cleaned(text)
    shift = len(text) - len(text.lstrip(" "))
    line.text = cleaned_text
    line.marks = [(max(min(at - shift, len(cleaned_text)), 0), label) for at, label in marks]


def _goes_on(line: Line, more: Line, fences: Sequence[Rule] = ()) -> bool:
    """Whether the second piece stands on the baseline of the first, directly after it."""
    if line.hyphen:
        return False
    apart = abs(line.base - more.base)
    if apart > 0.8 * max(line.size, more.size) or (apart > 1.5 and line.size == more.size):
        return False
    if apart > 0.6 * max(line.size, more.size) and not _MARKS.fullmatch(min(line, more, key=_size).text):
        return False
    gap = more.x0 - line.x1
    if any(line.x1 - 1 < rule.x0 < more.x0 + 1 and rule.y0 - 2 < line.base < rule.y1 + 2 for rule in fences):
        return False
    return -0.5 * line.size <= gap <= 1.2 * max(line.size, more.size) and more.x1 > line.x1


def _join(line: Line, more: Line) -> None:
    """Adds a piece to the line it belongs to; a smaller piece of digits is a footnote mark or a footnote's label."""
    gap = more.x0 - line.x1
    small, large = sorted((line.size, more.size))
    if small < RAISED * large or (small < large and abs(line.base - more.base) > 0.2 * large):
        if more.size < line.size and _MARKS.fullmatch(more.text):
            line.marks.append((len(line.text), more.text))
            line.x1 = max(line.x1, more.x1)
            return
        if line.size < more.size and _MARKS.fullmatch(line.text):
            label = line.text
            line.text, line.size = more.text, more.size
            line.marks = [(0, label), *more.marks]
            line.base, line.x1 = more.base, more.x1
            line.xt = more.x0
            line.bold, line.bold_end, line.italic = more.bold, more.bold_end, more.italic
            line.hyphen = more.hyphen
            return
    space = " " if gap > 0.15 * large and not _han(line.text[-1], more.text[0]) else ""
    shift = len(line.text) + len(space)
    line.text += space + more.text
    line.marks += [(at + shift, label) for at, label in more.marks]
    line.x1 = max(line.x1, more.x1)
    if more.size > line.size:
        line.size, line.base = more.size, more.base
    line.bold_end = more.bold_end
    line.hyphen = more.hyphen


def _size(line: Line) -> float:
    return line.size


def _han(before: str, after: str) -> bool:
    return "\u2e80" <= before <= "\uffef" and "\u2e80" <= after <= "\uffef"
