"""Who may read the log."""

from __future__ import annotations

from merida.site.provenance.asking import Asker


def can_read_log(asker: Asker) -> bool:
    """Administrators see the log: acts and keys, no content."""
    return "administrator" in asker.roles
