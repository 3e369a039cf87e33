"""Requests for assistance: a State's own, until it consents to whom; what it said about that, and replies."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from merida.site.assistance.choices_requests import (
    CirculationKind,
    ReplyAnswer,
    RequestAudience,
    RequestOrigin,
    RequestStatus,
)
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import ORGANISATION, Consent, Restricted


class RequestQuerySet(models.QuerySet["Request"]):
    """Filters of requests; what one may not see is not there."""

    def open(self) -> Self:
        """Those that a State still wants answered."""
        return self.exclude(status=RequestStatus.CLOSED)

    def circulated(self) -> Self:
        """Those that were sent to somebody and are wanted still."""
        return self.filter(status=RequestStatus.CIRCULATED)


class Request(Restricted):
    """A State asks for assistance. Originator and consent holder are the authority that asks."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    state = models.CharField(_("State"), max_length=3, help_text=_("Jurisdiction that asks; empty for a network."))
    origin = models.CharField(_("origin"), max_length=16, choices=RequestOrigin, default=RequestOrigin.DIRECT)
    findings = ArrayField(
        models.UUIDField(), default=list, blank=True, verbose_name=_("review outcomes"),
        help_text=_("Outcomes of its review that the request rests on; who may not see them sees none."),
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("what is asked for"))
    language = models.CharField(_("language"), max_length=2, blank=True)
    kinds = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name=_("kinds of assistance"))
    provisions = ArrayField(models.CharField(max_length=20), default=list, blank=True, verbose_name=_("provisions"))
    under = ArrayField(
        models.CharField(max_length=20), default=list, blank=True, verbose_name=_("under"),
        help_text=_("The provisions and what they stand in."),
    )  # fmt: skip
    topics = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name=_("topics"))
    institution = models.CharField(_("target institution"), max_length=300, blank=True)
    result = models.TextField(_("result wanted"), blank=True)
    wanted_from = models.DateField(_("wanted from"), null=True, blank=True)
    wanted_until = models.DateField(_("wanted until"), null=True, blank=True)
    received_already = models.TextField(_("what was already received"), blank=True)
    status = models.CharField(_("status"), max_length=12, choices=RequestStatus, default=RequestStatus.DRAFT)
    closed_because = models.TextField(_("closed because"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"))
    changed_at = models.DateTimeField(_("changed at"))
    circulated_at = models.DateTimeField(_("circulated at"), null=True, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-id")
        indexes = (models.Index(fields=("state", "status"), name="request_of_state"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(wanted_from__isnull=True)
                | Q(wanted_until__isnull=True)
                | Q(wanted_from__lte=models.F("wanted_until")),
                name="request_period",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Circulation(Restricted):
    """What a State said about who may see its request, each time: seen by the State only, never changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, related_name="circulations", verbose_name=_("request")
    )
    consent = models.OneToOneField(Consent, on_delete=models.PROTECT, related_name="+", verbose_name=_("consent"))
    kind = models.CharField(_("what was said"), max_length=10, choices=CirculationKind)
    circulated_to = models.CharField(_("audience"), max_length=16, choices=RequestAudience, blank=True)
    organisations = ArrayField(models.UUIDField(), default=list, blank=True, verbose_name=_("organisations"))
    contact_shown = models.BooleanField(_("with the name of the contact"), default=False)
    because = models.TextField(_("because"), blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("said by")
    )
    said_at = models.DateTimeField(_("said at"))

    append_only = True

    class Meta:
        ordering = ("said_at", "id")

    def __str__(self) -> str:
        return f"{self.request_id} {self.kind} {self.circulated_to}"


class ContactPerson(Restricted):
    """Whom to ask: of one request, or of a State for assistance in general; erased when it should be."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    request = models.OneToOneField(
        Request, on_delete=models.CASCADE, null=True, blank=True, related_name="contact", verbose_name=_("request")
    )
    jurisdiction = models.CharField(_("jurisdiction"), max_length=3, blank=True)
    name = models.CharField(_("name"), max_length=200)
    office = models.CharField(_("office"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)

    class Meta:
        ordering = ("jurisdiction", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("originator", "jurisdiction"), condition=Q(request__isnull=True), name="contact_of_state_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Reply(Restricted):
    """What a provider answers to a request: seen by both, never changed; a later one says what changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="replies", verbose_name=_("request"))
    organisation = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    answer = models.CharField(_("answer"), max_length=10, choices=ReplyAnswer)
    text = models.TextField(_("text"), blank=True)
    activity = models.UUIDField(_("activity"), null=True, blank=True, help_text=_("Activity that would answer it."))
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("replied by")
    )
    replied_at = models.DateTimeField(_("replied at"))

    append_only = True

    class Meta:
        ordering = ("replied_at", "id")

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.answer}"


class RequestWatch(Restricted):
    """What a person of a provider wants to be told of, and up to when they have looked."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("person")
    )
    jurisdictions = ArrayField(models.CharField(max_length=3), default=list, blank=True, verbose_name=_("States"))
    provisions = ArrayField(models.CharField(max_length=20), default=list, blank=True, verbose_name=_("provisions"))
    kinds = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name=_("kinds of assistance"))
    mail = models.BooleanField(_("tell me by mail"), default=True)
    seen_at = models.DateTimeField(_("looked at"), null=True, blank=True)

    class Meta:
        ordering = ("person",)

    def __str__(self) -> str:
        return str(self.person_id)
