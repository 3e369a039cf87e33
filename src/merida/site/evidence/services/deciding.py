"""Decide what a document says: confirm, correct the coding, reject, add, split, merge, undo. Nothing is overwritten.

Who decides says which revision they saw; if somebody was quicker, they are shown that decision instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from merida import uncac
from merida.site.evidence.choices import Origin, Relation, Status
from merida.site.evidence.coding import Coding, CodingError, checked, under
from merida.site.evidence.models import Extract, Finding, Passage
from merida.site.evidence.permissions import can_confirm_finding
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.models import Decision, Source
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_decision


class DecidedMeanwhile(Refusal):
    """The row was decided since it was seen; `row` is the one that now stands."""

    def __init__(self, row: Extract) -> None:
        super().__init__(_("Somebody decided this since you saw it; this is their decision."))
        self.row = row


@transaction.atomic
def confirm_finding(*, row: Extract, seen: int, by: Person, at: datetime, because: str = "") -> Extract:
    """These words are an outcome, coded as they stand."""
    return _set_status("confirm_finding", row, seen, Status.CONFIRMED, by, at, because)


@transaction.atomic
def reject_finding(*, row: Extract, seen: int, by: Person, at: datetime, because: str = "") -> Extract:
    """These words are no outcome."""
    return _set_status("reject_finding", row, seen, Status.REJECTED, by, at, because)


@transaction.atomic
def correct_finding(
    *,
    row: Finding,
    seen: int,
    coding: Coding,
    by: Person,
    at: datetime,
    because: str = "",
    source: Source | None = None,
) -> Finding:
    """The outcome stands with another coding: the live row is closed and another takes its place."""
    held = _seen(row, seen)
    coding = checked(coding)
    if coding == coding_of(held):
        confirmed = _set_status("confirm_finding", held, held.revision, Status.CONFIRMED, by, at, because)
        assert isinstance(confirmed, Finding)
        return confirmed
    made = _copy(held, coding, by, at)
    _replace("correct_finding", [held], [made], by, at, because, source)
    return made


@transaction.atomic
def reword_finding(
    *, row: Finding, passage: Passage, text: str, by: Person, at: datetime, because: str, source: Source
) -> Finding:
    """A corrigendum changes the agreed words: the row with the old ones is closed, one with the new takes its place."""
    held = _seen(row, row.revision)
    made = _copy(held, coding_of(held), by, at)
    made.text, made.origin, made.passage = text, Origin.CORRIGENDUM, passage
    if held.status in (Status.PROPOSED, Status.REJECTED):
        made.status = held.status
    _replace("reword_finding", [held], [made], by, at, because, source)
    return made


@transaction.atomic
def add_finding(
    *, passage: Passage, start: int, end: int, coding: Coding, by: Person, at: datetime, because: str = ""
) -> Finding:
    """Words that the reader missed are an outcome."""
    document = passage.document
    require(can_confirm_finding(current(), document))
    coding = checked(coding)
    start, end = _trimmed(passage.text, start, end)
    made = Finding(
        document=document, passage=passage, number=passage.number, start=start, end=end, text=passage.text[start:end],
        origin=Origin.PERSON, language=document.language, state=document.state, cycle=document.cycle,
        document_kind=document.kind, counted=document.relation == Relation.LEADING, **inherited(document),
    )  # fmt: skip
    _code(made, coding)
    _decided(made, Status.CONFIRMED, by, at)
    _insert(made)
    record_decision(
        act="add_finding", subject=made, before={}, after=_told(made) | {"made": [str(made.pk)]}, by=by, at=at,
        because=because,
    )  # fmt: skip
    return made


@transaction.atomic
def split_finding(
    *, row: Finding, seen: int, parts: Sequence[tuple[int, int, Coding]], by: Person, at: datetime, because: str = ""
) -> list[Finding]:
    """One proposal is several outcomes, each with its words and coding."""
    held = _seen(row, seen)
    if len(parts) < 2:
        raise CodingError(_("Give at least two parts, each with its own words."))
    made = []
    for start, end, coding in parts:
        part = _copy(held, checked(coding), by, at)
        part.start, part.end = _trimmed(held.passage.text, start, end)
        part.text = held.passage.text[part.start : part.end]
        made.append(part)
    _replace("split_finding", [held], made, by, at, because)
    return made


@transaction.atomic
def merge_findings(
    *, rows: Sequence[tuple[Finding, int]], coding: Coding, by: Person, at: datetime, because: str = ""
) -> Finding:
    """Several proposals in one passage are one outcome."""
    held = [_seen(row, seen) for row, seen in rows]
    if len(held) < 2 or len({one.passage_id for one in held}) > 1:
        raise CodingError(_("Choose two or more outcomes in the same paragraph or bullet."))
    made = _copy(held[0], checked(coding), by, at)
    made.start, made.end = min(one.start for one in held), max(one.end for one in held)
    made.text = made.passage.text[made.start : made.end]
    _replace("merge_findings", held, [made], by, at, because)
    return made


@transaction.atomic
def confirm_together(*, rows: Iterable[Extract], by: Person, at: datetime, because: str = "") -> int:
    """Confirm in bulk what is still proposed; what somebody else decided meanwhile stays as they decided it."""
    count = 0
    wanted = sorted({row.pk for row in rows})
    for row in Finding.objects.filter(pk__in=wanted).live().filter(status=Status.PROPOSED).select_for_update():
        require(can_confirm_finding(current(), row))
        _change(row, "confirm_finding", Status.CONFIRMED, by, at, because)
        count += 1
    connection.check_constraints()
    return count


@transaction.atomic
def undo_decision(*, row: Extract, seen: int, by: Person, at: datetime, because: str = "") -> Extract:
    """Take back the last decision on a row: what it closed comes back as it was, what it made is closed."""
    held = _seen(row, seen)
    last = last_decision(held)
    if last is None:
        raise CodingError(_("Nothing was decided here yet, so there is nothing to undo."))
    made = [UUID(key) for key in last.after.get("made", ())]
    closed = [UUID(key) for key in last.after.get("closed", ())]
    if made:
        return _undo_replacement(held, last, made, closed, by, at, because)
    before, status = _told(held), last.before.get("status", Status.PROPOSED)
    _decided(held, status, by, at)
    held.save(update_fields=["status", "revision", "decided_by", "decided_at"])
    record_decision(
        act="undo_decision", subject=held, before=before, after=_told(held), by=by, at=at, because=because, undoes=last
    )
    return held


def last_decision(row: Extract) -> Decision | None:
    """The decision that made the row what it is, if it can still be undone."""
    subjects = [row.pk, *row.replaces]
    undone = Decision.objects.filter(subject_id__in=subjects, undoes__isnull=False).values("undoes")
    found = (
        Decision.objects.filter(subject_id__in=subjects, undoes__isnull=True)
        .exclude(pk__in=undone)
        .order_by("-decided_at", "-id")
    )
    return next((one for one in found if one.subject_id == row.pk or str(row.pk) in one.after.get("made", ())), None)


def proposed_coding(passage: Passage, kind: str) -> Coding:
    """A first coding for words that a person adds: what the passage cites, the force and topics of its words."""
    found = Finding.objects.live().filter(passage=passage).order_by("start").first()
    cited = [
        one for reference in uncac.cite(passage.text, lang=passage.language or None) for one in reference.provisions
    ]
    provisions = uncac.sort(one for one in cited if uncac.exists(one)) or tuple(found.provisions if found else ())
    return Coding(kind=kind, provisions=provisions)


def coding_of(row: Finding) -> Coding:
    """The coding of a row."""
    return Coding(
        row.kind, tuple(row.provisions), tuple(row.categories), tuple(row.topics), row.force, row.none_identified
    )


def _undo_replacement(
    held: Extract, last: Decision, made: list[UUID], closed: list[UUID], by: Person, at: datetime, because: str
) -> Extract:
    live = list(Finding.objects.filter(pk__in=made).live().select_for_update())
    if len(live) < len(made):
        raise CodingError(_("Another part of this was decided since; undo that first."))
    _close(live, at)
    back: list[Finding] = []
    for old in Finding.objects.filter(pk__in=closed).select_related("passage"):
        again = _copy(old, coding_of(old), by, at)
        again.text, again.passage, again.origin, again.replaces = old.text, old.passage, old.origin, [*made]
        again.status, again.decided_by, again.decided_at = old.status, old.decided_by, old.decided_at
        _insert(again)
        back.append(again)
    subject = held
    record_decision(
        act="undo_decision", subject=subject, before=_told(held), by=by, at=at, because=because, undoes=last,
        after={"made": [str(one.pk) for one in back], "closed": [str(key) for key in made]},
    )  # fmt: skip
    return back[0] if back else held


def _seen[Row: Extract](row: Row, seen: int) -> Row:
    """The row as it stands, locked; refused if it is not the one that was seen."""
    require(can_confirm_finding(current(), row))
    rows: Any = type(row)._default_manager
    held: Row = rows.select_for_update().get(pk=row.pk)
    if held.closed_at is not None:
        raise DecidedMeanwhile(standing(held))
    if held.revision != seen:
        raise DecidedMeanwhile(held)
    return held


def standing(row: Extract) -> Extract:
    """The live row that took the place of a closed one, or the row itself."""
    found = Finding.objects.live().filter(replaces__contains=[row.pk]).first()
    return found or row


def _set_status(act: str, row: Extract, seen: int, status: str, by: Person, at: datetime, because: str) -> Extract:
    held: Extract = _seen(row, seen)
    _change(held, act, status, by, at, because)
    return held


def _change(held: Extract, act: str, status: str, by: Person, at: datetime, because: str) -> None:
    before = _told(held)
    _decided(held, status, by, at)
    held.save(update_fields=["status", "revision", "decided_by", "decided_at"])
    record_decision(act=act, subject=held, before=before, after=_told(held), by=by, at=at, because=because)


def _replace(
    act: str,
    old: list[Finding],
    new: list[Finding],
    by: Person,
    at: datetime,
    because: str,
    source: Source | None = None,
) -> None:
    _close(old, at)
    for row in new:
        row.replaces = [one.pk for one in old]
        row.revision = max(one.revision for one in old) + 1
        _insert(row)
    record_decision(
        act=act,
        subject=old[0],
        before={"rows": [_told(one) for one in old]},
        after={
            "rows": [_told(one) for one in new],
            "made": [str(one.pk) for one in new],
            "closed": [str(one.pk) for one in old],
        },
        by=by,
        at=at,
        because=because,
        source=source,
    )


def _close(rows: list[Finding], at: datetime) -> None:
    for row in rows:
        row.closed_at = at
        row.save(update_fields=["closed_at"])


def _copy(row: Finding, coding: Coding, by: Person, at: datetime) -> Finding:
    made = Finding(
        document_id=row.document_id, passage=row.passage, number=row.number, start=row.start, end=row.end,
        text=row.text, why=row.why, rule=row.rule, origin=row.origin, language=row.language, state=row.state,
        cycle=row.cycle, document_kind=row.document_kind, counted=row.counted, revision=row.revision,
        **inherited(row),
    )  # fmt: skip
    _code(made, coding)
    made.inherited = row.inherited and list(coding.provisions) == row.provisions
    _decided(made, Status.CORRECTED, by, at)
    return made


def _code(row: Finding, coding: Coding) -> None:
    for name, value in asdict(coding).items():
        setattr(row, name, list(value) if isinstance(value, tuple) else value)
    row.under = under(coding.provisions)


def _decided(row: Extract, status: str, by: Person, at: datetime) -> None:
    row.status, row.decided_by, row.decided_at = status, by, at
    row.revision += 1


def _insert(row: Finding) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise CodingError(_("These very words are an outcome of this kind already.")) from error


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Within the passage, without white space at the ends."""
    start, end = max(start, 0), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        raise CodingError(_("Select the words of the outcome in one paragraph first."))
    return start, end


def _told(row: Extract) -> dict[str, Any]:
    """What a decision keeps of a row: keys and codes."""
    told: dict[str, Any] = {"status": row.status, "revision": row.revision, "provisions": row.provisions}
    if isinstance(row, Finding):
        told |= {
            "kind": row.kind, "categories": row.categories, "topics": row.topics, "force": row.force,
            "none_identified": row.none_identified, "start": row.start, "end": row.end,
        }  # fmt: skip
    return told
