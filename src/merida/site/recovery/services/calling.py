"""Open a call for data, answer it in a form or a spreadsheet, and let others see the answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from merida.reading.values import Unreadable
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance import blobs
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.models import Source
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import Restrictions, give_consent, inherited, receive_source, record_act
from merida.site.recovery.call_sheet import Filled, Told, filled, keyed
from merida.site.recovery.models import DataCall, DataRow, DataSubmission
from merida.site.recovery.permissions import can_answer_call, can_open_call
from merida.site.recovery.selectors.calling import before_of, told_of

LARGEST = 20_000_000


@transaction.atomic
def open_call(*, name: str, year: int, due_on: date, by: Person, at: datetime, note: str = "") -> DataCall:
    """Ask all States of this installation for data on a year."""
    require(can_open_call(current()))
    if not name.strip():
        raise Refusal(_("Give the call a name."))
    if due_on < at.date():
        raise Refusal(_("The day by which answers are asked for has passed; give a later one."))
    owner = organisation_of(by)
    call = DataCall(
        name=" ".join(name.split()), year=year, opened_on=at.date(), due_on=due_on, note=note.strip(), opened_by=by,
        originator=owner, consent_holder=owner, audience=Audience.MEMBERS,
    )  # fmt: skip
    call.save(force_insert=True)
    record_act(act="open_call", subject=call, by=by.pk, at=at, year=year)
    return call


def read_answer(*, call: DataCall, source: Source, by: Person, language: str) -> Filled:
    """What a filled-in sheet says; Refusal if it cannot be read at all."""
    require(can_answer_call(current()))
    known = {one.key: one for one in before_of(call=call, organisation=organisation_of(by))}
    try:
        return filled(blobs.read_blob(source.sha256), source.name, known, language)
    except Unreadable as unreadable:
        raise Refusal(str(unreadable)) from None


@transaction.atomic
def keep_answer_file(*, name: str, chunks: Iterable[bytes], size: int, by: Person, at: datetime) -> Source:
    """Keep a filled-in sheet, before anybody accepts what it says."""
    require(can_answer_call(current()))
    if size > LARGEST:
        raise Refusal(_("This file is larger than any answer; send the template, filled in."))
    owner = organisation_of(by)
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk, purpose="call for data")
    return receive_source(
        chunks=chunks, name=name, media_type="", owner=owner, restrictions=own, by=by, at=at
    )[0]  # fmt: skip


@transaction.atomic
def answer_call(
    *, call: DataCall, rows: Iterable[Told], by: Person, at: datetime, source: Source | None = None
) -> DataSubmission | None:
    """Keep an answer; what was answered before stays to be read. The same answer again changes nothing (None)."""
    require(can_answer_call(current()))
    owner = organisation_of(by)
    if not owner.jurisdiction:
        raise Refusal(_("Your organisation belongs to no State; an administrator can say to which."))
    given = keyed(rows)
    if not given:
        raise Refusal(_("There is no row to keep; fill in at least one amount, or “not disclosed”."))
    last = DataSubmission.objects.filter(call=call, originator=owner).order_by("-number").first()
    if last is not None and {one.content for one in told_of(last)} == {one.content for one in given}:
        return None
    number = DataSubmission.objects.filter(call=call, originator=owner).aggregate(n=Max("number"))["n"] or 0
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk, purpose="call for data")
    columns = inherited(last) if last else own.as_fields()  # an answer that others may see stays one
    submission = DataSubmission(
        call=call, state=owner.jurisdiction, number=number + 1, source=source, submitted_at=at, submitted_by=by,
        **columns,
    )  # fmt: skip
    submission.save(force_insert=True)
    DataRow.objects.bulk_create(_kept(submission, one, columns) for one in given)
    record_act(act="answer_call", subject=submission, by=by.pk, at=at, rows=len(given))
    return submission


@transaction.atomic
def add_row(*, call: DataCall, told: Told, by: Person, at: datetime) -> DataSubmission | None:
    """One more row, or another amount of a row, in the form: an answer with all the others as they were."""
    owner = organisation_of(by)
    last = DataSubmission.objects.filter(call=call, originator=owner).order_by("-number").first()
    standing = list(told_of(last)) if last else []
    rest = [one for one in standing if one.identity != told.identity]
    return answer_call(call=call, rows=[*rest, told], by=by, at=at)


@transaction.atomic
def share_answer(*, submission: DataSubmission, by: Person, at: datetime) -> None:
    """The State lets the members of this installation see its answer."""
    give_consent(
        subject=submission, widened_to=Audience.MEMBERS, what_for="call for data", by=by, at=at,
        children=[DataRow.objects.filter(submission=submission)],
    )  # fmt: skip


def _kept(submission: DataSubmission, one: Told, columns: dict[str, object]) -> DataRow:
    stated = one.stated
    return DataRow(
        submission=submission, key=one.key, stage=one.stage, other=one.other, ground=one.ground,
        minor=stated.quantity.minor if stated else None, unit=stated.quantity.unit if stated else "",
        qualifier=stated.qualifier if stated else "exact", cases=one.cases, remark=one.remark[:500], **columns,
    )  # fmt: skip
