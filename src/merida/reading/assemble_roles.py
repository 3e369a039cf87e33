"""What each line is: masthead, heading, paragraph, bullet, footnote or cell; by several kinds of evidence together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from merida.places import named
from merida.reading.assemble_lines import Line, body_size, has_letters
from merida.reading.assemble_numbers import listed_numbers
from merida.reading.assemble_top import contents_lines, masthead_end
from merida.reading.heading_kinds import cites_at_end, goes_on, heading_kind, is_caption, is_instruction
from merida.reading.values import Mark, Piece, Role

__all__ = ["roles_of"]

_LONGEST = 260
_LONGEST_DECLARED = 320
_SHORT = 110
_ENOUGH = 3.0
_ITEMS = frozenset({"bullet", "letter", "roman"})


def roles_of(lines: Sequence[Line]) -> tuple[list[Line], list[Role]]:
    """The lines, with headings that ran over two lines made one, and the role of each."""
    end = masthead_end(lines)
    contents = contents_lines(lines, end)
    listed = listed_numbers(lines)
    judge = _Judge(lines, end)
    roles: list[Role] = []
    for at, line in enumerate(lines):
        region = line.block.region
        if region in ("footnote", "table"):
            roles.append("footnote" if region == "footnote" else "table")
        elif region == "cover" or at < end or at in contents:
            roles.append("masthead")
        elif judge.is_heading(at):
            roles.append("heading")
        elif line.form in _ITEMS or at in listed or (line.marker is None and line.look.depth is not None):
            roles.append("bullet")
        else:
            roles.append("paragraph")
    return _joined(lines, roles)


class _Judge:
    """Weighs what speaks for a line being a heading."""

    def __init__(self, lines: Sequence[Line], start: int) -> None:
        self._lines = lines
        self._start = start
        self._size = body_size(lines)
        body = [line for line in lines if line.block.region == "body"]
        self._plain = self._size is None and not any(line.look.heading or line.look.bold for line in body)
        bold = sum(line.length for line in body if line.look.bold)
        italic = sum(line.length for line in body if line.look.italic)
        total = sum(line.length for line in body) or 1.0
        self._bold_tells = bold < 0.5 * total
        self._italic_tells = italic < 0.5 * total

    def is_heading(self, at: int) -> bool:
        """Whether the line at this place is a heading."""
        line = self._lines[at]
        if not has_letters(line.words):
            return False
        declared = line.look.heading is not None
        if declared:
            return (
                line.form != "bullet"
                and (line.length <= _SHORT or not line.ended or line.length <= 200)
                and line.length <= _LONGEST_DECLARED
            )
        if line.length > _LONGEST or (line.ended and line.length > _SHORT):
            return False
        if is_caption(line.words) or (line.marker and is_caption(line.text)) or is_instruction(line.words):
            return False
        kind = heading_kind(line.words)
        if line.ended and (not self._may_end(line, kind) or self._counts(at, line)):
            return False
        if line.form == "bullet" and not (line.look.bold and kind):
            return False
        return self._weight(at, line, kind is not None) >= _ENOUGH

    def _may_end(self, line: Line, known: str | None) -> bool:
        """Whether a line that ends like a sentence or lead-in may be a heading all the same."""
        if line.length > _SHORT or line.words[-1] in ";；,،、":
            return False
        return known is not None or (self._bold_tells and line.look.bold and not line.leads)

    def _counts(self, at: int, line: Line) -> bool:
        """Whether a numbered line stands right beside the one before or after it in the count, as items of a list
        do."""
        if line.form != "number" or line.marker is None or line.look.bold or line.marker.value is None:
            return False
        near = (*self._lines[max(at - 1, 0) : at], *self._lines[at + 1 : at + 2])
        return any(
            one.marker and one.marker.kind == line.marker.kind and abs((one.marker.value or 0) - line.marker.value) == 1
            for one in near
        )

    def _weight(self, at: int, line: Line, known: bool) -> float:
        look = line.look
        weight = 0.5 if line.length <= _SHORT else 0.0
        weight += 3.0 * known
        if self._size is not None and look.size is not None:
            weight += 3.0 if look.size > self._size + 0.8 else -1.0 if look.size < self._size - 0.8 else 0.0
        weight += 2.0 * (look.bold and self._bold_tells)
        weight += 1.5 * (look.italic and self._italic_tells)
        weight += 1.0 * look.centred
        weight += 2.0 * cites_at_end(line.words)
        weight += {"section": 2.0, "decimal": 2.0, None: 1.0, "number": 0.0}.get(line.form, -0.5)
        weight += 1.0 * self._plain
        weight += 2.0 * (
            line.marker is None and at < self._start + 8 and line.length < 70 and named(line.words) is not None
        )
        return weight + self._around(at, line)

    def _around(self, at: int, line: Line) -> float:
        """What the neighbours say: text follows a heading; items after a lead-in are none."""
        following = next(
            (one for one in self._lines[at + 1 : at + 8] if one.block.region not in ("footnote", "cover")), None
        )
        if following is None:
            return -2.0
        weight = 0.0
        if following.marker or following.ended or following.length > _SHORT or following.block.region == "table":
            weight += 1.0
        weight += 1.0 * is_instruction(following.words)
        if line.form == "number" and not line.ended and not following.marker and following.ended:
            weight += 0.5
        before = next((one for one in reversed(self._lines[max(at - 4, 0) : at]) if one.block.region == "body"), None)
        if line.form in _ITEMS and before is not None and (before.leads or before.form == line.form):
            weight -= 1.0
        if (
            before is not None
            and before.leads
            and not line.marker
            and not line.look.bold
            and not line.look.italic
            and not cites_at_end(line.words)
        ):
            weight -= 1.5
        return weight


def _joined(lines: Sequence[Line], roles: list[Role]) -> tuple[list[Line], list[Role]]:
    kept: list[Line] = []
    kept_roles: list[Role] = []
    for line, role in zip(lines, roles, strict=True):
        if role == "heading" and kept_roles and kept_roles[-1] == "heading" and _is_second_line(kept[-1], line):
            kept[-1] = _one(kept[-1], line)
        else:
            kept.append(line)
            kept_roles.append(role)
    return kept, kept_roles


def _is_second_line(before: Line, line: Line) -> bool:
    """Whether a heading line goes on from the heading line before it."""
    if line.marker or before.ended or (heading_kind(before.words) and cites_at_end(before.words)):
        return False
    look, above = line.look, before.look
    if look.heading != above.heading or look.bold != above.bold or look.size != above.size:
        return False
    return (
        goes_on(before.words)
        or line.words[:1].islower()
        or (line.words[:1] in "(（" and not cites_at_end(before.words))
    )


def _one(before: Line, line: Line) -> Line:
    han = "\u3400" <= before.words[-1] <= "\u9fff" or "\u3400" <= line.words[0] <= "\u9fff"
    gap = () if han else (Piece(" ", None),)
    shift = len(before.text) + len(gap)
    pieces = (*before.block.pieces, *gap, *line.block.pieces)
    marks = (*before.block.marks, *(Mark(one.label, one.at + shift) for one in line.block.marks))
    block = replace(before.block, pieces=pieces, marks=marks)
    text = block.text
    return replace(before, block=block, words=text[before.start :], text=text, length=before.length + line.length)
