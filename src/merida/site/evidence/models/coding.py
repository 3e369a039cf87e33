"""Blind second coding: a drawn sample of outcomes, coded again by somebody who does not see the first coding."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.evidence.choices import Force, Kind
from merida.site.evidence.models.outcomes import Finding
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted


class Sample(Restricted):
    """Outcomes drawn by chance to be coded again; the seed lets anyone draw the same."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    name = models.CharField(_("name"), max_length=200)
    seed = models.CharField(_("seed"), max_length=40)
    drawn_at = models.DateTimeField(_("drawn at"))
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("drawn by")
    )
    cycle = models.PositiveSmallIntegerField(_("cycle"), null=True, blank=True)
    drawn_from = models.PositiveIntegerField(_("drawn from"), help_text=_("Number of outcomes."))

    class Meta:
        ordering = ("-drawn_at", "-id")

    def __str__(self) -> str:
        return self.name


class SampledOutcome(Restricted):
    """An outcome of a sample, as it stood when it was drawn."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="outcomes", verbose_name=_("sample"))
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="+", verbose_name=_("outcome"))
    place = models.PositiveIntegerField(_("place"))

    class Meta:
        ordering = ("sample", "place")
        constraints = (models.UniqueConstraint(fields=("sample", "finding"), name="sampled_once"),)

    def __str__(self) -> str:
        return f"{self.sample_id} {self.place}"


class SecondCoding(Restricted):
    """How a second coder coded an outcome."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    sampled = models.ForeignKey(
        SampledOutcome, on_delete=models.PROTECT, related_name="codings", verbose_name=_("outcome of the sample")
    )
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("coder")
    )
    coded_at = models.DateTimeField(_("coded at"))
    is_outcome = models.BooleanField(_("is an outcome"), default=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, blank=True)
    force = models.CharField(_("force"), max_length=10, choices=Force, blank=True)
    provisions = ArrayField(models.CharField(max_length=20), default=list, blank=True, verbose_name=_("provisions"))
    categories = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name=_("categories"))
    topics = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name=_("topics"))

    append_only = True

    class Meta:
        ordering = ("sampled", "coded_at")
        constraints = (models.UniqueConstraint(fields=("sampled", "coder"), name="second_coding_once"),)

    def __str__(self) -> str:
        return f"{self.coder_id} {self.sampled_id}"
