"""How far two coders agree: percent and Cohen's kappa, for one field coded by both (Cohen 1960)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of two coders on one field."""

    pairs: int
    agreed: int
    kappa: float | None
    """None where it is not defined: nothing coded by both, or both gave one and the same value throughout."""

    @property
    def percent(self) -> float | None:
        """Share of pairs that agree, of 100."""
        return 100 * self.agreed / self.pairs if self.pairs else None


def agreement(pairs: Iterable[tuple[Hashable, Hashable]]) -> Agreement:
    """Of pairs (first coder's value, second coder's value)."""
    both = list(pairs)
    n = len(both)
    agreed = sum(first == second for first, second in both)
    if not n:
        return Agreement(0, 0, None)
    first, second = Counter(a for a, _ in both), Counter(b for _, b in both)
    by_chance = sum(first[value] * second[value] for value in first)
    if by_chance == n * n:
        return Agreement(n, agreed, None)
    return Agreement(n, agreed, (agreed * n - by_chance) / (n * n - by_chance))
