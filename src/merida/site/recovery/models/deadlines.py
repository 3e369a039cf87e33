"""What runs out, and the reminders sent of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted
from merida.site.recovery.choices.cases import DeadlineKind
from merida.site.recovery.models.assets import Order
from merida.site.recovery.models.cases import Case
from merida.site.recovery.models.persons import PersonInCase
from merida.site.recovery.models.requests import LegalRequest

REMINDS = (30, 7)
"""Days before it runs out on which a deadline reminds."""


class Deadline(Restricted):
    """Something of a case or a request that runs out on a day; moved when it is renewed, closed when it is met."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    kind = models.CharField(_("kind"), max_length=15, choices=DeadlineKind)
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="deadlines", verbose_name=_("case")
    )
    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, null=True, blank=True, related_name="deadlines", verbose_name=_("order")
    )
    request = models.ForeignKey(
        LegalRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="deadlines",
        verbose_name=_("request"),
    )  # fmt: skip
    person = models.ForeignKey(
        PersonInCase, on_delete=models.PROTECT, null=True, blank=True, related_name="deadlines",
        verbose_name=_("person"),
    )  # fmt: skip
    words = models.CharField(_("in words"), max_length=300, blank=True)
    due_on = models.DateField(_("runs out on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        ordering = ("due_on", "id")
        indexes = (models.Index(fields=("due_on",), condition=models.Q(closed_on__isnull=True), name="deadline_open"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on}"


class Reminder(Restricted):
    """A reminder that was sent: once for each deadline, day and number of days before."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    deadline = models.ForeignKey(
        Deadline, on_delete=models.PROTECT, related_name="reminders", verbose_name=_("deadline")
    )
    due_on = models.DateField(_("runs out on"), help_text=_("As it stood when it reminded."))
    days_before = models.PositiveSmallIntegerField(_("days before"))
    reminded_at = models.DateTimeField(_("reminded at"))
    persons = models.PositiveSmallIntegerField(_("persons"), help_text=_("How many of the team were written to."))

    append_only = True

    class Meta:
        ordering = ("reminded_at", "id")
        constraints = (models.UniqueConstraint(fields=("deadline", "due_on", "days_before"), name="reminds_once"),)

    def __str__(self) -> str:
        return f"{self.deadline_id} {self.days_before}"
