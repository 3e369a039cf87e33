"""Files of events: those loaded, and one before it is accepted: its columns, its problems, what it would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from merida.reading.values import Unreadable
from merida.site.evidence.codelists import reader_language
from merida.site.provenance import blobs
from merida.site.provenance.asking import Asker
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.choices.ledger import LoadStanding
from merida.site.recovery.models import Load
from merida.site.recovery.permissions import can_load_events, can_load_for_everybody
from merida.site.recovery.selectors.changes import Change
from merida.tabular.read import read_table
from merida.tabular.values import Problem
from merida.tracing.table import Events, events_of
from merida.tracing.table_columns import columns

MOST = 20_000
"""Rows of a file that a page looks at and loads; longer ones are for the command line."""


@dataclass(frozen=True, slots=True)
class LoadLine:
    """A load in the list."""

    key: UUID
    name: str
    url: str
    standing: str
    standing_label: str
    public: bool
    made_at: datetime
    made_by: str
    rows: int
    claims: int
    events: int


@dataclass(frozen=True, slots=True)
class LoadsPage:
    """The loads of one's organisation."""

    lines: tuple[LoadLine, ...]
    may_load: bool
    may_publish: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A head of the file, what it is taken for, and what it may be taken for."""

    name: str
    key: str
    known: bool


@dataclass(frozen=True, slots=True)
class LoadPage:
    """A file: what is in it, what is wrong, what it would change or changed."""

    line: LoadLine
    waiting: bool
    heads: tuple[Head, ...]
    keys: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    errors: int
    counts: Mapping[str, int]
    too_long: bool
    may_load: bool
    changes: tuple[Change, ...] = ()
    """Rows of a source that say something else than before."""
    looking: bool = False
    """Whether the detectors still look at it."""


def loads_page(*, seen_by: Asker) -> LoadsPage:
    """The loads, the latest first."""
    rows = Load.objects.select_related("made_by").exclude(standing=LoadStanding.WITHDRAWN)[:200]
    return LoadsPage(tuple(map(line_of, rows)), can_load_events(seen_by), can_load_for_everybody(seen_by))


def line_of(load: Load) -> LoadLine:
    """A load as the list shows it."""
    return LoadLine(
        load.pk, load.name, reverse("recovery:load", args=[load.pk]), load.standing,
        str(LoadStanding(load.standing).label), load.public, load.made_at, str(load.made_by),
        load.counts.get("rows", 0), load.counts.get("new_claims", 0), load.counts.get("new_events", 0),
    )  # fmt: skip


def events_in(load: Load) -> Events:
    """The table in the file of a load, with the columns a person said; Refusal if it cannot be read."""
    if load.source is None:
        raise Refusal("The file of this load is not kept here.")
    try:
        book = read_table(blobs.read_blob(load.source.sha256), load.name)
        return events_of(book.sheet(), load.mapping or None, lang=reader_language())
    except (Unreadable, KeyError) as error:
        raise Refusal(str(error.args[0] if error.args else error)) from None


def load_page(
    *,
    load: Load,
    events: Events | None,
    problems: tuple[Problem, ...],
    counts: Mapping[str, int],
    seen_by: Asker,
    changes: tuple[Change, ...] = (),
) -> LoadPage:
    """The page of a load; `events` where it still waits."""
    language = reader_language()
    places = {} if events is None else {place: key for key, place in events.table.heads.places.items()}
    heads = () if events is None else events.table.heads.heads
    return LoadPage(
        line=line_of(load),
        waiting=load.standing == LoadStanding.PREVIEWED,
        heads=tuple(Head(name, places.get(at, ""), at in places) for at, name in enumerate(heads) if name)[:100],
        keys=tuple((one.key, one.head(language)) for one in columns()),
        problems=problems[:500],
        errors=sum(one.severity == "error" for one in problems),
        counts=counts,
        too_long=events is not None and events.count > MOST,
        may_load=can_load_events(seen_by),
        changes=changes[:500],
        looking=bool(load.counts.get("looking")),
    )
