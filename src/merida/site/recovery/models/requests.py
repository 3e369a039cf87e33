"""The log of requests in and out: what was asked of whom, what became of it, by which way, with which documents."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted, Source
from merida.site.recovery.choices.requests import (
    Channel,
    Direction,
    LegalRequestKind,
    RefusalGround,
    RequestDocumentKind,
    RequestStepKind,
)
from merida.site.recovery.models.cases import Case


class LegalRequest(Restricted):
    """A request, inquiry or spontaneous information. Without a case it has a team of its own, under its own key."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="requests", verbose_name=_("case")
    )
    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    kind = models.CharField(_("kind"), max_length=14, choices=LegalRequestKind)
    from_jurisdiction = models.CharField(_("from"), max_length=8)
    to_jurisdiction = models.CharField(_("to"), max_length=8)
    subject = models.CharField(_("subject"), max_length=300, help_text=_("Names no person."))
    our_reference = models.CharField(_("our reference"), max_length=100, blank=True)
    their_reference = models.CharField(_("their reference"), max_length=100, blank=True)
    provisions = models.CharField(_("provisions relied on"), max_length=300, blank=True)
    urgent = models.BooleanField(_("urgent"), default=False)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    contact = models.CharField(_("contact"), max_length=300, blank=True, help_text=_("An office; names no person."))
    sent_on = models.DateField(_("sent on"))
    answer_due_on = models.DateField(_("answer due on"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=RequestStepKind, default=RequestStepKind.SENT,
        help_text=_("The last step that changed it."),
    )  # fmt: skip
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        ordering = ("-sent_on", "-id")

    def __str__(self) -> str:
        return self.subject


class RequestStep(Restricted):
    """What happened to a request on a day, and by which way one heard of it; never changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    request = models.ForeignKey(LegalRequest, on_delete=models.PROTECT, related_name="steps", verbose_name=_("request"))
    kind = models.CharField(_("what happened"), max_length=20, choices=RequestStepKind)
    on = models.DateField(_("on"))
    ground = models.CharField(_("ground of refusal"), max_length=10, choices=RefusalGround, blank=True)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, blank=True)
    contact = models.CharField(_("contact"), max_length=300, blank=True, help_text=_("An office; names no person."))
    words = models.CharField(_("in words"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    append_only = True

    class Meta:
        ordering = ("on", "recorded_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ground="") | models.Q(kind=RequestStepKind.REFUSED), name="ground_of_refusal"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class RequestDocument(Restricted):
    """A document of a request: the file is a source, with its originator, purpose and onward limits."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    request = models.ForeignKey(
        LegalRequest, on_delete=models.PROTECT, related_name="documents", verbose_name=_("request")
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", verbose_name=_("source"))
    kind = models.CharField(_("kind"), max_length=12, choices=RequestDocumentKind)
    title = models.CharField(_("title"), max_length=300, blank=True)
    from_whom = models.CharField(_("originator"), max_length=300, blank=True, help_text=_("Whose document it is."))
    added_at = models.DateTimeField(_("added at"))

    class Meta:
        ordering = ("added_at", "id")

    def __str__(self) -> str:
        return self.title or str(self.source_id)
