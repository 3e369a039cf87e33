"""Spreadsheets of engagements and trainings: what each row would do is shown, and written when it is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Literal

from django.db import transaction
from django.utils.translation import gettext as _

from merida.reading.values import Unreadable
from merida.site.assistance.models.programmes import Engagement
from merida.site.assistance.models.training import Training
from merida.site.assistance.permissions import can_record_programme
from merida.site.assistance.programme_facts import EngagementFacts, TrainingFacts, checked_engagement, checked_training
from merida.site.assistance.programme_sheets import Came, columns_of, engagement_in, training_in
from merida.site.assistance.services.participants import state_headcounts
from merida.site.assistance.services.programmes import (
    add_result,
    change_programme,
    record_engagement,
    record_training,
)
from merida.site.look import sheet_says
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance import blobs
from merida.site.provenance.asking import current
from merida.site.provenance.models import Source
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import Restrictions, receive_source
from merida.tabular import Problem, mapped, read_table
from merida.tabular.mapped import sheet_with

MOST = 20_000
type Outcome = Literal["new", "changed", "same", "refused"]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file and what it would do."""

    number: int
    title: str
    outcome: Outcome
    changes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    facts: EngagementFacts | TrainingFacts | None = None
    came: Came | None = None
    counts: tuple[tuple[str, str, int | None, int | None], ...] = ()
    row: Any = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do; `problem` says why nothing of it can be read."""

    what: str
    name: str
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""
    counts: dict[str, int] = field(default_factory=dict)


@transaction.atomic
def keep_programme_file(*, name: str, data: bytes, by: Person, at: datetime) -> Source:
    """Keep a spreadsheet; nothing of it is recorded yet."""
    require(can_record_programme(current()))
    owner = organisation_of(by)
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk)
    source, _new = receive_source(
        chunks=[data], name=name, media_type="application/octet-stream", owner=owner, restrictions=own, by=by, at=at
    )
    return source


def preview(*, source: Source, what: str, by: Person) -> Preview:
    """What the file would do, row by row; nothing is written."""
    return preview_of(data=blobs.read_blob(source.sha256), name=source.name, what=what, by=by)


def preview_of(*, data: bytes, name: str, what: str, by: Person) -> Preview:
    """What these bytes would do."""
    require(can_record_programme(current()))
    try:
        table = mapped(sheet_with(read_table(data, name), columns_of(what)), columns_of(what))
    except (Unreadable, KeyError) as error:
        return Preview(what, name, problem=_(str(error).strip("'")))
    if not table.readable:
        problem = next(one for one in table.problems if one.severity == "error")
        return Preview(what, name, problem=_said(problem))
    owner = organisation_of(by)
    model: Any = {"engagements": Engagement, "trainings": Training}[what]
    held = list(model.objects.filter(originator=owner, withdrawn_at=None))
    known = {one.reference: one for one in held if one.reference}
    known |= {(one.title, one.from_on): one for one in held if not one.reference}
    lines = tuple(_lines(table.records(), what, known))[:MOST]
    counts = {name: sum(1 for one in lines if one.outcome == name) for name in ("new", "changed", "same", "refused")}
    notes = tuple(map(_said, table.problems))
    return Preview(what, name, lines, notes, counts=counts)


@transaction.atomic
def accept_programmes(*, preview: Preview, by: Person, at: datetime) -> int:
    """Write the rows that are new or change something; how many were written."""
    if preview.problem:
        raise Refusal(preview.problem)
    written = 0
    for line in preview.lines:
        if line.outcome not in ("new", "changed") or line.facts is None:
            continue
        row = line.row
        if row is None:
            row = (
                record_engagement(facts=line.facts, by=by, at=at)
                if isinstance(line.facts, EngagementFacts)
                else record_training(facts=line.facts, by=by, at=at)
            )
        else:
            row = change_programme(row=row, seen=row.revision, facts=line.facts, by=by, at=at, because=preview.name)
        _beside(row, line, by, at)
        written += 1
    return written


def _beside(row: Any, line: Line, by: Person, at: datetime) -> None:
    if line.came is not None and not _told(row, line.came):
        came = line.came
        add_result(engagement=row, kind=came.kind, title=came.title, on=came.on, by=by, at=at)
    if line.counts:
        state_headcounts(training=row, counts=line.counts, by=by, at=at)


def _told(row: Any, came: Came) -> bool:
    return bool(row.results.filter(kind=came.kind, title=came.title, withdrawn_at=None).exists())


def _lines(records: Any, what: str, known: dict[Any, Any]) -> Iterator[Line]:
    seen: dict[Any, int] = {}
    for record in records:
        problems = tuple(_said(one) for one in record.problems if one.severity == "error")
        title = str(record.get("title") or "")
        if problems:
            yield Line(record.number, title, "refused", problems=problems)
            continue
        came: Came | None = None
        counts: tuple[tuple[str, str, int | None, int | None], ...] = ()
        facts: EngagementFacts | TrainingFacts
        try:
            if what == "engagements":
                told, came = engagement_in(record.values)
                facts = checked_engagement(told)
            else:
                told_training, counts = training_in(record.values)
                facts = checked_training(told_training)
        except Refusal as refusal:
            yield Line(record.number, title, "refused", problems=(str(refusal),))
            continue
        key = facts.reference or (facts.title, facts.from_on)
        if key in seen:
            said = _("This stands in row %(row)d already: keep one of the two.") % {"row": seen[key]}
            yield Line(record.number, title, "refused", problems=(said,))
            continue
        seen[key] = record.number
        yield _compared(record.number, facts, came, counts, known.get(key), record.values)


def _compared(number: int, facts: Any, came: Came | None, counts: Any, row: Any, given: Any) -> Line:
    """A row that is here already changes only what the file has a column for."""
    if row is None:
        return Line(number, facts.title, "new", facts=facts, came=came, counts=counts)
    columns = {"states": "jurisdictions", "from": "from_on", "until": "until_on", "source": "source_text"}
    told = {columns.get(key, key) for key in given} | ({"until_on"} if "from" in given else set())
    kept = {
        one.name: _value(getattr(row, one.name))
        for one in fields(facts)
        if one.name not in told or one.name == "audience"
    }
    facts = type(facts)(**{one.name: kept.get(one.name, getattr(facts, one.name)) for one in fields(facts)})
    changes = tuple(
        one.name for one in fields(facts) if _value(getattr(row, one.name)) != getattr(facts, one.name)
    )  # fmt: skip
    added = (came is not None and not _told(row, came)) or (bool(counts) and not row.headcounts.exists())
    outcome: Outcome = "changed" if changes or added else "same"
    return Line(number, facts.title, outcome, changes, facts=facts, came=came, counts=counts, row=row)


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _said(problem: Problem) -> str:
    place, sentence = sheet_says.place(problem), sheet_says.sentence(problem)
    return f"{place}: {sentence}" if place else sentence
