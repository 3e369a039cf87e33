"""A file of events handed in on a page: kept, looked at, its columns told, then accepted or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import Restrictions, receive_source, record_act
from merida.site.recovery.choices.ledger import LoadStanding
from merida.site.recovery.models import Load
from merida.site.recovery.permissions import can_load_events, can_load_for_everybody
from merida.site.recovery.selectors.loads import MOST, events_in
from merida.site.recovery.services.incoming import portions
from merida.site.recovery.services.loading import Loaded, load_events
from merida.site.recovery.services.suspecting import LOOKED_AT, LOOKING, suspect
from merida.site.recovery.tasks import look_at_load
from merida.tracing.table_columns import columns


@transaction.atomic
def hand_in(*, name: str, chunks: Iterable[bytes], public: bool, by: Person, at: datetime) -> Load:
    """Keep a file to look at; nothing of it stands in the register yet."""
    require(can_load_events(current()) and (not public or can_load_for_everybody(current())))
    owner = organisation_of(by)
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk, audience=Audience.ORIGINATOR)
    source, _new = receive_source(
        chunks=chunks, name=name, media_type="application/octet-stream", owner=owner, restrictions=own, by=by, at=at
    )
    load = Load(source=source, name=source.name, public=public, made_at=at, made_by=by, **own.as_fields())
    load.save(force_insert=True)
    record_act(act="hand_in", subject=load, by=by.pk, at=at, sha256=source.sha256)
    return load


@transaction.atomic
def map_columns(*, load: Load, mapping: Mapping[str, str], by: Person, at: datetime) -> Load:
    """Say which column of the file is which; an empty word leaves a column out."""
    _refuse_decided(load)
    known = {one.key for one in columns()}
    load.mapping = {head: key for head, key in mapping.items() if key in known or key == ""}
    load.save(update_fields=["mapping"])
    record_act(act="map_columns", subject=load, by=by.pk, at=at)
    return load


def look_at(*, load: Load, by: Person, at: datetime) -> Loaded:
    """What the file would change and what is wrong with it; nothing is kept of it."""
    events = events_in(load)
    if events.count > MOST:
        return Loaded(rows=events.count, problems=list(events.problems))
    return load_events(
        portions=portions(events), name=load.name, by=by, at=at, public=load.public, dry_run=True, load=load
    )


@transaction.atomic
def accept(*, load: Load, by: Person, at: datetime) -> Loaded:
    """Load what was shown; the detectors then look at what it touched."""
    load = Load.objects.select_for_update().get(pk=load.pk)
    _refuse_decided(load)
    events = events_in(load)
    if events.count > MOST:
        raise Refusal(_("This file is too long for a page; load it with: merida site load events FILE"))
    found = load_events(
        portions=portions(events), name=load.name, by=by, at=at, public=load.public, source=load.source, load=load
    )
    if found.rows <= LOOKED_AT:
        suspect(load=Load.objects.get(pk=load.pk), by=by, at=at)
    else:
        look_later(load, by)
    return found


def look_later(load: Load, by: Person) -> None:
    """Let the worker look at a large load; its page says so meanwhile."""
    counts = Load.objects.get(pk=load.pk).counts
    Load.objects.filter(pk=load.pk).update(counts={**counts, LOOKING: 1})
    look_at_load.enqueue(str(load.pk), str(by.pk))


@transaction.atomic
def withdraw(*, load: Load, by: Person, at: datetime) -> None:
    """Do not load it."""
    _refuse_decided(load)
    Load.objects.filter(pk=load.pk).update(standing=LoadStanding.WITHDRAWN, decided_at=at)
    record_act(act="withdraw_load", subject=load, by=by.pk, at=at)


def _refuse_decided(load: Load) -> None:
    require(can_load_events(current()))
    if load.standing != LoadStanding.PREVIEWED:
        raise Refusal(_("This file was decided already; hand it in again to load it again: twice changes nothing."))
