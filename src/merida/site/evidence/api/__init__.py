"""The programming interface, `/api/v1`: the same selectors and services as the pages, JSON as on the command line."""

from merida.site.evidence.api import counting, documents, interface, outcomes  # they add their operations
from merida.site.people.interface import api

__all__ = ["api", "counting", "documents", "interface", "outcomes"]
