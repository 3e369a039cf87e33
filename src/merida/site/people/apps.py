"""The application `people`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Persons, organisations, roles, sign-in."""

    name = "merida.site.people"
    label = "people"
    verbose_name = _("People")
