"""What the demonstration shows of assistance: each area adds its own rows, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from merida.site.assistance import demonstration_plans, demonstration_requests, demonstration_secretariat


def furnish(*, at: datetime) -> Iterator[str]:
    """Add what is not there yet; one sentence for what was added."""
    yield from demonstration_requests.furnish(at=at)
    yield from demonstration_plans.furnish(at=at)
    yield from demonstration_secretariat.furnish(at=at)
