"""The application `recovery`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecoveryConfig(AppConfig):
    """Cases, claims, events, postings, volumes: stolen assets accounted for."""

    name = "merida.site.recovery"
    label = "recovery"
    verbose_name = _("Recovery")
