"""Decide how two activities stand to each other. Those that are one count once in every sum, by a visible rule."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.assistance.choices_programmes import COUNTED_ONCE, Relation
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.matches import ActivityPair
from merida.site.assistance.permissions import can_say_same, can_work_queue
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.models import Decision
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import record_decision


class PairMeanwhile(Refusal):
    """Somebody decided the pair since it was seen."""

    def __init__(self) -> None:
        super().__init__(_("Somebody decided this since you saw it; this is their decision."))


@transaction.atomic
def decide_pair(
    *, pair: ActivityPair, relation: str, seen: int, by: Person, at: datetime, because: str = ""
) -> ActivityPair:
    """Same record, same project told by another, overlapping, or unrelated."""
    held = _held(pair, seen)
    if relation not in Relation.values:
        raise Refusal(_("Choose one of the four relations."))
    if relation in COUNTED_ONCE:
        require(can_say_same(current()))
    moved = _join(held) if relation in COUNTED_ONCE else {}
    before = {"relation": held.relation}
    held.relation, held.decided_by, held.decided_at, held.revision = relation, by, at, held.revision + 1
    held.save(update_fields=["relation", "decided_by", "decided_at", "revision"])
    after = {"relation": relation, "moved": moved}
    record_decision(act="decide_pair", subject=held, before=before, after=after, by=by, at=at, because=because)
    return held


@transaction.atomic
def undo_pair(*, pair: ActivityPair, seen: int, by: Person, at: datetime, because: str = "") -> ActivityPair:
    """Take back the last decision: the pair waits again, and each record counts as it did before."""
    held = _held(pair, seen)
    last = last_decision(held)
    if last is None or not held.relation:
        raise Refusal(_("Nothing was decided here yet, so there is nothing to undo."))
    before = {"relation": held.relation}
    held.relation, held.decided_by, held.decided_at, held.revision = "", None, None, held.revision + 1
    held.save(update_fields=["relation", "decided_by", "decided_at", "revision"])
    record_decision(
        act="undo_pair", subject=held, before=before, after={"relation": ""}, by=by, at=at, because=because, undoes=last
    )
    if last.after.get("moved"):
        _part(held, last, by, at)
    return held


def last_decision(pair: ActivityPair) -> Decision | None:
    """The decision that stands, if it can still be undone."""
    rows = Decision.objects.filter(subject_type=pair._meta.label_lower, subject_id=pair.pk)
    undone = rows.filter(undoes__isnull=False).values("undoes")
    return rows.filter(act="decide_pair").exclude(pk__in=undone).order_by("-decided_at", "-id").first()


def _join(pair: ActivityPair) -> dict[str, str]:
    """All records of both tell of one activity from now on; which had which key is kept for undoing."""
    keys = sorted({pair.first.same_as, pair.second.same_as}, key=str)
    rows = list(Activity.objects.filter(same_as__in=keys).select_for_update(of=("self",)).order_by("recorded_at", "id"))
    if not rows:
        raise Refusal(_("There is no such activity."))
    key = rows[0].same_as
    moved: dict[str, Any] = {str(row.pk): str(row.same_as) for row in rows if row.same_as != key}
    Activity.objects.filter(pk__in=moved).update(same_as=key)
    return moved


def _part(pair: ActivityPair, undone: Decision, by: Person, at: datetime) -> None:
    """Each record as it was told, then joined again by what still stands: a later decision may have built on this."""
    together = Activity.objects.filter(same_as=Activity.objects.get(pk=pair.first_id).same_as).values("pk")
    others = ActivityPair.objects.filter(first__in=together, second__in=together, relation__in=COUNTED_ONCE)
    standing = [(one, said) for one in others.exclude(pk=pair.pk) if (said := last_decision(one)) is not None]
    standing.sort(key=lambda one: (one[1].decided_at, one[1].pk))
    for said in sorted((undone, *(one for _pair, one in standing)), key=_when, reverse=True):
        for key, same in said.after.get("moved", {}).items():
            Activity.objects.filter(pk=UUID(key)).update(same_as=UUID(same))
    for other, said in standing:
        fresh = ActivityPair.objects.select_related("first", "second").get(pk=other.pk)
        if (moved := _join(fresh)) != said.after.get("moved", {}):
            told = {"relation": fresh.relation}
            record_decision(act="decide_pair", subject=fresh, before=told, after=told | {"moved": moved}, by=by, at=at)


def _when(said: Decision) -> tuple[datetime, UUID]:
    return said.decided_at, said.pk


def _held(pair: ActivityPair, seen: int) -> ActivityPair:
    require(can_work_queue(current()) and pair.originator_id in current().organisations)
    held = ActivityPair.objects.select_for_update(of=("self",)).select_related("first", "second").get(pk=pair.pk)
    if held.revision != seen:
        raise PairMeanwhile
    return held
