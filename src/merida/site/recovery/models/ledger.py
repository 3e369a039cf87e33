"""The ledger: facts, what sources claim of them, events that rest on one claim, and their postings. Only ever added."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted
from merida.site.recovery.choices.ledger import AccountName, ClaimStatus, EventKind, Form, Qualifier, SourceClass
from merida.site.recovery.models.cases import Case


def _codes(label: Any, help_text: Any = "") -> Any:
    """Jurisdictions: States by ISO 3166-1 alpha-3, EU, and others."""
    base = models.CharField(max_length=8)
    return ArrayField(base, default=list, blank=True, verbose_name=label, help_text=help_text)


def _minor(label: Any, **more: Any) -> Any:
    """Whole minor units: wide enough for virtual assets of eighteen decimals."""
    return models.DecimalField(label, max_digits=40, decimal_places=0, null=True, blank=True, **more)


class Told(Restricted):
    """What a claim says and an event holds: how much, when, whose, on what it rests."""

    stage = models.CharField(_("stage"), max_length=20, choices=EventKind)
    status = models.CharField(_("status"), max_length=10, choices=ClaimStatus, default=ClaimStatus.DONE)
    unit = models.CharField(
        _("unit"), max_length=40, blank=True, help_text=_("USD, virtual:BTC:8 or piece:ambulance; empty: not disclosed")
    )
    minor = _minor(_("amount in minor units"))
    until_minor = _minor(_("upper end of the range"))
    qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier, default=Qualifier.EXACT)
    happened = models.CharField(
        _("date"), max_length=10, blank=True, help_text=_("As known: 2014, 2014-02, 2014-02-10")
    )
    first = models.DateField(_("first day it can have been"), null=True, blank=True)
    last = models.DateField(_("last day it can have been"), null=True, blank=True)
    jurisdictions = _codes(_("jurisdictions of proceedings"))
    origins = _codes(_("origin"))
    locations = _codes(_("location"))
    recipients = _codes(_("recipient"))
    ground = models.CharField(_("ground"), max_length=40, blank=True)
    route = models.CharField(_("route"), max_length=40, blank=True)
    disposal = models.CharField(_("basis of disposal"), max_length=40, blank=True)
    form = models.CharField(_("form"), max_length=12, choices=Form, blank=True)
    asset_type = models.CharField(_("type of asset"), max_length=40, blank=True)
    cluster = models.CharField(_("cluster"), max_length=100, blank=True)
    authority = models.CharField(_("authority"), max_length=300, blank=True)
    learnt_on = models.DateField(_("learnt on"), help_text=_("When we came to know of it."))
    recorded_at = models.DateTimeField(_("recorded at"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by"),
        db_index=False,
    )  # fmt: skip

    class Meta:
        abstract = True


class Fact(Restricted):
    """What claims speak of: one stage of one matter in a case. Claims of one fact are never added to each other."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="facts", verbose_name=_("case"))
    stage = models.CharField(_("stage"), max_length=20, choices=EventKind)
    key = models.CharField(_("key"), max_length=200, blank=True, help_text=_("What files call it."))
    digest = models.CharField(_("digest"), max_length=64, help_text=_("Of key and stage, or of its only claim."))

    append_only = True

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("digest", "originator", "team"), name="fact_once", nulls_distinct=False),
        )

    def __str__(self) -> str:
        return self.key or str(self.id)


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Filters of claims."""

    def standing(self) -> ClaimQuerySet:
        """Those that their source did not correct."""
        return self.filter(corrections__isnull=True)


class Claim(Told):
    """What one source says of one fact, in its words."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="claims", verbose_name=_("fact"))
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="claims", verbose_name=_("case"))
    digest = models.CharField(_("digest"), max_length=64, help_text=_("Of all it says: the same twice is one claim."))
    words = models.TextField(_("words of the source"), blank=True)
    source = models.CharField(_("source"), max_length=1000, blank=True)
    source_class = models.CharField(_("class of source"), max_length=14, choices=SourceClass, default=SourceClass.OTHER)
    source_file = models.ForeignKey(
        "provenance.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file"),
        db_index=False,
    )  # fmt: skip
    whose = models.CharField(
        _("whose statement"), max_length=200, blank=True, help_text=_("State or body that says it.")
    )
    chosen = models.BooleanField(_("used by its register"), null=True, blank=True)
    details = models.JSONField(_("other columns"), default=dict, blank=True, help_text=_("As they stood in the file."))
    load = models.ForeignKey(
        "recovery.Load", on_delete=models.PROTECT, null=True, blank=True, related_name="claims", verbose_name=_("load")
    )
    row_key = models.CharField(_("row"), max_length=200, blank=True, help_text=_("What its file calls the row."))
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name=_("corrects"),
        db_index=False, help_text=_("What the same row of the same source said before."),
    )  # fmt: skip

    objects = ClaimQuerySet.as_manager()
    append_only = True

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("row_key",), name="claim_row", condition=~Q(row_key="")),)
        constraints = (
            models.UniqueConstraint(
                fields=("digest", "originator", "team", "corrects"), name="claim_once", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=("corrects",), name="claim_corrected_once", condition=Q(corrects__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return self.words or str(self.id)


class Preference(Restricted):
    """Which claim of a fact a person uses for totals, and why; the latest holds."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="preferences", verbose_name=_("fact"))
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+", verbose_name=_("claim"))
    because = models.TextField(_("because"))
    preferred_at = models.DateTimeField(_("preferred at"))
    preferred_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("preferred by")
    )

    append_only = True

    class Meta:
        ordering = ("preferred_at", "id")
        constraints = (models.CheckConstraint(condition=~Q(because=""), name="preference_has_reason"),)

    def __str__(self) -> str:
        return self.because


class EventQuerySet(models.QuerySet["Event"]):
    """Filters of events."""

    def live(self) -> EventQuerySet:
        """Those that hold today: no reversals, and nothing that was reversed."""
        return self.filter(reverses__isnull=True, reversed_by__isnull=True)


class Event(Told):
    """What the register holds to have happened: a transaction; a correction is a reversal with a reason."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    fact = models.ForeignKey(
        Fact, on_delete=models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("fact")
    )
    claim = models.ForeignKey(
        Claim,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("claim it rests on"),
    )
    rule = models.CharField(
        _("rule"), max_length=10, blank=True, help_text=_("Why this claim: only, register, rule, person")
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events", verbose_name=_("case"))
    at_stage = models.CharField(
        _("drawn on"), max_length=20, choices=AccountName, blank=True, help_text=_("If not the stage just before.")
    )
    becomes_unit = models.CharField(_("unit it became"), max_length=40, blank=True)
    becomes_minor = _minor(_("amount it became"))
    shares = models.JSONField(
        _("shares"),
        default=list,
        blank=True,
        help_text=_("Jurisdiction and minor units, where a joint act states them."),
    )
    assets = ArrayField(models.UUIDField(), default=list, blank=True, verbose_name=_("assets"))
    thing = models.CharField(
        _("thing"), max_length=64, blank=True, help_text=_("Property on which several measures were taken counts once.")
    )
    words = models.TextField(_("note"), blank=True)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by", verbose_name=_("reverses")
    )
    because = models.TextField(_("because"), blank=True)
    load = models.ForeignKey(
        "recovery.Load", on_delete=models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("load")
    )

    objects = EventQuerySet.as_manager()
    append_only = True

    class Meta:
        ordering = ("recorded_at", "id")
        indexes = (models.Index(fields=("stage", "status"), name="event_of_stage"),)
        constraints = (
            models.CheckConstraint(condition=Q(reverses__isnull=True) | ~Q(because=""), name="reversal_has_reason"),
            models.CheckConstraint(condition=Q(minor__isnull=True) ^ ~Q(unit=""), name="event_unit_with_amount"),
            models.CheckConstraint(
                condition=Q(first__isnull=True) | Q(first__lte=F("last")), name="event_days_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.stage} {self.happened}"


class Posting(Restricted):
    """So much more or less in an account; the postings of an event sum to zero in every unit, from and to in pairs."""

    id = models.BigAutoField(primary_key=True)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="postings", verbose_name=_("event"))
    number = models.PositiveSmallIntegerField(_("number"))
    account = models.CharField(_("account"), max_length=20, choices=AccountName)
    unit = models.CharField(_("unit"), max_length=40)
    minor = models.DecimalField(_("amount in minor units"), max_digits=40, decimal_places=0)

    append_only = True

    class Meta:
        ordering = ("event", "number")
        constraints = (models.UniqueConstraint(fields=("event", "number"), name="posting_once_at_its_place"),)

    def __str__(self) -> str:
        return f"{self.account} {self.minor} {self.unit}"
