"""The page that an institution has behind its personal link: it answers and reports in a form, or sends a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from merida.site.assistance.choices_plans import Standing
from merida.site.assistance.models.institutions import Assignment, Institution
from merida.site.assistance.selectors.institutions import GivenLine, given_lines
from merida.site.assistance.selectors.letters import actions_sheet, sheet
from merida.site.assistance.selectors.progress_asked import ActionLine, actions_of
from merida.site.assistance.services import links
from merida.site.assistance.services.replying import Reported, deliver_by_link, deliver_form, refuse_size
from merida.site.people.asked import see_other, sent
from merida.site.provenance.refusals import Refusal


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, secret: str) -> HttpResponse:
    """What an institution sees behind its link: its own rows and actions, and nothing else."""
    found, at = links.opened(secret, timezone.now()), timezone.now()
    if found is None:
        return render(request, "assistance/plans/link_ended.html", status=404)
    with links.as_institution(found):
        institution = Institution.objects.select_related("owner").get(pk=found.institution)
        rows = given_lines(
            Assignment.objects.live().filter(institution=institution).order_by("cycle", "number", "id"), at
        )
        actions, trouble = actions_of(institution, timezone.localdate(at), after=len(rows)), ""
        if request.method == "POST":
            try:
                _deliver(request, found, rows, actions, at)
                return see_other(f"{reverse('assistance:answer', args=[secret])}?sent=1")
            except Refusal as refusal:
                trouble, rows, actions = str(refusal), _typed(request, rows), _typed_actions(request, actions)
        page = {
            "institution": institution, "rows": rows, "actions": actions, "statuses": Standing.choices,
            "done": "sent" in request.GET, "trouble": trouble, "secret": secret,
            "said_by": request.POST.get("said_by", ""),
        }  # fmt: skip
        return render(request, "assistance/plans/answer.html", page, status=422 if trouble else 200)


@never_cache
@require_GET
def answer_sheet(request: HttpRequest, secret: str, kind: str) -> HttpResponse:
    """The spreadsheet of the institution behind its link: of its rows, or of its actions."""
    found = links.opened(secret, timezone.now()) if kind in ("sheet", "actions") else None
    if found is None:
        return render(request, "assistance/plans/link_ended.html", status=404)
    with links.as_institution(found):
        institution = Institution.objects.select_related("owner").get(pk=found.institution)
        if kind == "actions":
            return sent(actions_sheet(institution=institution, today=timezone.localdate()))
        return sent(sheet(institution=institution))


def _deliver(
    request: HttpRequest, link: links.Opened, rows: Iterable[GivenLine], actions: Iterable[ActionLine], at: datetime
) -> None:
    said_by, file = request.POST.get("said_by", ""), request.FILES.get("file")
    if file:
        refuse_size(file.size or 0)
        deliver_by_link(link=link, at=at, name=file.name or "", data=file.read(), said_by=said_by)
    else:
        answers, reports = _answers(request, rows), _reports(request, actions)
        deliver_form(link=link, at=at, answers=answers, reports=reports, said_by=said_by)


def _answers(request: HttpRequest, rows: Iterable[GivenLine]) -> list[dict[str, str]]:
    found = []
    for one in rows:
        given = _given(request, str(one.id), ("status", "remark", "date"))
        before = (one.status, one.remark, one.on_day.isoformat() if one.on_day else "")
        if (given["status"], given["remark"], given["date"]) != before and any(given.values()):
            _refuse(given, one.number)
            if given["date"] and _day(given["date"]) is None:
                raise Refusal(_("Row %(number)d: write the date as in 2027-03-31.") % {"number": one.number})
            found.append({"row": str(one.id), **given})
    return found


def _reports(request: HttpRequest, actions: Iterable[ActionLine]) -> list[Reported]:
    found = []
    for one in actions:
        given = _given(request, str(one.id), ("status", "remark", "evidence", "reached"))
        before = (one.status, one.remark, one.evidence, one.reached)
        file = request.FILES.get(f"file-{one.id}")
        if (tuple(given.values()) != before or file) and (any(given.values()) or file):
            _refuse(given, one.number)
            if file:
                refuse_size(file.size or 0)
            answer = {"row": str(one.id), "round": one.round_name, **given}
            found.append(Reported(answer, file.name or "", file.read()) if file else Reported(answer))
    return found


def _refuse(given: dict[str, str], number: int) -> None:
    if given["status"] not in Standing.values:
        raise Refusal(_("Row %(number)d: choose a status.") % {"number": number})
    if given["status"] == Standing.NOT_TAKEN_UP and not given["remark"]:
        raise Refusal(_("Row %(number)d: say in the remark why it is not taken up.") % {"number": number})


def _given(request: HttpRequest, key: str, names: tuple[str, ...]) -> dict[str, str]:
    return {name: request.POST.get(f"{name}-{key}", "").strip().replace("\r\n", "\n") for name in names}


def _typed(request: HttpRequest, rows: Iterable[GivenLine]) -> tuple[GivenLine, ...]:
    """The rows with what was typed: nothing has to be written twice."""
    if request.FILES.get("file"):
        return tuple(rows)
    given = [(one, _given(request, str(one.id), ("status", "remark", "date"))) for one in rows]
    return tuple(
        replace(one, status=said["status"], remark=said["remark"], on_day=_day(said["date"])) for one, said in given
    )


def _typed_actions(request: HttpRequest, actions: Iterable[ActionLine]) -> tuple[ActionLine, ...]:
    if request.FILES.get("file"):
        return tuple(actions)
    names = ("status", "remark", "evidence", "reached")
    return tuple(replace(one, **_given(request, str(one.id), names)) for one in actions)  # type: ignore[arg-type]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
