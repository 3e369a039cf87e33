"""Institutions that answer without signing in: what each was given to answer, what came back, what it said."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from merida.site.assistance.choices_plans import DeliveryKind, DeliveryStatus, Standing, Via
from merida.site.evidence.choices import Force, Kind
from merida.site.evidence.models import Finding
from merida.site.people.models import Organisation
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted, Source


class Institution(Restricted):
    """A ministry or body of the State that carries out what was recommended; nobody signs in for it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="institutions", verbose_name=_("authority"),
        help_text=_("Authority whose focal point writes to it."),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=200)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (models.UniqueConstraint("owner", Lower("name"), name="institution_once_per_owner"),)

    def __str__(self) -> str:
        return self.name


class InstitutionContact(Restricted):
    """Where an institution is written to; never shared with a plan, and a row that can be erased."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    institution = models.OneToOneField(
        Institution, on_delete=models.CASCADE, related_name="contact", verbose_name=_("institution")
    )
    person = models.CharField(_("person"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    postal = models.TextField(_("postal address"), blank=True)
    language = models.CharField(_("language of letters"), max_length=8, blank=True)

    def __str__(self) -> str:
        return self.person or self.email


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Filters of assignments."""

    def live(self) -> AssignmentQuerySet:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Assignment(Restricted):
    """One outcome for one institution to answer, with its words as they were sent."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("institution")
    )
    outcome = models.ForeignKey(
        Finding, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("review outcome")
    )
    state = models.CharField(_("State"), max_length=3)
    cycle = models.PositiveSmallIntegerField(_("cycle"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    text = models.TextField(_("words"), help_text=_("As sent; an answer to other words is refused."))
    language = models.CharField(_("language"), max_length=2, blank=True)
    provisions = ArrayField(models.CharField(max_length=20), default=list, blank=True, verbose_name=_("provisions"))
    force = models.CharField(_("force"), max_length=10, choices=Force, blank=True)
    due_on = models.DateField(_("answer due on"), null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True, help_text=_("Of the focal point, sent with it."))
    number = models.PositiveIntegerField(_("number"), help_text=_("Order in which it is listed."))
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("assigned by")
    )
    assigned_at = models.DateTimeField(_("assigned at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ("institution", "number", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("institution", "outcome"), condition=models.Q(withdrawn_at__isnull=True), name="assigned_once"
            ),
        )
        indexes = (models.Index(fields=("state",), name="assignment_of_state"),)

    def __str__(self) -> str:
        return self.text[:80]


class PersonalLink(Restricted):
    """An address by which an institution answers without signing in; only its digest is kept."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="links", verbose_name=_("institution")
    )
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"))
    ends_at = models.DateTimeField(_("ends at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"{self.institution_id} {self.ends_at:%Y-%m-%d}"


class Delivery(Restricted):
    """A spreadsheet or form that came in: nothing of it holds until the focal point takes it over."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=DeliveryKind)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("authority"))
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries",
        verbose_name=_("institution"), help_text=_("The one whose link was used, or that was named at the upload."),
    )  # fmt: skip
    link = models.ForeignKey(
        PersonalLink, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("link")
    )
    via = models.CharField(_("how it came"), max_length=10, choices=Via)
    name = models.CharField(_("name of the file"), max_length=300, blank=True)
    data = models.BinaryField(_("file"), null=True, blank=True, help_text=_("Until it is decided."))
    answers = models.JSONField(_("answers"), default=list, help_text=_("Of a form."))
    said_by = models.CharField(_("answered by"), max_length=200, blank=True)
    came_at = models.DateTimeField(_("came at"))
    came_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("uploaded by"), help_text=_("Empty if it came by a link."),
    )  # fmt: skip
    status = models.CharField(_("status"), max_length=8, choices=DeliveryStatus, default=DeliveryStatus.WAITING)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        ordering = ("-came_at", "-id")
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return self.name or str(self.id)


class InstitutionReply(Restricted):
    """What an institution said of one outcome: only ever followed by another."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, related_name="replies", verbose_name=_("assignment")
    )
    status = models.CharField(_("status"), max_length=16, choices=Standing)
    remark = models.TextField(_("remark"), blank=True, help_text=_("The reason, where it is not taken up."))
    on_day = models.DateField(_("date"), null=True, blank=True, help_text=_("Done on, or to be done by."))
    said_by = models.CharField(_("answered by"), max_length=200, blank=True)
    via = models.CharField(_("how it came"), max_length=10, choices=Via)
    delivery = models.ForeignKey(
        Delivery, on_delete=models.PROTECT, null=True, blank=True, related_name="replies", verbose_name=_("delivery")
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    place = models.CharField(_("place in the file"), max_length=40, blank=True, help_text=_("As in D7."))
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("taken over by")
    )
    taken_at = models.DateTimeField(_("taken over at"))

    append_only = True

    class Meta:
        ordering = ("taken_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(status=Standing.NOT_TAKEN_UP) | ~models.Q(remark=""), name="reply_says_because"
            ),
        )
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return self.status
