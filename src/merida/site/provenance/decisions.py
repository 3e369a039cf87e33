"""Decisions read back: each must still have the digest that the log holds of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.db import transaction

from merida.site.provenance.models import AuditEntry, Decision
from merida.site.provenance.services import digest_of

PORTION = 2_000


def changed_decisions() -> Iterator[str]:
    """One sentence for each decision that was changed or taken out since; ask as owner."""
    logged: dict[str, tuple[str, str]] = {}
    with transaction.atomic():
        entries = AuditEntry.objects.filter(details__contains='"decision":').order_by("at", "id")
        for entry in entries.iterator(chunk_size=PORTION):
            details = json.loads(entry.details)
            logged[details["decision"]] = (details["sha256"], entry.act)
            if len(logged) >= PORTION:
                yield from _changed(logged)
                logged.clear()
        yield from _changed(logged)


def _changed(logged: dict[str, tuple[str, str]]) -> Iterator[str]:
    found = {str(decision.pk): decision for decision in Decision.objects.filter(pk__in=logged)}
    for key, (digest, act) in logged.items():
        if key not in found:
            yield f"The decision {key} ({act}) is gone."
        elif digest_of(found[key]) != digest:
            yield f"The decision {key} ({act}) was changed."
