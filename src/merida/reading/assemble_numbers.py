"""Numbers that count the items of a list, told from the numbers of the document's paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from merida.reading.assemble_lines import Line

__all__ = ["listed_numbers"]


def listed_numbers(lines: Sequence[Line]) -> set[int]:
    """The places of numbered lines that are items: they begin at 1 below a lead-in, out of the count of the
    paragraphs."""
    numbered = [
        (at, line.marker.value or 0, line.marker.kind)
        for at, line in enumerate(lines)
        if line.marker and line.form == "number" and line.block.region == "body" and not line.look.heading
    ]
    farthest = max(numbered, key=lambda one: one[1], default=None)
    found: set[int] = set()
    for kind, run in _runs(numbered):
        first = run[0]
        before = next((one for one in reversed(lines[:first]) if one.block.region == "body"), None)
        if before is None or not before.leads or before.look.heading is not None:
            continue
        if len(run) >= 2 or (farthest is not None and kind != farthest[2]):
            found.update(run)
    return found


def _runs(numbered: Sequence[tuple[int, int, str]]) -> list[tuple[str, list[int]]]:
    """Runs that begin at 1 and count on by one, inside a count that goes on after them or apart from any."""
    runs: list[tuple[str, list[int]]] = []
    open_: list[tuple[int, str, list[int]]] = []
    for at, value, kind in numbered:
        place = next(
            (rank for rank in range(len(open_) - 1, -1, -1) if open_[rank][1] == kind and open_[rank][0] + 1 == value),
            None,
        )
        if place is not None:
            open_ = open_[: place + 1]
            open_[-1] = (value, kind, open_[-1][2])
            open_[-1][2].append(at)
        elif value == 1:
            run = [at]
            runs.append((kind, run))
            open_.append((1, kind, run))
    return runs
