"""The reading order of the lines of a page: as in the file, unless the file jumps up the page; columns one by one."""

from __future__ import annotations

import re

from merida.reading.pdf.lines import Line, PageLines

_WIDE = re.compile(r"[\u2e80-\uffef]")
LEAST = 6
"""Fewer lines than this on one side make no column."""


def columns(page: PageLines, usual: float | None = None) -> tuple[list[list[Line]], float | None]:
    """The lines in reading order, one list for each stretch of a column; and the gutter, if there is one.

    `usual`: the gutter of the page before, for a last page whose second column is short.
    """
    lines = page.lines
    if not lines:
        return [], None
    gutter = _gutter(page) if len(lines) >= 2 * LEAST else None
    if gutter is None and usual is not None and _parted(lines, usual):
        gutter = usual
    if gutter is None:
        return [_in_order(lines)], None
    return _bands(lines, gutter), gutter


def _parted(lines: list[Line], gutter: float) -> bool:
    """Whether both sides of a gutter have lines, and none crosses it beside them."""
    left = [line.base for line in lines if line.x1 <= gutter]
    right = [line.base for line in lines if line.x0 >= gutter]
    if len(left) < 2 or not right:
        return False
    top, bottom = max(min(left), min(right)), min(max(left), max(right))
    return top < bottom + 1 and not any(line.x0 < gutter < line.x1 and top <= line.base <= bottom for line in lines)


def _gutter(page: PageLines) -> float | None:
    """The middle of the gap between two columns of text; None if the page has one column."""
    lines = [line for line in page.lines if _weight(line.text) > 12]
    if len(lines) < 2 * LEAST:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    begin, end = left + 0.3 * (right - left), left + 0.7 * (right - left)
    if sum(line.x0 <= begin and line.x1 >= end for line in lines) > 0.2 * len(lines):
        return None
    cover = [0] * (int(right - left) + 2)
    for line in lines:
        begin = min(int(line.x0 - left), len(cover) - 2)
        cover[begin] += 1
        cover[max(int(line.x1 - left), begin) + 1] -= 1
    best: tuple[float, float, int] | None = None
    low, high = int(0.3 * (right - left)), int(0.7 * (right - left))
    running = 0
    begun: int | None = None
    limit = 0.2 * len(lines)
    least = limit
    for at, change in enumerate(cover):
        running += change
        if not (low <= at <= high and running <= limit):
            begun = None
            continue
        if begun is None or running != least:
            begun, least = at, running
        empty = (at - begun) * (1.0 - least / (limit + 1.0))  # a gap that few lines cross counts for more
        if best is None or empty > best[0]:
            best = (empty, left + (at + begun) / 2, at - begun)
    if best is None or best[2] < 4:
        return None
    middle = best[1]
    one = [line for line in lines if line.x1 <= middle]
    two = [line for line in lines if line.x0 >= middle]
    if len(one) < LEAST or len(two) < LEAST:
        return None
    top = max(min(line.base for line in one), min(line.base for line in two))
    bottom = min(max(line.base for line in one), max(line.base for line in two))
    inside = [line for line in lines if top - 1 <= line.base <= bottom + 1]
    words = sum(_weight(line.text) for line in inside) / max(len(inside), 1)
    if bottom - top < 5 * lines[0].size or len(inside) < 1.4 * LEAST or words < 22:
        return None
    return middle


def text_columns(page: PageLines) -> list[list[Line]]:
    """The lines of each side of the gutter where both sides are running text; all lines together elsewhere."""
    gutter = _gutter(page) if len(page.lines) >= 2 * LEAST else None
    if gutter is None:
        return [page.lines]
    sides = [[line for line in page.lines if line.x1 <= gutter], [line for line in page.lines if line.x0 >= gutter]]
    return sides if all(_is_filled(side) for side in sides) else [page.lines]


def _is_filled(side: list[Line]) -> bool:
    """Whether the rows of one side mostly reach its trailing edge, as wrapped text does and cells do not."""
    ends: dict[int, float] = {}
    for line in side:
        row = round(line.base)
        ends[row] = max(ends.get(row, line.trail), line.trail)
    lead, trail = min(line.lead for line in side), max(line.trail for line in side)
    full = sum(end > trail - 0.12 * (trail - lead) for end in ends.values())
    return full >= 0.4 * len(ends)


def _weight(text: str) -> int:
    """The length of a text; a Chinese sign counts as two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def _bands(lines: list[Line], gutter: float) -> list[list[Line]]:
    """Between lines that cross the gutter, the leading column and then the trailing one."""
    found: list[list[Line]] = []
    sides: tuple[list[Line], list[Line]] = ([], [])
    across: list[Line] = []

    def close() -> None:
        for side in sides:
            if side:
                found.append(list(side))
                side.clear()

    for line in sorted(lines, key=lambda line: (line.base, line.lead)):
        middle = gutter
        if line.x0 < middle < line.x1:
            close()
            across.append(line)
            continue
        if across:
            found.append(list(across))
            across.clear()
        leading = (line.x0 >= middle) if line.rtl else (line.x1 <= middle)
        sides[0 if leading else 1].append(line)
    close()
    if across:
        found.append(across)
    return found


def _in_order(lines: list[Line]) -> list[Line]:
    """The lines as the file has them; where it jumps up, stretches are set in order by their place on the page."""
    runs: list[list[Line]] = [[lines[0]]]
    for line in lines[1:]:
        if line.base < runs[-1][-1].base - 1.5 * line.size:
            runs.append([])
        runs[-1].append(line)
    if len(runs) == 1:
        return lines
    ordered: list[list[Line]] = []
    for run in runs:
        at = len(ordered)
        while at > 0 and _before(run, ordered[at - 1]):
            at -= 1
        ordered.insert(at, run)
    return [line for run in ordered for line in run]


def _before(run: list[Line], other: list[Line]) -> bool:
    """Whether a stretch that the file has later is read earlier."""
    if run[-1].base <= other[0].base - 1:
        return True
    if other[-1].base <= run[0].base + 1:
        return False
    left, right = min(line.lead for line in run), max(line.trail for line in run)
    return right <= min(line.lead for line in other) + 1 and left < min(line.lead for line in other)
