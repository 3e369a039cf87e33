"""Whether an organisation's identifier begins as it should: with a registration agency, as `GB-COH-` does.

Without a list of agencies only the form is looked at: a country of ISO 3166-1, or XI, XM, XR, XS for the world.
"""

from __future__ import annotations

import re

from merida.iati.codelists import shipped

_FORM = re.compile(r"([A-Z]{2})-[A-Z0-9_]+(?:-.+)?")
_WORLD = frozenset(("XI", "XM", "XR", "XS"))


def begins_with_agency(identifier: str, agencies: frozenset[str] | None = None) -> bool:
    """Whether the identifier begins with one of the agencies, or in the form that they have."""
    if agencies is not None:
        return "-".join(identifier.split("-")[:2]) in agencies
    found = _FORM.fullmatch(identifier.strip())
    return found is not None and (found[1] in _WORLD or found[1] in shipped()["Country"])
