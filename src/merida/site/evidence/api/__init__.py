"""The programming interface, `/api/v1`: the same selectors and services as the pages, JSON as on the command line."""

from merida.site.evidence.api.interface import api

__all__ = ["api"]
