"""A plan as its tree: each item with what stands under it counted, and who does what by when with which money."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from merida.money.amounts import Amount
from merida.site.assistance.choices_plans import CARRIED_OUT, Framework, Level, PartRole, Standing, Verdict
from merida.site.assistance.models.institutions import Institution
from merida.site.assistance.models.plans import Plan, PlanAnswer, PlanItem, PlanPart, PlanReport, PlanVerification
from merida.site.assistance.permissions import can_keep_plan
from merida.site.assistance.selectors.amounts import told
from merida.site.assistance.selectors.matrix import standing_label
from merida.site.evidence.codelists import reader_language
from merida.site.provenance.asking import Asker
from merida.site.provenance.choices import Audience


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the actions under an item: how many, and how they stand. Verified is a second body's word, counted apart."""

    actions: int = 0
    reported: int = 0
    in_hand: int = 0
    done: int = 0
    not_taken_up: int = 0
    verified: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """What an action answers."""

    label: str
    framework: str
    """Empty for an outcome of a review."""
    text: str
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item of a plan in its place in the tree."""

    id: UUID
    url: str
    number: str
    """As in 1.2.1."""
    depth: int
    level: str
    level_label: str
    text: str
    begins_on: date | None
    ends_on: date | None
    budget: Amount | None
    budget_text: str
    funds: str
    indicator: str
    baseline: str
    target: str
    reached: str
    responsible: tuple[str, ...]
    supporting: tuple[str, ...]
    answers: tuple[Answered, ...]
    status: str
    status_label: str
    reported_at: datetime | None
    verdict: str
    verdict_label: str
    overdue: bool
    revision: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in a list."""

    id: UUID
    url: str
    name: str
    state: str
    begins_on: date
    ends_on: date
    owner: str
    audience_label: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class PlanTree:
    """A plan with its items in order."""

    plan: PlanLine
    items: tuple[ItemLine, ...]
    budgets: tuple[str, ...]
    """A sum for each currency."""
    with_budget: int
    may_keep: bool
    roots: tuple[ItemLine, ...] = field(default=())

    @property
    def actions(self) -> tuple[ItemLine, ...]:
        """The actions alone."""
        return tuple(one for one in self.items if one.level == Level.ACTION)


def plan_tree(*, plan: Plan, seen_by: Asker, today: date) -> PlanTree:
    """The plan as its pages and papers show it."""
    rows = list(
        PlanItem.objects.live()
        .filter(plan=plan)
        .order_by("place", "id")
        .prefetch_related(
            Prefetch("answers", PlanAnswer.objects.select_related("outcome")),
            Prefetch("reports", PlanReport.objects.order_by("taken_at", "id")),
            Prefetch("reports__verifications", PlanVerification.objects.order_by("taken_at", "id")),
        )
    )
    parts: dict[UUID, list[tuple[str, UUID]]] = {}
    for item, role, institution in PlanPart.objects.filter(item__in=rows).values_list("item", "role", "institution"):
        parts.setdefault(item, []).append((role, institution))
    named = dict(
        Institution.objects.filter(pk__in={key for some in parts.values() for _role, key in some}).values_list(
            "pk", "name"
        )
    )
    below: dict[UUID | None, list[PlanItem]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    made: list[ItemLine] = []

    def walk(parent: UUID | None, before: str, depth: int) -> list[ItemLine]:
        under: list[ItemLine] = []
        for place, row in enumerate(below.get(parent, ()), 1):
            number, at = f"{before}{place}", len(made)
            made.append(line := _line(row, number, depth, parts.get(row.pk, ()), named, today))
            inner = walk(row.pk, f"{number}.", depth + 1)
            made[at] = line = _with(line, counted([line, *inner]))
            under += [line, *inner]
        return under

    walk(None, "", 0)
    actions = [one for one in made if one.level == Level.ACTION]
    sums = sums_of(one.budget for one in actions)
    return PlanTree(
        plan=plan_line(plan, counted(actions)),
        items=tuple(made),
        budgets=tuple(told(one, reader_language()) for one in sums),
        with_budget=sum(one.budget is not None for one in actions),
        may_keep=can_keep_plan(seen_by, plan.owner_id),
        roots=tuple(one for one in made if one.depth == 0),
    )


def lone(item: PlanItem, today: date) -> ItemLine:
    """An item that was taken out, outside of the tree."""
    return _line(item, "", 0, (), {}, today)


def plan_line(plan: Plan, counts: Counts) -> PlanLine:
    """A plan with its counts."""
    return PlanLine(
        id=plan.pk,
        url=reverse("assistance:plan", args=[plan.pk]),
        name=plan.name,
        state=plan.state,
        begins_on=plan.begins_on,
        ends_on=plan.ends_on,
        owner=str(plan.owner),
        audience_label=str(Audience(plan.audience).label),
        counts=counts,
    )


def counted(items: Iterable[ItemLine]) -> Counts:
    """How the actions among these items stand."""
    actions = [one for one in items if one.level == Level.ACTION]
    return Counts(
        actions=len(actions),
        reported=sum(bool(one.status) for one in actions),
        in_hand=sum(one.status == Standing.IN_HAND for one in actions),
        done=sum(one.status in CARRIED_OUT for one in actions),
        not_taken_up=sum(one.status == Standing.NOT_TAKEN_UP for one in actions),
        verified=sum(one.verdict == Verdict.CONFIRMED for one in actions),
        overdue=sum(one.overdue for one in actions),
    )


def sums_of(amounts: Iterable[Amount | None]) -> tuple[Amount, ...]:
    """A sum for each currency; currencies are never added together."""
    found: dict[str, Amount] = {}
    for one in amounts:
        if one is not None:
            found[one.currency] = found[one.currency] + one if one.currency in found else one
    return tuple(found[code] for code in sorted(found))


def answered(one: PlanAnswer) -> Answered:
    """What an action answers, in words."""
    if one.outcome_id is None or one.outcome is None:
        label = f"{Framework(one.framework).label}: {one.reference}"
        return Answered(label, one.framework, one.reference, "", "")
    outcome = one.outcome
    label = ", ".join(outcome.provisions) or _("No provision")
    return Answered(label, "", outcome.text, outcome.language, reverse("evidence:outcome", args=[outcome.pk]))


def _line(
    row: PlanItem, number: str, depth: int, parts: Sequence[tuple[str, UUID]], named: dict[UUID, str], today: date
) -> ItemLine:
    reports = list(row.reports.all())
    last = reports[-1] if reports else None
    verified = list(last.verifications.all()) if last else []
    status, verdict = last.status if last else "", verified[-1].verdict if verified else ""
    budget = Amount(row.budget_minor, row.budget_currency) if row.budget_minor is not None else None
    open_ = row.level == Level.ACTION and status not in (*CARRIED_OUT, Standing.NOT_TAKEN_UP)
    by_role = {
        role: tuple(sorted(filter(None, (named.get(key) for one, key in parts if one == role)))) for role in PartRole
    }
    return ItemLine(
        id=row.pk,
        url=reverse("assistance:item", args=[row.pk]),
        number=number,
        depth=depth,
        level=row.level,
        level_label=str(Level(row.level).label),
        text=row.text,
        begins_on=row.begins_on,
        ends_on=row.ends_on,
        budget=budget,
        budget_text=told(budget, reader_language()) if budget else "",
        funds=row.funds,
        indicator=row.indicator,
        baseline=row.baseline,
        target=row.target,
        reached=next((one.reached for one in reversed(reports) if one.reached), ""),
        responsible=by_role[PartRole.RESPONSIBLE],
        supporting=by_role[PartRole.SUPPORTING],
        answers=tuple(answered(one) for one in row.answers.all() if one.outcome_id is None or one.outcome is not None),
        status=status,
        status_label=standing_label(status) if row.level == Level.ACTION else "",
        reported_at=last.taken_at if last else None,
        verdict=verdict,
        verdict_label=str(Verdict(verdict).label) if verdict else "",
        overdue=open_ and row.ends_on is not None and row.ends_on < today,
        revision=row.revision,
        counts=Counts(),
    )


def _with(line: ItemLine, counts: Counts) -> ItemLine:
    values = {name: getattr(line, name) for name in ItemLine.__slots__}
    return ItemLine(**values | {"counts": counts})
