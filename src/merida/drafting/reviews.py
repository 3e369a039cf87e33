"""Which documents are one source: language versions, a reissue, a corrigendum, the Word file and the PDF of one text.

The unit of evidence is the review (a State in a cycle of a phase), not the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["About", "Source", "sources_of"]

REVIEWS = ("executive_summary", "country_report")
"""Documents of a review; of both the executive summary, which is agreed and public, is counted."""
_LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
_MEDIA = ("wordprocessingml", "html", "markdown", "plain", "pdf")
_ISSUE = re.compile(r"/(Rev|Corr)\.\s?(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class About:
    """What tells a document from others."""

    id: str
    file: str
    media_type: str
    kind: str
    symbol: str | None = None
    language: str | None = None
    date: str | None = None
    title: str | None = None
    state: str | None = None
    cycle: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A text in all the files that hold it: the one to count, and the others."""

    counted: int
    """Its place among the documents given."""
    others: tuple[int, ...]
    corrigenda: tuple[int, ...]
    """Those of the others that correct the text."""
    review: bool
    """Whether it is a review, whose State and cycle are known."""


def sources_of(documents: Iterable[About]) -> tuple[Source, ...]:
    """The sources, in the order of the first document of each."""
    given = list(documents)
    leader = list(range(len(given)))

    def lead(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    symbols: dict[tuple[object, ...], set[str]] = {}
    for document in given:
        if document.symbol:
            symbols.setdefault(_text(document), set()).add(_symbol(document.symbol))
    known: dict[tuple[object, ...], int] = {}
    for at, document in enumerate(given):
        for key in _keys(document, symbols):
            one, other = sorted((lead(known.setdefault(key, at)), lead(at)))
            leader[other] = one
    groups: dict[int, list[int]] = {}
    for at in range(len(given)):
        groups.setdefault(lead(at), []).append(at)
    return tuple(_source(group, given) for group in groups.values())


def _keys(document: About, symbols: dict[tuple[object, ...], set[str]]) -> Iterable[tuple[object, ...]]:
    yield "bytes", document.id
    of_review = document.kind in REVIEWS
    if of_review and document.state and document.cycle:
        yield "review", document.state, document.cycle
    if document.symbol:
        yield "symbol", _symbol(document.symbol)
    elif document.title and document.date and not of_review:
        yield _text(document)
        # A copy without its masthead: the same text, if only one document has this title and day.
        if len(same := symbols.get(_text(document), set())) == 1:
            yield "symbol", *same


def _symbol(symbol: str) -> str:
    return re.sub(r"\s+", "", _ISSUE.sub("", symbol)).upper()


def _text(document: About) -> tuple[object, ...]:
    return "text", document.kind, (document.title or "").casefold(), document.date


def _source(group: list[int], given: list[About]) -> Source:
    ordered = sorted(group, key=lambda at: _preference(given[at]))
    corrigenda = tuple(at for at in ordered[1:] if _issue(given[at], "corr"))
    review = any(given[at].kind in REVIEWS and given[at].state and given[at].cycle for at in group)
    return Source(ordered[0], tuple(ordered[1:]), corrigenda, review)


def _preference(document: About) -> tuple[object, ...]:
    """What comes first is counted: a corrigendum last, the newest reissue, then by language and by format."""
    language = _LANGUAGES.index(document.language) if document.language in _LANGUAGES else len(_LANGUAGES)
    media = next((place for place, name in enumerate(_MEDIA) if name in document.media_type), len(_MEDIA))
    return (
        _issue(document, "corr") > 0,
        REVIEWS.index(document.kind) if document.kind in REVIEWS else len(REVIEWS),
        -_issue(document, "rev"),
        language,
        media,
        document.file,
        document.id,
    )


def _issue(document: About, kind: str) -> int:
    """The number of its reissue or corrigendum, 0 if it is none."""
    return max((int(n) for what, n in _ISSUE.findall(document.symbol or "") if what.lower() == kind), default=0)
