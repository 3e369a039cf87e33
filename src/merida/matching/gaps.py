"""Needs for which nothing was found, and why: no assistance is reported there, or none on this, or it has ended.

It says what is reported, never that nothing is done: registers are incomplete.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from merida.matching.index import Index
from merida.matching.likeness import LIKELY, calibrated, logit_of, reasons
from merida.matching.profiles import Profile, make
from merida.matching.provisions import nearest
from merida.matching.values import Activity, Gap, Need

__all__ = ["gaps"]

_NEAR = 0.5
_LISTED = 3


def gaps(
    needs: Iterable[Need | Profile], activities: Index | Iterable[Activity], *, threshold: float | None = None
) -> Iterator[Gap]:
    """The needs that no activity under way serves well enough, in the order given, each with its reason."""
    index = activities if isinstance(activities, Index) else Index.of(activities)
    least = LIKELY if threshold is None else threshold
    for need in needs:
        found = _gap(need if isinstance(need, Profile) else make(need), index, least)
        if found is not None:
            yield found


def _gap(need: Profile, index: Index, least: float) -> Gap | None:
    near = [index.profiles[place] for place in index.near(need)]
    served = [one for one in near if _score(need, one, index) >= least]
    if any(not _over(need, one) for one in served):
        return None
    if served:
        return Gap(need.id, "only_ended", tuple(one.id for one in served[:_LISTED]))
    if not (need.states or need.regions):
        return Gap(need.id, "no_jurisdiction")
    places = dict.fromkeys(place for state in sorted(need.area) for place in index.reported(state))
    here = [index.profiles[place] for place in places]
    if not here:
        return Gap(need.id, "no_activity_in_jurisdiction", (*sorted(need.states), *need.regions))
    wanted = need.provisions or need.implied
    on_it = [one for one in here if nearest(wanted, one.provisions or one.implied)[0] >= _NEAR] if wanted else []
    if wanted and not on_it:
        return Gap(need.id, "none_on_provision", need.provisions or wanted[:1])
    if on_it and all(_over(need, one) for one in on_it):
        return Gap(need.id, "only_ended", tuple(one.id for one in on_it[:_LISTED]))
    return Gap(need.id, "nothing_near")


def _score(need: Profile, activity: Profile, index: Index) -> float:
    return calibrated(logit_of(reasons(need, activity, index.rarity)))


def _over(need: Profile, activity: Profile) -> bool:
    """Whether an activity can serve no more: ended or cancelled, or over before the need arose."""
    if activity.status in ("ended", "cancelled"):
        return True
    return need.start is not None and activity.end is not None and activity.end < need.start
