"""Load a file of activities: keep it, show what it would change, and write only what was accepted, each record once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from merida.site.assistance.choices_requests import ActivityAudience, LoadStatus, ToldIn
from merida.site.assistance.models.activities import Activity, ActivityLoad, ActivityVersion, Publisher
from merida.site.assistance.permissions import can_tell_activities
from merida.site.assistance.services.activities import add_activity, correct_activity, name_publisher, teller_of
from merida.site.assistance.tellings import Telling, tellings_of_iati, told_in_of
from merida.site.assistance.told import Told
from merida.site.assistance.told_table import tellings_of_table
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance import blobs
from merida.site.provenance.asking import current
from merida.site.provenance.models import Source
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import Restrictions, inherited, receive_source, record_act

PORTION = 200
SHOWN = 500
"""Lines of a preview that are kept of each sort; the counts are of all."""
SMALL = 2_000_000
"""Bytes of a file that is read while one waits."""
COMPARED = (
    "titles", "descriptions", "jurisdictions", "regions", "provisions", "kinds", "topics", "target", "status",
    "planned_start", "actual_start", "planned_end", "actual_end", "money", "expert_days", "initiative", "gender",
    "answers", "parts", "outcomes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What one record of a file would change: added, changed, same or refused."""

    what: str
    telling: Telling
    activity: Activity | None = None
    fields: tuple[str, ...] = ()


@transaction.atomic
def keep_activities_file(
    *, chunks: Iterable[bytes], name: str, by: Person, at: datetime, audience: str = ActivityAudience.PUBLIC
) -> ActivityLoad:
    """Take in a file; what it would change is found next and nothing is written until that is accepted."""
    require(can_tell_activities(current()))
    owner = organisation_of(by)
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk)
    source, _new = receive_source(chunks=chunks, name=name, media_type="", owner=owner, restrictions=own, by=by, at=at)
    with blobs.open_blob(source.sha256) as stream:
        told_in = told_in_of(stream.read(200))
    load = ActivityLoad(
        source=source, told_in=told_in, begun_by=by, begun_at=at, **inherited(source),
        audience_wanted=audience if audience in ActivityAudience.values else ActivityAudience.ORIGINATOR,
    )  # fmt: skip
    load.save(force_insert=True)
    record_act(act="keep_activities_file", subject=load, by=by.pk, at=at, source=source.pk)
    return load


def read_load(*, load_id: UUID, by: UUID) -> None:
    """Find what a kept file would change, in the name of who gave it; may be run again."""
    person = Person.objects.filter(pk=by).first()
    with acting_as(person), override((person and person.language) or None):
        load = (
            ActivityLoad.objects.select_related("source__owner").filter(pk=load_id, status=LoadStatus.READING).first()
        )
        if load is None:
            return
        counts: Counter[str] = Counter()
        lines: list[dict[str, Any]] = []
        for change in changes_of(source=load.source, told_in=load.told_in, at=load.begun_at):
            counts[change.what] += 1
            counts["remarked"] += bool(change.telling.sentence) and change.what != "refused"
            if change.what != "same" and counts[change.what] <= SHOWN:
                lines.append(_line(change))
        load.counts, load.lines = dict(counts), lines
        load.status = LoadStatus.PREVIEW
        if not counts:
            load.status, load.sentence = LoadStatus.FAILED, _("This file holds no activity.")
        elif set(counts) <= {"refused", "remarked"} and len(lines) == 1 and not lines[0]["identifier"]:
            load.status, load.sentence = LoadStatus.FAILED, f"{lines[0]['where']}: {lines[0]['sentence']}"
        load.save()


def accept_activities(*, load: ActivityLoad, by: Person, at: datetime) -> ActivityLoad:
    """Yes, write this: what is refused stays out, the rest is written in portions."""
    held = _held(load, LoadStatus.PREVIEW)
    held.status = LoadStatus.ACCEPTED
    held.save(update_fields=["status"])
    record_act(act="accept_activities", subject=held, by=by.pk, at=at, **held.counts)
    return held


def discard_activities(*, load: ActivityLoad, by: Person, at: datetime) -> ActivityLoad:
    """No: nothing of this file is written."""
    held = _held(load, LoadStatus.PREVIEW)
    held.status, held.ended_at = LoadStatus.DISCARDED, at
    held.save(update_fields=["status", "ended_at"])
    record_act(act="discard_activities", subject=held, by=by.pk, at=at)
    return held


def write_load(*, load_id: UUID, by: UUID) -> None:
    """Write what was accepted; stopped and run again, it goes on, since what is written already is the same."""
    person = Person.objects.filter(pk=by).first()
    with acting_as(person):
        load = (
            ActivityLoad.objects.select_related("source__owner").filter(pk=load_id, status=LoadStatus.ACCEPTED).first()
        )
    if load is None or person is None:
        return
    counts: Counter[str] = Counter()
    changes = _in_their_name(person, load)
    for portion in batched(changes, PORTION):
        with acting_as(person):
            for change in portion:
                counts[change.what] += 1
                _write(change, load, person)
    with acting_as(person):
        load.status, load.ended_at = LoadStatus.LOADED, timezone.now()
        load.save(update_fields=["status", "ended_at"])
        record_act(act="load_activities", subject=load, by=person.pk, at=load.ended_at, **counts)


def changes_of(*, source: Source, told_in: str, at: datetime) -> Iterator[Change]:
    """What each record of a file would change of one's own activities."""
    for portion in batched(_tellings(source, told_in, at), PORTION):
        yield from _compared(portion)


def _in_their_name(person: Person, load: ActivityLoad) -> Iterator[Change]:
    with acting_as(person):
        found = _tellings(load.source, load.told_in, load.begun_at)
    for portion in batched(found, PORTION):
        with acting_as(person):
            compared = list(_compared(portion))
        yield from compared


def _tellings(source: Source, told_in: str, at: datetime) -> Iterator[Telling]:
    path = blobs.path_of(source.sha256)
    if told_in == ToldIn.SPREADSHEET:
        return tellings_of_table(path, name=source.name, teller=teller_of(source.owner))
    return tellings_of_iati(path, name=source.name, at=at)


def _compared(portion: tuple[Telling, ...]) -> Iterator[Change]:
    names = [one.identifier for one in portion if one.identifier]
    mine = Activity.objects.filter(originator__in=current().organisations, identifier__in=names)
    known = {one.identifier: one for one in mine}
    for telling in portion:
        if telling.told is None:
            yield Change("refused", telling)
            continue
        held = known.get(telling.identifier)
        if held is None:
            yield Change("added", telling)
        elif held.digest == telling.told.digest() and held.taken_back_at is None:
            yield Change("same", telling, held)
        else:
            yield Change("changed", telling, held, _differing(held, telling.told))


def _differing(held: Activity, told: Told) -> tuple[str, ...]:
    version = ActivityVersion.objects.filter(activity=held, number=held.revision).values_list("content", flat=True)
    before, after = version.first() or {}, told.content()
    return tuple(name for name in COMPARED if before.get(name) != after.get(name)) or ("other",)


def _write(change: Change, load: ActivityLoad, person: Person) -> None:
    told = change.telling.told
    if told is None or change.what == "same":
        return
    _name_oneself(told, person)
    if change.activity is None:
        add_activity(
            told=told, by=person, at=timezone.now(), audience=load.audience_wanted, told_in=load.told_in,
            source=load.source,
        )  # fmt: skip
    else:
        correct_activity(
            activity=change.activity, told=told, seen=change.activity.revision, by=person, at=timezone.now(),
            because=load.source.name, source=load.source, told_in=load.told_in,
        )  # fmt: skip


def _name_oneself(told: Told, person: Person) -> None:
    """The first file in which one tells one's own activities says how one is called in IATI."""
    owner = organisation_of(person)
    if not (told.xml and told.reporter) or told.secondary or Publisher.objects.filter(organisation=owner).exists():
        return
    name_publisher(ref=told.reporter[:200], kind=teller_of(owner).kind, by=person, at=timezone.now())


def _found(key: UUID, status: str) -> ActivityLoad | None:
    return ActivityLoad.objects.select_related("source__owner").filter(pk=key, status=status).first()


def _held(load: ActivityLoad, status: str) -> ActivityLoad:
    held = ActivityLoad.objects.select_for_update().get(pk=load.pk)
    require(can_tell_activities(current()) and held.originator_id in current().organisations)
    if held.status != status:
        raise Refusal(_("This file was decided already; look at what came of it."))
    return held


def _line(change: Change) -> dict[str, Any]:
    telling = change.telling
    return {
        "what": change.what,
        "where": telling.where,
        "identifier": telling.identifier,
        "title": telling.told.title if telling.told else "",
        "sentence": telling.sentence,
        "fields": list(change.fields),
    }
