"""Detectors of wholes among their parts: cumulative figures, stocks at a date, parts that do not add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

from merida.money.rates import RateProvider
from merida.money.units import Quantity
from merida.tracing.claims import Claim, by_fact, preferred
from merida.tracing.printed import amounts_in
from merida.tracing.proposals import Proposal, apart, day, in_unit, not_later, off, proposal, says

_EXACT = Fraction(1, 200)
_MANY = 60
_MOST = 8
"""Sums are tried among so many events at most: beyond, some sum always fits."""


def cumulative(claims: tuple[Claim, ...], rates: RateProvider | None) -> Iterator[Proposal]:
    """A figure that says it is a total, equals the sum of events told besides, or grows from telling to telling."""
    for claim in claims:
        if claim.quantity is None or claim.stage == "frozen":
            continue
        earlier = [one for one in _beside(claim, claims) if not_later(one, claim) and _less(one, claim, rates)]
        before = any(one.fact != claim.fact and day(one) < day(claim) for one in earlier)
        words = says(claim, "total") or (says(claim, "by_now") if before and claim.stage == "transferred" else None)
        if words:
            yield proposal("cumulative", (claim, *earlier), f'It says "{words}": a total, not an event.')
            continue
        if found := _settled_in(claim, claims):
            yield proposal(
                "cumulative", (claim, *found), f"{claim.quantity} was paid in the {len(found)} parts beside it."
            )
            continue
        if found := _sum_of(claim, [one for one in earlier if one.fact != claim.fact], rates):
            yield proposal("cumulative", (claim, *found), f"{claim.quantity} is the sum of {len(found)} other events.")
            continue
        grown = [one for one in earlier if one.fact == claim.fact != "" and one.status == claim.status == "done"]
        grown = [one for one in grown if one.quantity and claim.quantity and off(one.quantity, claim.quantity) * 10 > 1]
        grown = [one for one in grown if one.when != claim.when and day(one) < day(claim)]
        if grown and (says(claim, "another") or any(says(one, "total") for one in grown)):
            yield proposal("cumulative", (claim, *grown), "It contains what was told earlier of the same fact.")


def _beside(claim: Claim, claims: tuple[Claim, ...]) -> list[Claim]:
    """Claims of the same stage in the case, or of the same act in the cluster."""
    return [
        one
        for one in claims
        if one is not claim
        and one.quantity is not None
        and one.stage == claim.stage
        and (one.case == claim.case or (one.cluster == claim.cluster != "" and one.by == claim.by != ()))
    ]


def _less(one: Claim, claim: Claim, rates: RateProvider | None) -> bool:
    if claim.quantity is None:
        return False
    value = in_unit(one, claim.quantity.unit, rates)
    return value is not None and value.minor * 100 < claim.quantity.minor * 97


def _sum_of(claim: Claim, others: list[Claim], rates: RateProvider | None) -> tuple[Claim, ...] | None:
    """The other events, one claim a fact, that add up to it: all of the case roughly, or some of them exactly."""
    chosen = [preferred(found).claim for found in by_fact(others).values()]
    own = [one for one in chosen if one.case == claim.case]
    if len(own) > 1 and _adds_up(claim, own, rates, Fraction(4, 100)):
        return tuple(own)
    if len(chosen) > _MOST:
        chosen = own
    for size in (2, 3):
        for some in combinations(chosen[:_MOST], size):
            if _near_in_time(claim, some) and _adds_up(claim, some, rates, _EXACT):
                return some
    return None


def _settled_in(claim: Claim, claims: tuple[Claim, ...]) -> tuple[Claim, ...] | None:
    """The payments of other kinds that a settlement was made up of, to the cent."""
    if claim.stage != "settlement":
        return None
    others = [one for one in claims if one.case == claim.case and one.stage not in ("settlement", "frozen")]
    for some in combinations(others[:_MOST], 2):
        if len({one.fact for one in some}) == 2 and _adds_up(claim, some, None, Fraction(0)):
            return some
    return None


def _near_in_time(claim: Claim, some: Iterable[Claim]) -> bool:
    days = [apart(claim, one) for one in some]
    return all(one is not None and one <= 400 for one in days)


def _adds_up(claim: Claim, parts: Iterable[Claim], rates: RateProvider | None, within: Fraction) -> bool:
    whole = _sum(claim, parts, rates)
    return whole is not None and claim.quantity is not None and off(whole, claim.quantity) <= within


def _sum(claim: Claim, parts: Iterable[Claim], rates: RateProvider | None) -> Quantity | None:
    if claim.quantity is None:
        return None
    whole = Quantity(0, claim.quantity.unit)
    for part in parts:
        value = in_unit(part, claim.quantity.unit, rates)
        if value is None:
            return None
        whole += value
    return whole


def stocks(claims: tuple[Claim, ...]) -> Iterator[Proposal]:
    """What is still frozen at a date, by its words or because one freeze is told again at other dates."""
    for claim in claims:
        if words := says(claim, "stock") or (says(claim, "still") if claim.stage == "frozen" else None):
            yield proposal("stock", (claim,), f'It says "{words}": what stood at that date, not what happened then.')
    yield from _held_on(claims)
    for (_, stage), told in by_fact(claims).items():
        found = [one for one in told if one.status == "sought" or (stage == "frozen" and one.status == "done")]
        if not found:
            continue
        first = min(found, key=day)
        for claim in found:
            days = apart(first, claim)
            # What says of itself that it is a total is proposed as one, except a freeze, which adds nothing up.
            other = (
                says(claim, "stock")
                or (stage == "frozen" and says(claim, "still"))
                or (stage != "frozen" and says(claim, "total"))
            )
            if claim is not first and days is not None and days > 180 and not other:
                yield proposal("stock", (first, claim), "The same property at two dates: the later is what stood then.")


def _held_on(claims: tuple[Claim, ...]) -> Iterator[Proposal]:
    """A freeze told again half a year later, of nearly the same amount in the same place, as another fact."""
    frozen = [one for one in claims if one.stage == "frozen" and one.status == "done" and one.quantity and one.when]
    for first, later in combinations(sorted(frozen, key=day)[:_MANY], 2):
        if first.case != later.case or first.fact == later.fact or not first.quantity or not later.quantity:
            continue
        same = first.quantity.unit == later.quantity.unit and set(first.locations) & set(later.locations)
        if same and off(first.quantity, later.quantity) * 20 < 1 and (apart(first, later) or 0) > 180:
            yield proposal("stock", (first, later), "The same property at two dates: the later is what stood then.")


def parts(claims: tuple[Claim, ...], rates: RateProvider | None) -> Iterator[Proposal]:
    """Parts told beside their whole; parts that come near to it and do not add up; sums across currencies."""
    for claim in claims:
        if claim.quantity is None:
            continue
        for some in _told_together(claim, claims, rates):
            whole = _sum(claim, some, rates)
            if whole is None:
                continue
            if off(whole, claim.quantity) <= _EXACT:
                yield proposal("parts", (claim, *some), f"{claim.quantity} is told beside its {len(some)} parts.")
            elif whole.minor < claim.quantity.minor * Fraction(6, 5):
                yield proposal("parts", (claim, *some), f"The parts make {whole}, the whole {claim.quantity}.")
        if narrower := [one for one in claims if _narrower(one, claim)]:
            yield proposal("parts", (claim, *narrower), "A part of the same proceedings is told beside the whole.")
        if printed := _added_up(claim):
            yield proposal("parts", (claim,), f"{claim.quantity} is no figure of the source, but the sum of {printed}.")
        if larger := [one for one in claims if _part_by_words(claim, one)]:
            yield proposal("parts", (claim, *larger), "By its words it is a part of the other.")
        if mixed := _mixed(claim, claims):
            yield proposal("parts", (claim, *mixed), f"{claim.quantity} adds up only if currencies are not told apart.")


def _added_up(claim: Claim) -> str | None:
    """The amounts printed in the words of the source whose sum, and none of them, is the claim."""
    if claim.quantity is None:
        return None
    printed = [Quantity.from_amount(one.amount) for one in amounts_in(claim.words)]
    if len(printed) < 2 or any(one.unit != claim.quantity.unit for one in printed):
        return None
    whole = sum((one.minor for one in printed), 0)
    return " and ".join(map(str, printed)) if whole == claim.quantity.minor and claim.quantity not in printed else None


def _part_by_words(claim: Claim, one: Claim) -> bool:
    """Whether its words make it a part ("includes a ...") of a larger claim of the same case, stage and time."""
    if claim.quantity is None or one.quantity is None or claim.quantity.unit != one.quantity.unit or one is claim:
        return False
    near = one.case == claim.case and one.stage == claim.stage and apart(one, claim) == 0
    by_words = says(claim, "part") is not None
    same = one.fact == claim.fact != "" and one.status == claim.status == "done" and one.when != claim.when
    return near and claim.quantity.minor * 10 < one.quantity.minor * 8 and (by_words or same)


def _told_together(claim: Claim, claims: tuple[Claim, ...], rates: RateProvider | None) -> Iterator[tuple[Claim, ...]]:
    """Two or more smaller claims of the same fact, or of the same day and stage of the case, from one telling."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for one in claims:
        if one is claim or one.case != claim.case or one.stage != claim.stage or not _less(one, claim, rates):
            continue
        days = apart(one, claim)
        if days is None or days > 366 or one.status == "done" != claim.status:
            continue
        if one.fact == claim.fact:
            groups.setdefault((str(one.when), one.status), []).append(one)
        elif one.when and claim.when and claim.when.first <= one.when.first and one.when.last <= claim.when.last:
            groups.setdefault((str(one.when), "other facts"), []).append(one)
    for found in groups.values():
        by_source: dict[str, list[Claim]] = {}
        for one in found:
            by_source.setdefault(one.words or one.id, []).append(one)
        told = [tuple(same) for same in by_source.values() if len(same) > 1]
        yield from told or ([tuple(found)] if len(found) > 1 else [])


def _narrower(one: Claim, claim: Claim) -> bool:
    """Whether one is the same act in some of the places only, for less."""
    same = one.stage == claim.stage and one.quantity is not None and claim.quantity is not None
    if not same or one.quantity is None or claim.quantity is None or one.quantity.unit != claim.quantity.unit:
        return False
    kin = one.fact == claim.fact != "" or (one.by == claim.by and one.cluster == claim.cluster != "")
    if one.status == claim.status == "sought" and (apart(one, claim) or 0) > 180:
        return False
    fewer = set(one.locations) < set(claim.locations) and len(claim.locations) > 1
    return (
        kin and fewer and one.quantity.minor < claim.quantity.minor and {one.status, claim.status} != {"agreed", "done"}
    )


def _mixed(claim: Claim, claims: tuple[Claim, ...]) -> tuple[Claim, ...] | None:
    if claim.quantity is None:
        return None
    others = [one for one in claims if one.case == claim.case and one is not claim and one.quantity]
    for size in (2, 3):
        for some in combinations(others[:_MOST], size):
            face = sum((one.quantity.value for one in some if one.quantity), Fraction(0))
            units = {one.quantity.unit for one in some if one.quantity}
            if len(units) > 1 and face == claim.quantity.value:
                return some
    return None
