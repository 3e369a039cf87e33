"""Pages of plans: the list, the tree, one item, the roadmap, rounds, reports and their verification."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.assistance.choices_plans import DeliveryKind
from merida.site.assistance.forms.plans import (
    ItemForm,
    PlanForm,
    ReportForm,
    RoundForm,
    ShareForm,
    UploadForm,
    VerifyForm,
)
from merida.site.assistance.models.institutions import Institution
from merida.site.assistance.models.plans import Plan, PlanItem, PlanReport, PlanRound
from merida.site.assistance.permissions import can_keep_plan
from merida.site.assistance.reminding import remind_later
from merida.site.assistance.selectors.authority import authority_of
from merida.site.assistance.selectors.helping import help_offered
from merida.site.assistance.selectors.plan_files import plan_file
from merida.site.assistance.selectors.plan_items import item_page, item_values, plan_page, plans_page, possible_outcomes
from merida.site.assistance.selectors.roadmap import roadmap_page
from merida.site.assistance.services import helping, progress
from merida.site.assistance.services import plans as acts
from merida.site.assistance.services.replying import deliver_file, refuse_size
from merida.site.evidence.codelists import reader_language
from merida.site.people.asked import act, asker, person, see_other, sent
from merida.site.people.permissions import require
from merida.site.provenance.refusals import Refusal


@act
@require_http_methods(["GET", "POST"])
def plans(request: HttpRequest) -> HttpResponseBase:
    """The plans one may see; a new one of one's own authority."""
    page = plans_page(seen_by=asker(request), today=timezone.localdate())
    form = PlanForm(request.POST or None) if page.may_keep else None
    if request.method == "POST":
        owner = authority_of(person(request))
        if form is not None and form.is_valid():
            made = acts.draw_up_plan(owner=owner, by=person(request), at=timezone.now(), **form.cleaned_data)
            return see_other(reverse("assistance:plan", args=[made.pk]))
    return render(request, "assistance/plans/plans.html", {"page": page, "form": form, "upload": UploadForm()})


@act
@require_POST
def load(request: HttpRequest) -> HttpResponseBase:
    """A plan as a spreadsheet: to look at first."""
    owner, form = authority_of(person(request)), UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refusal(next(iter(form.errors.values()))[0])
    file = form.cleaned_data["file"]
    refuse_size(file.size)
    made = deliver_file(
        owner=owner, name=file.name, data=file.read(), by=person(request), at=timezone.now(), kind=DeliveryKind.PLAN
    )
    return see_other(reverse("assistance:delivery", args=[made.pk]))


@require_GET
def plan(request: HttpRequest, key: UUID) -> HttpResponse:
    """One plan."""
    page = plan_page(plan=_plan(key), seen_by=asker(request), today=timezone.localdate())
    return render(request, "assistance/plans/plan.html", {"page": page, "round_form": RoundForm()})


@require_GET
def roadmap(request: HttpRequest, key: UUID) -> HttpResponse:
    """Its roadmap."""
    page = roadmap_page(plan=_plan(key), seen_by=asker(request), today=timezone.localdate())
    return render(request, "assistance/plans/roadmap.html", {"page": page})


@require_GET
def plan_as_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The plan as a spreadsheet that can be loaded again, or in Word."""
    kind = request.GET.get("format", "xlsx")
    if kind not in ("xlsx", "docx"):
        raise Http404
    found = _plan(key)
    return sent(
        plan_file(plan=found, kind=kind, language=reader_language(), seen_by=asker(request), today=timezone.localdate())
    )


@act
@require_http_methods(["GET", "POST"])
def add_item(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A direction, problem, result or action."""
    found = _plan(key)
    require(can_keep_plan(asker(request), found.owner_id))
    initial = {name: request.GET.get(name, "") for name in ("level", "parent")} | {"currency": found.currency}
    form = ItemForm(request.POST or None, initial=initial, **_offered(found))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        parent = get_object_or_404(PlanItem, pk=given["parent"], plan=found) if given["parent"] else None
        acts.add_item(
            plan=found,
            level=given["level"],
            content=form.content(),
            by=person(request),
            at=timezone.now(),
            parent=parent,
        )
        return see_other(reverse("assistance:plan", args=[key]))
    return render(request, "assistance/plans/item_form.html", {"plan": found, "form": form})


@require_GET
def item(request: HttpRequest, key: UUID) -> HttpResponse:
    """One item with its reports and every change."""
    found = _item(key)
    page = item_page(item=found, seen_by=asker(request), today=timezone.localdate())
    forms = _report_forms(request, found) if page.may_keep else {}
    return render(request, "assistance/plans/item.html", {"page": page, **forms})


@act
@require_http_methods(["GET", "POST"])
def change_item(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Another content of an item."""
    found = _item(key)
    require(can_keep_plan(asker(request), found.plan.owner_id))
    form = ItemForm(request.POST or None, initial=item_values(found), **_offered(found.plan))
    form.fields["level"].required = False
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        acts.change_item(item=found, content=form.content(), seen=seen, by=person(request), at=timezone.now())
        return see_other(reverse("assistance:item", args=[key]))
    return render(request, "assistance/plans/item_form.html", {"plan": found.plan, "form": form, "item": found})


@act
@require_POST
def remove_item(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take an item out."""
    found = _item(key)
    acts.remove_item(item=found, by=person(request), at=timezone.now())
    return see_other(reverse("assistance:plan", args=[found.plan_id]))


@act
@require_POST
def move_item(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """One place up or down."""
    found = _item(key)
    acts.move_item(item=found, up="up" in request.POST, by=person(request), at=timezone.now())
    return see_other(f"{reverse('assistance:plan', args=[found.plan_id])}#item-{key}")


@act
@require_POST
def report(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A report of progress on an action."""
    found = _item(key)
    require(can_keep_plan(asker(request), found.plan.owner_id))
    form = ReportForm(request.POST, request.FILES, **_reporters(found.plan))
    if not form.is_valid():
        raise Refusal(next(iter(form.errors.values()))[0])
    given = form.cleaned_data
    said_by = get_object_or_404(Institution, pk=given["said_by"]) if given["said_by"] else None
    in_round = get_object_or_404(PlanRound, pk=given["in_round"]) if given["in_round"] else None
    progress.report_progress(
        item=found, status=given["status"], words=given["words"], reached=given["reached"], said_by=said_by,
        in_round=in_round, evidence=_evidence(given["evidence"]), by=person(request), at=timezone.now(),
    )  # fmt: skip
    return see_other(reverse("assistance:item", args=[key]))


@act
@require_POST
def name_help(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Which requests and activities help an action; or one that does not."""
    found, by, at = _item(key), person(request), timezone.now()
    if off := request.POST.get("off", ""):
        helping.take_help_off(item=found, key=off, by=by, at=at)
    else:
        helping.name_help(item=found, keys=request.POST.getlist("help"), by=by, at=at)
    return see_other(f"{reverse('assistance:item', args=[key])}#help")


@act
@require_POST
def verify(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """What a second body says of a report."""
    found = get_object_or_404(PlanReport.objects.select_related("item__plan__owner"), pk=key)
    require(can_keep_plan(asker(request), found.item.plan.owner_id))
    form = VerifyForm(request.POST, request.FILES, institutions=_named(found.item.plan))
    if not form.is_valid():
        raise Refusal(next(iter(form.errors.values()))[0])
    given = form.cleaned_data
    progress.verify_report(
        report=found, body=get_object_or_404(Institution, pk=given["body"]), verdict=given["verdict"],
        words=given["words"], evidence=_evidence(given["evidence"]), by=person(request), at=timezone.now(),
    )  # fmt: skip
    return see_other(reverse("assistance:item", args=[found.item_id]))


@act
@require_POST
def add_round(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Open a round of reporting."""
    found, form = _plan(key), RoundForm(request.POST)
    require(can_keep_plan(asker(request), found.owner_id))
    if not form.is_valid():
        raise Refusal(next(iter(form.errors.values()))[0])
    for made in progress.open_quarters(plan=found, by=person(request), at=timezone.now(), **form.cleaned_data):
        remind_later(made)
    return see_other(reverse("assistance:plan", args=[key]))


@act
@require_POST
def remind(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Remind who has not reported, now."""
    found = get_object_or_404(PlanRound.objects.select_related("plan__owner"), pk=key)
    count = progress.remind(in_round=found, by=person(request), at=timezone.now())
    said = ngettext("%(count)d institution was reminded.", "%(count)d institutions were reminded.", count)
    messages.success(request, said % {"count": count})
    return see_other(reverse("assistance:plan", args=[found.plan_id]))


@act
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Let others see a plan."""
    found, form = _plan(key), ShareForm(request.POST or None)
    require(can_keep_plan(asker(request), found.owner_id))
    if request.method == "POST" and form.is_valid():
        progress.share_plan(plan=found, by=person(request), at=timezone.now(), **form.cleaned_data)
        return see_other(reverse("assistance:plan", args=[key]))
    return render(request, "assistance/plans/share.html", {"form": form, "what": found.name})


def _plan(key: UUID) -> Plan:
    return get_object_or_404(Plan.objects.select_related("owner"), pk=key)


def _item(key: UUID) -> PlanItem:
    return get_object_or_404(PlanItem.objects.select_related("plan__owner", "parent"), pk=key)


def _named(plan: Plan) -> list[tuple[UUID, str]]:
    return list(_open(plan).values_list("pk", "name"))


def _open(plan: Plan) -> QuerySet[Institution]:
    return Institution.objects.filter(owner=plan.owner_id, closed_at__isnull=True)


def _offered(plan: Plan) -> dict[str, list[tuple[UUID, str]]]:
    rows = PlanItem.objects.live().filter(plan=plan).exclude(level="action").order_by("place", "id")
    parents = [(one.pk, f"{one.get_level_display()}: {one.text[:80]}") for one in rows]
    return {"institutions": _named(plan), "outcomes": possible_outcomes(plan.state), "parents": parents}


def _reporters(plan: Plan) -> dict[str, list[tuple[UUID, str]]]:
    return {"institutions": _named(plan), "rounds": list(PlanRound.objects.filter(plan=plan).values_list("pk", "name"))}


def _report_forms(request: HttpRequest, found: PlanItem) -> dict[str, object]:
    return {
        "report_form": ReportForm(**_reporters(found.plan)),
        "verify_form": VerifyForm(institutions=_named(found.plan)),
        "help_offered": help_offered(found),
    }


def _evidence(file: UploadedFile[Any] | None) -> tuple[str, bytes] | None:
    if file is None:
        return None
    if (file.size or 0) > progress.LARGEST:
        raise Refusal(_("The file is empty or larger than 50 MB: hand in another."))
    return file.name or "file", file.read()
