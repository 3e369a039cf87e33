"""Pages for a provider: the country brief before a mission, as a page and in Word, and the figures of its year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from merida.drafting.word import word
from merida.site.assistance.permissions import can_tell_activities
from merida.site.assistance.selectors.brief import Brief, brief_of
from merida.site.assistance.selectors.brief_paper import brief_paper
from merida.site.assistance.selectors.provider_year import provider_year
from merida.site.evidence.codelists import reader_language
from merida.site.evidence.labels import names
from merida.site.evidence.selectors.files import Sent
from merida.site.people.asked import act, asker, person, sent
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
def briefs(request: HttpRequest) -> HttpResponseBase:
    """Choose the State of a brief."""
    said = names()
    states = said.by_name(entry.key for entry in said.lists["jurisdictions"].entries)
    chosen = request.GET.get("state", "").upper()
    if chosen in dict(states):
        return render(request, "assistance/requests/brief.html", _context(_brief(request, chosen)))
    return render(request, "assistance/requests/briefs.html", {"states": states})


@require_GET
def brief(request: HttpRequest, state: str) -> HttpResponse:
    """The brief on a State."""
    return render(request, "assistance/requests/brief.html", _context(_brief(request, state)))


@require_GET
def brief_file(request: HttpRequest, state: str) -> HttpResponse:
    """The brief in Word."""
    found = _brief(request, state)
    paper = brief_paper(found, reader_language())
    return sent(Sent(f"merida-brief-{found.state}-{found.made_on:%Y-%m-%d}.docx", WORD, word(paper)))


@act
@require_GET
def own_year(request: HttpRequest) -> HttpResponseBase:
    """The figures of one's own year."""
    require(can_tell_activities(asker(request)))
    given = request.GET.get("year", "")
    year = int(given) if given.isdecimal() and len(given) == 4 else timezone.localdate().year
    page = provider_year(organisation=organisation_of(person(request)), year=year, seen_by=asker(request))
    return render(request, "assistance/requests/own_year.html", {"page": page})


def _brief(request: HttpRequest, state: str) -> Brief:
    found = brief_of(state=state.upper(), seen_by=asker(request), on=timezone.localdate())
    if found is None:
        raise Http404
    return found


def _context(page: Brief) -> dict[str, object]:
    return {"page": page, "crumbs": [(_("Country briefs"), reverse("assistance:briefs")), (page.name, "")]}
