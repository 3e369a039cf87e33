"""What a file would change of claims that stand: what the row said before, and what it says now."""

from __future__ import annotations

from dataclasses import dataclass

from merida.money.qualified import Stated
from merida.money.when import When
from merida.site.recovery.choices.ledger import ClaimStatus


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says: how much, when, with which status."""

    stated: Stated | None
    when: When | None
    status: str

    @property
    def label(self) -> str:
        """The status as the page names it."""
        return str(ClaimStatus(self.status).label)


@dataclass(frozen=True, slots=True)
class Change:
    """A row of a source that says something else than before."""

    line: int
    case: str
    before: Said
    after: Said
