"""Pages of the register, of a review, a State and a provision."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from merida import uncac
from merida.site.evidence.coding import CodingError
from merida.site.evidence.forms import ReviewForm
from merida.site.evidence.permissions import can_edit_register
from merida.site.evidence.selectors.reviews import provision_page, review_page, reviews_page, state_page
from merida.site.evidence.services.registering import record_review
from merida.site.people.asked import act, asker, person, see_other
from merida.site.people.permissions import require


@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    """The register."""
    cycle, group = request.GET.get("cycle", ""), request.GET.get("group", "")
    return render(
        request, "evidence/reviews.html", {"page": reviews_page(seen_by=asker(request), cycle=cycle, group=group)}
    )


@require_GET
def review(request: HttpRequest, state: str, cycle: int) -> HttpResponse:
    """One review."""
    page = review_page(state=state, cycle=cycle, seen_by=asker(request))
    if page is None:
        raise Http404
    return render(request, "evidence/review.html", {"page": page, "form": ReviewForm(initial=_initial(page.review))})


@act
@require_POST
def edit(request: HttpRequest, state: str, cycle: int) -> HttpResponseBase:
    """Facts about a review, with their source."""
    page, form = state_page(state=state, seen_by=asker(request)), ReviewForm(request.POST)
    if page is None or not 0 < cycle < 100:
        raise Http404
    require(can_edit_register(asker(request)))
    if not form.is_valid():
        raise CodingError(next(iter(form.errors.values()))[0])
    facts, source_text = form.facts(), form.cleaned_data["source_text"]
    record_review(state=state, cycle=cycle, facts=facts, source_text=source_text, by=person(request), at=timezone.now())
    return see_other(reverse("evidence:review", args=[state, cycle]))


@require_GET
def state(request: HttpRequest, state: str) -> HttpResponse:
    """One State."""
    page = state_page(state=state, seen_by=asker(request))
    if page is None:
        raise Http404
    return render(request, "evidence/state.html", {"page": page})


@require_GET
def provision(request: HttpRequest, spelling: str) -> HttpResponse:
    """One provision."""
    if not uncac.exists(spelling):
        raise Http404
    return render(
        request, "evidence/provision.html", {"page": provision_page(spelling=spelling, seen_by=asker(request))}
    )


def _initial(line: object) -> dict[str, object]:
    names = ("stage", "began_in", "ended_in", "visited_on", "published_on", "symbol", "source_text", "note")
    found = {name: getattr(line, name) for name in names}
    return found | {"reviewers": ", ".join(code for code, _name in getattr(line, "reviewers", ()))}
