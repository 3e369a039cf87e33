"""Pages that count outcomes and list what a number counts; the same as files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from merida.site.evidence.selectors.exploring import explore_page, heat_page
from merida.site.evidence.selectors.files import KINDS, outcomes_file
from merida.site.evidence.selectors.filters import narrowed
from merida.site.evidence.selectors.listing import every_outcome, outcomes_page
from merida.site.look.charts import heat_map
from merida.site.people.asked import asker, number, sent


@require_GET
def explore(request: HttpRequest) -> HttpResponse:
    """Outcomes counted by one thing."""
    page = explore_page(asked=narrowed(request.GET), by=request.GET.get("by", "provision"), seen_by=asker(request))
    return render(request, "evidence/explore.html", {"page": page})


@require_GET
def heat(request: HttpRequest) -> HttpResponse:
    """Provisions by regional group."""
    page = heat_page(asked=narrowed(request.GET), seen_by=asker(request))
    chart = heat_map(page.rows, page.columns, page.values, page.urls)
    return render(request, "evidence/heat.html", {"page": page, "chart": chart})


@require_GET
def outcomes(request: HttpRequest) -> HttpResponse:
    """The outcomes that a number counts."""
    page = outcomes_page(asked=narrowed(request.GET), seen_by=asker(request), page=number(request))
    return render(request, "evidence/outcomes.html", {"page": page})


@require_GET
def outcomes_as_file(request: HttpRequest) -> HttpResponse:
    """The same as a file."""
    kind, asked = request.GET.get("format", "csv"), narrowed(request.GET)
    if kind not in KINDS:
        raise Http404
    lines = every_outcome(asked=asked, seen_by=asker(request))
    return sent(outcomes_file(lines=lines, kind=kind, question=asked.address(), at=timezone.now()))
