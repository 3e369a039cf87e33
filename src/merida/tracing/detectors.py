"""All detectors over a register of claims. They propose with a reason and decide nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from merida.money.rates import RateProvider
from merida.tracing.claims import Claim
from merida.tracing.proposals import SUSPICIONS, Proposal
from merida.tracing.same_event import changed_digits, told_twice, wrong_conversions
from merida.tracing.standing import spending, taken_for_done
from merida.tracing.wholes import cumulative, parts, stocks

_LARGEST = 300
"""Claims of a cluster that are compared with each other; in a larger one only those of the same case are."""


def propose(claims: Iterable[Claim], rates: RateProvider | None = None) -> tuple[Proposal, ...]:
    """What looks wrong, each suspicion of the same claims once; the order of the claims makes no difference.

    Without rates, claims in different currencies are not compared.
    """
    proposals = [one for group in _groups(claims) for one in _of(group, rates)]
    order = list(SUSPICIONS)
    once = {(one.suspicion, one.claims): one for one in reversed(proposals)}
    return tuple(sorted(once.values(), key=lambda one: (order.index(one.suspicion), one.claims)))


def _groups(claims: Iterable[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Claims that can have to do with each other: those of a cluster, or of a case."""
    found = sorted(claims, key=lambda one: one.id)
    cluster_of: dict[str, str] = {}
    for one in sorted(found, key=lambda one: one.cluster):
        if one.cluster:
            cluster_of.setdefault(one.case, one.cluster)
    clusters: dict[tuple[bool, str], list[Claim]] = {}
    for one in found:
        kin = cluster_of.get(one.case)
        clusters.setdefault((kin is None, kin or one.case), []).append(one)
    for group in clusters.values():
        if len(group) <= _LARGEST:
            yield tuple(group)
            continue
        cases: dict[str, list[Claim]] = {}
        for one in group:
            cases.setdefault(one.case, []).append(one)
        yield from map(tuple, cases.values())


def _of(group: tuple[Claim, ...], rates: RateProvider | None) -> Iterator[Proposal]:
    yield from changed_digits(group)
    yield from wrong_conversions(group, rates)
    yield from cumulative(group, rates)
    yield from stocks(group)
    yield from told_twice(group, rates)
    yield from parts(group, rates)
    yield from taken_for_done(group, rates)
    yield from spending(group)
