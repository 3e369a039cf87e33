"""The register of reviews: what is known of each beyond its documents. A review is a State in a cycle of a phase."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.evidence.choices import Stage
from merida.site.provenance.choices import Audience
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted


class Review(Restricted):
    """Public facts about a review. It is named by State and cycle everywhere; rows of documents carry both.

    No row is made for a review known only from a restricted document, or the register would betray it.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    state = models.CharField(_("State reviewed"), max_length=3)
    cycle = models.PositiveSmallIntegerField(_("cycle"), help_text=_("Number in the list of phases and cycles."))
    cycle_year = models.PositiveSmallIntegerField(_("year of the cycle"), null=True, blank=True)
    reviewers = ArrayField(models.CharField(max_length=3), default=list, blank=True, verbose_name=_("reviewing States"))
    stage = models.CharField(_("stage"), max_length=20, choices=Stage, blank=True)
    began_in = models.PositiveSmallIntegerField(_("began in"), null=True, blank=True)
    ended_in = models.PositiveSmallIntegerField(_("ended in"), null=True, blank=True)
    visited_on = models.DateField(_("country visit"), null=True, blank=True)
    published_on = models.DateField(_("executive summary published"), null=True, blank=True)
    symbol = models.CharField(_("symbol of the executive summary"), max_length=80, blank=True)
    source_text = models.TextField(_("source"), blank=True, help_text=_("Where these facts are from."))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ("state", "cycle")
        constraints = (
            models.UniqueConstraint(fields=("state", "cycle"), name="review_once"),
            models.CheckConstraint(condition=models.Q(audience=Audience.PUBLIC), name="review_public"),
        )

    def __str__(self) -> str:
        return f"{self.state} {self.cycle}"
