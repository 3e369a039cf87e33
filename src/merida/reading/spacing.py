"""Text made tidy without losing its place: white space to one space, invisible signs gone, each piece led back.

Format readers hand over raw segments with their offsets in the source; out come pieces whose places are exact, and
the footnote marks at their new offsets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from merida.reading.values import Mark, Piece, Place

__all__ = ["Segment", "tidy"]

type Segment = tuple[str, int, int] | tuple[str, int, int, int] | Mark
"""Raw text, the number of its source block, its start there, and its end if it is not as long as the text (an entity);
or a footnote mark (whose `at` is not read)."""

_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
_UNSEEN = (
    "\xad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2066\u2067\u2068\u2069\ufeff\ufffc"
    "\x00\x01\x02\x03\x04\x05\x06\x07\x08"
)
_ONE_FOR_ONE = str.maketrans({**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_UNSEEN, "\x00"), "\u2011": "-"})
_ROUGH = re.compile(r"^ |  |\x00| $")
_PART = re.compile(r" +|\x00+|[^ \x00]+")
# A letter with its combining signs, and compatibility letters (ligatures, Arabic presentation forms) to be spelt out.
_COMPOSED = re.compile(r"\w[\u0300-\u036f]+|[\ufb00-\ufb06\ufb50-\ufdf1\ufe70-\ufefc\ue000-\uf8ff]")
_PLAIN = re.compile(r"[\x00-\u02ff\u0400-\udfff\uf900-\ufaff]*")


def tidy(
    segments: Iterable[Segment], place: Callable[[int, int, int], Place]
) -> tuple[tuple[Piece, ...], tuple[Mark, ...]]:
    """The pieces of the segments, trimmed, with single spaces; and the marks at their offsets in the joined text.

    `place(block, start, end)` makes the place of a piece. A space that stands for several is placed at the first.
    """
    runs: list[tuple[str, int, int, int]] = []
    marks: list[Mark] = []
    size = 0
    space: tuple[int, int, int] | None = None
    for segment in segments:
        if isinstance(segment, Mark):
            marks.append(Mark(segment.label, size))
            continue
        for text, block, start, end in _parts(segment):
            if text == " ":
                if space is None and size:
                    space = (block, start, end)
                continue
            if space is not None:
                runs.append((" ", *space))
                size += 1
                space = None
            runs.append((text, block, start, end))
            size += len(text)
    return tuple(Piece(text, place(block, start, end)) for text, block, start, end in _joined(runs)), tuple(marks)


def _parts(segment: tuple[str, int, int] | tuple[str, int, int, int]) -> Iterable[tuple[str, int, int, int]]:
    text, block, start = segment[:3]
    if len(segment) == 4 and segment[3] - start != len(text):
        seen = text.translate(_ONE_FOR_ONE).replace("\x00", "")
        if seen.isspace():
            seen = " "
        if seen:
            yield seen, block, start, segment[3]
        return
    if not text.isascii() and not _PLAIN.fullmatch(text):
        yield from _recomposed(text, block, start)
    else:
        yield from _split(text, block, start)


def _split(text: str, block: int, start: int) -> Iterable[tuple[str, int, int, int]]:
    text = text.translate(_ONE_FOR_ONE)
    if not _ROUGH.search(text):
        if text:
            yield text, block, start, start + len(text)
        return
    for found in _PART.finditer(text):
        part = found.group()
        if part[0] == " ":
            yield " ", block, start + found.start(), start + found.start() + 1
        elif part[0] != "\x00":
            yield part, block, start + found.start(), start + found.end()


def _recomposed(text: str, block: int, start: int) -> Iterable[tuple[str, int, int, int]]:
    at = 0
    for found in _COMPOSED.finditer(text):
        yield from _split(text[at : found.start()], block, start + at)
        whole = found.group()
        if "\ue000" <= whole <= "\uf8ff":
            whole = "•"  # private letters are the bullets of symbol fonts
        else:
            whole = unicodedata.normalize("NFC" if len(whole) > 1 else "NFKC", whole)
        yield whole, block, start + found.start(), start + found.end()
        at = found.end()
    yield from _split(text[at:], block, start + at)


def _joined(runs: list[tuple[str, int, int, int]]) -> Iterable[tuple[str, int, int, int]]:
    """Neighbours in the source become one piece, as long as text and place stay equally long."""
    texts: list[str] = []
    where = (-1, 0, 0)
    exact = False
    for text, block, start, end in runs:
        same = end - start == len(text)
        if exact and same and block == where[0] and start == where[2]:
            texts.append(text)
            where = (block, where[1], end)
            continue
        if texts:
            yield "".join(texts), *where
        texts, where, exact = [text], (block, start, end), same
    if texts:
        yield "".join(texts), *where
