"""What a case holds beside its money: jurisdictions, persons, assets, orders, claimants, custody, obstacles, help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.site.assistance.models.activities import Activity
from merida.site.evidence.labels import Names
from merida.site.recovery.choices.cases import JurisdictionRole, OrderStepKind
from merida.site.recovery.models import Case, Claimant, Order, OrderStep, PersonInCase, PersonKey
from merida.site.recovery.names_under_key import opened
from merida.site.recovery.selectors.amounts import quantity_of, said_day, stated_of

type Act = tuple[str, str]
"""Label and address."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person of a case; erased, she has a status and no name."""

    id: UUID
    name: str
    identifiers: str
    status_label: str
    status_on: date
    review_on: date
    erased_at: datetime | None
    statuses: tuple[tuple[date, str, str], ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class AssetLine:
    """An asset with the orders over it."""

    id: UUID
    kind_label: str
    label: str
    location: str
    stated: Stated | None
    orders: tuple[str, ...]
    other_cases: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An order, where it stands, and what happened to it."""

    id: UUID
    kind_label: str
    ground_label: str
    local_term: str
    jurisdiction: str
    authority: str
    made_on: date | None
    finality_label: str
    stated: Stated | None
    satisfied: tuple[Quantity, ...]
    interest: tuple[Quantity, ...]
    lapses_on: date | None
    ended_on: date | None
    assets: tuple[str, ...]
    steps: tuple[tuple[date, str, Stated | None, str], ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class ClaimantLine:
    """Somebody who claims a right to assets."""

    id: UUID
    name: str
    kind_label: str
    jurisdiction: str
    asset: str
    status: str
    status_label: str
    steps: tuple[tuple[date, str, Stated | None, str], ...]
    erased_at: datetime | None
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """An entry on how an asset is kept."""

    on: date
    asset: str
    kind_label: str
    custodian: str
    stated: Stated | None
    words: str


@dataclass(frozen=True, slots=True)
class ObstacleLine:
    """What stands or stood in the way."""

    code_label: str
    jurisdiction: str
    since: date
    overcome_on: date | None
    words: str
    need: str
    need_url: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Training or assistance that served the case."""

    title: str
    words: str
    url: str
    linked_at: datetime


def jurisdiction_lines(case: Case, said: Names) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The roles in their order, each with its jurisdictions."""
    found: dict[str, list[str]] = {}
    for one in case.jurisdictions.all():
        found.setdefault(one.role, []).append(one.jurisdiction)
    return tuple(
        (str(JurisdictionRole(role).label), tuple(name for _code, name in said.by_name(found[role])))
        for role in JurisdictionRole.values
        if role in found
    )


def person_lines(case: Case, may: bool) -> tuple[PersonLine, ...]:
    """The persons, by name; those erased last."""
    rows = case.persons.select_related("key").prefetch_related("statuses")
    return tuple(sorted((_person(one, may) for one in rows), key=lambda one: (bool(one.erased_at), one.name)))


def asset_lines(case: Case, said: Names) -> tuple[AssetLine, ...]:
    """The assets with their orders, also of other cases that one may see."""
    rows = case.assets.order_by("id").prefetch_related("orders", "cases")
    return tuple(
        AssetLine(
            one.pk, one.get_kind_display(), one.label, said.state(one.location),
            stated_of(one.value, one.unit, one.qualifier),
            tuple(f"{order.get_kind_display()}, {said.state(order.jurisdiction)}" for order in one.orders.all()),
            tuple(
                (other.identifier, reverse("recovery:case", args=[other.pk]))
                for other in one.cases.all()
                if other.pk != case.pk
            ),
        )
        for one in rows
    )  # fmt: skip


def order_lines(case: Case, said: Names, may: bool) -> tuple[OrderLine, ...]:
    """The orders as they were made."""
    steps = Prefetch("steps", OrderStep.objects.order_by("on", "recorded_at", "id"))
    return tuple(_order(one, said, may) for one in case.orders.prefetch_related(steps, "assets"))


def claimant_lines(case: Case, said: Names, may: bool) -> tuple[ClaimantLine, ...]:
    """The claimants in the order in which they came."""
    rows = case.claimants.select_related("key", "asset").prefetch_related("steps").order_by("id")
    return tuple(_claimant(one, said, may) for one in rows)


def custody_lines(case: Case) -> tuple[CustodyLine, ...]:
    """How the assets are kept, the earliest entry first."""
    return tuple(
        CustodyLine(
            one.on, one.asset.label, one.get_kind_display(), one.custodian, stated_of(one.amount, one.unit), one.words
        )
        for one in case.custody.select_related("asset")
    )


def obstacle_lines(case: Case, said: Names, may: bool) -> tuple[ObstacleLine, ...]:
    """What stands or stood in the way."""
    return tuple(
        ObstacleLine(
            one.get_code_display(), said.state(one.jurisdiction), one.since, one.overcome_on, one.words,
            one.need.text if one.need else "", reverse("evidence:outcome", args=[one.need_id]) if one.need else "",
            _acts(may and not one.overcome_on, [(_("Overcome"), "overcome")], one.pk),
        )
        for one in case.obstacles.select_related("need")
    )  # fmt: skip


def help_lines(case: Case) -> tuple[HelpLine, ...]:
    """Training and assistance that served it."""
    rows = list(case.assistance.all())
    known = Activity.objects.in_bulk([one.activity for one in rows if one.activity])
    found = []
    for one in rows:
        activity: Any = known.get(one.activity) if one.activity else None
        found.append(HelpLine(str(activity or ""), one.words, _activity_url(activity), one.linked_at))
    return tuple(found)


def _activity_url(activity: Any) -> str:
    try:
        return reverse("assistance:activity", args=[activity.pk]) if activity else ""
    except NoReverseMatch:
        return ""


def _acts(may: bool, acts: Iterable[Act], key: UUID) -> tuple[Act, ...]:
    return tuple((label, reverse("recovery:row", args=[act, key])) for label, act in acts) if may else ()


def _secret(key: PersonKey | None) -> Any:
    return key.secret if key else None


def _person(row: PersonInCase, may: bool) -> PersonLine:
    secret = _secret(row.key)
    words = opened(row.sealed, secret)
    statuses = tuple(
        (one.on, one.get_status_display(), opened(one.sealed, secret).get("because", "")) for one in row.statuses.all()
    )
    acts = [(_("Set procedural status"), "person-status"), (_("Erase"), "person-erase")]
    return PersonLine(
        row.pk, words.get("name", ""), words.get("identifiers", ""), row.get_status_display(), row.status_on,
        row.review_on, row.erased_at, statuses, _acts(may and not row.erased_at, acts, row.pk),
    )  # fmt: skip


def _claimant(row: Claimant, said: Names, may: bool) -> ClaimantLine:
    secret = _secret(row.key)
    steps = tuple(
        (one.on, one.get_kind_display(), stated_of(one.amount, one.unit), opened(one.sealed, secret).get("words", ""))
        for one in sorted(row.steps.all(), key=lambda one: (one.recorded_at, one.pk))
    )
    acts = [(_("Record what happened"), "claimant-step")]
    if not row.erased_at:
        acts.append((_("Erase"), "claimant-erase"))
    return ClaimantLine(
        row.pk, opened(row.sealed, secret).get("name", ""), row.get_kind_display(), said.state(row.jurisdiction),
        row.asset.label if row.asset else "", row.status, row.get_status_display(), steps, row.erased_at,
        _acts(may, acts, row.pk),
    )  # fmt: skip


def _order(row: Order, said: Names, may: bool) -> OrderLine:
    steps = list(row.steps.all())
    acts = [
        (_("Renew"), "order-renew"),
        (_("Record what happened"), "order-step"),
        (_("Cover an asset"), "order-cover"),
    ]
    return OrderLine(
        row.pk, row.get_kind_display(), row.get_ground_display(), row.local_term, said.state(row.jurisdiction),
        row.authority, row.made_on, row.get_finality_display(), stated_of(row.value, row.unit, row.qualifier),
        _sums(steps, OrderStepKind.SATISFIED), _sums(steps, OrderStepKind.INTEREST), row.lapses_on, row.ended_on,
        tuple(one.label for one in row.assets.all()),
        tuple((one.on, one.get_kind_display(), stated_of(one.amount, one.unit), _note(one)) for one in steps),
        _acts(may and row.ended_on is None, acts, row.pk),
    )  # fmt: skip


def _note(step: OrderStep) -> str:
    until = _("lapses on %(day)s") % {"day": said_day(step.lapses_on)} if step.lapses_on else ""
    return " · ".join(filter(None, (until, step.words)))


def _sums(steps: Iterable[OrderStep], kind: str) -> tuple[Quantity, ...]:
    """What was satisfied or awarded, per unit: units are never added."""
    sums: dict[str, Quantity] = {}
    for one in steps:
        if one.kind == kind and (amount := quantity_of(one.amount, one.unit)):
            sums[amount.unit] = sums.get(amount.unit, Quantity(0, amount.unit)) + amount
    return tuple(sums[unit] for unit in sorted(sums))
