"""The requests of others that were circulated to one: narrowed, new ones marked."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from merida.site.assistance.kinds import kind_choices
from merida.site.assistance.models.requests import Request, RequestWatch
from merida.site.assistance.selectors.requests import RequestLine, request_lines, requests_seen
from merida.site.evidence.labels import names
from merida.site.people.models import Person
from merida.site.provenance.asking import Asker
from merida.uncac import exists

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class RequestsPage:
    """Requests circulated to one."""

    lines: tuple[RequestLine, ...]
    page: Page[Request]
    new: int
    state: str
    provision: str
    kind: str
    states: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]


def requests_page(
    *, seen_by: Asker, by: Person, state: str = "", provision: str = "", kind: str = "", number: int = 1
) -> RequestsPage:
    """Those one may see; States in the alphabetical order of the language."""
    said = names()
    every = requests_seen(seen_by)
    rows = every
    if state:
        rows = rows.filter(state=state)
    if provision and exists(provision):
        rows = rows.filter(under__contains=[provision])
    if kind:
        rows = rows.filter(kinds__contains=[kind])
    watch = RequestWatch.objects.filter(person=by).first()
    since = watch.seen_at if watch else None
    page = Paginator(rows, PER_PAGE).get_page(number)
    new = {one.pk for one in page.object_list if since is None or (one.circulated_at and one.circulated_at > since)}
    return RequestsPage(
        lines=tuple(request_lines(page.object_list, said, new)),
        page=page,
        new=every.filter(circulated_at__gt=since).count() if since else every.count(),
        state=state,
        provision=provision,
        kind=kind,
        states=tuple(said.by_name(every.order_by().exclude(state="").values_list("state", flat=True).distinct())),
        kinds=kind_choices(said.language),
    )
