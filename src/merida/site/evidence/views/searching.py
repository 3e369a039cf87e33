"""Search: the page, the same as a file, and what completes a typed provision or State."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from merida.site.evidence.selectors.files import KINDS
from merida.site.evidence.selectors.hits_files import hits_file
from merida.site.evidence.selectors.searching import asked_for, every_hit, search_page
from merida.site.evidence.selectors.suggesting import suggested_provisions, suggested_states
from merida.site.people.asked import asker, number, sent


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Everything read, searched."""
    page = search_page(asked=asked_for(request.GET), seen_by=asker(request), page=number(request))
    return render(request, "evidence/search.html", {"page": page})


@require_GET
def search_as_file(request: HttpRequest) -> HttpResponse:
    """All hits as a file."""
    kind, asked = request.GET.get("format", "csv"), asked_for(request.GET)
    if kind not in KINDS:
        raise Http404
    hits = every_hit(asked=asked, seen_by=asker(request))
    return sent(hits_file(hits=hits, kind=kind, question=f"{request.path}?{asked.query()}", at=timezone.now()))


@require_GET
def provisions(request: HttpRequest) -> JsonResponse:
    """Provisions by number, title or words in any of the six languages."""
    return JsonResponse({"results": suggested_provisions(request.GET.get("q", "")[:100])})


@require_GET
def states(request: HttpRequest) -> JsonResponse:
    """States by name in any of the six languages, or by code."""
    return JsonResponse({"results": suggested_states(request.GET.get("q", "")[:100])})
