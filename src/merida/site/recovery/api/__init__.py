"""Recovery for programs: each area adds its operations to the one interface."""

from merida.site.recovery.api import cases, ledger, returns  # noqa: F401
