"""What volumes read: tables of rates, conversions of events, and sums kept as events come in."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted
from merida.site.recovery.models.ledger import Event


class RateTable(models.Model):
    """A provider's table as it was loaded: asked in the order of loading, after the European Central Bank."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    number = models.PositiveIntegerField(_("order"), unique=True)
    provider = models.CharField(_("provider"), max_length=100)
    pivot = models.CharField(_("quoted against"), max_length=3)
    period = models.CharField(_("period"), max_length=8)
    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    source = models.CharField(_("file"), max_length=300)
    text = models.TextField(_("text"), help_text=_("As it was loaded: every rate as printed."))
    loaded_at = models.DateTimeField(_("loaded at"))

    append_only = True

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return self.provider


class Conversion(Restricted):
    """An event's amount in another currency, at whose rate of which day; or why there is none."""

    id = models.BigAutoField(primary_key=True)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="conversions", verbose_name=_("event"))
    into = models.CharField(_("into"), max_length=3)
    since = models.DateField(_("known since"))
    minor = models.DecimalField(_("amount in minor units"), max_digits=40, decimal_places=0, null=True)
    until_minor = models.DecimalField(_("upper end of the range"), max_digits=40, decimal_places=0, null=True)
    numerator = models.DecimalField(_("numerator"), max_digits=200, decimal_places=0, null=True)
    denominator = models.DecimalField(_("denominator"), max_digits=200, decimal_places=0, null=True)
    provider = models.CharField(_("provider"), max_length=100, blank=True)
    rate_first = models.DateField(_("rate of"), null=True)
    rate_last = models.DateField(_("rate until"), null=True)
    through = models.CharField(_("through"), max_length=60, blank=True, help_text=_("Currencies that replaced it."))
    code = models.CharField(_("why not"), max_length=12, blank=True)
    why = models.CharField(_("why not, in words"), max_length=300, blank=True)

    append_only = True

    class Meta:
        ordering = ("event", "into", "since", "id")

    def __str__(self) -> str:
        return f"{self.event_id} {self.into}"


class VolumeCell(Restricted):
    """A sum of events that agree in a dimension, year, unit and qualifier; below zero takes back. Derived only."""

    id = models.BigAutoField(primary_key=True)
    stage = models.CharField(_("stage"), max_length=20)
    status = models.CharField(_("status"), max_length=10)
    dimension = models.CharField(_("dimension"), max_length=12)
    keys = ArrayField(models.CharField(max_length=100), verbose_name=_("keys"))
    year = models.IntegerField(_("year"), null=True)
    unit = models.CharField(_("unit"), max_length=40)
    qualifier = models.CharField(_("qualifier"), max_length=10)
    ranged = models.BooleanField(_("with ranges"))
    parts = models.IntegerField(_("parts"))
    low = models.DecimalField(_("sum"), max_digits=60, decimal_places=0)
    high = models.DecimalField(_("upper end"), max_digits=60, decimal_places=0)
    converted_parts = models.IntegerField(_("parts converted"))
    converted_low = models.DecimalField(_("sum converted"), max_digits=60, decimal_places=0)
    converted_high = models.DecimalField(_("upper end converted"), max_digits=60, decimal_places=0)
    left_low = models.DecimalField(_("sum that could not be"), max_digits=60, decimal_places=0)
    left_high = models.DecimalField(_("upper end that could not be"), max_digits=60, decimal_places=0)

    append_only = True

    class Meta:
        indexes = (models.Index(fields=("stage", "dimension", "status"), name="cell_of_stage"),)

    def __str__(self) -> str:
        return f"{self.stage} {self.dimension} {self.keys}"
