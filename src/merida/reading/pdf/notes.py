"""Footnotes: small type at the foot of a page, each begun by a raised label."""

from __future__ import annotations

import re

from merida.reading.pdf.lines import Line
from merida.reading.pdf.paragraphs import Column, Paragraph

_LABEL = re.compile(r"(\d{1,3}|[*†‡]{1,4}|[a-z](?=\s))\s*(?=\S)")
SMALLER = 0.7
"""Footnotes are at least this many points smaller than the text."""


def label_of(line: Line) -> str | None:
    """The label that a line begins with: a raised sign already taken out, else an asterisk."""
    if line.marks and line.marks[0][0] == 0:
        return line.marks[0][1]
    return None


def _typed_label(line: Line) -> str | None:
    match = _LABEL.match(line.text)
    return match.group(1) if match else None


def split(lines: list[Line], height: float, body_size: float, going_on: bool) -> tuple[list[Line], list[Line]]:
    """The lines of a column's text and those of its footnotes; `going_on`: the page before ended within a footnote."""
    limit = body_size - SMALLER
    at = len(lines)
    low = 0.3 * height
    while at > 0 and lines[at - 1].base > low and (lines[at - 1].size <= limit or label_of(lines[at - 1])):
        at -= 1
    tail = lines[at:]
    if not tail:
        return lines, []
    for place, line in enumerate(tail):
        if label_of(line) is not None or (line.size <= limit and _typed_label(line) in ("*", "1", "a", "†", "**")):
            break
        if going_on and place == 0 and line.size <= limit and line.base > 0.6 * height:
            break
    else:
        return lines, []
    return lines[: at + place], tail[place:]


def footnotes(lines: list[Line], body_size: float) -> list[Paragraph]:
    """The footnotes of one page; the first has no label if it goes on from the page before."""
    column = Column(lines, lines[0].size)
    found: list[Paragraph] = []
    expected: int | None = None
    for line in lines:
        label = label_of(line)
        if label is not None:
            line.marks = line.marks[1:]
        else:
            label = _typed_label(line) if line.size <= body_size - SMALLER else None
            known = {note.label for note in found}
            if label is not None and (
                (label.isdigit() and expected is not None and int(label) == expected)
                or (not found and (label in ("*", "†") or label == "1"))
                or (label[0] in "*†" and label not in known)
            ):
                cut = _LABEL.match(line.text)
                line.text = line.text[cut.end() :] if cut else line.text
            else:
                label = None
        if label is not None or not found:
            found.append(Paragraph(line, column, "footnote", label))
            if label is not None and label.isdigit():
                expected = int(label) + 1
        else:
            found[-1].lines.append(line)
    return found
