"""Frozen lists of reviews: what a table or Note was made from, and when."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.evidence.choices import DocumentKind
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted


class Corpus(Restricted):
    """A named list of reviews with the outcomes that were held when it was frozen; never changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    name = models.CharField(_("name"), max_length=300)
    frozen_on = models.DateField(_("as at"))
    frozen_at = models.DateTimeField(_("frozen at"))
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("frozen by")
    )
    document_kind = models.CharField(_("kind of document"), max_length=20, choices=DocumentKind)
    cycle = models.PositiveSmallIntegerField(_("cycle"), null=True, blank=True)
    published_by = models.DateField(_("published by"), null=True, blank=True)
    documents = ArrayField(models.UUIDField(), verbose_name=_("documents"), help_text=_("The counted ones."))
    outcomes = ArrayField(models.UUIDField(), verbose_name=_("outcomes"), help_text=_("Held when it was frozen."))
    undecided = models.JSONField(
        _("not yet decided"), default=dict, help_text=_("How many of each kind, when it was frozen.")
    )

    class Meta:
        ordering = ("-frozen_at", "-id")

    def __str__(self) -> str:
        return self.name
