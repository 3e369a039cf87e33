"""A plan that came as a spreadsheet is taken over: items added and changed; none is ever taken out by it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.assistance.choices_plans import DeliveryStatus
from merida.site.assistance.models.institutions import Delivery, Institution
from merida.site.assistance.models.plans import Plan, PlanItem
from merida.site.assistance.permissions import can_keep_plan
from merida.site.assistance.selectors.plan_sheets import PlanPreview, PlanRow, preview_plan
from merida.site.assistance.services.institutions import add_institution
from merida.site.assistance.services.plans import Content, add_item, change_item, draw_up_plan
from merida.site.assistance.services.replying import settle
from merida.site.people.models import Organisation, Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import record_act


@transaction.atomic
def take_plan(*, delivery: Delivery, seen: str, by: Person, at: datetime) -> Plan:
    """What a delivery would make of a plan becomes so, whole."""
    require(can_keep_plan(current(), delivery.owner_id))
    held = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    if held.status != DeliveryStatus.WAITING:
        raise Refusal(_("This was decided already."))
    view = preview_plan(held)
    if view.seen != seen:
        raise Refusal(_("The plan has changed since you looked: look at what would change again."))
    plan, changed = write_plan(view=view, owner=held.owner, by=by, at=at)
    settle(held, by=by, at=at)
    record_act(act="take_plan", subject=held, by=by.pk, at=at, plan=plan.pk, items=changed)
    return plan


@transaction.atomic
def write_plan(*, view: PlanPreview, owner: Organisation, by: Person, at: datetime) -> tuple[Plan, int]:
    """The rows as items of a plan, made if there is none of these items yet; how many were added or changed."""
    require(can_keep_plan(current(), owner.pk))
    if not view.rows:
        raise Refusal(_("No row of this file can be taken over."))
    plan = (
        Plan.objects.select_related("owner").filter(pk=view.plan).first() if view.plan else _plan(view, owner, by, at)
    )
    assert plan is not None
    named = {one.name.casefold(): one.pk for one in Institution.objects.filter(owner=owner)}
    for name in {name for row in view.rows for name in (*row.responsible, *row.supporting)}:
        if name.casefold() not in named:
            named[name.casefold()] = add_institution(owner=owner, name=name, by=by, at=at).pk
    made: dict[str, PlanItem] = {}
    changed = 0
    for row in view.rows:
        content = _content(row, named)
        if row.item is None:
            parent = made.get(row.parent)
            made[row.number] = add_item(plan=plan, level=row.level, content=content, by=by, at=at, parent=parent)
            changed += 1
            continue
        item = PlanItem.objects.select_related("plan", "parent").get(pk=row.item)
        changed += change_item(item=item, content=content, seen=item.revision, by=by, at=at)
        made[row.number] = item
    return plan, changed


def _plan(view: PlanPreview, owner: Organisation, by: Person, at: datetime) -> Plan:
    begins, ends = view.begins_on or date(at.year, 1, 1), view.ends_on or date(at.year, 12, 31)
    name, place = view.name[:280], 2
    while Plan.objects.filter(owner=owner, name=name).exists():
        name, place = f"{view.name[:280]} ({place})", place + 1
    return draw_up_plan(owner=owner, name=name, begins_on=begins, ends_on=max(begins, ends), by=by, at=at)


def _content(row: PlanRow, named: dict[str, UUID]) -> Content:
    return Content(
        text=row.text, begins_on=row.begins_on, ends_on=row.ends_on, budget=row.budget, funds=row.funds[:300],
        indicator=row.indicator, baseline=row.baseline[:200], target=row.target[:200],
        responsible=tuple(named[name.casefold()] for name in row.responsible),
        supporting=tuple(named[name.casefold()] for name in row.supporting), outcomes=row.outcomes,
        frameworks=row.frameworks,
    )  # fmt: skip
