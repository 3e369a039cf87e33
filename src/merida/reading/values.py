"""What reading gives: documents made of passages, each leading back to its place in the file.

A format reader (docx, html, text, pdf) turns bytes into `Block`s: text with places and what the format says of its
look. `assemble` turns blocks into a `Document`: fields of the masthead, and `Passage`s with roles, labels, headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

type Language = Literal["ar", "en", "es", "fr", "ru", "zh"]
type Role = Literal["heading", "paragraph", "bullet", "footnote", "table", "masthead"]
type DocumentKind = Literal[
    "executive_summary",
    "country_report",
    "secretariat_note",
    "session_report",
    "draft_report",
    "thematic_report",
    "agenda",
    "resolution",
    "other",
]
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")
LANGUAGES: tuple[Language, ...] = ("ar", "en", "es", "fr", "ru", "zh")


# ── places ────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Characters:
    """Code points [start, end) of the decoded file (plain text, Markdown, HTML)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """Code points [start, end) of the text of one block element of one part of a Word file."""

    part: str
    """The part inside the package, such as `word/document.xml` or `word/footnotes.xml`."""
    block: int
    """The number of the `w:p` in document order within its part, from 0."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page of a PDF, in points from the top left; pages count from 1."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


type Place = Characters | Words | Box


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and where it stands in the file; `place` is None for what the reader put in (a joining space)."""

    text: str
    place: Place | None


def text_of(pieces: Iterable[Piece]) -> str:
    """The text of the pieces, joined."""
    return "".join(piece.text for piece in pieces)


def cut(pieces: Iterable[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of code points [start, end) of the joined text, with the places narrowed where that is exact.

    A `Characters` or `Words` place is narrowed when it is as long as its text; a `Box` is cut in proportion to the
    number of characters, along the line.
    """
    return tuple(_cut(pieces, start, end))


def _cut(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        size = len(piece.text)
        first, last = max(start - at, 0), min(end - at, size)
        at += size
        if first >= last:
            continue
        if first == 0 and last == size:
            yield piece
        else:
            yield Piece(piece.text[first:last], _narrow(piece.place, first, last, size, _runs_left(piece.text)))


def _runs_left(text: str) -> bool:
    """Whether a line begins at its right edge: it has letters of a right-to-left script."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def _narrow(place: Place | None, first: int, last: int, size: int, leftward: bool) -> Place | None:
    match place:
        case Characters(start, end) if end - start == size:
            return Characters(start + first, start + last)
        case Words(part, block, start, end) if end - start == size:
            return Words(part, block, start + first, start + last)
        case Box(page, x0, y0, x1, y1):
            step = (x1 - x0) / size
            if leftward:
                first, last = size - last, size - first
            return Box(page, round(x0 + first * step, 1), y0, round(x0 + last * step, 1), y1)
    return place


# ── what a format reader gives ────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table: table, row and column from 0, and the heads of its row and column."""

    table: int
    row: int
    column: int
    row_head: str | None = None
    column_head: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What the format says of a block; None where it says nothing. Evidence, not yet a role."""

    style: str | None = None
    """The style's or tag's name as found: `Heading 1`, `_ H_1`, `_ Single Txt`, `h2`, `li`."""
    heading: int | None = None
    """Heading level that the format declares (style, outline level, `<h2>`, `#`), from 1."""
    depth: int | None = None
    """Depth of a list item that the format declares (Word numbering, `<li>`, Markdown), from 1."""
    marker: str | None = None
    """The marker that the format makes and the text does not hold: `17.`, `(a)`, `•`."""
    bold: bool = False
    """All of it is bold."""
    italic: bool = False
    size: float | None = None
    """Font size in points of most of its characters."""
    centred: bool = False
    indent: float | None = None
    """Points from the text column's leading edge to the first line (to the marker, if there is one)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark: the label, and the offset in the block's or passage's text where it stood."""

    label: str
    at: int


type Region = Literal["body", "footnote", "table", "cover"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as the file has it: line ends, hyphenation, running heads and page furniture already gone.

    Its text has single spaces, no footnote marks, and still holds a marker that was typed ("1.", "(a)", "•").
    """

    pieces: tuple[Piece, ...]
    look: Look = Look()
    region: Region = "body"
    """`cover` is what certainly belongs to the masthead (a first-page table of a UN document)."""
    label: str | None = None
    """Of a footnote: its label."""
    marks: tuple[Mark, ...] = ()
    cell: Cell | None = None
    page: int | None = None
    """The page on which it begins, from 1; None where the format has no pages."""

    @property
    def text(self) -> str:
        """The joined text of the pieces."""
        return text_of(self.pieces)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be done as wished: a code, one sentence that says what to try next, a page."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Sheets:
    """All that a format reader found in a file, in reading order."""

    blocks: tuple[Block, ...]
    pages: int | None = None
    """Number of pages; None where the format has none."""
    furniture: tuple[str, ...] = ()
    """Texts of running heads, footers and the like, once each: they are not passages, but name symbol and job
    number."""
    problems: tuple[Problem, ...] = ()


class Unreadable(Exception):  # noqa: N818 - named for the reader of the sentence
    """A file that cannot be read at all; `str(error)` is one sentence without the file's name; `code` is its kind."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


# ── what reading gives ────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, bullet, heading, footnote, table cell or line of the masthead, in reading order."""

    number: int
    """Its number in the document, from 1; its id is `<sha256>#<number>`."""
    role: Role
    text: str
    """As printed, without its marker and footnote marks; every run of white space one space."""
    label: str | None = None
    """`17` of "17.", `(a)`, the label of a footnote; None for a plain bullet."""
    headings: tuple[str, ...] = ()
    """The headings it stands under, outermost first, each with its number as printed."""
    page: int | None = None
    level: int | None = None
    """Of a bullet: depth from 1. Of a heading: its level from 1."""
    marks: tuple[Mark, ...] = ()
    cell: Cell | None = None
    pieces: tuple[Piece, ...] = field(default=(), repr=False)

    def places(self, start: int = 0, end: int | None = None) -> tuple[Place, ...]:
        """Where code points [start, end) of the text stand in the file."""
        pieces = cut(self.pieces, start, len(self.text) if end is None else end)
        return tuple(piece.place for piece in pieces if piece.place is not None)


@dataclass(frozen=True, slots=True)
class Document:
    """A document read: what its masthead says and its passages in reading order. Unknown fields are None."""

    id: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    file: str
    media_type: str
    kind: DocumentKind
    passages: tuple[Passage, ...]
    symbol: str | None = None
    job_number: str | None = None
    language: Language | None = None
    date: str | None = None
    """ISO 8601."""
    title: str | None = None
    body: str | None = None
    session: int | None = None
    agenda_item: str | None = None
    state: str | None = None
    """ISO 3166-1 alpha-3, `EU`, or another jurisdiction's code: the State reviewed."""
    cycle: int | None = None
    pages: int | None = None
    problems: tuple[Problem, ...] = ()


def passage_id(document: Document, passage: Passage) -> str:
    """`<sha256>#<number>`: what the JSON lines and the site call this passage."""
    return f"{document.id}#{passage.number}"


type Json = dict[str, Any]
