"""Actions that an institution carries out: what it is asked to report on, in which round, what it said last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from merida.site.assistance.choices_plans import PartRole
from merida.site.assistance.models.institutions import Institution
from merida.site.assistance.models.plans import PlanPart, PlanReport, PlanRound
from merida.site.assistance.selectors.matrix import standing_label

GRACE = timedelta(days=30)
"""What comes this much after a round was due still counts for it."""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action that an institution carries out, with what it reported last."""

    id: UUID
    """Of its part in the action."""
    item: UUID
    url: str
    number: int
    plan: str
    state: str
    institution: str
    text: str
    begins_on: date | None
    ends_on: date | None
    indicator: str
    target: str
    round: UUID | None
    round_name: str
    due_on: date | None
    status: str
    """What was said in this round; outside of rounds, what was said last."""
    status_label: str
    remark: str
    evidence: str
    reached: str
    before: str
    """What was said last, where nothing was said in this round yet."""
    said_at: datetime | None


def carried_out(*, owner: UUID | None = None, institution: Institution | None = None) -> QuerySet[PlanPart]:
    """The parts of institutions that answer for an action which stands in a plan."""
    rows = PlanPart.objects.filter(
        role=PartRole.RESPONSIBLE, item__removed_at__isnull=True, institution__closed_at__isnull=True
    )
    if owner is not None:
        rows = rows.filter(institution__owner=owner)
    if institution is not None:
        rows = rows.filter(institution=institution)
    rows = rows.select_related("item__plan", "institution")
    return rows.order_by("item__plan__begins_on", "item__plan", "item__place", "item", "id")


def action_lines(
    parts: Iterable[PlanPart], today: date, named: Mapping[str, str] | None = None, after: int = 0
) -> tuple[ActionLine, ...]:
    """The actions with the round that an answer counts for: the one `named` for a part, else that of the day."""
    rows, names = list(parts), named or {}
    rounds: dict[UUID, list[PlanRound]] = {}
    for one in PlanRound.objects.filter(plan__in={part.item.plan_id for part in rows}).order_by("due_on", "id"):
        rounds.setdefault(one.plan_id, []).append(one)
    said: dict[tuple[UUID, UUID | None], list[PlanReport]] = {}
    for report in PlanReport.objects.filter(item__in={part.item_id for part in rows}).order_by("taken_at", "id"):
        said.setdefault((report.item_id, report.said_by_id), []).append(report)
    return tuple(
        _line(
            part, number, said.get((part.item_id, part.institution_id), []), rounds.get(part.item.plan_id, []), today,
            names.get(str(part.pk), ""),
        )
        for number, part in enumerate(rows, after + 1)
    )  # fmt: skip


def sent_actions(lines: Iterable[ActionLine], state_name: str) -> list[dict[str, str | None]]:
    """The rows of the sheet."""
    return [
        {
            "row": str(one.id), "state": f"{state_name} ({one.state})", "institution": one.institution,
            "plan": one.plan, "text": one.text, "round": one.round_name,
            "due": one.due_on.isoformat() if one.due_on else "", "indicator": one.indicator, "target": one.target,
            "before": one.before,
            "status": one.status_label if one.status else "", "remark": one.remark, "evidence": one.evidence,
            "reached": one.reached,
        }
        for one in lines
    ]  # fmt: skip


def actions_of(institution: Institution, today: date, after: int = 0) -> tuple[ActionLine, ...]:
    """The actions of one institution, numbered after so many rows."""
    return action_lines(carried_out(institution=institution), today, after=after)


def _line(
    part: PlanPart, number: int, said: list[PlanReport], rounds: list[PlanRound], today: date, named: str
) -> ActionLine:
    item, last = part.item, said[-1] if said else None
    reported = {one.round_id for one in said}
    asked = next((one for one in rounds if one.name == named), None) or _asked(rounds, reported, today)
    held = last if asked is None else next((one for one in reversed(said) if one.round_id == asked.pk), None)
    before = [standing_label(last.status), last.words] if last and not held else []
    return ActionLine(
        id=part.pk, item=item.pk, url=reverse("assistance:item", args=[item.pk]), number=number, plan=item.plan.name,
        state=item.plan.state, institution=part.institution.name, text=item.text, begins_on=item.begins_on,
        ends_on=item.ends_on, indicator=item.indicator, target=item.target, round=asked.pk if asked else None,
        round_name=asked.name if asked else "", due_on=asked.due_on if asked else None,
        status=held.status if held else "", status_label=standing_label(held.status if held else ""),
        remark=held.words if held else "", evidence=held.evidence if held else "",
        reached=held.reached if held else "", before=" – ".join(filter(None, before)),
        said_at=last.taken_at if last else None,
    )  # fmt: skip


def _asked(rounds: list[PlanRound], reported: set[UUID | None], today: date) -> PlanRound | None:
    """One that is just past and not yet reported in; else the one that runs; else the last."""
    late = (one for one in rounds if today - GRACE <= one.due_on < today and one.pk not in reported)
    running = (one for one in rounds if one.due_on >= today)
    return next(late, None) or next(running, None) or (rounds[-1] if rounds else None)
