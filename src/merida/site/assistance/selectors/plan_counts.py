"""How the actions of several plans stand, in as many questions for many plans as for one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from merida.site.assistance.choices_plans import CARRIED_OUT, Level, Standing, Verdict
from merida.site.assistance.models.plans import Plan, PlanItem, PlanReport, PlanVerification
from merida.site.assistance.selectors.plans import Counts, PlanLine, plan_line


def plan_lines(plans: Iterable[Plan], today: date) -> tuple[PlanLine, ...]:
    """Plans with their counts."""
    rows = list(plans)
    actions = list(
        PlanItem.objects.live().filter(plan__in=rows, level=Level.ACTION).values_list("pk", "plan", "ends_on")
    )
    last = {
        item: (report, status)
        for report, item, status in PlanReport.objects.filter(item__in=[key for key, _plan, _ends in actions])
        .order_by("taken_at", "id")
        .values_list("pk", "item", "status")
    }
    verdicts = dict(
        PlanVerification.objects.filter(report__in=[report for report, _status in last.values()])
        .order_by("taken_at", "id")
        .values_list("report", "verdict")
    )
    by_plan: dict[UUID, list[tuple[str, str, date | None]]] = {}
    for key, plan, ends in actions:
        report, status = last.get(key, (None, ""))
        by_plan.setdefault(plan, []).append((status, verdicts.get(report, "") if report else "", ends))
    return tuple(plan_line(one, _counts(by_plan.get(one.pk, []), today)) for one in rows)


def _counts(actions: list[tuple[str, str, date | None]], today: date) -> Counts:
    closed = (*CARRIED_OUT, Standing.NOT_TAKEN_UP)
    return Counts(
        actions=len(actions),
        reported=sum(bool(status) for status, _verdict, _ends in actions),
        in_hand=sum(status == Standing.IN_HAND for status, _verdict, _ends in actions),
        done=sum(status in CARRIED_OUT for status, _verdict, _ends in actions),
        not_taken_up=sum(status == Standing.NOT_TAKEN_UP for status, _verdict, _ends in actions),
        verified=sum(verdict == Verdict.CONFIRMED for _status, verdict, _ends in actions),
        overdue=sum(status not in closed and ends is not None and ends < today for status, _verdict, ends in actions),
    )
