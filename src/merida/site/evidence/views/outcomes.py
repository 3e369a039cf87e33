"""The desk and what is done at it: confirm, correct, reject, undo, add, split, merge, in bulk; one outcome."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.evidence.coding import CodingError, coding_together, places_of_words, with_provisions
from merida.site.evidence.forms import CodingForm
from merida.site.evidence.labels import names
from merida.site.evidence.models import Finding, Passage, SourceDocument
from merida.site.evidence.permissions import can_confirm_finding
from merida.site.evidence.selectors.desk import chosen_together, clear_proposals, desk_counts, desk_page
from merida.site.evidence.selectors.outcomes import lines_of, outcome_page, with_places
from merida.site.evidence.services import deciding
from merida.site.people.asked import act, asker, person, see_other
from merida.site.people.permissions import require
from merida.site.provenance.services import record_reading


@require_GET
def desk(request: HttpRequest, key: UUID) -> HttpResponse:
    """A document and what was proposed, side by side."""
    document = get_object_or_404(SourceDocument, pk=key)
    record_reading(subject=document, by=asker(request).person, at=timezone.now())
    page = desk_page(document=document, seen_by=asker(request), show=request.GET.get("show", "all"))
    return render(request, "evidence/desk.html", {"page": page})


@require_GET
def outcome(request: HttpRequest, key: UUID) -> HttpResponse:
    """An outcome with its history."""
    page = outcome_page(row=_finding(key), seen_by=asker(request))
    return render(request, "evidence/outcome.html", {"page": page})


@act
@require_POST
def confirm(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Confirm an outcome."""
    return _decide(request, key, deciding.confirm_finding)


@act
@require_POST
def reject(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Reject a proposal."""
    return _decide(request, key, deciding.reject_finding)


@act
@require_POST
def undo(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take back the last decision."""
    return _decide(request, key, deciding.undo_decision)


@act
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Correct the coding of an outcome."""
    row = _finding(key)
    form = CodingForm(request.POST or None, said=names(), initial=coded(row))
    if request.method == "POST" and form.is_valid():
        given = {"coding": form.coding(), "because": form.cleaned_data["because"]}
        return _decide(request, key, lambda **how: deciding.correct_finding(**(how | given)))
    context = {"form": form, "outcome": lines_of([row], asker(request))[0]}
    part = getattr(request, "htmx", False)
    return render(request, "evidence/parts/correct.html" if part else "evidence/correct.html", context)


@act
@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Split a proposal: at a place in its words, with provisions for each part."""
    row = _finding(key)
    if request.method == "POST":
        at = row.start + _whole(request.POST.get("at"))
        coding = deciding.coding_of(row)
        first, second = (with_provisions(coding, request.POST.get(f"provisions_{n}", "")) for n in (1, 2))
        parts = [(row.start, at, first), (at, row.end, second)]
        seen = _whole(request.POST.get("seen"))
        deciding.split_finding(row=row, seen=seen, parts=parts, by=person(request), at=timezone.now())
        return see_other(reverse("evidence:desk", args=[row.document_id]))
    context = {"outcome": lines_of([row], asker(request))[0], "words": places_of_words(row.text)}
    part = getattr(request, "htmx", False)
    return render(request, "evidence/parts/split.html" if part else "evidence/split.html", context)


@act
@require_POST
def merge(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Merge outcomes of one passage."""
    get_object_or_404(SourceDocument, pk=key)
    chosen = [one for one in request.POST.getlist("outcome") if len(one) == 36]
    rows = list(Finding.objects.live().filter(document=key, pk__in=chosen).order_by("start", "id"))
    if len(rows) < 2:
        raise CodingError(gettext("Mark two or more outcomes first."))
    coding = coding_together([deciding.coding_of(row) for row in rows])
    seen = [(row, row.revision) for row in rows]
    made = deciding.merge_findings(rows=seen, coding=coding, by=person(request), at=timezone.now())
    return see_other(f"{reverse('evidence:desk', args=[key])}#outcome-{made.pk}")


@act
@require_POST
def add(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Selected words become an outcome."""
    passage = get_object_or_404(
        Passage.objects.select_related("document"), document=key, number=_whole(request.POST.get("passage"))
    )
    coding = deciding.proposed_coding(passage, request.POST.get("kind", ""))
    start, end = _whole(request.POST.get("start")), _whole(request.POST.get("end"))
    made = deciding.add_finding(
        passage=passage, start=start, end=end, coding=coding, by=person(request), at=timezone.now()
    )
    return see_other(f"{reverse('evidence:desk', args=[key])}#outcome-{made.pk}")


@act
@require_POST
def confirm_clear(request: HttpRequest) -> HttpResponseBase:
    """Confirm, in all documents, what rules proposed that were always right."""
    require(can_confirm_finding(asker(request)))
    count = deciding.confirm_together(rows=clear_proposals(), by=person(request), at=timezone.now())
    said = ngettext("%(count)s outcome was confirmed.", "%(count)s outcomes were confirmed.", count)
    messages.success(request, said % {"count": count})
    return see_other(reverse("evidence:documents"))


@act
@require_POST
def bulk(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Confirm together what is clear."""
    document = get_object_or_404(SourceDocument, pk=key)
    require(can_confirm_finding(asker(request), document))
    rows = chosen_together(document, request.POST.get("what", ""))
    count = deciding.confirm_together(rows=rows, by=person(request), at=timezone.now())
    said = ngettext("%(count)s outcome was confirmed.", "%(count)s outcomes were confirmed.", count)
    messages.success(request, said % {"count": count})
    return see_other(reverse("evidence:desk", args=[key]))


def _decide(request: HttpRequest, key: UUID, decide: Callable[..., object]) -> HttpResponseBase:
    """Do it, and show the outcome as it now stands; if somebody was quicker, show theirs."""
    row, conflict = _finding(key), ""
    try:
        made = decide(row=row, seen=_whole(request.POST.get("seen")), by=person(request), at=timezone.now())
    except deciding.DecidedMeanwhile as meanwhile:
        made, conflict = meanwhile.row, str(meanwhile)
    assert isinstance(made, Finding)
    if not getattr(request, "htmx", False):
        if conflict:
            messages.warning(request, conflict)
        return see_other(f"{reverse('evidence:desk', args=[row.document_id])}#outcome-{made.pk}")
    line = lines_of([_finding(made.pk)], asker(request))[0]
    context = {"outcome": line, "page": desk_counts(row.document_id), "conflict": conflict, "swap": True}
    return render(request, "evidence/parts/decided.html", context)


def _finding(key: UUID) -> Finding:
    found: Finding = get_object_or_404(with_places(Finding.objects.all()), pk=key)
    return found


def _whole(given: str | None) -> int:
    return int(given) if given and given.isdecimal() and len(given) < 10 else 0


def coded(row: Finding) -> dict[str, object]:
    """The coding of a row as a form shows it."""
    return {
        "seen": row.revision,
        "kind": row.kind,
        "provisions": ", ".join(row.provisions),
        "categories": row.categories,
        "topics": row.topics,
        "force": row.force,
        "none_identified": row.none_identified,
    }
