"""Pages of the focal point on replies: the matrix, institutions, what came in, and the page behind a link."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.assistance.forms.plans import AssignForm, ShareForm
from merida.site.assistance.models.institutions import Institution
from merida.site.assistance.models.plans import Plan
from merida.site.assistance.selectors.authority import authority_for, authority_of
from merida.site.assistance.selectors.handover import handover_page, minister_page
from merida.site.assistance.selectors.matrix import MatrixPage, matrix_page
from merida.site.assistance.selectors.matrix_papers import matrix_file
from merida.site.assistance.selectors.update import update_file
from merida.site.assistance.services.institutions import add_institution, assign_outcomes
from merida.site.assistance.services.progress import share_matrix
from merida.site.evidence.codelists import reader_language
from merida.site.evidence.models import Finding
from merida.site.people.asked import act, asker, person, see_other, sent
from merida.site.people.permissions import require
from merida.site.provenance.refusals import Refusal

FILES = ("docx", "xlsx", "csv")


@require_GET
def state(request: HttpRequest, state: str) -> HttpResponse:
    """The matrix of a State."""
    page = _page(request, state)
    form = AssignForm(institutions=_institutions(request, state)) if page.may_keep else None
    return render(request, "assistance/plans/state.html", {"page": page, "form": form})


@require_GET
def as_file(request: HttpRequest, state: str) -> HttpResponse:
    """The same as a file, in the reader's language."""
    page, kind = _page(request, state), request.GET.get("format", "xlsx")
    if kind not in FILES:
        raise Http404
    today = timezone.localdate()
    return sent(matrix_file(page=page, kind=kind, language=reader_language(), today=today, head=_head(request, state)))


@require_GET
def update(request: HttpRequest, state: str) -> HttpResponse:
    """The update for the Group, in Word."""
    page, seen_by = _page(request, state), asker(request)
    plans = list(Plan.objects.filter(state=state).select_related("owner"))
    return sent(
        update_file(
            page=page, plans=plans, language=reader_language(), today=timezone.localdate(), seen_by=seen_by,
            head=_head(request, state),
        )
    )  # fmt: skip


@act
@require_POST
def assign(request: HttpRequest, state: str) -> HttpResponseBase:
    """Give the chosen outcomes to an institution."""
    owner = authority_for(asker(request), state)
    require(owner is not None)
    assert owner is not None
    form, by, at = AssignForm(request.POST, institutions=_institutions(request, state)), person(request), timezone.now()
    if not form.is_valid():
        raise Refusal(next(iter(form.errors.values()))[0])
    given = form.cleaned_data
    if given["institution"]:
        institution = get_object_or_404(Institution, pk=given["institution"], owner=owner)
    else:
        institution = add_institution(owner=owner, name=given["new_institution"], by=by, at=at)
    chosen = list(Finding.objects.filter(pk__in=_keys(request, "outcome"), state=state))
    made = assign_outcomes(
        institution=institution, outcomes=chosen, by=by, at=at, due_on=given["due_on"], remark=given["remark"]
    )
    said = ngettext("%(name)s has %(count)d row to answer.", "%(name)s has %(count)d rows to answer.", len(made))
    messages.success(request, said % {"name": institution.name, "count": len(made)})
    return see_other(reverse("assistance:institution", args=[institution.pk]))


@act
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest) -> HttpResponseBase:
    """Let others see what institutions answered so far."""
    owner, form = authority_of(person(request)), ShareForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        share_matrix(owner=owner, by=person(request), at=timezone.now(), **form.cleaned_data)
        return see_other(reverse("assistance:state", args=[owner.jurisdiction]))
    return render(request, "assistance/plans/share.html", {"form": form, "what": _("What institutions answered")})


@act
@require_GET
def minister(request: HttpRequest) -> HttpResponseBase:
    """One page for the minister."""
    owner = authority_of(person(request))
    page = minister_page(owner=owner, seen_by=asker(request), today=timezone.localdate())
    return render(request, "assistance/plans/minister.html", {"page": page})


@act
@require_GET
def handover(request: HttpRequest) -> HttpResponseBase:
    """Everything that is open, for a successor."""
    owner = authority_of(person(request))
    page = handover_page(owner=owner, seen_by=asker(request), now=timezone.now())
    return render(request, "assistance/plans/handover.html", {"page": page})


def _page(request: HttpRequest, state: str) -> MatrixPage:
    asked = {name: request.GET.get(name, "") for name in ("cycle", "kind", "status", "institution")}
    page = matrix_page(state=state, seen_by=asker(request), today=timezone.localdate(), **asked)
    if page is None:
        raise Http404
    return page


def _head(request: HttpRequest, state: str) -> str:
    owner = authority_for(asker(request), state)
    return str(owner) if owner else ""


def _institutions(request: HttpRequest, state: str) -> list[tuple[UUID, str]]:
    owner = authority_for(asker(request), state)
    rows = Institution.objects.filter(owner=owner, closed_at__isnull=True) if owner else Institution.objects.none()
    return list(rows.values_list("pk", "name"))


def _keys(request: HttpRequest, name: str) -> list[UUID]:
    found = []
    for given in request.POST.getlist(name):
        try:
            found.append(UUID(given))
        except ValueError:
            continue
    return found
