"""Search over everything read: hits with their words marked, facets, and the sum, all as the asker may see them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from merida.site.evidence.asking import Question, question
from merida.site.evidence.choices import DocumentKind, DocumentLanguage
from merida.site.evidence.folding import STEMMERS, scripts, words
from merida.site.evidence.labels import Names, alphabetical, names
from merida.site.evidence.models import Passage
from merida.site.evidence.search_sql import LANGUAGES, MOST_RANKED
from merida.site.provenance.asking import Asker

PER_PAGE = 20
CONTEXT = 220
"""Signs shown before the first hit and after the last of a long passage."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as an address holds it."""

    q: str = ""
    language: str = ""
    state: str = ""
    cycle: str = ""
    kind: str = ""
    role: str = ""

    def query(self) -> str:
        """As the query of an address."""
        return urlencode({one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name)})


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a hit, marked or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found."""

    id: UUID
    passage: str
    parts: tuple[Part, ...]
    cut_before: bool
    cut_after: bool
    headings: tuple[str, ...]
    label: str
    page: int | None
    language: str
    title: str
    symbol: str
    state: str
    state_name: str
    cycle_name: str
    kind_label: str
    document_url: str
    place_url: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A field with the number of hits for each of its values."""

    name: str
    label: str
    value: str
    rows: tuple[tuple[str, str, int, str], ...]
    """Key, name, hits, address."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found."""

    asked: Asked
    total: int
    hits: Page[Hit] | None
    facets: tuple[Facet, ...]
    understood: bool
    exports: tuple[tuple[str, str], ...]


def asked_for(given: Mapping[str, str]) -> Asked:
    """The search in an address."""
    found = Asked(**{one.name: (given.get(one.name) or "").strip()[:300] for one in fields(Asked)})
    cycle = found.cycle if found.cycle.isdecimal() and len(found.cycle) < 4 else ""
    language = found.language if found.language in LANGUAGES else ""
    return replace(found, cycle=cycle, language=language, state=found.state.upper()[:3])


def search_page(*, asked: Asked, seen_by: Asker, page: int = 1) -> SearchPage:
    """A page of hits with facets."""
    wanted = question(asked.q)
    if not wanted.query:
        return SearchPage(asked, 0, None, (), not asked.q, ())
    counts = _counts(wanted, asked)
    total = counts.pop(("total", ""), 0)
    pages: Paginator[Any] = Paginator(range(total), PER_PAGE)
    shown: Page[Any] = pages.get_page(page)
    found = _found(wanted, asked, total <= MOST_RANKED, PER_PAGE, (shown.number - 1) * PER_PAGE)
    said = names()
    shown.object_list = hits_of(found, wanted, said)
    query = asked.query()
    return SearchPage(
        asked=asked,
        total=total,
        hits=shown,
        facets=tuple(_facets(counts, asked, said)),
        understood=True,
        exports=tuple(
            (kind, f"{reverse('evidence:search_file')}?{query}&format={kind}") for kind in ("csv", "xlsx", "jsonl")
        ),
    )


def every_hit(*, asked: Asked, seen_by: Asker) -> list[Hit]:
    """All hits, in the order of the page."""
    wanted = question(asked.q)
    if not wanted.query:
        return []
    total = _counts(wanted, asked).get(("total", ""), 0)
    return hits_of(_found(wanted, asked, total <= MOST_RANKED, total, 0), wanted, names(), whole=True)


def hits_of(found: Sequence[UUID], wanted: Question, said: Names, whole: bool = False) -> list[Hit]:
    """The passages with the words of the question marked."""
    rows = Passage.objects.filter(pk__in=found).select_related("document").defer("search_text", "line")
    by_key = {one.pk: one for one in rows}
    passages = [by_key[key] for key in found if key in by_key]
    stems = _stems(passages, wanted)
    return [_hit(one, stems, said, whole) for one in passages]


def _parameters(wanted: Question, asked: Asked) -> list[Any]:
    spoken = (asked.language,) if asked.language else scripts(" ".join(wanted.words) or asked.q)
    return [
        *(wanted.query if language in spoken else None for language in LANGUAGES),
        *(value or None for value in (asked.language, asked.state)),
        int(asked.cycle) if asked.cycle else None,
        *(value or None for value in (asked.kind, asked.role)),
    ]


def _counts(wanted: Question, asked: Asked) -> dict[tuple[str, str], int]:
    given = _parameters(wanted, asked)
    with connection.cursor() as cursor:
        cursor.execute(f"select * from evidence_search_counts({', '.join(['%s'] * len(given))})", given)
        return {(facet, value): hits for facet, value, hits in cursor.fetchall()}


def _found(wanted: Question, asked: Asked, ranked: bool, most: int, past: int) -> list[UUID]:
    given = [*_parameters(wanted, asked), ranked, most, past]
    with connection.cursor() as cursor:
        cursor.execute(f"select * from evidence_search({', '.join(['%s'] * len(given))})", given)
        return [key for (key,) in cursor.fetchall()]


def _facets(counts: Mapping[tuple[str, str], int], asked: Asked, said: Names) -> Iterable[Facet]:
    by_name: dict[str, Counter[str]] = {}
    for (facet, value), hits in counts.items():
        if value:
            by_name.setdefault(facet, Counter())[value] = hits
    titles = {
        "language": _("Language"),
        "state": _("State"),
        "cycle": _("Phase and cycle"),
        "kind": _("Kind of document"),
    }
    for name, title in titles.items():
        labels = {value: _label(name, value, said) for value in by_name.get(name, ())}
        rows = [
            (value, label, by_name[name][value], _address(asked, **{name: value}))
            for value, label in sorted(labels.items(), key=lambda pair: alphabetical(pair[1]))
        ]
        if rows:
            yield Facet(name, title, getattr(asked, name), tuple(rows))


def _label(name: str, value: str, said: Names) -> str:
    match name:
        case "state":
            return said.state(value)
        case "cycle":
            return said.of("cycles", value)
        case "kind":
            return str(DocumentKind(value).label) if value in DocumentKind.values else value
    return str(DocumentLanguage(value).label) if value in DocumentLanguage.values else value


def _address(asked: Asked, **changed: str) -> str:
    return f"{reverse('evidence:search')}?{replace(asked, **changed).query()}"


def _stems(passages: Sequence[Passage], wanted: Question) -> dict[tuple[str, str], bool]:
    """Which words of these passages have a stem of the question's: asked of PostgreSQL once for the page."""
    pairs = {(one.language, word.form) for one in passages for word in words(one.text)}
    languages = {language for language, _form in pairs}
    pairs |= {(language, form) for language in languages for form in wanted.words}
    listed = sorted(pairs)
    with connection.cursor() as cursor:
        cursor.execute(
            "select language, form, case language "
            + " ".join(f"when '{lang}' then (ts_lexize('{stemmer}', form))[1]" for lang, stemmer in STEMMERS.items())
            + " else form end from unnest(%s::text[], %s::text[]) as pair (language, form)",
            [[language for language, _form in listed], [form for _language, form in listed]],
        )
        stems = {(language, form): stem or form for language, form, stem in cursor.fetchall()}
    asked = {(language, stems[language, form]) for language in languages for form in wanted.words}
    return {pair: (pair[0], stem) in asked for pair, stem in stems.items()}


def _hit(one: Passage, stems: Mapping[tuple[str, str], bool], said: Names, whole: bool) -> Hit:
    places = [(word.start, word.end) for word in words(one.text) if stems.get((one.language, word.form))]
    spans = _joined(places)
    first, last = _window(one.text, spans, whole)
    document = one.document
    return Hit(
        id=one.pk,
        passage=f"{document.sha256}#{one.number}",
        parts=tuple(_parts(one.text, spans, first, last)),
        cut_before=first > 0,
        cut_after=last < len(one.text),
        headings=tuple(one.headings),
        label=one.label,
        page=one.page,
        language=one.language,
        title=document.title or document.name,
        symbol=document.symbol,
        state=one.state,
        state_name=said.state(one.state),
        cycle_name=said.cycle(one.cycle),
        kind_label=str(document.get_kind_display()),
        document_url=reverse("evidence:document", args=[document.pk]),
        place_url=f"{reverse('evidence:desk', args=[document.pk])}#passage-{one.number}",
    )


def _joined(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping or touching places as one: pairs of Chinese signs overlap."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _window(text: str, spans: Sequence[tuple[int, int]], whole: bool) -> tuple[int, int]:
    """What is shown of a passage: all of it, or around its first hits, cut between words."""
    if whole or len(text) <= 3 * CONTEXT:
        return 0, len(text)
    start = spans[0][0] if spans else 0
    first, last = max(start - CONTEXT, 0), min(start + 2 * CONTEXT, len(text))
    if first and (space := re.search(r"\s", text[first:start])):
        first += space.end()
    if last < len(text) and (back := text.rfind(" ", first, last)) > start:
        last = back
    return first, last


def _parts(text: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> Iterable[Part]:
    at = first
    for start, end in spans:
        start, end = max(start, first), min(end, last)
        if start >= end:
            continue
        if at < start:
            yield Part(text[at:start], False)
        yield Part(text[start:end], True)
        at = end
    if at < last:
        yield Part(text[at:last], False)
