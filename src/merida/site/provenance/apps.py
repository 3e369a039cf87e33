"""The application `provenance`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProvenanceConfig(AppConfig):
    """Sources, decisions, visibility, audit."""

    name = "merida.site.provenance"
    label = "provenance"
    verbose_name = _("Provenance")
