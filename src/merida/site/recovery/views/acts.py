"""Acts on a case and on its rows: each a form of its own page, that goes back to the case where it can be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from merida.site.people.asked import act, asker, person, see_other
from merida.site.people.permissions import require
from merida.site.provenance.asking import Asker
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.forms import cases as forms
from merida.site.recovery.forms import events as event_forms
from merida.site.recovery.forms import requests as request_forms
from merida.site.recovery.forms.fields import ActForm
from merida.site.recovery.models import (
    Case,
    Claimant,
    Deadline,
    Event,
    Fact,
    LegalRequest,
    Obstacle,
    Order,
    PersonInCase,
)
from merida.site.recovery.permissions import can_keep_case, can_record
from merida.site.recovery.selectors.cases import cases_to_choose
from merida.site.recovery.services import booking, cases, deadlines, orders, persons, recording, requests, teams


@dataclass(frozen=True, slots=True)
class Act:
    """A form, what it does, and where one sees what came of it."""

    title: str | Promise
    form: type[ActForm]
    does: Callable[..., Any]
    anchor: str = ""
    lead: str | Promise = ""
    row: str = "case"
    """The name under which the service takes the row; empty if it takes what the form chose of it."""
    may: Callable[[Asker, Any], bool] = can_keep_case


SEALED = _("The name is kept under a key of its own: once the key is destroyed, it can be read nowhere, ever.")
ADD: dict[str, Act] = {
    "describe": Act(_("Describe the case"), forms.DescribeForm, cases.describe_case),
    "jurisdiction": Act(_("Add a jurisdiction"), forms.RoleForm, cases.name_jurisdiction),
    "asset": Act(_("Add an asset"), forms.AssetForm, orders.add_asset, "assets"),
    "share": Act(_("Share an asset of another case"), forms.ShareForm, orders.share_asset, "assets"),
    "order": Act(
        _("Record an order"), forms.OrderForm, orders.record_order, "orders",
        _("An order may cover several assets, or none yet. Events of the ledger are recorded apart."),
    ),
    "person": Act(_("Name a person"), forms.PersonForm, persons.name_person, "persons", SEALED),
    "claimant": Act(_("Name a claimant"), forms.ClaimantForm, persons.name_claimant, "claimants", SEALED),
    "custody": Act(_("Record custody"), forms.CustodyForm, booking.book_custody, "custody"),
    "obstacle": Act(_("Note an obstacle"), forms.ObstacleForm, cases.note_obstacle, "obstacles"),
    "assistance": Act(_("Link an activity"), forms.AssistanceForm, cases.link_assistance, "help"),
    "deadline": Act(_("Set a deadline"), forms.DeadlineForm, deadlines.set_deadline, "deadlines"),
    "team": Act(_("Add a colleague"), forms.ColleagueForm, teams.join_case, "team", row="row"),
    "event": Act(
        _("Record an event"), event_forms.EventForm, recording.record_event, "statement",
        _("What happened, with its date as precisely as it is known. An amount left empty is not disclosed."),
        may=can_record,
    ),
    "claim": Act(
        _("Record what a source claims"), event_forms.ClaimForm, recording.record_claim, "claims",
        _("Sources disagree: each is kept with its words, and one is used for totals."), may=can_record,
    ),
    "close": Act(_("Close the case"), forms.CloseForm, cases.close_case),
    "reopen": Act(_("Open the case again"), forms.ReasonForm, cases.reopen_case),
}  # fmt: skip

ROWS: dict[str, tuple[type[Model], Act]] = {
    "order-renew": (Order, Act(_("Renew the order"), forms.RenewForm, orders.renew_order, "orders", row="order")),
    "order-step": (
        Order, Act(_("What happened to the order"), forms.OrderStepForm, orders.record_step_of_order, "orders",
                   row="order"),
    ),
    "order-cover": (Order, Act(_("Cover an asset"), forms.CoverForm, orders.cover_asset, "orders", row="order")),
    "person-status": (
        PersonInCase, Act(_("Set procedural status"), forms.StatusForm, persons.set_procedural_status, "persons",
                          row="person"),
    ),
    "person-erase": (
        PersonInCase, Act(
            _("Erase the person"), ActForm, persons.erase_person, "persons",
            _("The key to the name is destroyed. What was done and when stays in the log, which still verifies."),
            row="person",
        ),
    ),
    "claimant-step": (
        Claimant, Act(_("What became of the claim"), forms.ClaimantStepForm, booking.book_step_of_claimant,
                      "claimants", row="claimant"),
    ),
    "claimant-erase": (
        Claimant, Act(
            _("Erase the claimant"), ActForm, persons.erase_claimant, "claimants",
            _("The key to the name is destroyed. The amounts stay."), row="claimant",
        ),
    ),
    "overcome": (
        Obstacle, Act(_("Overcome"), forms.DayForm, cases.overcome_obstacle, "obstacles", row="obstacle"),
    ),
    "reverse": (
        Event, Act(
            _("Reverse the event"), forms.ReasonForm, recording.reverse_event, "events",
            _("The opposite is posted with the reason; what was recorded stays readable."), row="event",
            may=can_record,
        ),
    ),
    "prefer": (
        Fact, Act(
            _("Use another claim"), event_forms.PreferForm, recording.prefer_claim, "claims",
            _("The others stay, and so does the range."), row="", may=can_record,
        ),
    ),
    "close-deadline": (
        Deadline, Act(_("Close the deadline"), ActForm, deadlines.close_deadline, "deadlines", row="deadline"),
    ),
    "request-step": (
        LegalRequest, Act(_("What became of the request"), request_forms.RequestStepForm,
                          requests.record_step_of_request, row="request"),
    ),
    "request-describe": (
        LegalRequest, Act(_("Describe the request"), request_forms.DescribeRequestForm, requests.describe_request,
                          row="request"),
    ),
    "request-document": (
        LegalRequest, Act(_("Add a document"), request_forms.DocumentForm, requests.add_document, row="request"),
    ),
    "request-team": (LegalRequest, Act(_("Add a colleague"), forms.ColleagueForm, teams.join_case, row="row")),
    "request-case": (
        LegalRequest, Act(_("Join it to a case"), request_forms.AttachForm, cases.attach_request, row="request"),
    ),
}  # fmt: skip


@act
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, key: UUID, what: str) -> HttpResponseBase:
    """Add something to a case, or change what it is."""
    if what not in ADD:
        raise Http404
    return _acted(request, ADD[what], get_object_or_404(Case, pk=key))


@act
@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, what: str, key: UUID) -> HttpResponseBase:
    """Act on a row of a case or on a request."""
    if what not in ROWS:
        raise Http404
    model, does = ROWS[what]
    return _acted(request, does, get_object_or_404(model, pk=key))


def _acted(request: HttpRequest, does: Act, found: Any) -> HttpResponseBase:
    require(does.may(asker(request), found))
    about = cases_to_choose(seen_by=asker(request)) if does.form is request_forms.AttachForm else found
    posted = request.method == "POST"
    form = does.form(request.POST if posted else None, request.FILES if posted else None, about=about)
    back = _page_of(found) + (f"#{does.anchor}" if does.anchor else "")
    if posted and form.is_valid():
        try:
            row_given = {does.row: found} if does.row else {}
            does.does(**row_given, by=person(request), at=timezone.now(), **form.given())
            return see_other(back)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    page = {"form": form, "title": does.title, "lead": does.lead, "back": back, "name": _name_of(found)}
    return render(request, "recovery/cases/form.html", page, status=422 if posted else 200)


def _page_of(found: Any) -> str:
    """The page on which the row stands."""
    if isinstance(found, LegalRequest):
        return reverse("recovery:request", args=[found.pk])
    if isinstance(found, Deadline) and found.request_id:
        return reverse("recovery:request", args=[found.request_id])
    return reverse("recovery:case", args=[found.pk if isinstance(found, Case) else found.case_id])


def _name_of(found: Any) -> str:
    case = found if isinstance(found, Case) else found.case
    return case.identifier if case else str(found)
