"""What the demonstration shows of recovery: each area adds its own rows, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from merida.site.recovery import (
    demonstration_cases,
    demonstration_ledger,
    demonstration_public,
    demonstration_returns,
)


def furnish(*, at: datetime) -> Iterator[str]:
    """Add what is not there yet; one sentence for what was added."""
    yield from demonstration_ledger.furnish(at=at)
    yield from demonstration_cases.furnish(at=at)
    yield from demonstration_returns.furnish(at=at)
    yield from demonstration_public.furnish(at=at)
