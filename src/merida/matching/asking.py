"""One at a time: the requests an activity would serve, the activities for a need, and who already does this here."""

from __future__ import annotations

from merida.matching.index import Index
from merida.matching.proposing import LIMIT, proposals_of
from merida.matching.values import Activity, Need, Proposal

__all__ = ["candidates"]


def candidates(
    asked: Need | Activity, index: Index, *, limit: int = LIMIT, threshold: float | None = None
) -> list[Proposal]:
    """For a need, in an index of activities: what may serve it; for an activity, in one of needs: what it may serve."""
    return proposals_of(asked, index, limit=limit, threshold=threshold)
