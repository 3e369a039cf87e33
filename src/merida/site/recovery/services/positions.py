"""What States say on article 57, and costs of a return: recorded with a source, replaced or taken back for a reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from merida.money.qualified import Stated
from merida.money.when import When
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act
from merida.site.recovery.choices.returns import TRANCHES
from merida.site.recovery.models import Case, Cost, Event, Position
from merida.site.recovery.models.returns import Recorded
from merida.site.recovery.permissions import can_record
from merida.tracing.article57 import MANY, Assertion
from merida.tracing.article57_costs import ACCOUNT_OF


@transaction.atomic
def record_position(
    *, case: Case, topic: str, value: str, source: str, by: Person, at: datetime, of: str = "", words: str = "",
    on: str = "", event: Event | None = None, replaces: Position | None = None, because: str = "",
) -> Position:  # fmt: skip
    """What a State (`of`; empty: the record of the case) says on a topic, and where it says so.

    Of the whole return, or of a tranche: then `event` is its transfer.
    """
    require(can_record(current(), case))
    if event is not None and (event.case_id != case.pk or event.stage not in TRANCHES):
        raise Refusal(_("Choose a transfer or a receipt of this case."))
    try:
        Assertion(topic, value, of)
    except ValueError as error:
        raise Refusal(_("Choose a topic and what is said on it from the lists.")) from error
    if not source.strip():
        raise Refusal(_("Say where it is said: a document, or an address."))
    same = Position.objects.live().filter(case=case, topic=topic, by=of, value=value, event=event)
    if replaces is None and same.exists():
        raise Refusal(_("This is recorded already."))
    made = Position(
        case=case, topic=topic, value=value, by=of, event=event, **recorded(words, source, on, by, at),
        **replacing(replaces, because), **inherited(case),
    )  # fmt: skip
    keep(made)
    record_act(act="record_position", subject=made, by=by.pk, at=at, case=case.pk, topic=topic, value=value)
    return made


@transaction.atomic
def take_back_position(*, position: Position, by: Person, at: datetime, because: str) -> Position:
    """It was recorded wrongly: it holds no more, and stays readable with the reason."""
    require(can_record(current(), position))
    if not because.strip():
        raise Refusal(_("Say why."))
    made = Position(
        case=position.case, topic=position.topic, value=position.value, by=position.by,
        event=position.event, taken_back=True,
        **recorded("", position.source, position.happened, by, at), **replacing(position, because),
        **inherited(position),
    )  # fmt: skip
    keep(made)
    record_act(act="take_back_position", subject=position, by=by.pk, at=at, case=position.case_id)
    return made


@transaction.atomic
def record_cost(
    *, case: Case, kind: str, by: Person, at: datetime, of: str = "", deducted: bool | None = None,
    stated: Stated | None = None, event: Event | None = None, source: str = "", words: str = "", on: str = "",
    replaces: Cost | None = None, because: str = "",
) -> Cost:  # fmt: skip
    """A cost of the return, its own amount or that of an event of the ledger by which it was taken."""
    require(can_record(current(), case))
    if kind not in ACCOUNT_OF:
        raise Refusal(_("Choose a kind of cost from the list."))
    if event is not None and (event.case_id != case.pk or event.stage != ACCOUNT_OF[kind]):
        raise Refusal(_("Choose an event of this case by which such a cost was taken."))
    if event is None and not source.strip():
        raise Refusal(_("Say where it is said: a document, or an address."))
    made = Cost(
        case=case, event=event, kind=kind, of=of, deducted=deducted, **amount_of(stated),
        **recorded(words, source, on, by, at), **replacing(replaces, because), **inherited(case),
    )  # fmt: skip
    keep(made)
    record_act(act="record_cost", subject=made, by=by.pk, at=at, case=case.pk, kind=kind)
    return made


def is_many(topic: str) -> bool:
    """Whether one State may say several things on a topic without contradicting itself."""
    return topic in MANY


def recorded(words: str, source: str, on: str, by: Person, at: datetime) -> dict[str, Any]:
    """What every row with a source has; a date that is none is refused."""
    if on:
        try:
            When.of(on)
        except ValueError as error:
            raise Refusal(_("Write the date as 2014, 2014-02 or 2014-02-10.")) from error
    return {
        "words": words.strip(), "source": source.strip(), "happened": on, "recorded_by": by, "recorded_at": at,
    }  # fmt: skip


def replacing(row: Recorded | None, because: str) -> dict[str, Any]:
    """The columns by which a row takes the place of another, with its reason."""
    if row is None:
        return {}
    if not because.strip():
        raise Refusal(_("Say why."))
    return {"replaces": row, "because": because.strip()}


def amount_of(stated: Stated | None) -> dict[str, Any]:
    """An amount as columns; none is not disclosed."""
    if stated is None:
        return {"amount": None, "unit": ""}
    if stated.quantity.minor <= 0:
        raise Refusal(_("Give an amount above nought; leave it empty if it is not disclosed."))
    return {"amount": stated.quantity.minor, "unit": stated.quantity.unit, "qualifier": stated.qualifier}


def keep(row: Recorded) -> None:
    """Save a new row; two who replace the same one at a time: the second is told."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if row.replaces is None:
            raise
        raise Refusal(_("Somebody else corrected this in the meantime; look at it again.")) from error
