"""Kind, title, body and agenda item of a document, by the lines of its masthead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from merida.reading.assemble_lines import Line
from merida.reading.folding import fold, table
from merida.reading.heading_kinds import goes_on, heading_kind
from merida.reading.labels import folded_digits
from merida.reading.masthead_kinds import FRAME, MastheadKind, masthead_kind, title_kind
from merida.reading.masthead_structure import kind_by_structure
from merida.reading.values import DocumentKind, Role

__all__ = ["agenda_item_in", "body_of", "body_speaking", "kind_and_title"]

_TOLD_BY_HEADING: frozenset[DocumentKind] = frozenset(
    {"executive_summary", "country_report", "draft_report", "session_report"}
)
"""Kinds that a heading at the top tells as well as a title; "Implementation of chapter II" may be a part of any
report."""
_ARTICLE = re.compile(r"\A(?:(?:the|la|le|el)\s+|l['’])", re.IGNORECASE)
_NUMBERS = re.compile(r"\d{1,2}(?: ?\([a-z]\))?")
_HAN_ITEM = re.compile(r"(?:议程|项目)(?:项目)? ?([一二三四五六七八九十]{1,3})")


def agenda_item_in(text: str) -> str | None:
    """The number or numbers of the agenda item that a line names: `2`, `3, 4`."""
    folded = folded_digits(fold(text.replace("*", "")))
    numbers = _NUMBERS.findall(folded)
    if numbers:
        return ", ".join(one.replace(" ", "") for one in numbers)
    han = _HAN_ITEM.search(folded)
    if not han:
        return None
    signs = "一二三四五六七八九十"
    return str(signs.index(han[1]) + 1) if len(han[1]) == 1 else None


def body_of(top: Sequence[Line], kinds: Sequence[MastheadKind | None]) -> str | None:
    """The body that met, as printed: the subsidiary body, else the Conference."""
    for wanted in ("group", "conference"):
        for at, kind in enumerate(kinds):
            if kind != wanted:
                continue
            printed = top[at].text
            if at + 1 < len(top) and kinds[at + 1] is None and _runs_on(top[at], top[at + 1]):
                printed = _one(printed, top[at + 1].text)
            return printed.strip(" *")
    return None


def body_speaking(words: Sequence[str]) -> str | None:
    """The body in whose name a resolution speaks: "The Conference of the States Parties ...," at the start of its
    text."""
    for text in words:
        bare = _ARTICLE.sub("", text, count=1)
        if text.endswith((",", "،", "，")) and masthead_kind(bare.rstrip(",،，")) in ("conference", "group"):
            return bare.rstrip(",،， ")
    return None


def _runs_on(line: Line, following: Line) -> bool:
    look, next_look = line.look, following.look
    if line.block.region != following.block.region or look.size != next_look.size or look.bold != next_look.bold:
        return False
    return goes_on(line.words) or following.words[:1].islower() or (line.block.region == "cover" and look.bold)


def _one(first: str, second: str) -> str:
    return first + second if "\u3400" <= first[-1:] <= "\u9fff" else f"{first} {second}"


def kind_and_title(
    top: Sequence[Line], lines: Sequence[Line], roles: Sequence[Role]
) -> tuple[DocumentKind, str | None]:
    """What the document is and what it is called, by its title, by the note below it, and by its structure."""
    kinds = [masthead_kind(line.text) for line in top]
    candidates = [
        at
        for at, (line, kind) in enumerate(zip(top, kinds, strict=True))
        if kind not in FRAME and line.block.region != "cover"
    ] or [at for at, kind in enumerate(kinds) if kind == "title"]
    known = [(at, kind) for at in candidates if (kind := title_kind(top[at].text))]
    if known:
        at, kind = known[0]
        return kind, _title(top, candidates, at, whole=kind == "resolution")
    named = _titled(top, kinds, candidates)
    title = _title(top, candidates, named) if named is not None else None
    submitted = [fold(line.text) for line, kind in zip(top, kinds, strict=True) if kind == "submission"]
    if any(table("masthead", "thematic_report").match(one) for one in submitted):
        return "thematic_report", title
    if submitted:
        return "secretariat_note", title
    first = [line.words for line, role in zip(lines, roles, strict=True) if role == "heading"][:3]
    titled = next(((one, words) for words in first if (one := title_kind(words)) and one in _TOLD_BY_HEADING), None)
    if title is None and titled is not None:
        return titled
    return kind_by_structure(lines, roles), title


def _titled(top: Sequence[Line], kinds: Sequence[MastheadKind | None], candidates: list[int]) -> int | None:
    """The candidate that is the title: the largest, else the last; the first after an agenda item names the item."""
    if not candidates:
        return None
    sizes = {at: top[at].look.size or 0.0 for at in candidates}
    largest = max(sizes.values())
    big = [at for at in candidates if sizes[at] == largest]
    if len(big) < len(candidates):
        return big[0]
    submission = next((at for at, kind in enumerate(kinds) if kind == "submission"), len(top))
    before = [at for at in candidates if at < submission]
    declared = [at for at in before or candidates if top[at].look.heading]
    return (declared or before or candidates)[-1]


def _title(top: Sequence[Line], candidates: list[int], at: int, *, whole: bool = False) -> str:
    """The title with the lines that it runs over."""
    printed = top[at].text
    while at + 1 in candidates and (whole or _same_title(top[at], top[at + 1])):
        at += 1
        printed = _one(printed, top[at].text)
    return printed.strip(" *")


def _same_title(line: Line, following: Line) -> bool:
    look, after = line.look, following.look
    if (
        heading_kind(following.words)
        or look.size != after.size
        or look.bold != after.bold
        or look.heading != after.heading
    ):
        return False
    return goes_on(line.words) or following.words[:1].islower() or (look.size is not None and look.size > 12.5)
