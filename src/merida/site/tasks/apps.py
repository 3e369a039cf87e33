"""The application `tasks`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """Workers and their heartbeat; the tasks themselves are rows of django-tasks-db."""

    name = "merida.site.tasks"
    label = "tasks"
    verbose_name = _("Tasks")
