"""Programmes: regional initiatives with their members, priorities and roadmap; engagements and what came of them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.assistance.choices_programmes import Area, StepState
from merida.site.assistance.choices_requests import GenderMarker, OutcomeKind
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted


def codes(label: Any, length: int = 60, help_text: Any = "") -> Any:
    """A list of codes."""
    return ArrayField(
        models.CharField(max_length=length), default=list, blank=True, verbose_name=label, help_text=help_text
    )


class Recorded(Restricted):
    """A row of a programme: who recorded it when, and its revision for those who change it at the same time."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    revision = models.PositiveIntegerField(_("revision"), default=0, help_text=_("Grows with each change."))

    class Meta:
        abstract = True


class RegionalInitiative(Recorded):
    """States of a region that work on common priorities with a shared workplan."""

    name = models.CharField(_("name"), max_length=200)
    region = models.CharField(_("region"), max_length=100, blank=True, help_text=_("As in: Eastern Africa."))
    text = models.TextField(_("description"), blank=True)
    members = codes(_("members"), 3, _("ISO 3166-1 alpha-3 codes of the member jurisdictions."))
    from_on = models.DateField(_("from"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class InitiativePriority(Restricted):
    """What the members of an initiative work on."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    initiative = models.ForeignKey(
        RegionalInitiative, on_delete=models.CASCADE, related_name="priorities", verbose_name=_("initiative")
    )
    number = models.PositiveSmallIntegerField(_("number"), default=0)
    name = models.CharField(_("name"), max_length=200)
    topics = codes(_("topics"))
    provisions = codes(_("provisions"), 20)

    class Meta:
        ordering = ("initiative", "number", "id")

    def __str__(self) -> str:
        return self.name


class RoadmapStep(Restricted):
    """A step of the workplan of an initiative: what, when, where, by whom."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    initiative = models.ForeignKey(
        RegionalInitiative, on_delete=models.CASCADE, related_name="steps", verbose_name=_("initiative")
    )
    priority = models.ForeignKey(
        InitiativePriority, on_delete=models.SET_NULL, null=True, blank=True, related_name="steps",
        verbose_name=_("priority"),
    )  # fmt: skip
    text = models.CharField(_("step"), max_length=500)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    jurisdictions = codes(_("jurisdictions"), 3, _("Empty for all members."))
    responsible = models.CharField(_("responsible"), max_length=200, blank=True)
    state = models.CharField(_("how far"), max_length=10, choices=StepState, default=StepState.PLANNED)
    revision = models.PositiveIntegerField(_("revision"), default=0)

    class Meta:
        ordering = ("from_on", "until_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(from_on__lte=models.F("until_on")), name="roadmap_step_begins_first"
            ),
        )

    def __str__(self) -> str:
        return self.text


class Engagement(Recorded):
    """Support of the Initiative to a State or a network over some time."""

    reference = models.CharField(
        _("reference"), max_length=100, blank=True, help_text=_("Its number in your own records; once for each.")
    )
    title = models.CharField(_("title"), max_length=300)
    area = models.CharField(_("area"), max_length=10, choices=Area, default=Area.COUNTRY)
    jurisdictions = codes(_("jurisdictions"), 3, _("ISO 3166-1 alpha-3 codes of the States supported."))
    networks = codes(_("networks and organizations"), 200, _("Networks or regional organizations supported."))
    kinds = codes(_("kinds of support"))
    topics = codes(_("topics"))
    provisions = codes(_("provisions"), 20)
    under = codes(_("under"), 20, _("The provisions and what they stand in."))
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True, help_text=_("Empty while it goes on."))
    text = models.TextField(_("description"), blank=True)
    gender = models.CharField(_("gender marker"), max_length=1, choices=GenderMarker, blank=True)
    source_text = models.CharField(_("source"), max_length=500, blank=True, help_text=_("Where this is from."))
    initiative = models.ForeignKey(
        RegionalInitiative, on_delete=models.PROTECT, null=True, blank=True, related_name="engagements",
        verbose_name=_("regional initiative"),
    )  # fmt: skip
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, help_text=_("Recorded in error."))

    class Meta:
        ordering = ("-from_on", "title", "id")
        indexes = (
            models.Index(fields=("from_on", "until_on"), name="engagement_when"),
            GinIndex(fields=("jurisdictions",), name="engagement_where"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("originator", "reference"),
                condition=~models.Q(reference="") & models.Q(withdrawn_at=None),
                name="engagement_once_per_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(from_on__lte=models.F("until_on")),
                name="engagement_begins_first",
            ),
        )

    def __str__(self) -> str:
        return self.title


class EngagementResult(Restricted):
    """What came of an engagement: a law adopted, a body founded; once for each law, whoever tells of it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="results", verbose_name=_("engagement")
    )
    kind = models.CharField(_("kind"), max_length=24, choices=OutcomeKind)
    title = models.CharField(_("title"), max_length=300, help_text=_("As in: Asset Recovery Act, No. 12 of 2018."))
    jurisdiction = models.CharField(_("jurisdiction"), max_length=3, blank=True)
    on = models.DateField(_("on"), help_text=_("Day of adoption, founding or coming into use."))
    source_text = models.CharField(_("source"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        ordering = ("on", "title", "id")

    def __str__(self) -> str:
        return self.title
