"""Pages of the ledger: volumes and the events behind them, files of events, suspicions."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.evidence.codelists import reader_language
from merida.site.people.asked import act, asker, number, person, see_other, sent
from merida.site.people.permissions import require
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.models import Load, Suspicion
from merida.site.recovery.permissions import can_load_events
from merida.site.recovery.selectors.asked import Asked, asked_for
from merida.site.recovery.selectors.changes import Change
from merida.site.recovery.selectors.loads import events_in, line_of, load_page, loads_page
from merida.site.recovery.selectors.suspicions import suspicions_page
from merida.site.recovery.selectors.volumes_files import FORMATS, volumes_file
from merida.site.recovery.selectors.volumes_page import events_page, found_for
from merida.site.recovery.selectors.volumes_page import volumes_page as answered
from merida.site.recovery.services import files
from merida.site.recovery.services.suspecting import decide_suspicion
from merida.tabular.values import Problem

MOST_BYTES = 20_000_000


@require_GET
def volumes(request: HttpRequest) -> HttpResponse:
    """Volumes of one stage."""
    page = answered(asked=_asked(request, by="year"), seen_by=asker(request))
    return render(request, "recovery/ledger/volumes.html", {"page": page})


@require_GET
def volume_events(request: HttpRequest) -> HttpResponse:
    """The events that a number counts."""
    page = events_page(asked=_asked(request), seen_by=asker(request), page=number(request))
    return render(request, "recovery/ledger/events.html", {"page": page})


@require_GET
def volumes_as_file(request: HttpRequest) -> HttpResponse:
    """The same as a file."""
    kind, language = request.GET.get("format", "csv"), request.GET.get("language") or reader_language()
    if kind not in FORMATS or language not in ("ar", "en", "es", "fr", "ru", "zh"):
        raise Http404
    found = found_for(asked=_asked(request), seen_by=asker(request), language=language)
    return sent(volumes_file(found=found, kind=kind, language=language, at=timezone.now()))


def _asked(request: HttpRequest, by: str = "") -> Asked:
    words = {name: word[:200] for name, word in request.GET.items()}
    try:
        return asked_for({"by": by, **words})
    except ValueError as problem:
        messages.error(request, str(problem))
        return Asked(by=by)


@act
@require_http_methods(["GET", "POST"])
def loads(request: HttpRequest) -> HttpResponseBase:
    """The files of events, and handing one in."""
    require(can_load_events(asker(request)))
    if request.method == "POST":
        given = request.FILES.get("file")
        if given is None:
            raise Refusal(_("Choose a file first: a workbook (.xlsx) or CSV."))
        if (given.size or 0) > MOST_BYTES:
            raise Refusal(_("This file is too long for a page; load it with: merida site load events FILE"))
        public = request.POST.get("public") == "yes"
        name = given.name or "events"
        load = files.hand_in(name=name, chunks=given.chunks(), public=public, by=person(request), at=timezone.now())
        return see_other(line_of(load).url)
    return render(request, "recovery/ledger/loads.html", {"page": loads_page(seen_by=asker(request))})


@act
@require_http_methods(["GET", "POST"])
def load(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A file before it is accepted, or what it did; POST says which column is which."""
    require(can_load_events(asker(request)))
    found = get_object_or_404(Load.objects.select_related("source", "made_by"), pk=key)
    if request.method == "POST":
        heads, keys = request.POST.getlist("head"), request.POST.getlist("key")
        mapping = dict(zip(heads, keys, strict=False))
        files.map_columns(load=found, mapping=mapping, by=person(request), at=timezone.now())
        return see_other(line_of(found).url)
    waiting, events, counts = found.standing == "previewed", None, found.counts
    problems: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    if waiting:
        try:
            events = events_in(found)
            seen = files.look_at(load=found, by=person(request), at=timezone.now())
            problems, counts, changes = tuple(seen.problems), seen.counts(), tuple(seen.changes)
        except Refusal as refusal:
            messages.error(request, str(refusal))
    page = load_page(
        load=found, events=events, problems=problems, counts=counts, changes=changes, seen_by=asker(request)
    )
    return render(request, "recovery/ledger/load.html", {"page": page})


@act
@require_POST
def accept(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Load what was shown, or do not."""
    require(can_load_events(asker(request)))
    found = get_object_or_404(Load, pk=key)
    if request.POST.get("verdict") == "withdraw":
        files.withdraw(load=found, by=person(request), at=timezone.now())
        return see_other(reverse("recovery:loads"))
    files.accept(load=found, by=person(request), at=timezone.now())
    return see_other(line_of(found).url)


@require_GET
def suspicions(request: HttpRequest) -> HttpResponse:
    """What detectors suspect."""
    words = {name: request.GET.get(name, "")[:20] for name in ("kind", "standing")}
    page = suspicions_page(page=number(request), seen_by=asker(request), **words)
    return render(request, "recovery/ledger/suspicions.html", {"page": page})


@act
@require_POST
def decide(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Confirm or reject a suspicion."""
    found = get_object_or_404(Suspicion, pk=key)
    decide_suspicion(
        suspicion=found, verdict=request.POST.get("verdict", ""), because=request.POST.get("because", "")[:2000],
        by=person(request), at=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("Decided; it is not asked again."))
    return see_other(reverse("recovery:suspicions"))
