"""The application `assistance`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssistanceConfig(AppConfig):
    """Needs, requests, plans, activities, matches: from needs to help without duplication."""

    name = "merida.site.assistance"
    label = "assistance"
    verbose_name = _("Assistance")
