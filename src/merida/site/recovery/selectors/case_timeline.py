"""The timeline of a case, and how long each stage of it took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from merida.money.accounts import STAGES
from merida.money.qualified import Stated
from merida.money.when import When
from merida.site.evidence.labels import Names
from merida.site.look.numbers import number
from merida.site.provenance.choices import Audience
from merida.site.recovery.choices.cases import OrderKind, OrderStepKind
from merida.site.recovery.choices.ledger import ClaimStatus, EventKind
from merida.site.recovery.models import Case, Order, OrderStep, Reminder, RequestStep
from merida.site.recovery.selectors.amounts import said_day, stated_of
from merida.site.recovery.selectors.case_journal import EventLine

HAPPENED = {ClaimStatus.DONE, ClaimStatus.GRANTED}


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened in a case."""

    when: When | None
    kind: str
    """order, request, event, claimant, custody, obstacle, reminder: the colour and the word."""
    kind_label: str
    text: str
    stated: Stated | None = None
    note: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class StageTime:
    """From one stage to the next: between so many and so many days, as precisely as the dates are known."""

    begins: str
    ends: str
    began: When
    ended: When
    least: int
    most: int

    @property
    def days(self) -> str:
        """How many, in the reader's numbers; where the dates do not tell which came first, the most it can be."""
        low, high = sorted((abs(self.least), abs(self.most)))
        language = get_language() or "en"
        if self.least < 0 < self.most:
            return _("at most %(days)s, in either order") % {"days": number(high, language)}
        return number(low, language) if low == high else f"{number(low, language)} – {number(high, language)}"

    @property
    def before(self) -> bool:
        """Whether it happened before what the order of the stages lets come first."""
        return self.most < 0


def timeline(case: Case, events: Iterable[EventLine], said: Names) -> tuple[Moment, ...]:
    """All of it, the earliest first; what has no date comes last."""
    found = [
        *_orders(case, said), *_requests(case), *_events(events), *_claimants(case), *_custody(case),
        *_obstacles(case), *_reminders(case),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.when is None, one.when.last if one.when else date.max)))


def stage_times(case: Case, events: Iterable[EventLine], today: date) -> tuple[StageTime, ...]:
    """Between the first day of each stage that has one and the first of the next: in the order of the stages.

    The stage that an open case of a team has reached runs on until today.
    """
    reached: list[tuple[str, When]] = []
    sent = [one.sent_on for one in case.requests.all()]
    if sent:
        reached.append((_("First request"), When.of(min(sent))))
    firsts = _first_days(case, events)
    reached += [(str(EventKind(stage).label), firsts[stage]) for stage in STAGES if stage in firsts]
    runs_on = case.audience == Audience.CASE_TEAM and case.closed_on is None and "used" not in firsts
    if runs_on and reached and reached[-1][1].last <= today:
        reached.append((_("Today"), When.of(today)))
    return tuple(
        StageTime(begins, ends, began, ended, (ended.first - began.last).days, (ended.last - began.first).days)
        for (begins, began), (ends, ended) in pairwise(reached)
    )


def _first_days(case: Case, events: Iterable[EventLine]) -> dict[str, When]:
    found: dict[str, When] = {}
    named = {OrderKind.FREEZING: "frozen", OrderKind.CONFISCATION: "confiscated"}
    days = [(named[OrderKind(one.kind)], When.of(one.made_on)) for one in case.orders.all() if one.made_on]
    days += [(one.stage, one.when) for one in events if one.live and one.when and one.status in HAPPENED]
    for stage, when in days:
        if stage not in found or when.first < found[stage].first:
            found[stage] = when
    return found


def _orders(case: Case, said: Names) -> Iterator[Moment]:
    steps = OrderStep.objects.filter(order__case=case).select_related("order")
    for one in steps:
        note = _("lapses on %(day)s") % {"day": said_day(one.lapses_on)} if one.lapses_on else ""
        amount = stated_of(one.amount, one.unit)
        if one.kind == OrderStepKind.MADE:
            amount = stated_of(one.order.value, one.order.unit, one.order.qualifier)
        text = f"{_order(one.order, said)}: {one.get_kind_display()}"
        yield Moment(
            When.of(one.on), "order", _("Order"), text, amount, " · ".join(filter(None, (note, one.words))), "orders"
        )


def _order(order: Order, said: Names) -> str:
    return f"{order.get_kind_display()}, {said.state(order.jurisdiction)}"


def _requests(case: Case) -> Iterator[Moment]:
    for one in RequestStep.objects.filter(request__case=case).select_related("request"):
        ground = one.get_ground_display() if one.ground else ""
        text = f"{one.request.subject}: {one.get_kind_display()}"
        note = " · ".join(filter(None, (ground, one.words)))
        yield Moment(When.of(one.on), "request", _("Request"), text, None, note, "requests")


def _events(events: Iterable[EventLine]) -> Iterator[Moment]:
    for one in events:
        if one.live:
            note = " · ".join(filter(None, (one.status_label, _(", ").join(one.by), one.authority, one.words)))
            yield Moment(one.when, "event", _("Event"), one.stage_label, one.stated, note, f"event-{one.id}")


def _claimants(case: Case) -> Iterator[Moment]:
    for claimant in case.claimants.prefetch_related("steps"):
        for one in claimant.steps.all():
            text = f"{claimant.get_kind_display()}: {one.get_kind_display()}"
            yield Moment(
                When.of(one.on), "claimant", _("Claimant"), text, stated_of(one.amount, one.unit), "", "claimants"
            )


def _custody(case: Case) -> Iterator[Moment]:
    for one in case.custody.select_related("asset"):
        yield Moment(
            When.of(one.on), "custody", _("Custody"), f"{one.asset.label}: {one.get_kind_display()}",
            stated_of(one.amount, one.unit), one.custodian, "custody",
        )  # fmt: skip


def _obstacles(case: Case) -> Iterator[Moment]:
    for one in case.obstacles.all():
        label = one.get_code_display()
        yield Moment(When.of(one.since), "obstacle", _("Obstacle"), label, None, one.words, "obstacles")
        if one.overcome_on:
            text = _("%(obstacle)s: overcome") % {"obstacle": label}
            yield Moment(When.of(one.overcome_on), "obstacle", _("Obstacle"), text, None, "", "obstacles")


def _reminders(case: Case) -> Iterator[Moment]:
    for one in Reminder.objects.filter(deadline__case=case).select_related("deadline"):
        text = f"{one.deadline.get_kind_display()}: {said_day(one.due_on)}"
        note = _("%(days)d days before") % {"days": one.days_before}
        yield Moment(When.of(one.reminded_at.date()), "reminder", _("Reminder"), text, None, note, "deadlines")
