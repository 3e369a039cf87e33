"""What completes a field: provisions and States, from reference data only, so that nothing hidden can show."""

from __future__ import annotations

from typing import Any

from merida.site.evidence.folding import fold
from merida.site.evidence.labels import names
from merida.uncac.articles import provision, search_titles

MOST = 12


def suggested_provisions(typed: str) -> list[dict[str, Any]]:
    """Provisions by number, title or words of their summary in any of the six languages."""
    said = names()
    found = search_titles(typed)[:MOST] if typed.strip() else ()
    return [{"value": one, "label": said.of("provisions", one), "about": provision(one).summary or ""} for one in found]


def suggested_states(typed: str) -> list[dict[str, Any]]:
    """States whose name in some language has these words, in the alphabetical order of the reader's."""
    said = names()
    wanted = fold(typed.strip())
    if not wanted or "jurisdictions" not in said.lists:
        return []
    found = [
        entry.key
        for entry in said.lists["jurisdictions"].entries
        if entry.key.lower() == wanted or any(wanted in fold(name) for name in entry.names.values())
    ]
    return [{"value": code, "label": name} for code, name in said.by_name(found)[:MOST]]
