"""Blocks seen as lines: the marker taken off, the words, and what can be told of a line without its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from merida.reading.labels import Marker, bare_number, marker
from merida.reading.values import Block, Look, Mark, Piece, cut

__all__ = ["Line", "body_size", "lines_of"]

_ENDED = re.compile(r"[.;。；؛!?？！…۔:：،,、][\"'”’»)）]*$")
_COLON = re.compile(r"[:：][\"'”’»]*$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_WIDE = 2.2
"""A Chinese sign says about as much as two letters and a bit."""


@dataclass(frozen=True, slots=True)
class Line:
    """A block, its marker, and its words."""

    block: Block
    marker: Marker | None
    words: str
    """The text without its marker."""
    text: str
    """The text with a marker that was typed."""
    start: int
    """Offset of the words in the block's text; 0 if the marker is automatic."""
    length: float
    """Length of the words in letters, Chinese signs weighed."""

    @property
    def look(self) -> Look:
        """What the format says of it."""
        return self.block.look

    @property
    def form(self) -> str | None:
        """The form of its marker."""
        return self.marker.form if self.marker else None

    @property
    def ended(self) -> bool:
        """Whether it ends with a sign that ends a sentence, an item or a lead-in."""
        return _ENDED.search(self.words) is not None

    @property
    def leads(self) -> bool:
        """Whether it ends with a colon."""
        return _COLON.search(self.words) is not None

    @property
    def printed(self) -> str:
        """The text with its marker, automatic ones too."""
        automatic = self.look.marker if self.marker and self.start == 0 and self.marker.form != "bullet" else None
        return f"{automatic.strip()} {self.words}" if automatic else self.text

    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of the words."""
        pieces, start = self.block.pieces, self.start
        if not start:
            return pieces
        size = len(pieces[0].text)
        if start < size:  # the marker stands in the first piece, as nearly always
            return (*cut(pieces[:1], start, size), *pieces[1:])
        return cut(pieces, start, len(self.text))

    def marks(self) -> tuple[Mark, ...]:
        """The footnote marks, counted in the words."""
        marks = self.block.marks
        return tuple(Mark(one.label, max(one.at - self.start, 0)) for one in marks) if self.start else marks


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """A line for every block; a bare number (`17 The Group`) is a marker where three or more count on."""
    lines = [_line(block) for block in blocks]
    bare = [(at, found) for at, line in enumerate(lines) if not line.marker and (found := _bare(line)) is not None]
    for at in _counting(bare):
        block = blocks[at]
        found = bare_number(block.text)
        if found is not None:
            lines[at] = _with(block, found, found.end)
    return lines


def _line(block: Block) -> Line:
    if block.region in ("table", "footnote"):
        return _with(block, None, 0)
    automatic = (block.look.marker or "").strip()
    if automatic:
        found = (
            marker(f"{automatic} Ab") or marker(f"{automatic}. Ab") or Marker(None, "bullet", 0, None, automatic[:1])
        )
        typed = marker(block.text)
        if found.form == "bullet" and typed is not None and typed.form not in ("section", "bullet"):
            return _with(block, typed, typed.end)
        return _with(block, found, 0)
    typed = marker(block.text)
    return _with(block, typed, typed.end if typed else 0)


def _with(block: Block, found: Marker | None, start: int) -> Line:
    text = block.text
    words = text[start:] if start else text
    han = 0 if words.isascii() else len(_HAN.findall(words))
    return Line(block, found, words, text, start, len(words) + (_WIDE - 1) * han)


def _bare(line: Line) -> Marker | None:
    return bare_number(line.text) if line.block.region == "body" and not line.look.heading else None


def _counting(bare: list[tuple[int, Marker]]) -> list[int]:
    """The places of bare numbers that count on by one, three or more in a row."""
    chains: list[list[int]] = []
    last: int | None = None
    for at, found in bare:
        if last is not None and found.value == last + 1:
            chains[-1].append(at)
        else:
            chains.append([at])
        last = found.value
    return [at for chain in chains if len(chain) >= 3 for at in chain]


def body_size(lines: Sequence[Line]) -> float | None:
    """The font size in points in which most of the body's letters are set; None where the format does not say."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.block.region == "body" and line.look.size is not None:
            sizes[round(line.look.size, 1)] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else None


def has_letters(text: str) -> bool:
    """Whether there is a letter in any script."""
    return _LETTER.search(text) is not None
