"""Footnote signs that were typed as plain letters: `agenda*` where a footnote `*` exists."""

from __future__ import annotations

import re
from dataclasses import replace

from merida.reading.values import Block, Mark, cut

__all__ = ["with_typed_marks"]

_SIGN = re.compile(r"(?<=[^\s*†‡(])(?:\*{1,4}|†|‡)(?=[\s.,;:)]|$)")


def with_typed_marks(blocks: list[Block]) -> list[Block]:
    """The blocks with typed signs of existing footnotes made marks."""
    labels = {block.label for block in blocks if block.region == "footnote" and block.label}
    if not any(_SIGN.fullmatch("x" + label, 1) for label in labels):
        return blocks
    return [_marked(block, labels) if block.region in ("body", "cover") else block for block in blocks]


def _marked(block: Block, labels: set[str]) -> Block:
    text = block.text
    found = _SIGN.search(text)
    if found is None or found.group() not in labels:
        return block
    start, end = found.span()
    size = end - start
    marks = [Mark(mark.label, mark.at - size if mark.at >= end else mark.at) for mark in block.marks]
    marks.append(Mark(found.group(), start))
    pieces = cut(block.pieces, 0, start) + cut(block.pieces, end, len(text))
    return replace(block, pieces=pieces, marks=tuple(sorted(marks, key=lambda mark: mark.at)))
