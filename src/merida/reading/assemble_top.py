"""Where the masthead ends: the lines of a document's first page that name it, before its text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from merida.reading.assemble_lines import Line
from merida.reading.folding import fold
from merida.reading.heading_kinds import heading_kind
from merida.reading.masthead_kinds import FRAME, masthead_kind, title_kind

__all__ = ["contents_lines", "masthead_end"]

_FARTHEST = 90
_LONG = 230
_LONG_ENDED = 90
_PAGE = re.compile(
    r"(?:[.…·_]{3,}|[.…·_\s]{2,}|\s)\s*(?:[\d٠-٩]{1,4}|[ivxlc]{1,6}(?:-[ivxlc]+)?)(?:\s*[-–]\s*[\d٠-٩]{1,4})?$"
)
_LEADERS = re.compile(r"[.…·_]{4,}|(?:\. ){4,}")


def masthead_end(lines: Sequence[Line]) -> int:
    """The number of lines at the top that are masthead or footnotes to it."""
    zone = _zone(lines)
    last = max((at for at in range(zone) if lines[at].block.region == "cover" or _is_frame(lines[at])), default=-1)
    titled = any(_may_be_title(lines[at]) for at in range(last + 1))
    end = last + 1
    for at in range(end, zone):
        line = lines[at]
        if line.block.region == "footnote":
            continue
        if titled or not _may_be_title(line) or (last < 0 and at > 0 and not title_kind(line.block.text)):
            break
        end, titled = at + 1, True
        while end < zone and _continues(lines[end - 1], lines[end]):
            end += 1
        break
    return end


def _zone(lines: Sequence[Line]) -> int:
    """How far the masthead could reach: to the first line that only a text has."""
    for at, line in enumerate(lines[:_FARTHEST]):
        region = line.block.region
        if region == "table" or (region == "body" and _is_text(line)):
            return at
    return min(len(lines), _FARTHEST)


def _is_text(line: Line) -> bool:
    text = line.block.text
    kind = masthead_kind(text)
    if kind in FRAME:
        return False
    if line.marker and kind != "title":
        return True
    if line.marker and line.form in ("section", "number", "decimal", "bullet"):
        return True
    return line.length > _LONG or (line.ended and line.length > _LONG_ENDED) or line.leads


def _is_frame(line: Line) -> bool:
    return line.block.region == "body" and masthead_kind(line.block.text) in FRAME


def _may_be_title(line: Line) -> bool:
    """Whether a line in the masthead could be what the document is called."""
    if line.block.region != "body" or masthead_kind(line.block.text) in FRAME or line.marker:
        return False
    return title_kind(line.block.text) is not None or (heading_kind(line.words) is None and line.length <= _LONG)


def _continues(before: Line, line: Line) -> bool:
    """Whether a line is the second line of the title before it."""
    if line.block.region != "body" or line.marker or line.block.page != before.block.page:
        return False
    look, above = line.look, before.look
    alike = (
        look.size == above.size
        and look.bold == above.bold
        and look.heading == above.heading
        and look.centred == above.centred
    )
    return (
        alike
        and (look.bold or look.heading is not None or look.centred)
        and heading_kind(line.words) is None
        and not line.ended
    )


def contents_lines(lines: Sequence[Line], start: int) -> set[int]:
    """The lines of a typed table of contents: short, one after another, with page numbers or the words of later headings."""
    found: set[int] = set()
    heads = [at for at, line in enumerate(lines[: start + 60]) if _is_contents_head(line)]
    for head in heads:
        later = {fold(line.words): at for at, line in enumerate(lines) if line.length < _LONG}
        at = head + 1
        found.add(head)
        while at < len(lines) and (
            lines[at].block.region == "cover"
            or (
                lines[at].block.region == "body"
                and lines[at].length < _LONG
                and (masthead_kind(lines[at].block.text) == "page" or _is_entry(lines[at], at, later))
            )
        ):
            found.add(at)
            at += 1
    return found


def _is_contents_head(line: Line) -> bool:
    return line.block.region in ("body", "cover") and masthead_kind(line.block.text) == "contents"


def _is_entry(line: Line, at: int, later: dict[str, int]) -> bool:
    text = line.words
    if _LEADERS.search(text):
        return True
    bare = _PAGE.sub("", text)
    return later.get(fold(bare), -1) > at or later.get(fold(text), -1) > at
