"""How deep a bullet stands: by the depth that the format declares, by indent, and by the kinds of markers around it."""

from __future__ import annotations

from dataclasses import dataclass

from merida.reading.assemble_lines import Line

__all__ = ["BulletLevels"]

_STEP = 4.0
"""Points of indent below which two items stand at the same depth."""


@dataclass(frozen=True, slots=True)
class _Open:
    kind: str
    depth: int | None
    indent: float | None
    last: int | None


class BulletLevels:
    """The items that are open; a numbered paragraph or a heading closes them."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def reset(self) -> None:
        """A heading."""
        self._open = []

    def paragraph(self, line: Line) -> None:
        """A paragraph or table: a numbered one or a lead-in begins a new list, any other may continue an item."""
        if line.marker or line.leads or line.block.region == "table":
            self._open = []

    def level(self, line: Line) -> int:
        """The level of the next item, from 1."""
        found = line.marker
        kind, value = (found.kind, found.value) if found else ("", None)
        item = _Open(kind, line.look.depth, line.look.indent, value)
        while self._open and self._closes(item, self._open[-1]):
            self._open.pop()
        if self._open and self._is_sibling(item, self._open[-1]):
            self._open.pop()
        self._open.append(item)
        return len(self._open)

    def _closes(self, item: _Open, last: _Open) -> bool:
        """Whether an item ends the last one and the list that it stands in."""
        if item.depth is not None and last.depth is not None and item.depth != last.depth:
            return item.depth < last.depth
        if item.kind == last.kind:
            return (
                item.indent is not None
                and last.indent is not None
                and item.indent < last.indent - _STEP
                and len(self._open) > 1
            )
        return any(one.kind == item.kind for one in self._open[:-1])

    @staticmethod
    def _is_sibling(item: _Open, last: _Open) -> bool:
        if item.depth is not None and last.depth is not None and item.depth != last.depth:
            return False
        if item.kind == last.kind:
            deeper = item.indent is not None and last.indent is not None and item.indent > last.indent + _STEP
            return not deeper
        return item.indent is not None and last.indent is not None and item.indent < last.indent - _STEP
