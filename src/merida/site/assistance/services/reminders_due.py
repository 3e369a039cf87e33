"""Reminders that come by themselves: a training after 6 and 12 months, a match a year after it was delivered."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from merida.site.assistance.choices_programmes import Side, Standing, Step
from merida.site.assistance.models.matches import Match
from merida.site.assistance.models.training import TrainingFollowUp
from merida.site.assistance.permissions import sides_of_match
from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.models import Person
from merida.site.provenance.services import record_act

MET = gettext_lazy("Merida: was the need met?")
LEARNED = gettext_lazy("Merida: what became of a training?")
REMINDED = (Role.PROVIDER, Role.FOCAL_POINT, Role.SECRETARIAT)


def remind_all(*, at: datetime) -> int:
    """Whatever is due, each in the name of those whom it concerns; how many letters were written."""
    persons = Person.objects.filter(
        is_active=True, memberships__role__in=REMINDED, memberships__until__isnull=True
    ).distinct()
    written = 0
    done_matches, done_trainings = set(), set()
    for person in persons.order_by("pk"):
        with acting_as(person) as asker, transaction.atomic():
            today = at.date()
            for match in Match.objects.filter(standing=Standing.DELIVERED, ask_on__lte=today, reminded_at=None):
                side = sides_of_match(asker, match) & {Side.STATE, Side.PROVIDER}
                if side and not match.steps.filter(step=Step.ANSWER, side__in=side).exists():
                    _write(person, MET, reverse("assistance:match", args=[match.pk]))
                    written += 1
                    done_matches.add((match.pk, person))
            for due in TrainingFollowUp.objects.filter(
                originator__in=asker.organisations, done_on=None, due_on__lte=today, reminded_at=None,
                training__withdrawn_at=None,
            ):  # fmt: skip
                _write(
                    person,
                    _("Merida: what became of a training?"),
                    reverse("assistance:training", args=[due.training_id]),
                )
                written += 1
                done_trainings.add((due.pk, person))
    for model, done in ((Match, done_matches), (TrainingFollowUp, done_trainings)):
        for key, person in done:
            with acting_as(person):
                if model._default_manager.filter(pk=key, reminded_at=None).update(reminded_at=at):
                    record_act(act="remind", subject=model._default_manager.get(pk=key), by=None, at=at)
    return written


def _write(person: Person, subject: Promise | str, path: str) -> None:
    """Mail passes through other hands: it says that something is asked, not of whom."""
    with override(person.language or None):
        EmailMessage(
            subject=str(subject),
            body=_("A question waits for your answer.\n\nSign in to see it:\n%(address)s\n")
            % {"address": settings.ADDRESS + path},
            to=[person.email],
        ).send()
