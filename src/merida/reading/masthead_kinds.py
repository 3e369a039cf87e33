"""What a line of a masthead is, by what it says: frame, body, session, place, agenda item, title, note below it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from merida.reading.folding import fold, script_of, table
from merida.reading.masthead_dates import is_date
from merida.reading.masthead_sessions import meeting_in, session_in
from merida.reading.values import DocumentKind

__all__ = ["FRAME", "TITLES", "MastheadKind", "job_number_in", "masthead_kind", "symbol_in", "title_kind"]

type MastheadKind = Literal[
    "organization", "distribution", "original", "group", "conference", "item", "place", "submission", "addendum",
    "contents", "page",
    "notice", "date", "symbol", "job_number", "session", "title"
]  # fmt: skip
_TABLES: tuple[MastheadKind, ...] = (
    "organization", "distribution", "original", "notice", "place", "item", "group", "conference", "submission",
    "addendum", "contents", "page",
)  # fmt: skip
FRAME: frozenset[str] = frozenset({*_TABLES, "date", "symbol", "job_number", "session"})
"""Kinds that stand nowhere but in a masthead."""
TITLES: tuple[DocumentKind, ...] = (
    "draft_report", "executive_summary", "country_report", "agenda", "resolution", "thematic_report", "session_report"
)  # fmt: skip
_BESIDE_SYMBOL = frozenset(("organization", "distribution", "original", "date"))
"""What may stand on the line of the symbol, at the other side of the page."""
_SYMBOL = re.compile(r"(?<![\w/.])[A-Z]{1,6}(?:/[A-Z0-9][A-Za-z0-9.\-]{0,20}){2,8}(?![\w/])")
_JOB_NUMBER = re.compile(r"(?<![\w.])(?:V|GE|N|A)\.\s?\d{2}[-‑–]\d{5,6}(?!\d)")
_STARS = re.compile(r"[*†‡]+")
_LONGEST = 260


def symbol_in(text: str) -> str | None:
    """The first document symbol in a text."""
    found = _SYMBOL.search(text)
    return found.group().rstrip(".-") if found else None


def job_number_in(text: str) -> str | None:
    """The first job number in a text: `V.99-00270`."""
    found = _JOB_NUMBER.search(text)
    return re.sub(r"[‑–]", "-", found.group().replace(" ", "")) if found else None


@lru_cache(maxsize=2048)
def title_kind(text: str) -> DocumentKind | None:
    """The kind of document whose title a line is."""
    if len(text) > _LONGEST:
        return None
    folded, script = fold(text).strip(" .*"), script_of(text)
    return next((kind for kind in TITLES if table("masthead", kind, script).match(folded)), None)


@lru_cache(maxsize=2048)
def masthead_kind(text: str) -> MastheadKind | None:
    """What a line of a masthead is; None if it says nothing that a masthead must say (it may be a title all the
    same)."""
    if len(text) > _LONGEST:
        return None
    stripped = _STARS.sub("", text).strip()
    if symbol := _SYMBOL.search(stripped):
        beside = stripped.replace(symbol.group(), "").strip()
        if len(stripped) - len(symbol.group()) < 8 or (beside != stripped and masthead_kind(beside) in _BESIDE_SYMBOL):
            return "symbol"
    if (job := _JOB_NUMBER.search(stripped)) and len(stripped) - len(job.group()) < 24:
        return "job_number"
    if is_date(stripped):
        return "date"
    folded, script = fold(stripped), script_of(stripped)
    for kind in _TABLES:
        if table("masthead", kind, script).match(folded):
            return kind
    if title_kind(stripped):
        return "title"
    if len(stripped) <= 90 and not stripped.endswith((".", "。")):
        return "session" if (session_in(stripped) or meeting_in(stripped)) is not None else None
    return None
