"""Assistance for programs: each area adds its operations to the one interface."""

from merida.site.assistance.api import plans, requests, secretariat  # noqa: F401
