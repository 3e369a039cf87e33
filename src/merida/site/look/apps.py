"""The look as a Django application."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Templates, static files and template tags; no tables."""

    name = "merida.site.look"
    label = "look"
