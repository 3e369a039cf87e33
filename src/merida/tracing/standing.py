"""Detectors of claims taken for more than they are: ordered or agreed for paid, spending without a transfer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from merida.money.rates import RateProvider
from merida.tracing.claims import STATUSES, Claim, by_fact
from merida.tracing.proposals import Proposal, apart, in_unit, off, proposal, says

_NO_PROMISE = frozenset(("settlement", "fine", "frozen"))
"""Stages whose words of what will be speak of something else than themselves."""
_SAME, _CONVERTED = Fraction(1, 100), Fraction(1, 10)


def taken_for_done(claims: tuple[Claim, ...], rates: RateProvider | None) -> Iterator[Proposal]:
    """Amounts sought, ordered, agreed or reported where another was done; words of intention told as done."""
    for found in by_fact(claims).values():
        yield from _weaker([one for one in found if not is_use(one, found)])
    for claim in claims:
        words = says(claim, "agreed") or (says(claim, "ordered") if claim.stage == "transferred" else None)
        if words and claim.status in ("done", "reported") and claim.stage not in _NO_PROMISE:
            yield proposal("status", (claim,), f'It says "{words}" and is told as {claim.status}.')
        if claim.status == "reported":
            yield from _as_reported(claim, claims, rates)


def _weaker(found: list[Claim]) -> Iterator[Proposal]:
    """Within a fact: an amount not done beside another that was."""
    firm = [one for one in found if one.status in ("done", "granted", "ordered") and one.quantity]
    if not firm:
        return
    best = min(firm, key=lambda one: STATUSES.index(one.status))
    for claim in found:
        if claim.quantity is None or best.quantity is None or claim.quantity.unit != best.quantity.unit:
            continue
        if claim.status == "reported" and best.status != "done":
            continue  # press before an order: not known to be of it
        if STATUSES.index(claim.status) > STATUSES.index(best.status) and off(claim.quantity, best.quantity) > _SAME:
            said = f"{claim.quantity} was {claim.status}, {best.quantity} was {best.status}."
            yield proposal("status", (claim, best), said)


def _as_reported(claim: Claim, claims: tuple[Claim, ...], rates: RateProvider | None) -> Iterator[Proposal]:
    """A report that repeats the amount of an order, an agreement or another stage as if it were this stage."""
    for other in claims:
        if other.case != claim.case or other is claim or not _near(claim, other, rates):
            continue
        days = apart(claim, other)
        if days is None:
            continue
        if other.stage != claim.stage:
            repeated = days <= 31 or other.fact == claim.fact or other.status == "ordered"
        else:
            both_days = bool(claim.when and claim.when.exact and other.when and other.when.exact)
            repeated = other.status in ("agreed", "ordered", "sought") and days <= 31 and both_days
        if repeated:
            said = f"The {other.status} {other.quantity} ({other.stage}) is reported as {claim.stage}."
            yield proposal("status", (claim, other), said)


def _near(claim: Claim, other: Claim, rates: RateProvider | None) -> bool:
    """The same amount, or in another currency at the rate of either date."""
    if claim.quantity is None or other.quantity is None:
        return False
    if claim.quantity.unit == other.quantity.unit:
        return off(claim.quantity, other.quantity) <= _SAME
    there, here = in_unit(other, claim.quantity.unit, rates), in_unit(claim, other.quantity.unit, rates)
    return (there is not None and off(there, claim.quantity) <= _CONVERTED) or (
        here is not None and off(here, other.quantity) <= _CONVERTED
    )


def spending(claims: tuple[Claim, ...]) -> Iterator[Proposal]:
    """Uses: told among transfers, or without any transfer that was done."""
    by_case: dict[str, list[Claim]] = {}
    for claim in claims:
        by_case.setdefault(claim.case, []).append(claim)
    for found in by_case.values():
        moved = [one for one in found if one.stage in ("transferred", "received")]
        for claim in found:
            if claim.stage != "used" and not (claim in moved and is_use(claim, moved)):
                continue
            paid = [one for one in moved if one.status == "done" and one.fact == claim.fact and not is_use(one, moved)]
            paid = paid or [one for one in moved if claim.stage == "used" and one.status == "done"]
            if not paid:
                kin = [one for one in moved if one.fact == claim.fact and not is_use(one, moved)]
                said = "It was spent, and no transfer of it is recorded as done."
                yield proposal("spending", (claim, *kin), said)
            elif claim.stage != "used":
                yield proposal("spending", (claim, *paid), "A use of what was transferred stands among transfers.")


def is_use(claim: Claim, moved: Sequence[Claim]) -> bool:
    """By its words, or because the State of origin gives out what another State was to transfer under the same fact."""
    if not any(one is not claim and one.fact == claim.fact for one in moved):
        return False
    whole = max((one.quantity.minor for one in moved if one.fact == claim.fact and one.quantity), default=0)
    smaller = claim.quantity is not None and (
        claim.quantity.minor * 20 < whole * 19
        or all(one.quantity.unit != claim.quantity.unit for one in moved if one is not claim and one.quantity)
    )
    if says(claim, "spent") and smaller:
        return True
    if claim.stage != "transferred" or not claim.by or not set(claim.by) <= set(claim.origins):
        return False
    sent = [one for one in moved if one.fact == claim.fact and one.by and not set(one.by) <= set(one.origins)]
    return bool(sent) and not any(_about_as_much(claim, one) for one in sent)


def _about_as_much(claim: Claim, sent: Claim) -> bool:
    """Whether the State of origin tells the arrival of what the other sent."""
    if claim.quantity is None or sent.quantity is None or claim.quantity.unit != sent.quantity.unit:
        return False
    return off(claim.quantity, sent.quantity) <= _CONVERTED
