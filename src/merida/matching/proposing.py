"""Needs and activities to proposals: which activity may serve which need, how likely, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from merida.matching.index import Index
from merida.matching.likeness import calibrated, logit_of, reasons, weights
from merida.matching.profiles import Profile, make
from merida.matching.values import Activity, Need, Proposal

__all__ = ["proposals", "proposals_of", "propose"]

LIMIT = 5
_LOOKED_AT = 40
_DECLARED = 0.97


def proposals(
    needs: Iterable[Need | Profile],
    activities: Index | Iterable[Activity],
    *,
    limit: int = LIMIT,
    threshold: float | None = None,
) -> Iterator[Proposal]:
    """For each need, in the order given, the activities that may serve it, the likeliest first.

    `activities` may be an `Index`, if it is asked more than once. Without `threshold`, that of the labelled pairs.
    """
    index = activities if isinstance(activities, Index) else Index.of(activities)
    for need in needs:
        yield from proposals_of(need, index, limit=limit, threshold=threshold)


def proposals_of(
    asked: Need | Activity | Profile, index: Index, *, limit: int = LIMIT, threshold: float | None = None
) -> list[Proposal]:
    """The proposals for one need in an index of activities, or for one activity in an index of needs.

    ValueError with one sentence if the index is of the same sort.
    """
    profile = asked if isinstance(asked, Profile) else make(asked)
    if len(index) and profile.is_need == index.holds_needs:
        raise ValueError("Needs are compared with activities: give the index of the other sort.")
    least = weights("threshold")["proposal"] if threshold is None else threshold
    found = []
    declared = index.declared(profile)
    for place in dict.fromkeys((*declared, *index.near(profile, max(_LOOKED_AT, 2 * limit)))):
        other = index.profiles[place]
        need, activity = (profile, other) if profile.is_need else (other, profile)
        found.append(propose(need, activity, index))
    found = [one for one in found if one.score >= least]
    said = {index.profiles[place].id for place in declared}
    found.sort(key=lambda one: (*_rank(one, said), one.need, one.activity))
    return found[:limit]


def _rank(one: Proposal, said: set[str]) -> tuple[bool, float]:
    """What a provider declares first, then the likeliest, also where scores are the same to the last digit."""
    return one.activity not in said and one.need not in said, -round(logit_of(one.reasons), 6)


def propose(need: Profile, activity: Profile, index: Index) -> Proposal:
    """The proposal of one pair, whatever its score."""
    why = reasons(need, activity, index.rarity)
    score = calibrated(logit_of(why))
    if need.id in activity.answers:  # its provider says so, whatever the words are
        score = max(score, _DECLARED)
    return Proposal(need.id, activity.id, round(score, 4), why)
