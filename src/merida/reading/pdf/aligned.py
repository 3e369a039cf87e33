"""Tables without standing rules: rows of several pieces whose columns line up, between lying rules or free."""

from __future__ import annotations

from merida.reading.pdf.cells import Table
from merida.reading.pdf.contents import LEADER
from merida.reading.pdf.lines import Line, PageLines, Rule
from merida.reading.pdf.order import text_columns

LEAST_ROWS = 3


def between_rules(page: PageLines, flat: list[Rule]) -> list[Table]:
    """Tables whose rows stand between lying rules of one width (headed, ended and sometimes parted by them)."""
    found: list[Table] = []
    rules = sorted((rule for rule in flat if rule.x1 - rule.x0 > 150), key=lambda rule: rule.y0)
    used: set[int] = set()
    for at, first in enumerate(rules):
        if at in used:
            continue
        group = [
            (place, rule)
            for place, rule in enumerate(rules)
            if place >= at and abs(rule.x0 - first.x0) < 8 and abs(rule.x1 - first.x1) < 8
        ]
        while len(group) > 1 and not _several(_within(page, group[0][1], group[1][1])):
            group.pop(0)  # the rule of a running head, or one above the table's title
        while len(group) > 1 and not _within(page, group[-2][1], group[-1][1]):
            group.pop()
        if len(group) < 2:
            continue
        inside = _within(page, group[0][1], group[-1][1])
        if sum(len(row) > 1 for row in _rows(inside)) < 2 or any(LEADER.search(line.text) for line in inside):
            continue
        table = _build(page, inside, [rule.y0 for _, rule in group])
        if table is not None:
            used.update(place for place, _ in group)
            found.append(table)
    return found


def _within(page: PageLines, upper: Rule, lower: Rule) -> list[Line]:
    return [
        line
        for line in page.lines
        if upper.y0 < line.base - 0.3 * line.size < lower.y0 and upper.x0 - 6 <= line.x0 and line.x1 <= upper.x1 + 6
    ]


def _several(lines: list[Line]) -> bool:
    return any(len(row) > 1 for row in _rows(lines))


def free(page: PageLines, top: float) -> list[Table]:
    """Tables with no rules at all: at least three rows near each other with pieces in the same columns of the text."""
    rows = _rows([line for line in page.lines if line.base > top])
    if sum(len(row) > 1 for row in rows) < LEAST_ROWS:
        return []
    sides = text_columns(page)
    if len(sides) == 1:
        return _free(page, rows)
    return [table for lines in sides for table in _free(page, _rows([line for line in lines if line.base > top]))]


def _free(page: PageLines, rows: list[list[Line]]) -> list[Table]:
    found: list[Table] = []
    at = 0
    while at < len(rows):
        end = at
        wide = 0
        while end < len(rows) and (len(rows[end]) > 1 or (end > at and _inside(rows[end], rows[at:end]))):
            if end > at and rows[end][0].base - rows[end - 1][0].base > 3.2 * rows[end][0].size:
                break
            wide += len(rows[end]) > 1
            end += 1
        while end > at and len(rows[end - 1]) == 1:
            end -= 1
        block = rows[at:end]
        if wide >= LEAST_ROWS and _tabular(block):
            while at > 0 and _heads(rows[at - 1], block):
                at -= 1
                block = rows[at:end]
            table = _build(page, [line for row in block for line in row], [])
            if table is not None:
                found.append(table)
        at = max(end, at + 1)
    return found


def _tabular(block: list[list[Line]]) -> bool:
    """Short pieces, as cells are; not the lines of two columns of text, nor a table of contents."""
    lines = [line for row in block for line in row]
    if any(LEADER.search(line.text) for line in lines):
        return False
    wide = [row for row in block if len(row) > 1]
    if max(len(row) for row in wide) == 2:
        return sum(_short(row[-1].text) for row in wide) >= 0.7 * len(wide) and len(wide) >= 0.6 * len(block)
    return sum(len(line.text) for line in lines) / len(lines) < 40 and len(wide) >= 0.4 * len(block)


def _short(text: str) -> bool:
    return len(text) < 16 and (any(sign.isdigit() for sign in text) or text in "-–—")


def _heads(row: list[Line], block: list[list[Line]]) -> bool:
    first = block[0][0]
    if not 0 < first.base - row[0].base < 2 * first.size or len(row) < 2:
        return False
    left, right = min(line.x0 for part in block for line in part), max(line.x1 for part in block for line in part)
    return all(line.x0 > left - 4 and line.x1 < right + 4 for line in row)


def _inside(row: list[Line], rows: list[list[Line]]) -> bool:
    """A piece that continues one cell of the rows above."""
    line = row[0]
    return any(abs(line.lead - other.lead) < 2 for other in rows[-1]) and line.base - rows[-1][0].base < 1.6 * line.size


def _rows(lines: list[Line]) -> list[list[Line]]:
    """Lines on one baseline, from top to bottom, each row in reading direction."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.base, line.lead)):
        if found and line.base - found[-1][0].base < 0.35 * line.size:
            found[-1].append(line)
        else:
            found.append([line])
    for row in found:
        row.sort(key=lambda line: line.lead)
    return found


def _columns(rows: list[list[Line]]) -> list[tuple[float, float]]:
    """The extents of the columns, from the rows that have most pieces."""
    most = max(len(row) for row in rows)
    whole = [row for row in rows if len(row) == most]
    if len(whole) > 1 and most > 2:
        return [
            (min(row[place].lead for row in whole), max(row[place].trail for row in whole)) for place in range(most)
        ]
    full = [row for row in rows if len(row) >= max(2, 0.6 * most)]
    spans: list[list[float]] = []
    for line in sorted((line for row in full for line in row), key=lambda line: line.lead):
        if spans and line.lead < spans[-1][1] - 1:
            spans[-1][1] = max(spans[-1][1], line.trail)
        else:
            spans.append([line.lead, line.trail])
    return [(a, b) for a, b in spans]


def _build(page: PageLines, lines: list[Line], ruled: list[float]) -> Table | None:
    rows = _rows(lines)
    spans = _columns(rows)
    if len(spans) < 2:
        return None
    box = (
        min(line.x0 for line in lines),
        min(line.y0 for line in lines),
        max(line.x1 for line in lines),
        max(line.y1 for line in lines),
    )
    edges = [a for a, _ in spans] + [spans[-1][1]]
    table = Table(page.number, box, edges)
    head_end = _head_end(rows, ruled)
    number = -1
    last: list[Line] | None = None
    for place, row in enumerate(rows):
        columns = [_column(line, spans) for line in row]
        if last is None or _new_row(row, last, columns, len(spans), ruled, place, head_end):
            number += 1
        for line, column in zip(row, columns, strict=True):
            table.cells.setdefault((number, column), []).append(line)
            if number == 0 and (reach := _reach(line, spans, column)) > 1:
                table.spans[number, column] = (1, reach)
        last = row
    return table if len({column for _, column in table.cells}) > 1 and number > 0 else None


def _head_end(rows: list[list[Line]], ruled: list[float]) -> int:
    """The number of rows of pieces that stand above the rule under the table's head, or above the first figures."""
    inner = [y for y in ruled[1:-1] if rows[0][0].base < y < rows[-1][0].base]
    if inner:
        return sum(row[0].base < inner[0] for row in rows)
    for place, row in enumerate(rows):
        if sum(_short(line.text) for line in row[1:]) >= max(1, 0.5 * (len(row) - 1)) and len(row) > 1:
            return place
    return 1


def _new_row(
    row: list[Line], last: list[Line], columns: list[int], count: int, ruled: list[float], place: int, head_end: int
) -> bool:
    if place < head_end:
        return False
    if place == head_end:
        return True
    above, here = last[0].base, row[0].base
    if any(above < y < here for y in ruled):
        return True
    if 0 not in columns and len(columns) < count:
        return False
    return len(columns) >= max(2, 0.5 * count) or here - above > 1.45 * row[0].size


def _reach(line: Line, spans: list[tuple[float, float]], column: int) -> int:
    """How many columns a line stands over, from its own on."""
    return max(sum(_over(line, span) for span in spans[column:]), 1)


def _over(line: Line, span: tuple[float, float]) -> bool:
    """Whether a line covers most of a column."""
    return min(span[1], line.trail) - max(span[0], line.lead) > 0.6 * (span[1] - span[0])


def _column(line: Line, spans: list[tuple[float, float]]) -> int:
    """The column whose leading edge, trailing edge or middle is nearest to the line's."""
    lead, trail = line.lead, line.trail
    middle = (lead + trail) / 2
    over = [place for place, (a, b) in enumerate(spans) if min(b, trail) - max(a, lead) > 0.6 * (b - a)]
    if len(over) > 1:
        return over[0]

    def apart(place: int) -> float:
        a, b = spans[place]
        return 2 * max(a - trail, lead - b, 0.0) + min(abs(lead - a), abs(trail - b), abs(middle - (a + b) / 2))

    return min(range(len(spans)), key=apart)
