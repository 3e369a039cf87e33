"""Cases: known to their team alone, under a neutral name; jurisdictions by role, obstacles, help that served them."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.choices import Audience
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted
from merida.site.recovery.choices.cases import JurisdictionRole, ObstacleCode, Scope


class Case(Restricted):
    """An asset recovery case. Its team is its own key; its number is drawn by lot, so that it tells of no other."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    state = models.CharField(_("State"), max_length=8, blank=True, help_text=_("Of the authority that keeps it."))
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    name = models.CharField(_("neutral name"), max_length=300, blank=True, help_text=_("Names no person."))
    aliases = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, verbose_name=_("other names"),
        help_text=_("Names under which it is spoken of."),
    )  # fmt: skip
    aliases_withheld = models.BooleanField(_("other names are withheld"), default=True)
    cluster = models.CharField(
        _("cluster"), max_length=100, blank=True, db_index=True, help_text=_("Cases of one matter have the same.")
    )
    reference = models.CharField(
        _("reference"), max_length=100, blank=True, db_index=True, help_text=_("What it is called in loaded files.")
    )
    offences = ArrayField(
        models.CharField(max_length=30), default=list, blank=True, verbose_name=_("offences"),
        help_text=_("Provisions of the Convention."),
    )  # fmt: skip
    scope = models.CharField(_("scope"), max_length=20, choices=Scope, default=Scope.NOT_STATED)
    scope_because = models.CharField(_("why"), max_length=500, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("opened by"),
    )  # fmt: skip
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        ordering = ("-opened_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(audience=Audience.CASE_TEAM) | models.Q(team=models.F("id")), name="case_own_team"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.identifier

    @property
    def identifier(self) -> str:
        """State, year and number; for a case that was loaded, what the file calls it."""
        return f"{self.state}/{self.year}/{self.number}" if self.number else self.reference or str(self.id)


class CaseJurisdiction(Restricted):
    """A jurisdiction in one of its roles in a case."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="jurisdictions", verbose_name=_("case"))
    role = models.CharField(_("role"), max_length=12, choices=JurisdictionRole)
    jurisdiction = models.CharField(_("jurisdiction"), max_length=8, db_index=True)

    class Meta:
        ordering = ("role", "jurisdiction")
        constraints = (
            models.UniqueConstraint(fields=("case", "role", "jurisdiction"), name="jurisdiction_once_in_role"),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.jurisdiction}"


class Obstacle(Restricted):
    """What stood in the way of a case, as a coded fact; it may be linked to a need that a review identified."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="obstacles", verbose_name=_("case"))
    code = models.CharField(_("obstacle"), max_length=20, choices=ObstacleCode)
    jurisdiction = models.CharField(_("where"), max_length=8, blank=True)
    words = models.CharField(_("in words"), max_length=500, blank=True)
    since = models.DateField(_("since"))
    need = models.ForeignKey(
        "evidence.Finding", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("need identified"),
    )  # fmt: skip
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("noted by")
    )
    noted_at = models.DateTimeField(_("noted at"))
    overcome_on = models.DateField(_("overcome on"), null=True, blank=True)

    class Meta:
        ordering = ("since", "id")

    def __str__(self) -> str:
        return self.code


class CaseAssistance(Restricted):
    """Training or assistance that served a case. The link lives here: the activity never names the case."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assistance", verbose_name=_("case"))
    activity = models.UUIDField(_("activity"), null=True, blank=True, help_text=_("Key of the activity."))
    words = models.CharField(_("what for"), max_length=300, blank=True)
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("linked by")
    )
    linked_at = models.DateTimeField(_("linked at"))

    class Meta:
        ordering = ("linked_at", "id")

    def __str__(self) -> str:
        return self.words or str(self.activity)
