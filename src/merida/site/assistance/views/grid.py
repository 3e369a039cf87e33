"""Pages of the grid: jurisdiction by article, region by kind, and what stands behind a cell."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from merida.site.assistance.selectors.grid import CHAPTERS, GridAsked, grid_page
from merida.site.assistance.selectors.grid_cells import cell_page
from merida.site.people.asked import asker


@require_GET
def grid(request: HttpRequest) -> HttpResponse:
    """Needs, requests and assistance side by side."""
    chapter, by = request.GET.get("chapter", ""), request.GET.get("by", "")
    asked = GridAsked(
        by="region" if by == "region" else "article",
        chapter=chapter if chapter in CHAPTERS else "",
        group=request.GET.get("group", "")[:80],
    )
    return render(request, "assistance/secretariat/grid.html", {"page": grid_page(asked=asked, seen_by=asker(request))})


@require_GET
def cell(request: HttpRequest) -> HttpResponse:
    """What stands behind a cell."""
    given = {name: request.GET.get(name, "")[:80] for name in ("state", "provision", "group", "category")}
    page = cell_page(seen_by=asker(request), **given)
    if page is None:
        raise Http404
    return render(request, "assistance/secretariat/grid_cell.html", {"page": page})
