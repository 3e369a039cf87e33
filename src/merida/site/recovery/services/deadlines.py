"""What runs out: set, moved, closed; and the reminders before, written to the team without a word of content."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from merida.site.people.asking import acting_as
from merida.site.people.choices import TeamKind
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act
from merida.site.recovery.choices.cases import DeadlineKind
from merida.site.recovery.models import Case, Deadline, LegalRequest, Order, PersonInCase, Reminder
from merida.site.recovery.models.deadlines import REMINDS
from merida.site.recovery.permissions import can_keep_case
from merida.site.recovery.selectors.teams import members_of

_NAMES: dict[type, str] = {LegalRequest: "request", Order: "order", PersonInCase: "person", Case: "case"}


def expect(*, of: LegalRequest | Order | PersonInCase | Case, kind: str, due_on: date | None, **words: str) -> None:
    """What runs out of this row, as part of another act: a day moves it, none closes nothing and opens nothing."""
    if due_on is None:
        return
    name = _NAMES[type(of)]
    found = Deadline.objects.filter(**{name: of}, kind=kind, closed_on__isnull=True).first() if name != "case" else None
    if found:
        found.due_on = due_on
        found.save(update_fields=("due_on",))
        return
    case = of if isinstance(of, Case) else of.case
    Deadline(kind=kind, due_on=due_on, **{"case": case, name: of}, **words, **inherited(of)).save(force_insert=True)


def met(*, of: LegalRequest | Order | PersonInCase, on: date) -> None:
    """Nothing of this row runs out any more, as part of another act."""
    Deadline.objects.filter(**{_NAMES[type(of)]: of}, closed_on__isnull=True).update(closed_on=on)


@transaction.atomic
def set_deadline(*, case: Case, due_on: date, words: str, by: Person, at: datetime) -> None:
    """A day of one's own to be reminded of."""
    require(can_keep_case(current(), case))
    if not words.strip():
        raise Refusal(_("Say what runs out."))
    expect(of=case, kind=DeadlineKind.OTHER, due_on=due_on, words=words.strip())
    record_act(act="set_deadline", subject=case, by=by.pk, at=at, due_on=due_on)


@transaction.atomic
def close_deadline(*, deadline: Deadline, by: Person, at: datetime) -> Deadline:
    """What was to be done is done."""
    require(can_keep_case(current(), deadline))
    if deadline.kind == DeadlineKind.ORDER_LAPSES:
        raise Refusal(_("Renew the order, or record that it was lifted or lapsed: that closes its deadline."))
    deadline.closed_on = at.date()
    deadline.save(update_fields=("closed_on",))
    record_act(act="close_deadline", subject=deadline, by=by.pk, at=at)
    return deadline


def remind_all(*, at: datetime) -> int:
    """Whatever is due to remind today, team by team, each in the name of somebody of it; how many reminders."""
    members = Person.objects.filter(is_active=True, teams__kind=TeamKind.CASE, teams__until__isnull=True)
    made = 0
    for person in members.distinct().order_by("pk"):
        with acting_as(person):
            made += sum(remind(deadline=one, at=at) for one in Deadline.objects.filter(closed_on__isnull=True))
    return made


@transaction.atomic
def remind(*, deadline: Deadline, at: datetime) -> int:
    """The reminder that is due, once: 30 days before and 7 days before; late, only the nearer one."""
    left = (deadline.due_on - at.date()).days
    due = min((days for days in REMINDS if left <= days), default=None)
    if due is None or left < 0:
        return 0
    members: list[Any] = list(members_of(deadline.team)) if deadline.team else []
    _made, new = Reminder.objects.get_or_create(
        deadline=deadline, due_on=deadline.due_on, days_before=due,
        defaults={"reminded_at": at, "persons": len(members), **inherited(deadline)},
    )  # fmt: skip
    if new:
        for member in members:
            _write(member, left)
        record_act(act="remind", subject=deadline, by=None, at=at, days_before=due)
    return int(new)


def _write(person: Person, left: int) -> None:
    """Mail passes through other hands: it says that something runs out, not what, nor of which case."""
    with override(person.language or None):
        EmailMessage(
            subject=_("Merida: something runs out"),
            body=ngettext(
                "Something in your work runs out in %(days)d day.\n\nSign in to see it:\n%(address)s\n",
                "Something in your work runs out in %(days)d days.\n\nSign in to see it:\n%(address)s\n",
                left,
            )
            % {"days": left, "address": settings.ADDRESS + reverse("recovery:home")},
            to=[person.email],
        ).send()
