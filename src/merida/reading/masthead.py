"""The fields of a document: what its masthead says, and what its text must add (language, State, cycle)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from merida.reading.assemble_lines import Line
from merida.reading.masthead_dates import date_in
from merida.reading.masthead_kinds import job_number_in, masthead_kind, symbol_in
from merida.reading.masthead_language import language_of
from merida.reading.masthead_review import cycle_of, state_of
from merida.reading.masthead_sessions import session_in
from merida.reading.masthead_titles import agenda_item_in, body_of, body_speaking, kind_and_title
from merida.reading.values import DocumentKind, Language, Role

__all__ = ["Fields", "fields_of"]


class Fields(TypedDict):
    """The fields of a `Document` that its words give."""

    kind: DocumentKind
    symbol: str | None
    job_number: str | None
    language: Language | None
    date: str | None
    title: str | None
    body: str | None
    session: int | None
    agenda_item: str | None
    state: str | None
    cycle: int | None


def fields_of(lines: Sequence[Line], roles: Sequence[Role], furniture: Sequence[str]) -> Fields:
    """What the masthead, the running heads and the headings say of the document. Unknown is None, never guessed."""
    top = [
        line for line, role in zip(lines, roles, strict=True) if role == "masthead" and line.look.style != "contents"
    ]
    kinds = [masthead_kind(line.text) for line in top]
    said = list(zip(top, kinds, strict=True))
    texts = [line.text for line in top]
    kind, title = kind_and_title(top, lines, roles)
    language = language_of(lines)
    symbol = _first(symbol_in, [line.text for line, one in said if one == "symbol"]) or _first(symbol_in, furniture)
    review = kind in ("executive_summary", "country_report")
    return Fields(
        kind=kind,
        symbol=symbol,
        job_number=_first(job_number_in, [*furniture, *(line.text for line, one in said if one == "job_number")]),
        language=language,
        date=_first(date_in, [line.text for line, one in said if one == "date"])
        or _first(date_in, [line.text for line, one in said if one == "distribution"]),
        title=title,
        body=body_of(top, kinds) or (body_speaking(_first_words(lines, roles)) if kind == "resolution" else None),
        session=_first(session_in, [line.text for line, one in said if one == "session"])
        or (session_in(title) if title and kind in ("session_report", "draft_report") else None),
        agenda_item=_first(agenda_item_in, [line.text for line, one in said if one == "item"]),
        state=state_of(lines, roles, texts, language) if review else None,
        cycle=cycle_of(symbol, texts, lines, roles) if review else None,
    )


def _first_words(lines: Sequence[Line], roles: Sequence[Role]) -> list[str]:
    return [line.words for line, role in zip(lines, roles, strict=True) if role == "paragraph"][:3]


def _first[T](find: object, texts: Sequence[str]) -> T | None:
    for text in texts:
        found = find(text)  # type: ignore[operator]
        if found is not None:
            return found  # type: ignore[no-any-return]
    return None
