"""Pages of files of activities: hand one in, see what it would change, accept or discard."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.drafting.templates import activities_template
from merida.matching.kinds import KINDS
from merida.site.assistance.forms.activities import LoadForm
from merida.site.assistance.models.activities import ActivityLoad
from merida.site.assistance.permissions import can_tell_activities
from merida.site.assistance.selectors.activities import load_page
from merida.site.assistance.services.loading import (
    SMALL,
    accept_activities,
    discard_activities,
    keep_activities_file,
    read_load,
    write_load,
)
from merida.site.assistance.tasks import accept_load, preview_load
from merida.site.evidence.codelists import reader_language
from merida.site.evidence.selectors.files import KINDS as FILES
from merida.site.evidence.selectors.files import Sent
from merida.site.people.asked import act, asker, person, see_other, sent
from merida.site.people.permissions import require

SHEET = FILES["xlsx"]


@act
@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest) -> HttpResponseBase:
    """Hand in a file; nothing is written yet."""
    require(can_tell_activities(asker(request)))
    form = LoadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, by = form.cleaned_data["file"], person(request)
        load = keep_activities_file(
            chunks=file.chunks(), name=file.name, by=by, at=timezone.now(), audience=form.cleaned_data["audience"]
        )
        if file.size <= SMALL:
            read_load(load_id=load.pk, by=by.pk)
        else:
            transaction.on_commit(partial(preview_load.enqueue, str(load.pk), str(by.pk)))
        return see_other(_page(load))
    return render(request, "assistance/requests/hand_in.html", {"form": form, "crumbs": _crumbs(_("Load a file"))})


@require_GET
def empty(request: HttpRequest) -> HttpResponse:
    """The empty spreadsheet of ten columns, in the language of the page."""
    language = reader_language()
    labels = {one.id: (one.label(language), *one.labels.values()) for one in KINDS}
    return sent(Sent("merida-activities.xlsx", SHEET, activities_template(language, kinds=labels)))


@act
@require_GET
def preview(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """What a file would change, or did."""
    page = load_page(load=_load(key), seen_by=asker(request))
    return render(request, "assistance/requests/load.html", {"page": page, "crumbs": _crumbs(page.load.name)})


@act
@require_POST
def accept(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Write it."""
    load, by = accept_activities(load=_load(key), by=person(request), at=timezone.now()), person(request)
    if load.source.size <= SMALL:
        write_load(load_id=load.pk, by=by.pk)
    else:
        transaction.on_commit(partial(accept_load.enqueue, str(load.pk), str(by.pk)))
    return see_other(_page(load))


@act
@require_POST
def discard(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Write nothing of it."""
    return see_other(_page(discard_activities(load=_load(key), by=person(request), at=timezone.now())))


def _load(key: UUID) -> ActivityLoad:
    found: ActivityLoad = get_object_or_404(ActivityLoad.objects.select_related("source"), pk=key)
    return found


def _page(load: ActivityLoad) -> str:
    return reverse("assistance:load", args=[load.pk])


def _crumbs(last: str) -> list[tuple[str, str]]:
    return [(_("Activities"), reverse("assistance:activities")), (last, "")]
