"""Acts on a plan: draw it up, add, change and take out items; every change is kept with what was before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from merida.money.amounts import Amount
from merida.site.assistance.choices_plans import LEVELS, Level, PartRole
from merida.site.assistance.models.institutions import Institution
from merida.site.assistance.models.plans import Plan, PlanAnswer, PlanItem, PlanPart
from merida.site.assistance.permissions import can_keep_plan
from merida.site.assistance.services.institutions import ASKED, kept_by
from merida.site.evidence.models import Finding
from merida.site.people.models import Organisation, Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act, record_decision


@dataclass(frozen=True, slots=True)
class Content:
    """What an item says."""

    text: str
    begins_on: date | None = None
    ends_on: date | None = None
    budget: Amount | None = None
    funds: str = ""
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    responsible: tuple[UUID, ...] = ()
    supporting: tuple[UUID, ...] = ()
    outcomes: tuple[UUID, ...] = ()
    frameworks: tuple[tuple[str, str], ...] = ()
    """Framework and reference, as in ("fatf", "Recommendation 24")."""


@transaction.atomic
def draw_up_plan(
    *, owner: Organisation, name: str, begins_on: date, ends_on: date, by: Person, at: datetime, currency: str = ""
) -> Plan:
    """A plan of the authority, with nothing in it yet."""
    require(can_keep_plan(current(), owner.pk))
    name = " ".join(name.split())
    if not name:
        raise Refusal(_("Give the plan a name."))
    if ends_on < begins_on:
        raise Refusal(_("The plan ends before it begins: correct one of the days."))
    if Plan.objects.filter(owner=owner, name=name).exists():
        raise Refusal(_("You have a plan of this name already: open it, or choose another name."))
    plan = Plan(
        owner=owner, state=owner.jurisdiction, name=name, begins_on=begins_on, ends_on=ends_on,
        currency=currency.upper(), made_by=by, made_at=at, **kept_by(owner),
    )  # fmt: skip
    plan.save(force_insert=True)
    record_act(act="draw_up_plan", subject=plan, by=by.pk, at=at)
    return plan


@transaction.atomic
def add_item(
    *, plan: Plan, level: str, content: Content, by: Person, at: datetime, parent: PlanItem | None = None
) -> PlanItem:
    """A direction, problem, result or action, at the end of those beside it."""
    require(can_keep_plan(current(), plan.owner_id))
    _refuse_unfit(plan, level, content, parent)
    last = PlanItem.objects.filter(plan=plan, parent=parent).aggregate(last=Max("place"))["last"] or 0
    item = PlanItem(plan=plan, parent=parent, level=level, place=last + 1, **_columns(content), **inherited(plan))
    item.save(force_insert=True)
    _connect(item, content)
    record_decision(act="add_item", subject=item, before={}, after=said(item), by=by, at=at)
    return item


@transaction.atomic
def change_item(*, item: PlanItem, content: Content, seen: int, by: Person, at: datetime, because: str = "") -> bool:
    """What an item says now; whether anything changed. `seen` is the revision one had before one's eyes."""
    plan = item.plan
    require(can_keep_plan(current(), plan.owner_id))
    held = PlanItem.objects.select_for_update(of=("self",)).select_related("parent").get(pk=item.pk)
    if held.revision != seen or held.removed_at is not None:
        raise Refusal(_("Somebody has changed this item since you opened it: look at it again."))
    _refuse_unfit(plan, held.level, content, held.parent)
    before = said(held)
    for name, value in _columns(content).items():
        setattr(held, name, value)
    _connect(held, content)
    after = said(held)
    if after == before:
        return False
    held.revision += 1
    held.save()
    record_decision(act="change_item", subject=held, before=before, after=after, by=by, at=at, because=because)
    return True


@transaction.atomic
def move_item(*, item: PlanItem, up: bool, by: Person, at: datetime) -> bool:
    """Change places with the one before or after it under the same item; whether there was one."""
    require(can_keep_plan(current(), item.plan.owner_id))
    beside = list(
        PlanItem.objects.live()
        .filter(plan=item.plan_id, parent=item.parent_id)
        .select_for_update(of=("self",))
        .order_by("place", "id")
    )
    at_place = next((place for place, one in enumerate(beside) if one.pk == item.pk), None)
    other = None if at_place is None else at_place + (-1 if up else 1)
    if at_place is None or other is None or not 0 <= other < len(beside):
        return False
    beside[at_place], beside[other] = beside[other], beside[at_place]
    for place, one in enumerate(beside, 1):
        one.place = place
    PlanItem.objects.bulk_update(beside, ["place"])
    record_act(act="move_item", subject=item, by=by.pk, at=at, place=other + 1)
    return True


@transaction.atomic
def remove_item(*, item: PlanItem, by: Person, at: datetime, because: str = "") -> None:
    """Take an item out; it and what was reported of it stay in the history."""
    require(can_keep_plan(current(), item.plan.owner_id))
    if PlanItem.objects.live().filter(parent=item).exists():
        raise Refusal(_("Other items stand under this one: take those out first."))
    item.removed_at = at
    item.save(update_fields=("removed_at",))
    record_decision(act="remove_item", subject=item, before=said(item), after={}, by=by, at=at, because=because)


def said(item: PlanItem) -> dict[str, Any]:
    """What an item says, as its decisions keep it."""
    fields = ("text", "funds", "indicator", "baseline", "target", "budget_minor", "budget_currency")
    parts = PlanPart.objects.filter(item=item).order_by("role", "institution").values_list("role", "institution")
    answers = PlanAnswer.objects.filter(item=item).order_by("framework", "reference", "outcome")
    return {
        **{name: getattr(item, name) for name in fields},
        "begins_on": item.begins_on.isoformat() if item.begins_on else None,
        "ends_on": item.ends_on.isoformat() if item.ends_on else None,
        "parts": [[role, str(institution)] for role, institution in parts],
        "answers": [
            [one.framework, one.reference] if one.framework else ["uncac", str(one.outcome_id)] for one in answers
        ],
    }


def _columns(content: Content) -> dict[str, Any]:
    return {
        "text": content.text.strip(), "begins_on": content.begins_on, "ends_on": content.ends_on,
        "budget_minor": content.budget.minor if content.budget else None,
        "budget_currency": content.budget.currency if content.budget else "",
        "funds": content.funds.strip(), "indicator": content.indicator.strip(),
        "baseline": content.baseline.strip(), "target": content.target.strip(),
    }  # fmt: skip


def _connect(item: PlanItem, content: Content) -> None:
    wanted = dict.fromkeys(content.supporting, PartRole.SUPPORTING) | dict.fromkeys(
        content.responsible, PartRole.RESPONSIBLE
    )
    PlanPart.objects.filter(item=item).exclude(institution__in=wanted).delete()
    for institution, role in wanted.items():
        PlanPart.objects.update_or_create(
            item=item, institution_id=institution, defaults={"role": role, **inherited(item)}
        )
    PlanAnswer.objects.filter(item=item).exclude(outcome__in=content.outcomes).delete()
    PlanAnswer.objects.filter(item=item, outcome__isnull=True).delete()
    held = set(PlanAnswer.objects.filter(item=item).values_list("outcome", flat=True))
    PlanAnswer.objects.bulk_create(
        [PlanAnswer(item=item, outcome_id=key, **inherited(item)) for key in content.outcomes if key not in held]
        + [
            PlanAnswer(item=item, framework=framework, reference=reference.strip(), **inherited(item))
            for framework, reference in dict.fromkeys(content.frameworks)
        ]
    )


def _refuse_unfit(plan: Plan, level: str, content: Content, parent: PlanItem | None) -> None:
    if not content.text.strip():
        raise Refusal(_("Say what it is."))
    if parent is not None and (
        parent.plan_id != plan.pk or parent.removed_at is not None or LEVELS.index(parent.level) >= LEVELS.index(level)
    ):
        raise Refusal(_("Directions hold problems, problems results, and results actions: choose an item above."))
    if content.begins_on and content.ends_on and content.ends_on < content.begins_on:
        raise Refusal(_("It ends before it begins: correct one of the days."))
    own = set(Institution.objects.filter(owner=plan.owner_id).values_list("pk", flat=True))
    if {*content.responsible, *content.supporting} - own:
        raise Refusal(_("Choose institutions of your own list."))
    if level != Level.ACTION and (content.outcomes or content.frameworks):
        raise Refusal(_("Only an action answers recommendations."))
    known = Finding.objects.filter(pk__in=content.outcomes, state=plan.state, kind__in=ASKED).count()
    if known != len(set(content.outcomes)):
        raise Refusal(_("An action answers recommendations and needs of your own State."))
