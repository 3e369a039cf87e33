"""Load a file of events: all of it in one transaction or nothing; looked at first without leaving a trace.

Rows are copied into a table of the transaction in portions, so memory does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from merida.money.when import When
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Source
from merida.site.provenance.services import Restrictions, record_act
from merida.site.recovery import loading_sql
from merida.site.recovery.choices.ledger import LoadStanding
from merida.site.recovery.models import Load
from merida.site.recovery.permissions import can_load_events, can_load_for_everybody
from merida.site.recovery.selectors.amounts import stated_of
from merida.site.recovery.selectors.changes import Change, Said
from merida.site.recovery.services.incoming import COLUMNS, Portion, staged
from merida.site.recovery.services.recording import move
from merida.tabular.values import Problem

MOST_PROBLEMS = 1_000
"""So many problems are kept word for word; the rest is counted."""
CORRECTED = "The same row of the same source was loaded again and says something else."
LOADED_AFTER = "Another claim of this fact is used since a later load."


@dataclass(slots=True)
class Loaded:
    """What a load did, or would do."""

    rows: int = 0
    loadable: int = 0
    refused: int = 0
    new_cases: int = 0
    new_facts: int = 0
    new_claims: int = 0
    corrected_claims: int = 0
    known_claims: int = 0
    new_events: int = 0
    reversed_events: int = 0
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """The numbers alone."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name not in ("problems", "changes")}


class _LookedAtOnly(Exception):  # noqa: N818 - the way out of a transaction that is to leave nothing
    pass


def load_events(
    *, portions: Iterable[Portion], name: str, by: Person, at: datetime, public: bool = False, dry_run: bool = False,
    source: Source | None = None, load: Load | None = None,
) -> Loaded:  # fmt: skip
    """Load the rows and say what came of it; `dry_run` says the same and leaves nothing."""
    require(can_load_events(current()) and (not public or can_load_for_everybody(current())))
    found = Loaded()
    try:
        with transaction.atomic():
            _load(portions, name, by, at, public, source, load, found, keep=not dry_run)
            if dry_run:
                raise _LookedAtOnly
    except _LookedAtOnly:
        pass
    return found


def _load(
    portions: Iterable[Portion], name: str, by: Person, at: datetime, public: bool, source: Source | None,
    load: Load | None, found: Loaded, *, keep: bool,
) -> None:  # fmt: skip
    owner = organisation_of(by)
    audience = Audience.PUBLIC if public else Audience.ORIGINATOR
    whose = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk, audience=audience)
    if load is None:
        load = Load(
            id=new_key(), name=name[:300], made_at=at, made_by=by, public=public, source=source, **whose.as_fields()
        )
        load.standing, load.decided_at = LoadStanding.ACCEPTED, at
        load.save(force_insert=True)
    values: dict[str, Any] = {
        "load": load.pk, "on": at.date(), "at": at, "by": by.pk, "source": source and source.pk, "open": public,
        "originator_id": owner.pk, "consent_holder_id": owner.pk, "audience": audience, "because": LOADED_AFTER,
        "corrected": CORRECTED, "most": MOST_PROBLEMS,
    }  # fmt: skip
    with connection.cursor() as cursor:
        # Two loads of one organisation, one after the other: the second then knows what the first added.
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"load {owner.pk}"])
        cursor.execute(loading_sql.BEGIN)
        with connection.connection.cursor().copy(f"copy incoming ({', '.join(COLUMNS)}) from stdin") as copy:
            for row in _rows(portions, found):
                copy.write_row(row)
        many = found.loadable >= loading_sql.MANY
        cursor.execute(loading_sql.BULK, {"nested": "off" if many else "on"})
        loading_sql.run(cursor, loading_sql.READY, values)
        found.new_cases = loading_sql.run(cursor, loading_sql.CASES, values)
        loading_sql.run(cursor, loading_sql.CLAIMING, values)
        loading_sql.run(cursor, loading_sql.FACTS, values)
        found.new_facts = _count(cursor, "incoming_fact where not known")
        found.changes = _changes(cursor, values)
        loading_sql.run(cursor, loading_sql.CLAIMS, values)
        found.corrected_claims = _count(cursor, "claiming where old_id is not null")
        found.new_claims = _count(cursor, "claiming where old_id is null")
        found.known_claims = found.loadable - found.new_claims - found.corrected_claims
        if many:
            cursor.execute(loading_sql.KNOW_SIZES)
        loading_sql.run(cursor, loading_sql.MOVING, values)
        found.reversed_events = _count(cursor, "moving where old_id is not null")
        found.new_events = _count(cursor, "moving where claim_id is not null")
        if keep:
            move(cursor, values)
        cursor.execute(loading_sql.BULK, {"nested": "on"})
    if keep:
        connection.check_constraints()
        Load.objects.filter(pk=load.pk).update(
            standing=LoadStanding.ACCEPTED, decided_at=at, counts=found.counts(), source=source or load.source
        )
        record_act(act="load_events", subject=load, by=by.pk, at=at, **found.counts())


def _rows(portions: Iterable[Portion], found: Loaded) -> Iterator[tuple[object, ...]]:
    for portion in portions:
        found.rows += portion.rows
        found.loadable += len(portion.claims)
        found.refused += portion.rows - len(portion.claims)
        found.problems += portion.problems[: max(0, MOST_PROBLEMS - len(found.problems))]
        yield from staged(portion)


def _changes(cursor: Any, values: dict[str, Any]) -> list[Change]:
    cursor.execute(loading_sql.CHANGES, {"most": values["most"]})
    return [Change(line, reference, _said(*told[:6]), _said(*told[6:])) for line, reference, *told in cursor.fetchall()]


def _said(unit: str, minor: Any, until: Any, qualifier: str, happened: str, status: str) -> Said:
    return Said(stated_of(minor, unit, qualifier, until), When.of(happened) if happened else None, status)


def _count(cursor: Any, of: str, *values: Any) -> int:
    cursor.execute(f"select count(*) from {of}", values or None)
    return int(cursor.fetchone()[0])


def refused(found: Loaded) -> str:
    """One sentence about rows that were not loaded; empty if all were."""
    if not found.refused:
        return ""
    return _("%(count)d rows were not loaded; the sentences say which cell to mend.") % {"count": found.refused}
