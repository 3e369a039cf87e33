"""The application `evidence`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    """Documents, outcomes, reviews, corpora, search."""

    name = "merida.site.evidence"
    label = "evidence"
    verbose_name = _("Evidence")
