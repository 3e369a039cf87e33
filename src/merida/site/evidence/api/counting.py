"""Counts, search, reviews, corpora and lists for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from merida.site.evidence.codelists import LISTS, in_force
from merida.site.evidence.labels import names
from merida.site.evidence.models import Corpus
from merida.site.evidence.selectors.corpora import changes_page, corpora_page, corpus_page
from merida.site.evidence.selectors.exploring import explore_page
from merida.site.evidence.selectors.files import absolute, finding_line
from merida.site.evidence.selectors.filters import narrowed
from merida.site.evidence.selectors.hits_files import hit_line
from merida.site.evidence.selectors.reviews import register
from merida.site.evidence.selectors.searching import asked_for, search_page
from merida.site.people.choices import Scope
from merida.site.people.interface import ERRORS, api, may
from merida.site.provenance.asking import current

ANY = {200: dict, **ERRORS}


@api.get("/explore", response=ANY, tags=["counts"], summary="Outcomes counted by one thing")
def explore(
    request: HttpRequest, by: str = "provision", provision: str = "", state: str = "", group: str = "",
    subregion: str = "", cycle: str = "", kind: str = "", category: str = "", topic: str = "", language: str = "",
    force: str = "", decision: str = "", source: str = "",
) -> dict[str, Any]:  # fmt: skip
    """An outcome may appear in several rows; the total counts it once. A count of null is withheld, not zero."""
    may(request, Scope.READ)
    page = explore_page(asked=narrowed(request.GET), by=by, seen_by=current())
    rows = [{"key": row.key, "label": row.label, "count": row.value, "url": absolute(row.url)} for row in page.rows]
    return {"by": page.by, "total": page.total, "reviews": page.reviews, "rows": rows}


@api.get("/search", response=ANY, tags=["search"], summary="Search everything read")
def search(
    request: HttpRequest, q: str, page: int = 1, language: str = "", state: str = "", cycle: str = "", kind: str = "",
    role: str = "",
) -> dict[str, Any]:  # fmt: skip
    """Words, "phrases", AND, OR, NOT; hits with the places of the words found, and facets."""
    may(request, Scope.READ)
    found = search_page(asked=asked_for(request.GET), seen_by=current(), page=max(page, 1))
    return {
        "total": found.total,
        "page": found.hits.number if found.hits else 1,
        "pages": found.hits.paginator.num_pages if found.hits else 0,
        "items": [hit_line(hit) for hit in (found.hits.object_list if found.hits else ())],
        "facets": {
            facet.name: [{"key": key, "label": label, "count": hits} for key, label, hits, _url in facet.rows]
            for facet in found.facets
        },
    }


@api.get("/reviews", response=ANY, tags=["reviews"], summary="The register of reviews")
def reviews(request: HttpRequest, state: str = "") -> dict[str, Any]:
    """Every review that the register or a document tells of."""
    may(request, Scope.READ)
    return {"items": [asdict(line) | {"url": absolute(line.url)} for line in register(names(), state.upper())]}


@api.get("/corpora", response=ANY, tags=["corpora"], summary="Corpora")
def corpora(request: HttpRequest) -> dict[str, Any]:
    """The frozen corpora."""
    may(request, Scope.READ)
    return {"items": [asdict(line) | {"url": absolute(line.url)} for line in corpora_page(seen_by=current()).lines]}


@api.get("/corpora/{uuid:key}/table", response=ANY, tags=["corpora"], summary="The table of a corpus")
def table(request: HttpRequest, key: UUID, kind: str = "", by: str = "") -> dict[str, Any]:
    """Groups of articles by category, region or topic, with denominator and notes."""
    may(request, Scope.READ)
    page = corpus_page(corpus=get_object_or_404(Corpus, pk=key), kind=kind, by=by, seen_by=current())
    return {"corpus": asdict(page.corpus), "kind": page.kind, "by": page.by, "table": asdict(page.table)}


@api.get("/corpora/{uuid:key}/changes", response=ANY, tags=["corpora"], summary="What changed since it was frozen")
def changes(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """Reviews that would be in it today, outcomes added, changed and no longer counted."""
    may(request, Scope.READ)
    page = changes_page(corpus=get_object_or_404(Corpus, pk=key), seen_by=current())
    return {
        "new_reviews": [{"state": state, "symbol": symbol} for state, symbol, _url in page.new_reviews],
        "added": [finding_line(line) for line in page.added],
        "removed": [finding_line(line) for line in page.removed],
        "changed": [
            {"before": finding_line(one.before), "after": finding_line(one.after), "words": one.words}
            for one in page.changed
        ],
    }


@api.get("/lists/{name}", response=ANY, tags=["lists"], summary="A list of the codebook")
def codelist(request: HttpRequest, name: str) -> dict[str, Any]:
    """The list in force, with names in six languages."""
    may(request, Scope.READ)
    if name not in LISTS:
        raise Http404
    found = in_force(name)
    return {"name": name, "version": found.version, "entries": [asdict(entry) for entry in found.entries]}
