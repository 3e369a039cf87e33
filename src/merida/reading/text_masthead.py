"""The frame of a UN document's first page as plain text: two columns held apart by spaces, read one after the other."""

from __future__ import annotations

import re

from merida.reading.spacing import Segment
from merida.reading.text_lines import Line

__all__ = ["masthead"]

_GAP = re.compile(r"\s{3,}|\t+")
_FRAME = re.compile(
    r"\b[A-Z]{1,5}(?:/[A-Z0-9.]{1,12}){2,}|\bDistr\b|\bOriginal\b|Оригинал|Общая|التوزيع|الأصل|原文|原件"
)
_WHOLE = re.compile(
    r"United Nations|Nations Unies|Naciones Unidas|Организация Объединенных Наций|联\s?合\s?国|الأمم المتحدة",
    re.IGNORECASE,
)
FIRST_LINES = 30


def masthead(lines: list[Line]) -> tuple[list[list[Segment]], list[Line]]:
    """The frame's texts, left column first, as segments; and the lines without them."""
    split: list[tuple[int, list[tuple[str, int, int]]]] = []
    head = [(number, line) for number, line in enumerate(lines[: FIRST_LINES * 2]) if not line.blank][:FIRST_LINES]
    for number, line in head:
        if len(line.text) > 160:
            break
        split.append((number, _columns(line)))
    wide = [(number, parts) for number, parts in split if len(parts) == 2 or _is_right(parts)]
    if sum(len(parts) == 2 for _, parts in wide) == 0:
        return [], lines
    if not any(_FRAME.search(parts[-1][0]) for _, parts in wide):
        return [], lines
    last = wide[-1][0]
    if sum(number <= last for number, _ in split) > 14:
        return [], lines
    edge = min(parts[-1][2] for _, parts in wide if len(parts) == 2)
    left: list[list[Segment]] = []
    right: list[list[Segment]] = []
    near, before = -2, ""
    for number, parts in split:
        if number > last:
            break
        for text, start, column in parts:
            if column >= edge - 6:
                right.append([(text, 0, start)])
            elif (
                left and not _WHOLE.fullmatch(before) and near == number - 1 and (len(parts) == 2 or text[:1].islower())
            ):
                left[-1] += [(" ", 0, start - 1, start), (text, 0, start)]
                near, before = number, text
            else:
                left.append([(text, 0, start)])
                near, before = number, text
    taken = {number for number, _ in split if number <= last}
    return left + right, [line for number, line in enumerate(lines) if number not in taken]


def _columns(line: Line) -> list[tuple[str, int, int]]:
    """The line's parts: words, place in the file, column."""
    parts: list[tuple[str, int, int]] = []
    at = 0
    for gap in _GAP.finditer(line.text):
        parts.append((line.text[at : gap.start()], line.start + at, line.indent + at))
        at = gap.end()
    parts.append((line.text[at:], line.start + at, line.indent + at))
    return [part for part in parts if part[0]]


def _is_right(parts: list[tuple[str, int, int]]) -> bool:
    return len(parts) == 1 and parts[0][2] >= 36
