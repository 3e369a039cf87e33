"""Make proposals: what may serve a request, and activities that may be one. With what the person may see, no more.

Nothing that was decided is asked again, whatever the version of the rules, unless what was compared has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import batched
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from merida import matching
from merida.site.assistance.choices_programmes import RunStatus, Standing, Step
from merida.site.assistance.choices_requests import OVER, RequestStatus
from merida.site.assistance.compared import activity_of, match_digest, need_of, pair_digest, reasons_kept
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.matches import ActivityPair, Match, ProposalRun
from merida.site.assistance.models.requests import Request
from merida.site.assistance.permissions import can_make_request, can_work_queue
from merida.site.assistance.services.match_audience import restricted_as
from merida.site.assistance.services.matches import say_step
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import Asker, current
from merida.site.provenance.services import Restrictions, record_act

AT_ONCE = 500
PAIRS_EACH = 3
"""Pairs asked about one activity in a run."""


@transaction.atomic
def ask_for_proposals(*, by: Person, at: datetime) -> ProposalRun:
    """Note that proposals are wanted; whoever runs them makes them with what this person may see."""
    asker = require(can_work_queue(current()) or can_make_request(current()))
    owner = organisation_of(by)
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk)
    run = ProposalRun(asked_by=by, asked_at=at, **own.as_fields())
    run.save(force_insert=True)
    record_act(act="ask_for_proposals", subject=run, by=asker.person, at=at)
    return run


def make_proposals(*, run_id: UUID, by: UUID, at: datetime | None = None) -> None:
    """Make the proposals of a run; a run that was made already is left alone."""
    person = Person.objects.get(pk=by)
    at = at or timezone.now()
    with acting_as(person) as asker:
        run = ProposalRun.objects.select_for_update(of=("self",)).get(pk=run_id)
        if run.status == RunStatus.DONE:
            return
        run.matches, run.pairs = propose_all(by=person, at=at, asker=asker)
        run.status, run.ended_at, run.rules = RunStatus.DONE, timezone.now(), matching.VERSION
        run.save(update_fields=["matches", "pairs", "status", "ended_at", "rules"])


@transaction.atomic
def propose_all(*, by: Person, at: datetime, asker: Asker) -> tuple[int, int]:
    """New matches and new pairs of what may be seen; how many of each."""
    leading = Activity.objects.once().prefetch_related("roles").order_by("recorded_at", "id")
    rows = {one.identifier: one for one in leading}
    index = matching.Index.of(map(activity_of, rows.values()))
    matches = _propose_matches(index, rows, by, at, asker)
    pairs = _propose_pairs(index, rows, by, at) if can_work_queue(asker) else 0
    return matches, pairs


def requests_to_match(asker: Asker) -> QuerySet[Request]:
    """One's own requests, and those circulated to one who works the queue."""
    own = Q(originator__in=asker.organisations) & ~Q(status=RequestStatus.CLOSED)
    circulated = Q(status=RequestStatus.CIRCULATED)
    return Request.objects.filter(own | circulated if can_work_queue(asker) else own)


def _propose_matches(index: matching.Index, rows: dict[str, Activity], by: Person, at: datetime, asker: Asker) -> int:
    made = 0
    for request in requests_to_match(asker).order_by("made_at", "id"):
        known = {one.activity_id: one for one in Match.objects.filter(request=request)}
        fresh = []
        for one in matching.proposals([need_of(request)], index, threshold=matching.LIKELY):
            activity = rows[one.activity]
            if activity.originator_id in (None, request.originator_id) or activity.status in OVER:
                continue
            content = match_digest(request, activity)
            told = {"score": one.score, "reasons": reasons_kept(one.reasons), "rules": one.version, "content": content}
            held = known.get(activity.pk)
            if held is None:
                fresh.append(
                    Match(request=request, activity=activity, provider_id=activity.originator_id, moved_at=at, **told,
                          **restricted_as(request))
                )  # fmt: skip
            else:
                made += _again(held, told, content, by, at)
        Match.objects.bulk_create(fresh, ignore_conflicts=True)
        made += len(fresh)
    return made


def _again(held: Match, told: dict[str, object], content: str, by: Person, at: datetime) -> int:
    """A match that is there already: undecided, its reasons are renewed; set aside, only new content asks again."""
    if held.standing == Standing.SUGGESTED:
        Match.objects.filter(pk=held.pk, standing=Standing.SUGGESTED).update(**told)
        return 0
    if held.standing != Standing.SET_ASIDE or held.content == content:
        return 0
    Match.objects.filter(pk=held.pk).update(**told)
    say_step(match=held, step=Step.SUGGEST, to=Standing.SUGGESTED, by=by, at=at)
    return 1


def _propose_pairs(index: matching.Index, rows: dict[str, Activity], by: Person, at: datetime) -> int:
    owner = organisation_of(by)
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk).as_fields()
    decided = {}
    known: dict[tuple[UUID, UUID], ActivityPair] = {}
    for pair in ActivityPair.objects.filter(originator=owner).select_related("first", "second"):
        known[pair.first_id, pair.second_id] = pair
        if pair.relation:
            decided[frozenset((pair.first.same_as, pair.second.same_as))] = pair
    made = 0
    for some in batched(_overlaps(index, rows), AT_ONCE):
        fresh = []
        for found, first, second in some:
            if first.same_as == second.same_as:
                continue
            content = pair_digest(first, second)
            told = {
                "proposed": found.relation, "score": found.score, "reasons": reasons_kept(found.reasons),
                "rules": found.version, "content": content,
            }  # fmt: skip
            held = known.get((first.pk, second.pk))
            once = decided.get(frozenset((first.same_as, second.same_as)))
            if held is None and once is None:
                fresh.append(ActivityPair(first=first, second=second, proposed_at=at, **told, **own))
            elif held is not None and (not held.relation or held.content != content):
                asked = bool(held.relation)
                held.relation = ""
                ActivityPair.objects.filter(pk=held.pk).update(**told, relation="")
                made += asked
        ActivityPair.objects.bulk_create(fresh, ignore_conflicts=True)
        made += len(fresh)
    return made


def _overlaps(
    index: matching.Index, rows: dict[str, Activity]
) -> Iterator[tuple[matching.Overlap, Activity, Activity]]:
    found: Iterable[matching.Overlap] = matching.overlaps(index, limit=PAIRS_EACH)
    for one in found:
        first, second = sorted((rows[one.a], rows[one.b]), key=lambda row: row.pk)
        yield one, first, second
