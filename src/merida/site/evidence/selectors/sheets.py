"""The left pane of the desk: pages as printed with boxes and selectable lines, or the laid-out text with marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from django.urls import reverse

from merida.reading.lines_places import pieces_from
from merida.reading.values import Box, Piece, cut
from merida.site.evidence.models import Finding, Passage, SourceDocument

SCALE = 1.6
"""Pixels per point of a drawn page."""


@dataclass(frozen=True, slots=True)
class MarkBox:
    """A marked rectangle of a page, in points."""

    outcome: UUID
    status: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of words that can be selected over a drawn page."""

    passage: int
    start: int
    x: float
    y: float
    size: float
    width: float
    leftward: bool
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as printed."""

    number: int
    image_url: str
    width: float
    height: float
    pixels_wide: int
    pixels_high: int
    boxes: tuple[MarkBox, ...]
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a passage that stand in the same outcomes."""

    text: str
    outcomes: tuple[UUID, ...]
    status: str


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A passage of a document without pages."""

    number: int
    role: str
    label: str
    runs: tuple[Run, ...]


def sheets(document: SourceDocument, passages: Iterable[Passage], findings: Sequence[Finding]) -> tuple[Sheet, ...]:
    """The pages of a PDF with what is marked on them; none for other formats."""
    boxes: dict[int, list[MarkBox]] = {}
    lines: dict[int, list[TextLine]] = {}
    by_passage: dict[UUID, list[Finding]] = {}
    for finding in findings:
        by_passage.setdefault(finding.passage_id, []).append(finding)
    for passage in passages if document.sheets else ():
        pieces = pieces_from(passage.line.get("pieces"), passage.line.get("source") or {}, passage.text)
        at = 0
        for piece in pieces:
            if isinstance(piece.place, Box):
                lines.setdefault(piece.place.page, []).append(_line(passage.number, at, piece, piece.place))
            at += len(piece.text)
        for finding in by_passage.get(passage.pk, ()):
            for piece in cut(pieces, finding.start, finding.end):
                if isinstance(piece.place, Box):
                    boxes.setdefault(piece.place.page, []).append(_mark(finding, piece.place))
    return tuple(
        Sheet(
            number=number,
            image_url=reverse("evidence:page_image", args=[document.pk, number]),
            width=width,
            height=height,
            pixels_wide=round(width * SCALE),
            pixels_high=round(height * SCALE),
            boxes=tuple(boxes.get(number, ())),
            lines=tuple(lines.get(number, ())),
        )
        for number, (width, height) in enumerate(document.sheets, 1)
    )


def laid_out(passages: Iterable[Passage], findings: Sequence[Finding]) -> tuple[LaidOut, ...]:
    """The passages in reading order, their words parted where outcomes begin and end."""
    by_passage: dict[UUID, list[Finding]] = {}
    for finding in findings:
        by_passage.setdefault(finding.passage_id, []).append(finding)
    return tuple(
        LaidOut(one.number, one.role, one.label, tuple(_runs(one.text, by_passage.get(one.pk, [])))) for one in passages
    )


def _runs(text: str, findings: list[Finding]) -> Iterable[Run]:
    edges = sorted({0, len(text), *(one.start for one in findings), *(min(one.end, len(text)) for one in findings)})
    for start, end in pairwise(edges):
        here = [one for one in findings if one.start <= start and end <= one.end]
        yield Run(text[start:end], tuple(one.pk for one in here), here[0].status if here else "")


def _mark(finding: Finding, box: Box) -> MarkBox:
    return MarkBox(finding.pk, finding.status, box.x0, box.y0, round(box.x1 - box.x0, 1), round(box.y1 - box.y0, 1))


def _line(passage: int, start: int, piece: Piece, box: Box) -> TextLine:
    leftward = any("\u0590" <= sign <= "\u08ff" for sign in piece.text)
    height = box.y1 - box.y0
    return TextLine(
        passage=passage,
        start=start,
        x=box.x1 if leftward else box.x0,
        y=round(box.y1 - 0.22 * height, 1),
        size=round(0.82 * height, 1),
        width=round(box.x1 - box.x0, 1),
        leftward=leftward,
        text=piece.text,
    )
