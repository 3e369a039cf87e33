"""Footnotes tied to their marks: each is put after the paragraph in which its mark stands."""

from __future__ import annotations

from collections.abc import Sequence

from merida.reading.assemble_lines import Line

__all__ = ["notes_after_marks"]


def notes_after_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines with each footnote behind the line that refers to it; one that nothing refers to stays where it is.

    Where labels come again (numbers that begin anew on each page), the mark before the note and nearest to it counts.
    """
    notes = [at for at, line in enumerate(lines) if line.block.region == "footnote"]
    if not notes:
        return list(lines)
    referring: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.block.region != "footnote":
            for one in line.block.marks:
                referring.setdefault(one.label, []).append(at)
    after: dict[int, list[int]] = {}
    moved: set[int] = set()
    last: tuple[int, int] | None = None
    for at in notes:
        label = lines[at].block.label
        if label is None:
            if last is not None and last[0] == at - 1:  # a second paragraph of the same footnote
                after[last[1]].append(at)
                moved.add(at)
                last = (at, last[1])
            continue
        places = referring.get(label, [])
        before = [place for place in places if place < at]
        if not places:
            last = None
            continue
        place = before[-1] if before else places[0]
        after.setdefault(place, []).append(at)
        moved.add(at)
        last = (at, place)
    ordered: list[Line] = []
    for at, line in enumerate(lines):
        if at in moved:
            continue
        ordered.append(line)
        order = {one.label: rank for rank, one in reversed(list(enumerate(line.block.marks)))}
        notes_here = sorted(after.get(at, []), key=lambda one: order.get(lines[one].block.label or "", 99))
        ordered.extend(lines[note] for note in notes_here)
    return ordered
