"""The roadmap of a plan: a line of time for each action, beside the table that says the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language_bidi

from merida.site.assistance.choices_plans import CARRIED_OUT, Standing
from merida.site.assistance.gantt import WIDTH, Scale, Strip, Tick
from merida.site.assistance.models.plans import Plan
from merida.site.assistance.selectors.plans import ItemLine, PlanTree, plan_tree
from merida.site.provenance.asking import Asker

SHAPES = {
    Standing.IN_HAND: "hand", Standing.NOT_TAKEN_UP: "not", Standing.NOT_BEGUN: "begun",
    **dict.fromkeys(CARRIED_OUT, "done"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoadLine:
    """An item with its bar; None where it has no dates."""

    item: ItemLine
    strip: Strip | None
    shape: str
    """done, hand, begun, not, or nothing if nobody has reported."""


@dataclass(frozen=True, slots=True)
class RoadmapPage:
    """The roadmap."""

    tree: PlanTree
    lines: tuple[RoadLine, ...]
    ticks: tuple[Tick, ...]
    today: float | None
    width: int
    undated: int


def roadmap_page(*, plan: Plan, seen_by: Asker, today: date) -> RoadmapPage:
    """The roadmap, mirrored where one reads from the right."""
    tree = plan_tree(plan=plan, seen_by=seen_by, today=today)
    scale = Scale(plan.begins_on, plan.ends_on, get_language_bidi())
    lines = tuple(
        RoadLine(one, scale.strip(one.begins_on, one.ends_on), "late" if one.overdue else SHAPES.get(one.status, ""))  # type: ignore[call-overload]
        for one in tree.items
    )
    return RoadmapPage(
        tree=tree,
        lines=lines,
        ticks=tuple(scale.ticks()),
        today=scale.mark(today),
        width=WIDTH,
        undated=sum(not (one.begins_on or one.ends_on) for one in tree.actions),
    )
