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
    titled = any(_may_be_title(lines[at]) for at in range(last + 1) if not _names_item(lines, at))
    end = last + 1
    below = [at for at in range(end, min(zone, end + 8)) if lines[at].block.region == "body"]
    # "Implementation of chapter II" heads a thematic report, and below no masthead a mere chapter
    unsure = ("thematic_report",) if last < 0 else ()
    known = [at for at in below[:4] if not lines[at].marker and title_kind(lines[at].text) not in (None, *unsure)]
    if known:
        end = known[0] + 1 if not titled else end
    elif not titled and below and _may_be_title(lines[below[0]]) and (last >= 0 or below[0] == 0):
        end = below[0] + 1
        if _names_item(lines, below[0]) and len(below) > 1 and _may_be_title(lines[below[1]]):
            end = below[1] + 1
    if end == last + 1:
        return end
    while end < zone and (
        _continues(lines[end - 1], lines[end])
        or _names_resolution(lines[end - 1], lines[end])
        or _says_more(lines[end - 1], lines[end])
    ):
        end += 1
    return end


def _names_item(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands right below the one that numbers the agenda item, and so names that item."""
    before = next((one for one in reversed(lines[:at]) if one.block.region == "body"), None)
    return before is not None and masthead_kind(before.text) == "item"


def _names_resolution(before: Line, line: Line) -> bool:
    """Whether a line gives the name of the resolution that the line before it numbers."""
    return title_kind(before.text) == "resolution" and before.length < 40 and _may_be_title(line) and not line.ended


def _says_more(before: Line, line: Line) -> bool:
    """Whether a line is a title too and no repetition: "Review by ... of the implementation by ..." below the
    report's name."""
    text, above = line.text, before.text
    known = title_kind(text) is not None and title_kind(above) is not None
    return known and not line.marker and fold(text) not in fold(above)


def _zone(lines: Sequence[Line]) -> int:
    """How far the masthead could reach: to the first line that only a text has."""
    for at, line in enumerate(lines[:_FARTHEST]):
        region = line.block.region
        if region == "table" or (region == "body" and _is_text(line)):
            return at
    return min(len(lines), _FARTHEST)


def _is_text(line: Line) -> bool:
    text = line.text
    kind = masthead_kind(text)
    if kind in FRAME:
        return False
    if line.marker and kind != "title":
        return True
    if line.marker and line.form in ("section", "number", "decimal", "bullet"):
        return True
    return line.length > _LONG or (line.ended and line.length > _LONG_ENDED) or line.leads


def _is_frame(line: Line) -> bool:
    return line.block.region == "body" and masthead_kind(line.text) in FRAME


def _may_be_title(line: Line) -> bool:
    """Whether a line in the masthead could be what the document is called."""
    if line.block.region != "body" or masthead_kind(line.text) in FRAME or line.marker:
        return False
    return title_kind(line.text) is not None or (heading_kind(line.words) is None and line.length <= _LONG)


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
    """The lines of a typed table of contents: short, one after another, with page numbers or the words of later
    headings."""
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
                and (masthead_kind(lines[at].text) == "page" or _is_entry(lines[at], at, later))
            )
        ):
            found.add(at)
            at += 1
    return found


def _is_contents_head(line: Line) -> bool:
    return line.block.region in ("body", "cover") and masthead_kind(line.text) == "contents"


def _is_entry(line: Line, at: int, later: dict[str, int]) -> bool:
    text = line.words
    if _LEADERS.search(text):
        return True
    bare = _PAGE.sub("", text)
    return later.get(fold(bare), -1) > at or later.get(fold(text), -1) > at
