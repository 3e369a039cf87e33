"""One at a time: the requests an activity would serve, the activities for a need, and who already does this here."""

from __future__ import annotations

from typing import overload

from merida.matching.index import Index
from merida.matching.overlaps import overlaps_of
from merida.matching.proposing import LIMIT, proposals_of
from merida.matching.values import Activity, Need, Overlap, Proposal

__all__ = ["candidates"]


@overload
def candidates(asked: Need, index: Index, *, limit: int = LIMIT, threshold: float | None = None) -> list[Proposal]: ...


@overload
def candidates(
    asked: Activity, index: Index, *, limit: int = LIMIT, threshold: float | None = None
) -> list[Proposal] | list[Overlap]: ...


def candidates(
    asked: Need | Activity, index: Index, *, limit: int = LIMIT, threshold: float | None = None
) -> list[Proposal] | list[Overlap]:
    """For a need, what may serve it; for an activity in an index of needs, what it may serve.

    For an activity in an index of activities: who already does this here, as overlaps.
    """
    if isinstance(asked, Activity) and not index.holds_needs:
        return [one for one in overlaps_of(asked, index, limit=limit) if one.score >= (threshold or 0.0)]
    return proposals_of(asked, index, limit=limit, threshold=threshold)
