"""Pages of plans: the list, one plan with its rounds, one item with its reports, verifications and changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from merida.money.amounts import Amount
from merida.site.assistance.choices_plans import Framework, Level, PartRole, Verdict, Via
from merida.site.assistance.models.institutions import InstitutionReply
from merida.site.assistance.models.plans import (
    Plan,
    PlanAnswer,
    PlanItem,
    PlanPart,
    PlanReport,
    PlanRound,
    PlanVerification,
)
from merida.site.assistance.permissions import can_keep_plan
from merida.site.assistance.selectors.helping import HelpLine, help_of
from merida.site.assistance.selectors.matrix import outcomes_of, standing_label
from merida.site.assistance.selectors.plan_counts import plan_lines
from merida.site.assistance.selectors.plans import ItemLine, PlanLine, PlanTree, answered, lone, plan_tree
from merida.site.people.choices import Role
from merida.site.provenance.asking import Asker
from merida.site.provenance.models import Decision, Source

ACTS = {"add_item": _("Added"), "change_item": _("Changed"), "remove_item": _("Taken out")}


@dataclass(frozen=True, slots=True)
class PlansPage:
    """The plans one may see."""

    lines: tuple[PlanLine, ...]
    may_keep: bool


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round of reporting: how many of the actions were reported on in it."""

    id: UUID
    name: str
    due_on: date
    remind_on: date
    reminded_at: datetime | None
    reported: int
    actions: int


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan."""

    tree: PlanTree
    rounds: tuple[RoundLine, ...]
    asked: int
    """Recommendations and needs of the State."""
    met: int
    """Those that an action answers."""
    helped: frozenset[UUID]
    """Actions for which assistance is named."""
    state_url: str


@dataclass(frozen=True, slots=True)
class VerifiedLine:
    """What a second body said of a report."""

    body: str
    verdict: str
    verdict_label: str
    words: str
    source: str
    source_url: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report of progress."""

    id: UUID
    status: str
    status_label: str
    words: str
    reached: str
    said_by: str
    person: str
    via_label: str
    evidence: str
    round_name: str
    source: str
    source_url: str
    at: datetime
    verified: tuple[VerifiedLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change of an item."""

    at: datetime
    by: str
    act_label: str
    because: str
    fields: tuple[tuple[str, str, str], ...]
    """Name, before, after."""


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item."""

    line: ItemLine
    plan: PlanLine
    above: tuple[tuple[str, str], ...]
    is_action: bool
    removed: bool
    may_keep: bool
    reports: tuple[ReportLine, ...]
    helps: tuple[HelpLine, ...]
    asks: tuple[tuple[str, str], ...]
    """Outcomes that it answers, with the address to ask for assistance with each."""
    changes: tuple[ChangeLine, ...]


def plans_page(*, seen_by: Asker, today: date) -> PlansPage:
    """The plans, in the order of their State and name."""
    rows = Plan.objects.select_related("owner").order_by("state", "name", "id")
    return PlansPage(
        lines=plan_lines(rows[:200], today),
        may_keep=Role.FOCAL_POINT in seen_by.roles,
    )


def plan_page(*, plan: Plan, seen_by: Asker, today: date) -> PlanPage:
    """One plan with its rounds, and how many recommendations and needs its actions answer."""
    tree = plan_tree(plan=plan, seen_by=seen_by, today=today)
    asked = {one.pk: one.replaces for one in outcomes_of(plan.state)}
    answered = set(
        PlanAnswer.objects.filter(item__in=[one.id for one in tree.actions], outcome__isnull=False).values_list(
            "outcome", flat=True
        )
    )
    actions = {one.id for one in tree.actions}
    reported: dict[UUID, set[UUID]] = {}
    for in_round, item in PlanReport.objects.filter(round__plan=plan, item__in=actions).values_list("round", "item"):
        reported.setdefault(in_round, set()).add(item)
    return PlanPage(
        tree=tree,
        rounds=tuple(
            RoundLine(
                one.pk,
                one.name,
                one.due_on,
                one.remind_on,
                one.reminded_at,
                len(reported.get(one.pk, ())),
                len(actions),
            )
            for one in PlanRound.objects.filter(plan=plan)
        ),
        asked=len(asked),
        met=sum(bool(answered & {key, *replaces}) for key, replaces in asked.items()),
        helped=frozenset(help_of(actions)),
        state_url=reverse("assistance:state", args=[plan.state]),
    )


def item_page(*, item: PlanItem, seen_by: Asker, today: date) -> ItemPage:
    """One item; what was reported and what was verified stand apart."""
    tree = plan_tree(plan=item.plan, seen_by=seen_by, today=today)
    line = next((one for one in tree.items if one.id == item.pk), None)
    number = line.number if line else ""
    reports = (
        PlanReport.objects.filter(item=item)
        .select_related("said_by", "round", "source")
        .prefetch_related("verifications__body", "verifications__source")
    )
    return ItemPage(
        line=line or lone(item, today),
        plan=tree.plan,
        above=tuple((f"{one.number} {one.text}", one.url) for one in tree.items if number.startswith(f"{one.number}.")),
        is_action=item.level == Level.ACTION,
        removed=item.removed_at is not None,
        may_keep=can_keep_plan(seen_by, item.plan.owner_id),
        reports=tuple(_report(one) for one in reports.order_by("-taken_at", "-id")),
        helps=help_of([item.pk]).get(item.pk, ()),
        asks=_asks(item) if item.level == Level.ACTION else (),
        changes=tuple(_changes(item)),
    )


def reports_of(plan: Plan) -> dict[UUID, list[ReportLine]]:
    """What was reported on each action of a plan, the last first."""
    rows = PlanReport.objects.filter(item__plan=plan).select_related("said_by", "round", "source")
    found: dict[UUID, list[ReportLine]] = {}
    for one in rows.prefetch_related("verifications__body", "verifications__source").order_by("-taken_at", "-id"):
        found.setdefault(one.item_id, []).append(_report(one))
    return found


def item_values(item: PlanItem) -> dict[str, object]:
    """What the form of an item begins with."""
    parts = list(PlanPart.objects.filter(item=item).values_list("role", "institution"))
    answers = list(PlanAnswer.objects.filter(item=item))
    amount = None if item.budget_minor is None else Amount(item.budget_minor, item.budget_currency).value
    plain = ("level", "text", "begins_on", "ends_on", "funds", "indicator", "baseline", "target")
    return {
        **{name: getattr(item, name) for name in plain},
        "parent": str(item.parent_id or ""), "budget": amount, "currency": item.budget_currency or item.plan.currency,
        "responsible": [str(key) for role, key in parts if role == PartRole.RESPONSIBLE],
        "supporting": [str(key) for role, key in parts if role == PartRole.SUPPORTING],
        "outcomes": [str(one.outcome_id) for one in answers if one.outcome_id],
        "frameworks": "\n".join(
            f"{Framework(one.framework).label}: {one.reference}" for one in answers if one.framework
        ),
        "seen": item.revision,
    }  # fmt: skip


def rests_on(source: Source) -> bool:
    """Whether a reply, a report or a verification that one may see rests on this file."""
    kinds = (InstitutionReply, PlanReport, PlanVerification)
    return any(model.objects.filter(source=source).exists() for model in kinds)


def possible_outcomes(state: str) -> list[tuple[UUID, str]]:
    """The recommendations and needs that an action may answer, with their provisions first."""
    return [(one.pk, f"{', '.join(one.provisions) or '–'}: {one.text}") for one in outcomes_of(state)]


def _asks(item: PlanItem) -> tuple[tuple[str, str], ...]:
    rows = PlanAnswer.objects.filter(item=item, outcome__isnull=False).select_related("outcome")
    ask = reverse("assistance:make_request")
    return tuple(
        (answered(one).label, f"{ask}?outcome={one.outcome_id}&action={item.pk}") for one in rows if one.outcome
    )


def _report(one: PlanReport) -> ReportLine:
    return ReportLine(
        id=one.pk,
        status=one.status,
        status_label=standing_label(one.status),
        words=one.words,
        reached=one.reached,
        said_by=one.said_by.name if one.said_by else "",
        person=one.person,
        via_label=str(Via(one.via).label),
        evidence=one.evidence,
        round_name=one.round.name if one.round else "",
        source=one.source.name if one.source else "",
        source_url=reverse("assistance:kept_file", args=[one.source_id]) if one.source else "",
        at=one.taken_at,
        verified=tuple(
            VerifiedLine(
                body=found.body.name,
                verdict=found.verdict,
                verdict_label=str(Verdict(found.verdict).label),
                words=found.words,
                source=found.source.name if found.source else "",
                source_url=reverse("assistance:kept_file", args=[found.source_id]) if found.source else "",
                at=found.taken_at,
            )
            for found in one.verifications.all()
        ),
    )


def _changes(item: PlanItem) -> list[ChangeLine]:
    rows = Decision.objects.filter(subject_type="assistance.planitem", subject_id=item.pk).select_related("decided_by")
    return [
        ChangeLine(
            at=one.decided_at,
            by=str(one.decided_by),
            act_label=str(ACTS.get(one.act, one.act)),
            because=one.because,
            fields=tuple(
                (str(_NAMES[name]), str(one.before.get(name) or ""), str(value or ""))
                for name, value in one.after.items()
                if one.before and one.before.get(name) != value and name in _NAMES
            ),
        )
        for one in rows.order_by("-decided_at", "-id")
    ]


_NAMES: dict[str, str | Promise] = {
    "text": _("text"),
    "begins_on": _("begins on"),
    "ends_on": _("ends on"),
    "funds": _("source of funds"),
    "indicator": _("indicator"),
    "baseline": _("baseline"),
    "target": _("target"),
    "budget_minor": _("budget in minor units"),
    "budget_currency": _("currency"),
}
