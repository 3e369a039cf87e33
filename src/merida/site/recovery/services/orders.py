"""Assets and the orders over them: recorded, renewed, satisfied, ended; and how assets are kept until disposal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from merida.money.units import Quantity
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act, record_decision
from merida.site.recovery.choices.cases import (
    AssetKind,
    CustodyKind,
    DeadlineKind,
    Finality,
    Ground,
    OrderKind,
    OrderStepKind,
)
from merida.site.recovery.models import Asset, Case, CaseAsset, Custody, Order, OrderAsset, OrderStep
from merida.site.recovery.permissions import can_keep_case
from merida.site.recovery.services.deadlines import expect, met

ENDS = {OrderStepKind.LIFTED, OrderStepKind.LAPSED}
FINALITY = {OrderStepKind.APPEALED: Finality.APPEALED, OrderStepKind.FINAL: Finality.FINAL}


def amount_of(quantity: Quantity | None, name: str = "amount") -> dict[str, Any]:
    """A quantity as columns; none is not disclosed."""
    return {name: quantity.minor if quantity else None, "unit": quantity.unit if quantity else ""}


@transaction.atomic
def add_asset(
    *, case: Case, kind: str, label: str, by: Person, at: datetime, location: str = "",
    value: Quantity | None = None, qualifier: str = "exact", valued_on: date | None = None,
) -> Asset:  # fmt: skip
    """An asset that the case is about."""
    require(can_keep_case(current(), case))
    if kind not in AssetKind.values:
        raise Refusal(_("Choose a kind of asset from the list."))
    if not label.strip():
        raise Refusal(_("Say what the asset is, without naming a person."))
    asset = Asset(
        kind=kind, label=label.strip(), location=location, qualifier=qualifier, valued_on=valued_on,
        **amount_of(value, "value"), **inherited(case),
    )  # fmt: skip
    asset.save(force_insert=True)
    CaseAsset(case=case, asset=asset, **inherited(case)).save(force_insert=True)
    record_act(act="add_asset", subject=asset, by=by.pk, at=at, case=case.pk, kind=kind)
    return asset


@transaction.atomic
def share_asset(*, asset: Asset, case: Case, by: Person, at: datetime, because: str) -> CaseAsset:
    """An asset known from one case serves another too: it stays one, and the other team sees it from now on."""
    require(can_keep_case(current(), asset) and can_keep_case(current(), case))
    if not because.strip():
        raise Refusal(_("Say why the other team may see this asset."))
    link, new = CaseAsset.objects.get_or_create(case=case, asset=asset, defaults=inherited(case))
    if new:
        record_decision(
            act="share_asset", subject=asset, before={}, after={"case": str(case.pk)}, by=by, at=at, because=because
        )
    return link


@transaction.atomic
def record_order(
    *, case: Case, kind: str, ground: str, jurisdiction: str, made_on: date, by: Person, at: datetime,
    assets: Iterable[Asset] = (), authority: str = "", local_term: str = "", value: Quantity | None = None,
    qualifier: str = "exact", finality: str = Finality.PROVISIONAL, lapses_on: date | None = None,
) -> Order:  # fmt: skip
    """An order of freezing or confiscation; it may cover several assets, or none yet."""
    require(can_keep_case(current(), case))
    if kind not in OrderKind.values or ground not in Ground.values or finality not in Finality.values:
        raise Refusal(_("Choose kind, ground and finality from the lists."))
    if lapses_on and lapses_on < made_on:
        raise Refusal(_("An order cannot lapse before it was made; give a later day."))
    order = Order(
        case=case, kind=kind, ground=ground, jurisdiction=jurisdiction, made_on=made_on, authority=authority.strip(),
        local_term=local_term.strip(), qualifier=qualifier, finality=finality, lapses_on=lapses_on,
        **amount_of(value, "value"), **inherited(case),
    )  # fmt: skip
    order.save(force_insert=True)
    covered = list(assets)
    if not {one.pk for one in covered} <= set(case.case_assets.values_list("asset_id", flat=True)):
        raise Refusal(_("Choose assets of this case."))
    for asset in covered:
        OrderAsset(order=order, asset=asset, **inherited(case)).save(force_insert=True)
    _step(order, OrderStepKind.MADE, made_on, by, at, lapses_on=lapses_on)
    expect(of=order, kind=DeadlineKind.ORDER_LAPSES, due_on=lapses_on)
    record_act(act="record_order", subject=order, by=by.pk, at=at, case=case.pk, kind=kind)
    return order


def record_freezing_order(**given: Any) -> Order:
    """A provisional measure of article 2(f)."""
    return record_order(kind=OrderKind.FREEZING, **given)


@transaction.atomic
def cover_asset(*, order: Order, asset: Asset, by: Person, at: datetime) -> OrderAsset:
    """An order that had no asset yet, or further ones, covers this one."""
    require(can_keep_case(current(), order))
    if not order.case.case_assets.filter(asset=asset).exists():
        raise Refusal(_("Choose assets of this case."))
    link, _new = OrderAsset.objects.get_or_create(order=order, asset=asset, defaults=inherited(order))
    record_act(act="cover_asset", subject=order, by=by.pk, at=at, asset=asset.pk)
    return link


@transaction.atomic
def renew_order(
    *, order: Order, on: date, lapses_on: date, seen: date | None, by: Person, at: datetime, words: str = ""
) -> OrderStep:
    """An order runs on. `seen` is the day on which the page had it lapse: somebody else may have renewed it since."""
    require(can_keep_case(current(), order))
    order = _locked(order)
    if seen != order.lapses_on:
        raise Refusal(_("Somebody else renewed this order in the meantime; look at it again."))
    if lapses_on <= on or (order.lapses_on and lapses_on <= order.lapses_on):
        raise Refusal(_("A renewed order lapses later than before; give a later day."))
    before, order.lapses_on = order.lapses_on, lapses_on
    order.save(update_fields=("lapses_on",))
    step = _step(order, OrderStepKind.RENEWED, on, by, at, lapses_on=lapses_on, words=words)
    expect(of=order, kind=DeadlineKind.ORDER_LAPSES, due_on=lapses_on)
    record_decision(
        act="renew_order", subject=order, before={"lapses_on": before and str(before)},
        after={"lapses_on": str(lapses_on)}, by=by, at=at, because=words,
    )  # fmt: skip
    return step


@transaction.atomic
def record_step_of_order(
    *, order: Order, kind: str, on: date, by: Person, at: datetime, amount: Quantity | None = None, words: str = ""
) -> OrderStep:
    """Satisfied in part, interest awarded, appealed, final, lifted, lapsed."""
    require(can_keep_case(current(), order))
    if kind not in OrderStepKind.values or kind in (OrderStepKind.MADE, OrderStepKind.RENEWED):
        raise Refusal(_("Choose from the list what happened."))
    order = _locked(order)
    if order.made_on and on < order.made_on:
        raise Refusal(_("Nothing happened to an order before it was made; give a later day."))
    if order.ended_on:
        raise Refusal(_("This order was lifted or has lapsed; record another one."))
    if kind in (OrderStepKind.SATISFIED, OrderStepKind.INTEREST) and (amount is None or amount.minor <= 0):
        raise Refusal(_("Give the amount."))
    before = {"finality": order.finality, "ended_on": None}
    order.finality = FINALITY.get(OrderStepKind(kind), order.finality)
    order.ended_on = on if kind in ENDS else None
    order.save(update_fields=("finality", "ended_on"))
    step = _step(order, kind, on, by, at, words=words, **amount_of(amount))
    if kind in ENDS:
        met(of=order, on=on)
    record_decision(
        act="record_step_of_order", subject=order, before=before,
        after={"finality": order.finality, "ended_on": order.ended_on and str(order.ended_on), "step": str(step.pk)},
        by=by, at=at, because=words,
    )  # fmt: skip
    return step


@transaction.atomic
def record_custody(
    *, case: Case, asset: Asset, kind: str, custodian: str, on: date, by: Person, at: datetime,
    amount: Quantity | None = None, words: str = "",
) -> Custody:  # fmt: skip
    """Who keeps an asset, what its upkeep costs, an interim sale, social reuse."""
    require(can_keep_case(current(), case))
    if kind not in CustodyKind.values:
        raise Refusal(_("Choose from the list what happened."))
    if not case.case_assets.filter(asset=asset).exists():
        raise Refusal(_("Choose assets of this case."))
    if kind in (CustodyKind.UPKEEP, CustodyKind.INTERIM_SALE) and (amount is None or amount.minor <= 0):
        raise Refusal(_("Give the amount."))
    made = Custody(
        case=case, asset=asset, kind=kind, custodian=custodian.strip(), on=on, words=words.strip(), recorded_by=by,
        recorded_at=at, **amount_of(amount), **inherited(case),
    )  # fmt: skip
    made.save(force_insert=True)
    record_act(act="record_custody", subject=made, by=by.pk, at=at, case=case.pk, kind=kind)
    return made


def _locked(order: Order) -> Order:
    return Order.objects.select_for_update().get(pk=order.pk)


def _step(order: Order, kind: str, on: date, by: Person, at: datetime, **more: Any) -> OrderStep:
    step = OrderStep(order=order, kind=kind, on=on, recorded_by=by, recorded_at=at, **more, **inherited(order))
    step.save(force_insert=True)
    return step
