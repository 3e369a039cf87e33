"""Tables of a page: what stands in a grid of ruling lines, and what stands in columns between lying rules or by
itself."""

from __future__ import annotations

from merida.reading.pdf.aligned import between_rules, free
from merida.reading.pdf.cells import Table
from merida.reading.pdf.lines import Line, PageLines, Rule

NEAR = 3.0
"""Ruling lines that end this close to each other touch."""


class _Frame:
    """Lying and standing rules that hang together."""

    def __init__(self) -> None:
        self.flat: list[Rule] = []
        self.upright: list[Rule] = []


def find(page: PageLines, top: float = 0.0) -> list[Table]:
    """The tables of a page below `top`, from top to bottom; their lines are taken out of the page."""
    if len(page.lines) < 4:
        return []
    found: list[Table] = []
    flat = _merged([rule for rule in page.rules if rule.flat and rule.y0 >= top], flat=True)
    upright = _merged([rule for rule in page.rules if not rule.flat and rule.y1 >= top], flat=False)
    for frame in _frames(flat, upright):
        table = _grid(page, frame)
        if table is not None:
            found.append(table)
            _take_out(page, table)
    for more in (between_rules(page, flat), None):
        for table in free(page, top) if more is None else more:
            found.append(table)
            _take_out(page, table)
    return sorted(found, key=lambda table: table.y0)


def _take_out(page: PageLines, table: Table) -> None:
    inside = {id(line) for lines in table.cells.values() for line in lines}
    page.lines = [line for line in page.lines if id(line) not in inside]


def _merged(rules: list[Rule], flat: bool) -> list[Rule]:
    """Pieces of one rule, drawn cell by cell, put together."""
    if flat:
        rules = sorted(rules, key=lambda rule: (round((rule.y0 + rule.y1) / 4), rule.x0))
    else:
        rules = sorted(rules, key=lambda rule: (round((rule.x0 + rule.x1) / 4), rule.y0))
    found: list[Rule] = []
    for rule in rules:
        last = found[-1] if found else None
        if last is not None and flat and abs(last.y0 - rule.y0) < NEAR and rule.x0 <= last.x1 + NEAR:
            last.x1 = max(last.x1, rule.x1)
        elif last is not None and not flat and abs(last.x0 - rule.x0) < NEAR and rule.y0 <= last.y1 + NEAR:
            last.y1 = max(last.y1, rule.y1)
        else:
            found.append(Rule(rule.x0, rule.y0, rule.x1, rule.y1))
    return found


def _frames(flat: list[Rule], upright: list[Rule]) -> list[_Frame]:
    """Rules that cross or touch, in groups."""
    if not upright or not flat:
        return []
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for rule in upright:
        touching = [group for group in groups if any(_touch(lying, rule) for lying in group[0])]
        own = [lying for lying in flat if _touch(lying, rule)]
        merged: tuple[list[Rule], list[Rule]] = (own, [rule])
        for group in touching:
            groups.remove(group)
            merged = ([*merged[0], *(lying for lying in group[0] if lying not in merged[0])], [*merged[1], *group[1]])
        groups.append(merged)
    frames = []
    for lying, standing in groups:
        frame = _Frame()
        frame.flat, frame.upright = lying, standing
        frames.append(frame)
    return frames


def _touch(lying: Rule, standing: Rule) -> bool:
    return lying.x0 - NEAR <= standing.x0 <= lying.x1 + NEAR and standing.y0 - NEAR <= lying.y0 <= standing.y1 + NEAR


def _places(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 2 * NEAR:
            found.append(value)
    return found


def _grid(page: PageLines, frame: _Frame) -> Table | None:
    """The table of a frame; None for a box around text, which is no table."""
    xs = _places([rule.x0 for rule in frame.upright])
    ys = _places([rule.y0 for rule in frame.flat])
    if frame.flat:
        left, right = min(rule.x0 for rule in frame.flat), max(rule.x1 for rule in frame.flat)
        if xs and left < xs[0] - 12:
            xs.insert(0, left)
        if xs and right > xs[-1] + 12:
            xs.append(right)
    if len(xs) < 3 or len(ys) < 2:
        return None
    table = Table(page.number, (xs[0], ys[0], xs[-1], ys[-1]), xs)
    cells: dict[tuple[int, int], list[Line]] = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for line in page.lines:
        middle, height = (line.x0 + line.x1) / 2, line.base - 0.3 * line.size
        if not (xs[0] - NEAR < middle < xs[-1] + NEAR and ys[0] < height < ys[-1]):
            continue
        row = sum(height > y for y in ys) - 1
        column = min(max(sum(line.x0 + 0.4 * line.size > x for x in xs) - 1, 0), len(xs) - 2)
        row, column, below, beside = _spanned(frame, xs, ys, row, column)
        spans[row, column] = (below - row, beside - column)
        cells.setdefault((row, column), []).append(line)
    first_line = min((line.base for line in page.lines), default=0.0)
    if len({column for _, column in cells}) < 2 and (not cells or ys[0] > first_line):
        return None  # a row cut by the page end may have text in one cell only, but it stands at the top
    used = sorted({row for row, _ in cells})
    for (row, column), lines in sorted(cells.items()):
        down, across = spans[row, column]
        down = sum(row <= other < row + down for other in used)
        first = len(xs) - 1 - column - across if page.rtl else column
        place = (used.index(row), first)
        table.cells[place] = lines
        if down > 1 or across > 1:
            table.spans[place] = (max(down, 1), across)
    return table


def _spanned(frame: _Frame, xs: list[float], ys: list[float], row: int, column: int) -> tuple[int, int, int, int]:
    """The first row and column of the cell at this place and those after its last: no rule parts it within."""

    def fenced(at: int, height: float) -> bool:
        return any(
            abs(rule.x0 - xs[at]) <= 2 * NEAR and rule.y0 - NEAR <= height <= rule.y1 + NEAR for rule in frame.upright
        )

    def floored(at: int, across: float) -> bool:
        return any(
            abs(rule.y0 - ys[at]) <= 2 * NEAR and rule.x0 - NEAR <= across <= rule.x1 + NEAR for rule in frame.flat
        )

    middle = (ys[row] + ys[row + 1]) / 2
    beside = column + 1
    while column > 0 and not fenced(column, middle):
        column -= 1
    while beside < len(xs) - 1 and not fenced(beside, middle):
        beside += 1
    across = (xs[column] + xs[column + 1]) / 2
    below = row + 1
    while row > 0 and not floored(row, across):
        row -= 1
    while below < len(ys) - 1 and not floored(below, across):
        below += 1
    return row, column, below, beside


def continues(table: Table, more: Table) -> bool:
    """Whether a table goes on with one that ended the page before; if so its rows are added, repeated heads dropped."""
    if more.page == table.page or more.columns != table.columns or more.rows < 1:
        return False
    shift = more.edges[0] - table.edges[0]
    width = table.edges[-1] - table.edges[0]
    if any(abs(a + shift - b) > 0.06 * abs(width) + 2 for a, b in zip(table.edges, more.edges, strict=True)):
        return False
    skip = 0
    while skip < min(more.rows, 4) and more.texts(skip) == table.texts(skip):
        skip += 1
    start = table.rows - skip
    if (skip, 0) not in more.cells and (table.rows - 1, 0) in table.cells:
        start -= 1  # a row cut by the page end
    for (row, column), lines in more.cells.items():
        if row >= skip and (row + start, column) in table.cells:
            table.cells[row + start, column] = table.cells[row + start, column] + lines
        elif row >= skip:
            table.cells[row + start, column] = lines
            if (row, column) in more.spans:
                table.spans[row + start, column] = more.spans[row, column]
    table.page = more.page
    return True
