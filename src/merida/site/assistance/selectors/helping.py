"""What assistance helps an action of a plan: requests and activities that were named for it, and that may be named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from merida.site.assistance.choices_plans import Level
from merida.site.assistance.choices_programmes import Standing
from merida.site.assistance.choices_requests import RequestStatus
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.matches import Match
from merida.site.assistance.models.plans import PlanAnswer, PlanHelp, PlanItem
from merida.site.assistance.models.requests import Request
from merida.site.evidence.models import Finding
from merida.site.provenance.asking import current
from merida.uncac import ancestors

MOST = 200


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A request or an activity that helps an action."""

    key: str
    """As in request:…, to name it or to take it off."""
    kind: str
    url: str
    title: str
    by: str
    standing: str
    starts_on: date | None
    ends_on: date | None
    named: bool = True
    """Whether somebody named it; else it comes by a request that was."""


def help_of(items: Iterable[UUID]) -> dict[UUID, tuple[HelpLine, ...]]:
    """For each action what helps it: what was named, and the activities matched with its requests. As one may see."""
    rows = list(PlanHelp.objects.filter(item__in=list(items)).order_by("id"))
    requests = Request.objects.select_related("originator").in_bulk([one.request_id for one in rows if one.request_id])
    matched: dict[UUID, list[Match]] = {}
    for match in Match.objects.filter(request__in=requests).exclude(
        standing__in=(Standing.SUGGESTED, Standing.SET_ASIDE, Standing.DECLINED)
    ):
        matched.setdefault(match.request_id, []).append(match)
    told = {one.activity_id for one in rows if one.activity_id}
    through = {one.activity_id for some in matched.values() for one in some}
    activities = Activity.objects.live().select_related("originator").in_bulk(told | through)
    found: dict[UUID, dict[str, HelpLine]] = {}
    for row in rows:
        lines = found.setdefault(row.item_id, {})
        if row.activity_id in activities:
            line = _activity(activities[row.activity_id])
            lines[line.key] = line
        if row.request_id in requests:
            line = _request(requests[row.request_id])
            lines[line.key] = line
            for match in matched.get(requests[row.request_id].pk, ()):
                if match.activity_id in activities:
                    through_ = _activity(
                        activities[match.activity_id], str(Standing(match.standing).label), named=False
                    )
                    lines.setdefault(through_.key, through_)
    return {key: tuple(lines.values()) for key, lines in found.items() if lines}


def help_offered(item: PlanItem) -> list[tuple[str, str]]:
    """What may be named: requests of the authority and activities in its State, those on the same matter first."""
    outcomes = set(PlanAnswer.objects.filter(item=item, outcome__isnull=False).values_list("outcome", flat=True))
    provisions = {one for some in Finding.objects.filter(pk__in=outcomes).values_list("provisions", flat=True)
                  for one in some}  # fmt: skip
    near = provisions | {above for one in provisions for above in ancestors(one) if not above.startswith("ch.")}
    owner = item.plan.owner_id
    requests = Request.objects.filter(Q(originator=owner) | Q(consent_holder=owner)).select_related("originator")
    activities = Activity.objects.live().filter(jurisdictions__contains=[item.plan.state]).select_related("originator")
    ranked = [
        *((bool(outcomes & set(one.findings)) or bool(near & set(one.provisions)), _request(one)) for one in requests),
        *((bool(near & set(one.provisions)), _activity(one)) for one in activities.once()[:MOST]),
    ]
    lines = [line for _near, line in sorted(ranked, key=lambda one: not one[0])]
    return [(one.key, " · ".join(filter(None, (one.title, one.by)))) for one in lines]


def actions_helped(request: Request) -> tuple[tuple[str, str], ...]:
    """The actions that a request was named for, as one may see them: words and address."""
    rows = PlanItem.objects.live().filter(help__request=request).order_by("plan", "place", "id")
    return tuple((one.text, reverse("assistance:item", args=[one.pk])) for one in rows)


def own_action(key: str) -> PlanItem | None:
    """An action of one's own plans that a request is written for, if the key names one."""
    try:
        rows = PlanItem.objects.live().filter(pk=UUID(key), plan__owner__in=current().organisations)
    except ValueError:
        return None
    return rows.filter(level=Level.ACTION).select_related("plan").first()


def _request(one: Request) -> HelpLine:
    return HelpLine(
        f"request:{one.pk}", "request", reverse("assistance:request", args=[one.pk]), one.title,
        one.originator.name if one.originator else "", str(RequestStatus(one.status).label), one.wanted_from,
        one.wanted_until,
    )  # fmt: skip


def _activity(one: Activity, standing: str = "", *, named: bool = True) -> HelpLine:
    return HelpLine(
        f"activity:{one.pk}", "activity", reverse("assistance:activity", args=[one.pk]), one.title,
        one.originator.name if one.originator else "", standing or str(one.get_status_display()), one.starts_on,
        one.ends_on, named,
    )  # fmt: skip
