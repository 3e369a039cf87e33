"""Places as JSON: of a passage as a whole (`source`) and of each of its pieces.

A piece is `[length, start, end]` in text and HTML, `[length, block, start, end]` in a Word file (`part` last where it
is not the source's), `[length, index]` into the boxes of a PDF, and `[length]` for what the reader put in.
"""

from __future__ import annotations

from collections.abc import Sequence

from merida.reading.values import Box, Characters, Json, Piece, Place, Words

__all__ = ["pieces_from", "pieces_json", "source_json"]


def source_json(pieces: Sequence[Piece]) -> Json | None:
    """Where the passage stands: from its first to its last sign, or all its boxes; null if nothing of it is in the
    file."""
    places = [piece.place for piece in pieces if piece.place is not None]
    match places[0] if places else None:
        case Box():
            return {"boxes": [[one.page, one.x0, one.y0, one.x1, one.y1] for one in places if isinstance(one, Box)]}
        case Characters():
            spans = [one for one in places if isinstance(one, Characters)]
            return {"start": min(one.start for one in spans), "end": max(one.end for one in spans)}
        case Words(part, block):
            runs = [one for one in places if isinstance(one, Words) and (one.part, one.block) == (part, block)]
            return {
                "part": part,
                "block": block,
                "start": min(one.start for one in runs),
                "end": max(one.end for one in runs),
            }
    return None


def pieces_json(pieces: Sequence[Piece]) -> list[list[int | str]]:
    """The pieces, their text left out."""
    out: list[list[int | str]] = []
    boxes = 0
    first = next((piece.place.part for piece in pieces if isinstance(piece.place, Words)), "")
    for piece in pieces:
        line: list[int | str] = [len(piece.text)]
        match piece.place:
            case Characters(start, end):
                line += [start, end]
            case Words(part, block, start, end):
                line += [block, start, end] if part == first else [block, start, end, part]
            case Box():
                line.append(boxes)
                boxes += 1
        out.append(line)
    return out


def pieces_from(pieces: Sequence[Sequence[int | str]] | None, source: Json, text: str) -> tuple[Piece, ...]:
    """The pieces of a text. Without a list of them the whole text is one piece with the place that `source` tells."""
    if not pieces:
        place = _whole(source)
        return (Piece(text, place),) if place is not None and text else ()
    out: list[Piece] = []
    at = 0
    for size, *numbers in pieces:
        end = at + int(size)
        out.append(Piece(text[at:end], _place(numbers, source)))
        at = end
    if at != len(text):
        raise ValueError("the pieces are not as long as the text")
    return tuple(out)


def _place(numbers: Sequence[int | str], source: Json) -> Place | None:
    if not numbers:
        return None
    first, *rest = numbers
    if "boxes" in source:
        return _box(source["boxes"][int(first)])
    if "part" in source:
        start, end, *part = rest
        return Words(str(part[0]) if part else source["part"], int(first), int(start), int(end))
    return Characters(int(first), int(rest[0]))


def _whole(source: Json) -> Place | None:
    if source.get("boxes"):
        return _box(source["boxes"][0])
    if "part" in source:
        return Words(source["part"], source["block"], source["start"], source["end"])
    return Characters(source["start"], source["end"]) if "start" in source else None


def _box(numbers: Sequence[float]) -> Box:
    page, x0, y0, x1, y1 = numbers
    return Box(int(page), x0, y0, x1, y1)
