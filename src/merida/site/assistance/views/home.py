"""The first page of assistance."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from merida.site.assistance.selectors.home import home_page
from merida.site.people.asked import asker


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What waits, and the doors."""
    return render(request, "assistance/secretariat/home.html", {"page": home_page(seen_by=asker(request))})
