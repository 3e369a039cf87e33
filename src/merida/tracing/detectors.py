"""All detectors over a register of claims. They propose with a reason and decide nothing."""

from __future__ import annotations

from collections.abc import Iterable

from merida.money.rates import RateProvider
from merida.tracing.claims import Claim
from merida.tracing.proposals import SUSPICIONS, Proposal
from merida.tracing.same_event import changed_digits, told_twice, wrong_conversions
from merida.tracing.standing import spending, taken_for_done
from merida.tracing.wholes import cumulative, parts, stocks


def propose(claims: Iterable[Claim], rates: RateProvider | None = None) -> tuple[Proposal, ...]:
    """What looks wrong, each suspicion of the same claims once; the order of the claims makes no difference.

    Without rates, claims in different currencies are not compared.
    """
    found = tuple(sorted(claims, key=lambda one: one.id))
    proposals = [
        *changed_digits(found),
        *wrong_conversions(found, rates),
        *cumulative(found, rates),
        *stocks(found),
        *told_twice(found, rates),
        *parts(found, rates),
        *taken_for_done(found, rates),
        *spending(found),
    ]
    order = list(SUSPICIONS)
    once = {(one.suspicion, one.claims): one for one in reversed(proposals)}
    return tuple(sorted(once.values(), key=lambda one: (order.index(one.suspicion), one.claims)))
