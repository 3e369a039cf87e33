"""Detectors of one event told twice: the same amount, digits that changed places, a conversion no rate supports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise

from merida.money.conversion import Conversion, convert
from merida.money.rates import RateProvider
from merida.money.units import Quantity
from merida.money.written import Written
from merida.tracing.claims import Claim, precision
from merida.tracing.printed import amounts_in
from merida.tracing.proposals import Proposal, apart, in_unit, off, phrases, play, proposal, says

_NEAR = Fraction(3, 100)
_OTHER_FIGURE = Fraction(15, 100)
_DAILY, _YEARLY = Fraction(3, 100), Fraction(12, 100)
_MANY = 7
"""So many digits given agree but for one by no accident."""
_SOME, _SWAPPED = 4, "two digits that changed places"
"""So many given with two that changed places, within a month of each other."""
_MONTH = 28
_WITHIN = 120
"""Days between two tellings of one event that are not yet known to be of one fact."""


def told_twice(claims: tuple[Claim, ...], rates: RateProvider | None) -> Iterator[Proposal]:
    """The same stage of a case with the same amount, also in another currency, about the same time."""
    for one, other in _pairs(claims):
        if _alike(one, other, rates):
            yield proposal("twice", (one, other), f"{one.quantity} and {other.quantity}: one event told twice?")


def _pairs(claims: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim]]:
    by_case: dict[str, list[Claim]] = {}
    by_day: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if claim.quantity is not None:
            by_case.setdefault(claim.case, []).append(claim)
            if claim.cluster and claim.by and claim.when and claim.when.exact and precision(claim.quantity) > 2:
                same = claim.stage, claim.when, claim.quantity, claim.by, claim.origins, claim.locations, claim.status
                by_day.setdefault(same, []).append(claim)
    for found in by_case.values():
        for one, other in combinations(found, 2):
            if _one_fact(one, other) or (one.stage == other.stage and _close_in_time(one, other)):
                yield one, other
    for found in by_day.values():  # the same act under two cases of a cluster
        yield from ((one, other) for one, other in combinations(found, 2) if one.case != other.case)


def _one_fact(one: Claim, other: Claim) -> bool:
    return bool(one.fact) and one.fact == other.fact


def _close_in_time(one: Claim, other: Claim) -> bool:
    days = apart(one, other)
    return days is None or days <= _WITHIN


def _alike(one: Claim, other: Claim, rates: RateProvider | None) -> bool:
    if one.quantity is None or other.quantity is None:
        return False
    if one.quantity.unit == other.quantity.unit:
        difference = off(one.quantity, other.quantity)
        if _one_fact(one, other):
            same_telling = one.stage == other.stage and one.when == other.when and one.status == other.status
            return difference <= _NEAR or (same_telling and difference <= _OTHER_FIGURE and one.words != other.words)
        return difference <= Fraction(1, 200) and _not_two_payments(one, other)
    if not _one_fact(one, other) and _to_others(one, other):
        return False
    converted = in_unit(other, one.quantity.unit, rates)
    return converted is not None and off(one.quantity, converted) <= _YEARLY


def _not_two_payments(one: Claim, other: Claim) -> bool:
    """Equal round sums a month or more apart are more likely two payments than one told twice, as are shares."""
    if _to_others(one, other) or (says(one, "instalment") and says(other, "instalment")):
        return False
    days = apart(one, other)
    if one.when is None or other.when is None or one.quantity is None or days is None:
        return True
    if one.when.exact != other.when.exact or days == 0:
        return True
    return precision(one.quantity) > 2 or (one.when.exact and days < _MONTH and one.stage != "used")


def _to_others(one: Claim, other: Claim) -> bool:
    """Whether the money of the two goes to different States."""
    return bool(one.origins and other.origins) and not set(one.origins) & set(other.origins)


def changed_digits(claims: tuple[Claim, ...]) -> Iterator[Proposal]:
    """Two amounts of one event that differ by two neighbouring digits that changed places, or by one digit of many."""
    for one, other in _pairs(claims):
        if one.quantity is None or other.quantity is None or one.quantity.unit != other.quantity.unit:
            continue
        how = _difference(str(one.quantity.minor), str(other.quantity.minor))
        many = min(precision(one.quantity), precision(other.quantity)) >= _MANY
        near = how == _SWAPPED and min(precision(one.quantity), precision(other.quantity)) >= _SOME
        days = apart(one, other)
        near = near and days is not None and days <= _MONTH
        if how and (_one_fact(one, other) or one.when == other.when or many or near):
            yield proposal("digits", (one, other), f"{one.quantity} and {other.quantity} differ by {how}.")


def _difference(one: str, other: str) -> str | None:
    if len(one) != len(other):
        return None
    at = [place for place, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    given = max(len(one.rstrip("0")), len(other.rstrip("0")))
    if len(at) == 2 and at[1] == at[0] + 1 and (one[at[0]], one[at[1]]) == (other[at[1]], other[at[0]]) and given >= 3:
        return _SWAPPED
    if len(at) == 1 and given >= 5 and at[0] < min(len(one.rstrip("0")), len(other.rstrip("0"))):
        return "one digit"
    return None


def wrong_conversions(claims: tuple[Claim, ...], rates: RateProvider | None) -> Iterator[Proposal]:
    """A sum and its conversion in brackets, or two claims of one event, that no rate of the day supports."""
    if rates is None:
        return
    for claim in claims:
        for one, other in _printed(claim):
            said = _unsupported(one, other, claim, rates)
            if said:
                yield proposal("conversion", (claim,), said)
    for one_claim, other_claim in _pairs(claims):
        first, second = one_claim.quantity, other_claim.quantity
        days = apart(one_claim, other_claim)
        if first is None or second is None or first.unit == second.unit or not _one_fact(one_claim, other_claim):
            continue
        if days is not None and days <= 31 and one_claim.status == other_claim.status == "done":
            said = _unsupported(first, second, one_claim, rates)
            if said and off_by(first, second, one_claim, rates) < Fraction(1, 3):
                yield proposal("conversion", (one_claim, other_claim), said)


def _printed(claim: Claim) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of a sum and the conversion printed right behind it: "2.04 million dollars (US$29,635)"."""
    country = claim.origins[0] if claim.origins else None
    amounts = amounts_in(claim.words, country)
    if len(amounts) == 1 and claim.quantity is not None and _in_brackets(claim.words, amounts[0]):
        second = Quantity.from_amount(amounts[0].amount)
        if second.unit != claim.quantity.unit:
            yield claim.quantity, second
    for one, other in pairwise(amounts):
        between = claim.words[one.end : other.start]
        bracket = _OPENED.fullmatch(between) and _CLOSED.match(claim.words, other.end)
        rest = claim.words[other.end + 1 :].lstrip()[:4].lower()
        if (bracket or _WORTH.fullmatch(between)) and not rest.startswith(("mil", "bil")):
            first, second = Quantity.from_amount(one.amount), Quantity.from_amount(other.amount)
            if first.unit != second.unit:
                yield first, second


_SAYS = "|".join(phrases("worth"))
_ADDED = r"(?:and|plus|in addition|including|of which|et|dont|y|más|и|в том числе|و|及|和|另|其中)\b"
_OPENED = re.compile(rf"\s*,?\s*[(（]\s*(?:(?:{_SAYS}),?\s*)?(?!{_ADDED})[^()（）\d]{{0,24}}", re.IGNORECASE)
_CLOSED = re.compile(r"[^()（）\d]{0,40}(?:[)）]|\Z)")
_WORTH = re.compile(rf"\s*[,，;–—-]?\s*(?:{_SAYS})\s*", re.IGNORECASE)
"""What stands between an amount and the same in another currency."""


def _in_brackets(words: str, amount: Written) -> bool:
    return words[: amount.start].rstrip().endswith("(") and words[amount.end :].lstrip().startswith(")")


def off_by(one: Quantity, other: Quantity, claim: Claim, rates: RateProvider) -> Fraction:
    """By which part of the larger a sum and its conversion differ at the rate of the claim's date; 0 without a rate."""
    found = convert(other, one.unit, claim.when, rates)
    return off(one, found.result) if isinstance(found, Conversion) else Fraction(0)


def _unsupported(one: Quantity, other: Quantity, claim: Claim, rates: RateProvider) -> str | None:
    found = convert(other, one.unit, claim.when, rates)
    if not isinstance(found, Conversion):
        return None
    daily = found.rate.first == found.rate.last
    allowed = (_DAILY if daily else _YEARLY) + play(one) + play(other)
    if off(one, found.result) <= allowed:
        return None
    return f"{other} would be {found.result} ({found.rate.provider}, {found.rate.first}), not {one}."
