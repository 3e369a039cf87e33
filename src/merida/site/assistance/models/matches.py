"""Proposals and what became of them: request with activity, a step after another; pairs of activities; runs.

A match stands on the side of its request: who may not see the request, or was not told of the match, sees none.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from merida.site.assistance.choices_programmes import Met, Relation, RunStatus, Side, Standing, Step
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.requests import Request
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import ORGANISATION, Restricted


class Match(Restricted):
    """An activity that may serve a request. Its standing is the last step that moved it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="matches", verbose_name=_("request"))
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+", verbose_name=_("activity"))
    provider = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, related_name="+", verbose_name=_("provider"),
        help_text=_("Organisation that is told once the State consents."),
    )  # fmt: skip
    score = models.FloatField(_("score"), default=0.0, help_text=_("Of a hundred such proposals so many were right."))
    reasons = models.JSONField(_("reasons"), default=list)
    rules = models.CharField(_("version of the rules"), max_length=20, blank=True, help_text=_("Empty: by a person."))
    content = models.CharField(
        _("content"), max_length=64, help_text=_("Digest of what was compared: the same is not asked twice.")
    )
    standing = models.CharField(_("standing"), max_length=12, choices=Standing, default=Standing.SUGGESTED)
    moved_at = models.DateTimeField(_("moved at"))
    revision = models.PositiveIntegerField(_("revision"), default=0, help_text=_("Grows with each step."))
    ask_on = models.DateField(_("ask on"), null=True, blank=True, help_text=_("A year after delivery: need met?"))
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)

    class Meta:
        ordering = ("-score", "id")
        constraints = (models.UniqueConstraint(fields=("request", "activity"), name="match_once"),)
        indexes = (models.Index(fields=("standing", "-score", "id"), name="match_queue"),)

    def __str__(self) -> str:
        return f"{self.request_id} {self.activity_id}"


class MatchStep(Restricted):
    """What somebody said about a match; the State and the provider may say different things, and both stay."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    match = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="steps", verbose_name=_("match"))
    step = models.CharField(_("step"), max_length=12, choices=Step)
    side = models.CharField(_("for"), max_length=12, choices=Side)
    organisation = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    met = models.CharField(_("was the need met?"), max_length=10, choices=Met, blank=True)
    because = models.TextField(_("because"), blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    taken_at = models.DateTimeField(_("at"))
    before = models.CharField(_("standing before"), max_length=12, choices=Standing, blank=True)

    append_only = True

    class Meta:
        ordering = ("taken_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(step=Step.ANSWER) | Q(met=""), name="match_step_answers_only_if_asked"),
        )

    def __str__(self) -> str:
        return f"{self.match_id} {self.step}"


class ActivityPair(Restricted):
    """Two activities and how they stand to each other: proposed by rules, decided by a person of its originator."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    first = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+", verbose_name=_("first activity"))
    second = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+", verbose_name=_("second activity"))
    proposed = models.CharField(_("proposed"), max_length=12, choices=Relation)
    relation = models.CharField(
        _("decided"), max_length=12, choices=Relation, blank=True, help_text=_("Empty while nobody has decided.")
    )
    score = models.FloatField(_("score"), default=0.0)
    reasons = models.JSONField(_("reasons"), default=list)
    rules = models.CharField(_("version of the rules"), max_length=20)
    content = models.CharField(_("content"), max_length=130, help_text=_("Digests of both as they were compared."))
    revision = models.PositiveIntegerField(_("revision"), default=0)
    proposed_at = models.DateTimeField(_("proposed at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("decided by"),
    )  # fmt: skip
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        ordering = ("-score", "id")
        constraints = (
            models.UniqueConstraint(fields=("originator", "first", "second"), name="pair_once_per_owner"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order"),
        )
        indexes = (models.Index(fields=("relation", "-score", "id"), name="pair_queue"),)

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"


class ProposalRun(Restricted):
    """A run in which proposals were made, for one organisation and with what it may see."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=RunStatus, default=RunStatus.WAITING)
    rules = models.CharField(_("version of the rules"), max_length=20, blank=True)
    matches = models.PositiveIntegerField(_("new matches"), default=0)
    pairs = models.PositiveIntegerField(_("new pairs"), default=0)

    class Meta:
        ordering = ("-asked_at", "-id")

    def __str__(self) -> str:
        return f"{self.asked_at}"
