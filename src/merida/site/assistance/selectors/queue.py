"""The queue of proposals: what waits first, the likeliest first; pairs of activities with what sets them apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from merida.site.assistance.choices_programmes import Relation, RunStatus, Standing
from merida.site.assistance.compared import reasons_said
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.matches import ActivityPair, Match, ProposalRun
from merida.site.assistance.permissions import can_say_same
from merida.site.assistance.selectors.matches import MatchLine, Told, activity_told, match_lines
from merida.site.evidence.labels import names
from merida.site.provenance.asking import Asker

AT_ONCE = 30


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair of activities."""

    id: UUID
    first: Told | None
    second: Told | None
    proposed: str
    proposed_label: str
    relation: str
    relation_label: str
    score: int
    reasons: tuple[str, ...]
    rules: str
    seen: int
    decided_by: str
    decided_at: datetime | None
    relations: tuple[tuple[str, str, str], ...]
    """Key, label and the key of the keyboard, for those that may be chosen."""
    counts: str
    """Whose record counts, where both are one."""


@dataclass(frozen=True, slots=True)
class QueuePage:
    """What waits."""

    what: str
    matches: tuple[MatchLine, ...]
    pairs: tuple[PairLine, ...]
    waiting_matches: int
    waiting_pairs: int
    run: ProposalRun | None
    run_waits: bool


def queue_page(*, what: str, seen_by: Asker) -> QueuePage:
    """What waits, and the last run."""
    what = "pairs" if what == "pairs" else "matches"
    waiting = Match.objects.filter(standing=Standing.SUGGESTED)
    pairs = ActivityPair.objects.filter(originator__in=seen_by.organisations, relation="")
    run = ProposalRun.objects.filter(originator__in=seen_by.organisations).order_by("-asked_at", "-id").first()
    return QueuePage(
        what=what,
        matches=match_lines(waiting.order_by("-score", "id")[:AT_ONCE], seen_by) if what == "matches" else (),
        pairs=pair_lines(
            pairs.select_related("decided_by").order_by("-score", "id")[:AT_ONCE], seen_by
        ) if what == "pairs" else (),
        waiting_matches=waiting.count(),
        waiting_pairs=pairs.count(),
        run=run,
        run_waits=run is not None and run.status == RunStatus.WAITING,
    )  # fmt: skip


def pair_lines(rows: Iterable[ActivityPair], seen_by: Asker) -> tuple[PairLine, ...]:
    """Pairs as lines."""
    said, held = names(), list(rows)
    keys = {key for one in held for key in (one.first_id, one.second_id)}
    activities = Activity.objects.select_related("originator").in_bulk(keys)
    same = can_say_same(seen_by)
    choices = tuple(
        (str(one.value), str(one.label), str(n))
        for n, one in enumerate(Relation, 1)
        if same or one in (Relation.OVERLAPPING, Relation.UNRELATED)
    )
    found = []
    for one in held:
        first, second = activities.get(one.first_id), activities.get(one.second_id)
        leading = min(filter(None, (first, second)), key=_nearness, default=None)
        found.append(
            PairLine(
                id=one.pk,
                first=activity_told(first, said) if first else None,
                second=activity_told(second, said) if second else None,
                proposed=one.proposed,
                proposed_label=str(Relation(one.proposed).label),
                relation=one.relation,
                relation_label=str(Relation(one.relation).label) if one.relation else "",
                score=round(100 * one.score),
                reasons=reasons_said(one.reasons, said.language),
                rules=one.rules,
                seen=one.revision,
                decided_by=str(one.decided_by or ""),
                decided_at=one.decided_at,
                relations=choices,
                counts=str(leading.originator or "") if leading else "",
            )
        )
    return tuple(found)


def _nearness(one: Activity) -> tuple[int, datetime, UUID]:
    """As `once` has it: nearest to the money, then the first."""
    return one.telling, one.recorded_at, one.pk
