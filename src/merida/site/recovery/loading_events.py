"""`merida site load events|register FILE`: what the importer's page does, on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from merida.reading.values import Unreadable
from merida.site.look.quantities import stated as written
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.provenance.refusals import Refusal, RefusedRow
from merida.site.recovery.models import Load
from merida.site.recovery.selectors.changes import Said
from merida.site.recovery.services.files import look_later
from merida.site.recovery.services.incoming import portions
from merida.site.recovery.services.loading import Loaded, load_events
from merida.site.recovery.services.suspecting import LOOKED_AT, suspect
from merida.tabular.read import read_table
from merida.tracing.table import events_of


def load_own(path: Path, *, by: Person | None, at: datetime, dry_run: bool) -> Iterator[str]:
    """Load a file of events for one's own organisation."""
    yield from _load(path, by, at, dry_run, public=False)


def load_register(path: Path, *, by: Person | None, at: datetime, dry_run: bool) -> Iterator[str]:
    """Load events that published sources tell of: everybody may see them."""
    yield from _load(path, by, at, dry_run, public=True)


def _load(path: Path, by: Person | None, at: datetime, dry_run: bool, *, public: bool) -> Iterator[str]:
    if by is None:
        raise Refusal(_("Say in whose name it is loaded, as in: merida site load events --as amina@example.org FILE"))
    try:
        book = read_table(path.read_bytes(), path.name)
        events = events_of(book.sheet())
    except (Unreadable, KeyError) as error:
        raise Refusal(str(error.args[0] if error.args else error)) from None
    with acting_as(by):
        found = load_events(portions=portions(events), name=path.name, by=by, at=at, public=public, dry_run=dry_run)
    for change in found.changes:
        yield _("row %(row)d: %(before)s becomes %(after)s") % {
            "row": change.line, "before": in_words(change.before), "after": in_words(change.after)
        }  # fmt: skip
    for problem in found.problems:
        yield RefusedRow(str(problem)) if problem.severity == "error" else str(problem)
    yield _("%(name)s: %(sentence)s") % {"name": path.name, "sentence": told(found)} + (
        f" {_('Nothing was written: this was a trial.')}" if dry_run else ""
    )
    if not dry_run and (found.new_claims or found.corrected_claims):
        with acting_as(by):
            load = Load.objects.order_by("-made_at").first()
            assert load is not None
            if found.rows > LOOKED_AT:
                look_later(load, by)
                yield _(
                    "Detectors are looking at what was loaded; what they suspect will stand on the page of suspicions."
                )
                return
            added = suspect(load=load, by=by, at=at)
        yield ngettext(
            "%(count)d suspicion waits for a decision.", "%(count)d suspicions wait for a decision.", added
        ) % {"count": added}


def in_words(said: Said) -> str:
    """What a claim says, in a few words."""
    amount = written(said.stated, "en") if said.stated else _("not disclosed")
    return ", ".join(filter(None, (amount, str(said.when or ""), said.label)))


def told(found: Loaded) -> str:
    """What a load did, in one sentence."""
    return (
        _(
            "%(rows)d rows: %(new_claims)d new claims in %(new_cases)d new cases, %(new_events)d new events,"
            " %(corrected_claims)d claims corrected, %(reversed_events)d events reversed;"
            " %(known_claims)d were known, %(refused)d refused."
        )
        % found.counts()
    )
