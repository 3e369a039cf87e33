"""Pages of second coding and of the codebook's lists."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.evidence.codelists import EDITABLE, in_force, reader_language
from merida.site.evidence.coding import CodingError
from merida.site.evidence.forms import CodingForm, ListForm, SampleForm
from merida.site.evidence.labels import names
from merida.site.evidence.models import Finding, Sample, SampledOutcome
from merida.site.evidence.permissions import can_code_again, can_draw_sample, can_edit_codebook
from merida.site.evidence.selectors.coding import (
    blind_page,
    lists_page,
    recode_worklist,
    sample_page,
    samples_page,
    versions_of,
)
from merida.site.evidence.services.codebook import edit_list, recode_as_said
from merida.site.evidence.services.sampling import code_again, draw_sample
from merida.site.people.asked import act, asker, person, see_other
from merida.site.people.permissions import require

RECODED = ("categories", "topics")


@act
@require_http_methods(["GET", "POST"])
def samples(request: HttpRequest) -> HttpResponseBase:
    """The samples; and drawing another."""
    require(can_draw_sample(asker(request)) or can_code_again(asker(request)))
    form = SampleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sample = draw_sample(by=person(request), at=timezone.now(), **form.cleaned_data)
        return see_other(reverse("evidence:sample", args=[sample.pk]))
    return render(request, "evidence/samples.html", {"page": samples_page(seen_by=asker(request)), "form": form})


@act
@require_GET
def sample(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A sample with the agreement: not for who still codes it blind."""
    require(can_draw_sample(asker(request)))
    page = sample_page(sample=get_object_or_404(Sample, pk=key), seen_by=asker(request))
    return render(request, "evidence/sample.html", {"page": page})


@act
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Code the next outcome of a sample, blind."""
    require(can_code_again(asker(request)))
    found = get_object_or_404(Sample, pk=key)
    form = CodingForm(request.POST or None, said=names())
    if request.method == "POST":
        sampled = get_object_or_404(SampledOutcome, sample=found, pk=_key(request.POST.get("sampled")))
        is_outcome = "no_outcome" not in request.POST
        if not is_outcome or form.is_valid():
            coding = form.coding() if is_outcome else None
            code_again(sampled=sampled, is_outcome=is_outcome, coding=coding, by=person(request), at=timezone.now())
            return see_other(request.path)
    return render(
        request, "evidence/code_again.html", {"page": blind_page(sample=found, seen_by=asker(request)), "form": form}
    )


@require_GET
def codebook(request: HttpRequest) -> HttpResponse:
    """The lists of the codebook in force."""
    lines, may_edit = lists_page(seen_by=asker(request), language=reader_language())
    return render(request, "evidence/codebook.html", {"lists": lines, "may_edit": may_edit})


@act
@require_http_methods(["GET", "POST"])
def codelist(request: HttpRequest, name: str) -> HttpResponseBase:
    """A list with its versions; and bringing another into force."""
    if name not in EDITABLE:
        raise Http404
    require(can_edit_codebook(asker(request)))
    rows = [{"key": one.key, "names": one.names, "facts": one.facts} for one in in_force(name).entries]
    form = ListForm(request.POST or None, initial={"entries": json.dumps(rows, ensure_ascii=False, indent=1)})
    if request.method == "POST" and form.is_valid():
        edit_list(name=name, by=person(request), at=timezone.now(), **form.cleaned_data)
        return see_other(reverse("evidence:codelist", args=[name]))
    return render(request, "evidence/codelist.html", {"name": name, "versions": versions_of(name), "form": form})


@act
@require_GET
def recode(request: HttpRequest, name: str) -> HttpResponseBase:
    """What is coded with keys that are no longer in force."""
    if name not in RECODED:
        raise Http404
    require(can_draw_sample(asker(request)))
    worklist = recode_worklist(name=name, seen_by=asker(request))
    return render(request, "evidence/recode.html", {"name": name, "worklist": worklist})


@act
@require_POST
def recode_one(request: HttpRequest, name: str, key: UUID) -> HttpResponseBase:
    """An outcome gets the keys that the list says its old ones became."""
    if name not in RECODED:
        raise Http404
    row = get_object_or_404(Finding.objects.live().select_related("passage"), pk=key)
    recode_as_said(name=name, row=row, by=person(request), at=timezone.now())
    return see_other(reverse("evidence:recode", args=[name]))


def _key(given: str | None) -> UUID:
    try:
        return UUID(given or "")
    except ValueError:
        raise CodingError(_("This page is no longer as it was; reload it.")) from None
