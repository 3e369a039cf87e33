"""Files of events that were loaded, and what detectors suspect of their claims: proposed once, decided by persons."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted
from merida.site.recovery.choices.ledger import LoadStanding, Verdict


class Load(Restricted):
    """A file of events: shown first, accepted by a person, loaded whole or not at all."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    source = models.ForeignKey(
        "provenance.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    name = models.CharField(_("name of the file"), max_length=300)
    standing = models.CharField(_("standing"), max_length=10, choices=LoadStanding, default=LoadStanding.PREVIEWED)
    public = models.BooleanField(
        _("published sources"),
        default=False,
        help_text=_("Every row comes from a published source: everybody may see it."),
    )
    mapping = models.JSONField(
        _("columns"), default=dict, blank=True, help_text=_("Column of the file for each field.")
    )
    counts = models.JSONField(_("counts"), default=dict, blank=True, help_text=_("What it added."))
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return self.name


class Suspicion(Restricted):
    """What a detector suspects of some claims, with its reason; the same of the same claims is asked once."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    load = models.ForeignKey(
        Load, on_delete=models.PROTECT, null=True, blank=True, related_name="suspicions", verbose_name=_("load")
    )
    kind = models.CharField(_("suspicion"), max_length=12)
    claims = ArrayField(models.UUIDField(), verbose_name=_("claims"))
    digest = models.CharField(_("digest"), max_length=64, help_text=_("Of the suspicion and what the claims say."))
    reason = models.TextField(_("reason"))
    settled = models.BooleanField(_("no total is wrong"), default=False, help_text=_("They already are of one fact."))
    proposed_at = models.DateTimeField(_("proposed at"))

    append_only = True

    class Meta:
        ordering = ("proposed_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("digest", "originator", "team"), name="suspicion_once", nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return self.reason


class SuspicionDecision(Restricted):
    """What a person decided about a suspicion; never overwritten."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    suspicion = models.OneToOneField(
        Suspicion, on_delete=models.PROTECT, related_name="decision", verbose_name=_("suspicion")
    )
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    because = models.TextField(_("because"), blank=True)
    decided_at = models.DateTimeField(_("decided at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )

    append_only = True

    class Meta:
        ordering = ("decided_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.REJECTED) | ~Q(because=""), name="rejection_has_reason"
            ),
        )

    def __str__(self) -> str:
        return self.verdict
