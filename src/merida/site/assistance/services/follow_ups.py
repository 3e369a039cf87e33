"""What became of what was learned: asked after 6 and 12 months, reminded of once, answered in figures and words."""

from __future__ import annotations

import calendar
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.assistance.models.training import Training, TrainingFollowUp
from merida.site.assistance.permissions import can_change_programme
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act, record_decision

AFTER_MONTHS = (6, 12)


def plan_follow_ups(training: Training) -> None:
    """The questions of a training, by its last day; one that was answered stays as it is."""
    for months in AFTER_MONTHS:
        due = months_after(training.until_on, months)
        made, new = TrainingFollowUp.objects.get_or_create(
            training=training, months=months, defaults={"due_on": due, **inherited(training)}
        )
        if not new and made.done_on is None and made.due_on != due:
            made.due_on, made.reminded_at = due, None
            made.save(update_fields=["due_on", "reminded_at"])


@transaction.atomic
def record_follow_up(
    *, follow_up: TrainingFollowUp, done_on: date, by: Person, at: datetime, asked: int | None = None,
    answered: int | None = None, applying: int | None = None, note: str = "",
) -> TrainingFollowUp:  # fmt: skip
    """How many were asked, answered, and use what they learned; a later answer replaces it, and both are kept."""
    require(can_change_programme(current(), follow_up.originator_id))
    held = TrainingFollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up.pk)
    if answered is None and not note.strip():
        raise Refusal(_("Say how many answered, or what they say."))
    if (asked is not None and (answered or 0) > asked) or (applying or 0) > (answered or 0):
        raise Refusal(_("No more can answer than were asked, and no more can use it than answered."))
    figures = {"asked": asked, "answered": answered, "applying": applying, "note": note.strip()}
    before = {name: getattr(held, name) for name in figures}
    for name, value in figures.items():
        setattr(held, name, value)
    held.done_on, held.recorded_by, held.recorded_at = done_on, by, at
    held.save(update_fields=[*figures, "done_on", "recorded_by", "recorded_at"])
    if any(value not in (None, "") for value in before.values()):
        record_decision(act="record_follow_up", subject=held, before=before, after=figures, by=by, at=at)
    else:
        record_act(act="record_follow_up", subject=held, by=by.pk, at=at, months=held.months)
    return held


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
