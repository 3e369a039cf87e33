"""Pages of institutions, of what came in from them, and the page that an institution has behind its link."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.assistance.choices_plans import DeliveryKind, DeliveryStatus
from merida.site.assistance.forms.plans import InstitutionForm, ReplyForm, UploadForm
from merida.site.assistance.models.institutions import Assignment, Delivery, Institution, PersonalLink
from merida.site.assistance.selectors.authority import authority_of
from merida.site.assistance.selectors.institutions import (
    assignment_page,
    institution_page,
    institutions_page,
)
from merida.site.assistance.selectors.letters import actions_sheet, everything, letter, sheet
from merida.site.assistance.selectors.plan_items import rests_on
from merida.site.assistance.selectors.plan_sheets import preview_plan
from merida.site.assistance.selectors.progress_asked import carried_out
from merida.site.assistance.selectors.progress_replies import kind_of, looked_at
from merida.site.assistance.selectors.replying import summed
from merida.site.assistance.services import institutions as acts
from merida.site.assistance.services import links
from merida.site.assistance.services.plan_sheets import take_plan
from merida.site.assistance.services.replying import decline_delivery, deliver_file, refuse_size, write_down_reply
from merida.site.assistance.services.reporting import take
from merida.site.evidence.selectors.files import Sent
from merida.site.people.asked import act, person, see_other, sent
from merida.site.provenance.asking import current
from merida.site.provenance.blobs import open_blob
from merida.site.provenance.models import Source
from merida.site.provenance.refusals import Refusal


@act
@require_http_methods(["GET", "POST"])
def institutions(request: HttpRequest) -> HttpResponseBase:
    """The institutions of one's authority; a new one."""
    owner, form = authority_of(person(request)), InstitutionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = acts.add_institution(owner=owner, by=person(request), at=timezone.now(), **form.cleaned_data)
        return see_other(reverse("assistance:institution", args=[made.pk]))
    page = {"page": institutions_page(owner=owner), "form": form, "upload": UploadForm()}
    return render(request, "assistance/plans/institutions.html", page)


@act
@require_GET
def letters(request: HttpRequest) -> HttpResponseBase:
    """A letter and a spreadsheet for every institution with something to answer."""
    owner = authority_of(person(request))
    rows = Institution.objects.filter(
        Q(pk__in=Assignment.objects.live().values("institution")) | Q(pk__in=carried_out().values("institution")),
        owner=owner, closed_at__isnull=True,
    )  # fmt: skip
    if not rows:
        raise Refusal(_("No institution has anything to answer yet: choose rows of the matrix and give them to one."))
    return sent(everything(institutions=rows.select_related("owner"), today=timezone.localdate()))


@act
@require_POST
def upload(request: HttpRequest) -> HttpResponseBase:
    """A spreadsheet that came back, of whichever institution its rows say."""
    owner, form = authority_of(person(request)), UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refusal(_("Choose the file that came back."))
    key = request.POST.get("institution", "")
    institution = get_object_or_404(Institution, pk=_uuid(key), owner=owner) if key else None
    file = form.cleaned_data["file"]
    refuse_size(file.size)
    data = file.read()
    made = deliver_file(
        owner=owner, name=file.name, data=data, by=person(request), at=timezone.now(), institution=institution,
        kind=kind_of(data, file.name),
    )  # fmt: skip
    return see_other(reverse("assistance:delivery", args=[made.pk]))


@act
@require_http_methods(["GET", "POST"])
def institution(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """One institution; another name or address."""
    found = _own(key)
    page = institution_page(institution=found, now=timezone.now())
    initial = {name: getattr(page, name) for name in ("name", "person", "email", "postal", "language")}
    form = InstitutionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        acts.change_institution(institution=found, by=person(request), at=timezone.now(), **form.cleaned_data)
        return see_other(reverse("assistance:institution", args=[key]))
    return render(request, "assistance/plans/institution.html", {"page": page, "form": form, "upload": UploadForm()})


@act
@require_GET
def institution_file(request: HttpRequest, key: UUID, kind: str) -> HttpResponseBase:
    """Its letter or its spreadsheet."""
    found = _own(key)
    today = timezone.localdate()
    if kind == "sheet":
        return sent(sheet(institution=found))
    if kind not in ("letter", "actions"):
        raise Http404
    return sent((letter if kind == "letter" else actions_sheet)(institution=found, today=today))


@act
@require_POST
def close(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """It is written to no more."""
    acts.close_institution(institution=_own(key), by=person(request), at=timezone.now())
    return see_other(reverse("assistance:institutions"))


@never_cache
@act
@require_POST
def link(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A personal link: mailed, or shown this once."""
    found, by, at = _own(key), person(request), timezone.now()
    if request.POST.get("post"):
        links.post_link(institution=found, by=by, at=at)
        messages.success(request, _("The link is on its way to %(name)s.") % {"name": found.name})
        return see_other(reverse("assistance:institution", args=[key]))
    made, address = links.make_link(institution=found, by=by, at=at)
    return render(request, "assistance/plans/link.html", {"institution": found, "address": address, "link": made})


@act
@require_POST
def revoke(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A link works no more."""
    found = get_object_or_404(PersonalLink.objects.select_related("institution"), pk=key)
    links.revoke_link(link=found, by=person(request), at=timezone.now())
    return see_other(reverse("assistance:institution", args=[found.institution_id]))


@act
@require_http_methods(["GET", "POST"])
def assignment(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """One outcome for one institution: its history, and a reply written down."""
    found = get_object_or_404(Assignment.objects.select_related("institution__owner"), pk=key)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        write_down_reply(assignment=found, by=person(request), at=timezone.now(), **form.cleaned_data)
        return see_other(reverse("assistance:assignment", args=[key]))
    may = found.institution.owner_id in current().organisations
    page = assignment_page(assignment=found, now=timezone.now())
    return render(request, "assistance/plans/assignment.html", {"page": page, "form": form if may else None})


@act
@require_POST
def withdraw(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take an outcome back from an institution."""
    found = get_object_or_404(Assignment.objects.select_related("institution"), pk=key)
    acts.withdraw_assignment(assignment=found, by=person(request), at=timezone.now())
    return see_other(reverse("assistance:institution", args=[found.institution_id]))


@act
@require_http_methods(["GET", "POST"])
def delivery(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """What came in: what would change, what is refused; take the chosen rows over."""
    found = get_object_or_404(Delivery.objects.select_related("owner", "institution", "source"), pk=key)
    if found.kind == DeliveryKind.PLAN:
        return _plan_delivery(request, found)
    if request.method == "POST":
        chosen = [key for key in map(_uuid, request.POST.getlist("row")) if key]
        seen = request.POST.get("seen", "")
        of = take(delivery=found, chosen=chosen, seen=seen, by=person(request), at=timezone.now())
        return see_other(reverse("assistance:institution", args=[of]))
    waiting = found.status == DeliveryStatus.WAITING
    view = looked_at(found) if waiting else None
    page = {"delivery": found, "view": view, "summed": summed(view) if view else "", "waiting": waiting,
            "progress": found.kind == DeliveryKind.PROGRESS}  # fmt: skip
    return render(request, "assistance/plans/delivery.html", page)


@act
@require_POST
def decline(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take nothing of it over."""
    found = get_object_or_404(Delivery, pk=key)
    decline_delivery(delivery=found, by=person(request), at=timezone.now())
    to = reverse("assistance:plans") if found.kind == DeliveryKind.PLAN else reverse("assistance:institutions")
    return see_other(to)


@require_GET
def kept_file(request: HttpRequest, key: UUID) -> FileResponse:
    """A file that a reply, a report or a verification rests on, to keep."""
    found = get_object_or_404(Source, pk=key)
    if not rests_on(found):
        raise Http404
    file = FileResponse(open_blob(found.sha256), as_attachment=True, filename=found.name)
    file["Content-Type"] = "application/octet-stream"
    return file


@act
@require_GET
def delivery_file(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The file as it came, while it waits."""
    found = get_object_or_404(Delivery, pk=key)
    if found.data is None:
        raise Http404
    return sent(Sent(found.name.replace('"', ""), "application/octet-stream", bytes(found.data)))


def _plan_delivery(request: HttpRequest, found: Delivery) -> HttpResponseBase:
    if request.method == "POST":
        plan = take_plan(delivery=found, seen=request.POST.get("seen", ""), by=person(request), at=timezone.now())
        return see_other(reverse("assistance:plan", args=[plan.pk]))
    waiting = found.status == DeliveryStatus.WAITING
    view = preview_plan(found) if waiting else None
    return render(request, "assistance/plans/plan_delivery.html", {"delivery": found, "view": view, "waiting": waiting})


def _own(key: UUID) -> Institution:
    """An institution of one's own authority; of others there is none, though a shared plan may name it."""
    return get_object_or_404(Institution.objects.select_related("owner"), pk=key, owner__in=current().organisations)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
