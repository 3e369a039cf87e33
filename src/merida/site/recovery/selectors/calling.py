"""Calls for data: who was asked, what one's own State answered, what others let one see. Nobody is ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from merida.money.qualified import Stated, Total, total
from merida.site.evidence.labels import Names, alphabetical, names
from merida.site.people.models import Organisation
from merida.site.provenance.asking import Asker
from merida.site.recovery.call_sheet import Filled, Told
from merida.site.recovery.choices.cases import Ground
from merida.site.recovery.choices.public import DataStage
from merida.site.recovery.models import DataCall, DataRow, DataSubmission
from merida.site.recovery.permissions import can_answer_call, can_open_call
from merida.site.recovery.selectors.amounts import stated_of


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call in the list."""

    name: str
    year: int
    due_on: date
    answered_on: datetime | None
    """When one's own organisation last answered; None if it did not."""
    url: str


@dataclass(frozen=True, slots=True)
class CallsPage:
    """The calls that one may see."""

    lines: tuple[CallLine, ...]
    open_url: str
    """Empty for whoever may not open one."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of an answer."""

    stage_label: str
    other: str
    ground: str
    stated: Stated | None
    cases: int | None
    remark: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """The standing answer of a State."""

    state: str
    number: int
    submitted_at: datetime
    rows: tuple[RowLine, ...]
    mine: bool
    shared: bool
    share_url: str


@dataclass(frozen=True, slots=True)
class StageSum:
    """What all answers that one may see say of a stage: as answered, never added to the register."""

    label: str
    total: Total
    answers: int


@dataclass(frozen=True, slots=True)
class CallPage:
    """A call with the answers that one may see."""

    name: str
    year: int
    due_on: date
    note: str
    answers: tuple[AnswerLine, ...]
    sums: tuple[StageSum, ...]
    may_answer: bool
    template_url: str
    answer_url: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a filled-in sheet would keep: rows, against those that stand, and what is wrong."""

    rows: tuple[tuple[str, RowLine], ...]
    """With "new", "changed" or "same"."""
    gone: int
    """Rows of the last answer that the sheet does not have."""
    filled: Filled
    source: UUID


def calls_page(*, seen_by: Asker) -> CallsPage:
    """All calls, the latest first."""
    own = DataSubmission.objects.filter(originator__in=seen_by.organisations).order_by("number")
    answered = {one.call_id: one.submitted_at for one in own}
    return CallsPage(
        tuple(
            CallLine(one.name, one.year, one.due_on, answered.get(one.pk), reverse("recovery:call", args=[one.pk]))
            for one in DataCall.objects.all()
        ),
        reverse("recovery:open_call") if can_open_call(seen_by) else "",
    )


def call_page(*, call: DataCall, seen_by: Asker) -> CallPage:
    """One call."""
    said, latest = names(), latest_of(call)
    found = [
        AnswerLine(
            said.state(one.state), one.number, one.submitted_at, tuple(_line(told, said) for told in told_of(one)),
            one.originator_id in seen_by.organisations, one.audience != "originator",
            reverse("recovery:share_answer", args=[call.pk, one.pk]),
        )
        for one in latest
    ]  # fmt: skip
    every = [told for one in latest for told in told_of(one)]
    return CallPage(
        name=call.name, year=call.year, due_on=call.due_on, note=call.note,
        answers=tuple(sorted(found, key=lambda one: alphabetical(one.state))),
        sums=tuple(
            StageSum(str(stage.label), total(one.stated for one in of_stage), len(of_stage))
            for stage in DataStage
            if (of_stage := [one for one in every if one.stage == stage])
        ),
        may_answer=can_answer_call(seen_by),
        template_url=reverse("recovery:call_template", args=[call.pk]),
        answer_url=reverse("recovery:answer_call", args=[call.pk]),
    )  # fmt: skip


def preview(*, call: DataCall, organisation: Organisation, read: Filled, source: UUID) -> Preview:
    """What would change if a filled-in sheet were accepted."""
    last = DataSubmission.objects.filter(call=call, originator=organisation).order_by("-number").first()
    standing = {one.identity: one for one in told_of(last)} if last else {}
    said, rows = names(), []
    for one in read.rows:
        before = standing.pop(one.identity, None)
        same = before is not None and before.content == one.content
        rows.append(("new" if before is None else "same" if same else "changed", _line(one, said)))
    return Preview(tuple(rows), len(standing), read, source)


def latest_of(call: DataCall) -> list[DataSubmission]:
    """The last answer of each organisation."""
    found = DataSubmission.objects.filter(call=call).order_by("originator_id", "-number").distinct("originator_id")
    return list(found.prefetch_related("rows"))


def told_of(submission: DataSubmission) -> tuple[Told, ...]:
    """The rows of an answer."""
    return tuple(map(_told, submission.rows.all()))


def before_of(*, call: DataCall, organisation: Organisation) -> Sequence[Told]:
    """The rows with which a template goes out: this call's if it was answered, else those of a year before."""
    own = DataSubmission.objects.filter(originator=organisation, call__year__lte=call.year)
    last = own.filter(call=call).order_by("-number").first() or own.exclude(call=call).order_by(
        "-call__year", "-number"
    ).first()  # fmt: skip
    return told_of(last) if last else ()


def _told(row: DataRow) -> Told:
    stated = stated_of(row.minor, row.unit, row.qualifier)
    return Told(row.key, row.stage, row.other, row.ground, stated, row.cases, row.remark)


def _line(told: Told, said: Names) -> RowLine:
    return RowLine(
        str(DataStage(told.stage).label), said.state(told.other) if told.other else "",
        str(Ground(told.ground).label) if told.ground else "", told.stated, told.cases, told.remark,
    )  # fmt: skip
