"""Pages that everybody may read, and those by which an authority publishes."""

from __future__ import annotations

import json
from uuid import UUID

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.drafting.plain import csv_of_rows
from merida.drafting.spreadsheets import Value
from merida.drafting.workbook import sheet_of_rows
from merida.places import state as place
from merida.site.evidence.selectors.files import KINDS, Sent
from merida.site.people.asked import act, asker, person, see_other, sent
from merida.site.people.permissions import require
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.forms.public import AnswerForm, BecauseForm, PublishForm, ReplyForm
from merida.site.recovery.models import Case, Publication, PublicReply
from merida.site.recovery.models.public import CasePublication
from merida.site.recovery.permissions import can_publish_case
from merida.site.recovery.selectors.public import (
    public_home,
    public_rows,
    publication_page,
    state_page,
    waiting_replies,
)
from merida.site.recovery.selectors.publishing import draft_of
from merida.site.recovery.services.publishing import answer_reply, publish_case, send_reply, withdraw_publication

REPLIES_AN_HOUR = 10
"""From one address of the network."""


@require_GET
def public(request: HttpRequest) -> HttpResponse:
    """What is published, by State."""
    return render(request, "recovery/public/home.html", {"page": public_home()})


@require_GET
def public_state(request: HttpRequest, state: str) -> HttpResponse:
    """A State's public page."""
    return render(request, "recovery/public/state.html", {"page": state_page(state=_known(state))})


@require_GET
def public_file(request: HttpRequest, state: str) -> HttpResponse:
    """A State's published amounts as a file."""
    kind, rows = request.GET.get("format", "csv"), public_rows(state=_known(state))
    if kind not in KINDS:
        raise Http404
    heads = list(rows[0]) if rows else ["type"]
    cells = [[_cell(value) for value in row.values()] for row in rows]
    match kind:
        case "csv":
            data = csv_of_rows([heads, *cells])
        case "xlsx":
            data = sheet_of_rows(state, heads, cells)
        case _:
            data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    return sent(Sent(f"merida-published-{state}.{kind}", KINDS[kind], data))


@require_GET
def publication(request: HttpRequest, key: UUID) -> HttpResponse:
    """A publication, with a form to correct it or to reply."""
    found = get_object_or_404(Publication.objects.select_related("withdrawal"), pk=key)
    page = publication_page(publication=found)
    return render(request, "recovery/public/publication.html", {"page": page, "form": ReplyForm()})


@require_POST
def reply(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Somebody corrects or answers a publication."""
    found = get_object_or_404(Publication, pk=key)
    form = ReplyForm(request.POST)
    try:
        if form.is_valid():
            _refuse_flood(request)
            send_reply(publication=found, at=timezone.now(), **form.cleaned_data)
            return render(request, "recovery/public/received.html", {"page": publication_page(publication=found)})
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    page = publication_page(publication=found)
    return render(request, "recovery/public/publication.html", {"page": page, "form": form}, status=422)


@act
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Choose what of a case becomes public."""
    case = get_object_or_404(Case, pk=key)
    require(can_publish_case(asker(request), case))
    draft = draft_of(case=case)
    form = PublishForm(draft, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publish_case(case=case, by=person(request), at=timezone.now(), **form.given())
            return see_other(draft.url)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(
        request, "recovery/public/publish.html", {"page": draft, "form": form, "withdrawing": BecauseForm()},
        status=422 if form.is_bound else 200,
    )  # fmt: skip


@act
@require_POST
def withdraw(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take a publication back."""
    link = get_object_or_404(CasePublication.objects.select_related("case", "publication"), pk=key)
    withdraw_publication(
        link=link, by=person(request), at=timezone.now(), because=request.POST.get("because", "")[:300]
    )
    return see_other(reverse("recovery:publish", args=[link.case_id]))


@act
@require_GET
def replies(request: HttpRequest) -> HttpResponse:
    """Replies that wait for one's authority."""
    lines = waiting_replies(seen_by=asker(request))
    return render(request, "recovery/public/replies.html", {"lines": lines, "form": AnswerForm()})


@act
@require_POST
def answer(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Answer a reply."""
    found = get_object_or_404(PublicReply, pk=key)
    answer_reply(
        reply=found, by=person(request), at=timezone.now(), answered=request.POST.get("answered", ""),
        answer=request.POST.get("answer", ""),
    )  # fmt: skip
    return see_other(reverse("recovery:replies"))


def _known(code: str) -> str:
    try:
        return place(code).code
    except KeyError:
        raise Http404 from None


def _cell(value: object) -> Value:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return value if isinstance(value, str | int | bool) or value is None else str(value)


def _refuse_flood(request: HttpRequest) -> None:
    key = f"recovery-reply:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, 3600)
    if cache.incr(key) > REPLIES_AN_HOUR:
        raise Refusal(_("Too much was sent from here within an hour; try again later."))
