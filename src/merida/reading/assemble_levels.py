"""The headings that a passage stands under: which stands above which, by numbers, levels, looks and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from merida.reading.assemble_lines import Line
from merida.reading.heading_kinds import HeadingKind, cites_at_end, heading_kind

__all__ = ["Outline"]

_KIND_ORDER = {"chapter": 1, "top": 1, "introduction": 1, "article": 2, "section": 2, "part": 3}
_MARKER_ORDER = {
    "I.": 1,
    "أولا": 1,
    "一、": 1,
    "A.": 2,
    "ألف": 2,
    "(一)": 2,
    "1.": 3,
    "1-": 3,
    "1": 3,
    "1)": 4,
    "(1)": 4,
    "(a)": 4,
    "a)": 4,
    "(أ)": 4,
    "أ-": 4,
    "(i)": 5,
    "i)": 5,
}


@dataclass(frozen=True, slots=True)
class _Heading:
    printed: str
    label: str
    kind: str
    value: int | None
    declared: int | None
    size: float | None
    bold: bool
    italic: bool
    words: HeadingKind | None
    cites: bool
    masthead: bool = False


class Outline:
    """The headings that are open, outermost first."""

    __slots__ = ("_lines", "_open", "path")

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._open: list[_Heading] = []
        self.path: tuple[str, ...] = ()
        """The open headings as printed, outermost first."""

    def open(self, at: int) -> tuple[int, tuple[str, ...]]:
        """Opens the heading at this place: its level from 1, and the headings above it."""
        heading = _heading(self._lines[at])
        while self._open and not _stands_above(self._open[-1], heading, self._open[:-1]):
            self._open.pop()
        above = tuple(one.printed for one in self._open)
        self._open.append(heading)
        self.path = (*above, heading.printed)
        return len(self._open), above


def _heading(line: Line) -> _Heading:
    found, look = line.marker, line.look
    return _Heading(
        line.printed,
        (found.label or "") if found else "",
        found.kind if found else "",
        found.value if found else None,
        look.heading,
        look.size,
        look.bold,
        look.italic,
        heading_kind(line.words),
        cites_at_end(line.words),
    )


def _stands_above(above: _Heading, below: _Heading, outer: Sequence[_Heading]) -> bool:
    """Whether one heading holds another that comes after it."""
    if above.kind and above.kind == below.kind:
        counts_on = above.value is not None and below.value is not None and below.value > above.value
        return not counts_on and _is_deeper(above, below)
    if _is_part_of(below.label, above.label):
        return True
    if _is_part_of(above.label, below.label) or any(
        one.kind and one.kind == below.kind and _counts_on(one, below) for one in outer
    ):
        return False
    if above.declared and below.declared:
        return above.declared < below.declared
    if above.kind and below.kind:
        first, second = _order(above.kind), _order(below.kind)
        if first and second and first != second:
            return first < second
    return _is_deeper(above, below)


def _order(kind: str) -> float:
    """How deep a kind of number usually stands; 0 where that differs."""
    return 3 + 0.3 * kind.count(".") if kind.startswith("1.1") else _MARKER_ORDER.get(kind, 0)


def _counts_on(one: _Heading, other: _Heading) -> bool:
    return (
        one.value is not None
        and other.value is not None
        and other.value == one.value + 1
        and _same_stem(one.label, other.label)
    )


def _same_stem(one: str, other: str) -> bool:
    return one.rpartition(".")[0] == other.rpartition(".")[0]


def _is_part_of(part: str, whole: str) -> bool:
    """Whether a number continues another: 2.3 continues 2."""
    return bool(whole) and part.startswith(whole + ".") and whole[0].isdigit()


def _is_deeper(above: _Heading, below: _Heading) -> bool:
    """By declared levels, size, words and weight; two that look alike are of one level."""
    if above.declared and below.declared and above.declared != below.declared:
        return above.declared < below.declared
    if above.size and below.size and abs(above.size - below.size) > 0.6:
        return above.size > below.size
    first, second = _rank(above), _rank(below)
    if first and second and first != second:
        return first < second
    if above.bold != below.bold:
        return above.bold
    if bool(above.kind) != bool(below.kind):
        return bool(above.kind)
    if above.italic != below.italic:
        return below.italic
    return bool(first) and not second


def _rank(heading: _Heading) -> int:
    if heading.words in ("chapter", "top", "introduction"):
        return _KIND_ORDER[heading.words]
    if heading.cites and heading.words not in ("section", "part"):
        return 4
    return _KIND_ORDER.get(heading.words or "", 0)
