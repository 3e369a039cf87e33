"""What waits to be recoded after a list of the codebook changed, and what its old keys became."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from merida.site.evidence.codelists import in_force
from merida.site.evidence.models import CodeList, Finding


def to_recode(name: str) -> QuerySet[Finding]:
    """The live outcomes coded with keys of this list that are no longer in force: the worklist."""
    known = list(in_force(name).by_key)
    return Finding.objects.live().exclude(**{f"{name}__contained_by": known})


def recoded(name: str, coded: Sequence[str]) -> tuple[str, ...]:
    """What the lists themselves say that old keys became; a key that became several, or none, is left out."""
    table: dict[str, list[str]] = {}
    for version in CodeList.objects.filter(name=name).order_by("version"):
        table |= version.recoding
    found = []
    for key in coded:
        seen = {key}
        while key in table and len(table[key]) == 1 and table[key][0] not in seen:
            key = table[key][0]
            seen.add(key)
        found.append(key)
    return tuple(key for key in dict.fromkeys(found) if key in in_force(name).by_key)
