"""Bullets that are drawn, not written: small filled shapes before a line, as browsers print the items of lists."""

from __future__ import annotations

from merida.reading.pdf.lines import Line, PageLines, Rule

__all__ = ["add_drawn_bullets", "is_dot"]

_SMALLEST, _LARGEST = 1.4, 7.5
_FARTHEST = 2.6
"""Ems between a bullet and its words."""


def is_dot(across: float, down: float) -> bool:
    """Whether a shape of this size may be a bullet."""
    small, large = min(across, down), max(across, down)
    return small >= _SMALLEST and large <= _LARGEST and large <= 1.7 * small


def add_drawn_bullets(page: PageLines, dots: list[Rule]) -> None:
    """Gives each line that has a shape of bullet size right before it, at the height of its small letters, a bullet."""
    if not dots:
        return
    lines = sorted(page.lines, key=lambda line: line.base)
    for dot in dots:
        middle = (dot.y0 + dot.y1) / 2
        line = _beside(dot, [one for one in lines if 0 <= one.base - middle < 0.75 * one.size])
        if line is not None and not line.text.startswith("• "):
            line.xt = line.lead
            line.text = f"• {line.text}"
            line.marks = [(at + 2, label) for at, label in line.marks]
            line.x0, line.x1 = min(line.x0, dot.x0), max(line.x1, dot.x1)


def _beside(dot: Rule, lines: list[Line]) -> Line | None:
    """The line that begins next to the shape, in reading direction; None if one ends or passes there."""
    best: tuple[float, Line] | None = None
    for line in lines:
        gap = dot.x0 - line.x1 if line.rtl else line.x0 - dot.x1
        if -1 < gap < _FARTHEST * line.size and (best is None or gap < best[0]):
            best = gap, line
        if line.x0 < dot.x1 and dot.x0 < line.x1:
            return None
    return best[1] if best else None
