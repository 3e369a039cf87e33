"""Pages of a year: the indicators, what stands behind a figure, the same as files."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_GET

from merida.site.assistance.selectors.indicators import indicators_page, records_page
from merida.site.assistance.selectors.supply import supply_page
from merida.site.assistance.selectors.year import Asked
from merida.site.assistance.selectors.year_papers import FORMATS, indicators_file
from merida.site.evidence.codelists import reader_language
from merida.site.look.in_six import LOCALES
from merida.site.people.asked import asker, sent


@require_GET
def this_year(request: HttpRequest) -> HttpResponse:
    """The indicators of the year that was asked for, or of this one."""
    given = request.GET.get("year", "")
    year = int(given) if given.isdecimal() and 1990 <= int(given) <= 2200 else timezone.localdate().year
    return redirect("assistance:indicators", year)


@require_GET
def indicators(request: HttpRequest, year: int) -> HttpResponse:
    """The indicators of a year."""
    page = indicators_page(asked=_asked(request, year), seen_by=asker(request))
    return render(request, "assistance/secretariat/indicators.html", {"page": page})


@require_GET
def records(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """What a figure counts."""
    page = records_page(asked=_asked(request, year), key=key, part=request.GET.get("part", ""), seen_by=asker(request))
    if page is None:
        raise Http404
    return render(request, "assistance/secretariat/records.html", {"page": page})


@require_GET
def as_file(request: HttpRequest, year: int) -> HttpResponse:
    """The same as a file."""
    kind, language = request.GET.get("format", "docx"), request.GET.get("language") or reader_language()
    if kind not in FORMATS or language not in LOCALES:
        raise Http404
    with override(LOCALES[language]):
        page = indicators_page(asked=_asked(request, year), seen_by=asker(request), language=language)
        return sent(indicators_file(page=page, kind=kind, language=language, at=timezone.now()))


@require_GET
def supply(request: HttpRequest) -> HttpResponse:
    """What a cell of demand and supply counts."""
    given = {name: request.GET.get(name, "") for name in ("chapter", "category", "what")}
    year = request.GET.get("year", "")
    if not year.isdecimal() or len(year) != 4:
        raise Http404
    return render(
        request, "assistance/secretariat/supply.html", {"page": supply_page(asked=_asked(request, int(year)), **given)}
    )


def _asked(request: HttpRequest, year: int) -> Asked:
    if not 1990 <= year <= 2200:
        raise Http404
    try:
        return Asked(year, UUID(request.GET["organisation"])) if request.GET.get("organisation") else Asked(year)
    except ValueError:
        raise Http404 from None
