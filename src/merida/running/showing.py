"""A passage in its place: the words with what says where they stand, and for a PDF the page drawn with them marked."""

from __future__ import annotations

from dataclasses import dataclass

from merida.reading.read import read_bytes
from merida.reading.values import Box, Characters, Document, Passage, Place, Unreadable, Words
from merida.running.stages import Made

__all__ = ["Shown", "show_passage"]


@dataclass(frozen=True, slots=True)
class Shown:
    """The passage in words, and the picture if one was asked for."""

    told: str
    picture: bytes | None = None


def show_passage(
    data: bytes,
    file: str,
    *,
    passage: str,
    start: int = 0,
    end: int | None = None,
    scale: float = 2.0,
    draw: bool = False,
) -> Made[Shown]:
    """Code points [start, end) of the passage of this identifier or number; raises `Unreadable` where there is none."""
    document = read_bytes(data, file)
    wanted = _wanted(document, passage)
    if start >= len(wanted.text) or (end is not None and end <= start):
        size = len(wanted.text)
        raise Unreadable("no_words", f"The passage has {size} characters: give a --start and --end within them.")
    places = wanted.places(start, end)
    picture = (
        _drawn(data, [place for place in places if isinstance(place, Box)], wanted, start, end, scale) if draw else None
    )
    return Made(Shown(_told(wanted, start, end, places), picture))


def _wanted(document: Document, given: str) -> Passage:
    fingerprint, _, number = given.rpartition("#")
    if fingerprint and not document.id.startswith(fingerprint):
        raise Unreadable(
            "other_file", "That passage is of another file: look its file up in the `document` line before it."
        )
    for passage in document.passages:
        if str(passage.number) == number:
            return passage
    raise Unreadable(
        "no_passage",
        f"There is no such passage: give a number from 1 to {len(document.passages)}, or what `merida read` prints.",
    )


def _drawn(data: bytes, boxes: list[Box], passage: Passage, start: int, end: int | None, scale: float) -> bytes:
    from merida.reading.show import show, word_boxes  # slow

    if not boxes:
        raise Unreadable(
            "no_pages",
            "Only the pages of a PDF can be drawn: leave out --png to see where the words stand, or show its PDF.",
        )
    exact = boxes if start == 0 and end is None else word_boxes(data, boxes, passage.text[start:end])
    return show(data, exact, scale)


def _told(passage: Passage, start: int, end: int | None, places: tuple[Place, ...]) -> str:
    head = " > ".join(passage.headings)
    words = passage.text[start:end]
    before, after = passage.text[:start], "" if end is None else passage.text[end:]
    text = f"{before}[{words}]{after}" if before or after else words
    role = f"{passage.role} {passage.label}" if passage.label else passage.role
    lines = [role, *([head] if head else []), text, f"Place: {_place(places)}."]
    return "\n".join("".join(sign if sign.isprintable() else " " for sign in line) for line in lines)


def _place(places: tuple[Place, ...]) -> str:
    match places:
        case ():
            return "not known"
        case (Characters(start), *_):
            ends = [place.end for place in places if isinstance(place, Characters)]
            return f"characters {start} to {max(ends)} of the decoded file"
        case (Words(part, block), *_):
            blocks = sorted({place.block for place in places if isinstance(place, Words)})
            which = f"block {block}" if len(blocks) == 1 else f"blocks {blocks[0]} to {blocks[-1]}"
            return f"{which} of {part}"
    pages = sorted({place.page for place in places if isinstance(place, Box)})
    top = min(place.y0 for place in places if isinstance(place, Box) and place.page == pages[0])
    page = f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"
    return f"{page}, {top:.0f} points from the top"
