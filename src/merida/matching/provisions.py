"""How near two provisions stand in the Convention's tree: what they share counts more the deeper it lies.

Two paragraphs of one article are near; two articles of one chapter hardly; the same subparagraph is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from merida.uncac import ancestors, exists

__all__ = ["article_of", "chain", "nearest", "nearness", "shares"]

_SHARED = {0: 0.15, 1: 0.6, 2: 0.8, 3: 0.9, 4: 0.95}
"""By depth of the deepest provision that holds both: chapter, article, paragraph, subparagraph, item."""
_WITHIN = 0.2
"""What is added when one of the two is that provision itself: `57` asks for all that `57(3)` gives."""
_SAME_CHAPTER = 0.35


@lru_cache(maxsize=4096)
def chain(spelling: str) -> tuple[str, ...]:
    """A provision and what it stands in, nearest first."""
    return (spelling, *ancestors(spelling))


def depth(spelling: str) -> int:
    """0 for a chapter, 1 for an article, 2 for its paragraph or letter, and so on."""
    return len(chain(spelling)) - 1


def article_of(spelling: str) -> str:
    """The article that a provision is or stands in; a chapter gives itself."""
    found = chain(spelling)
    return found[-2] if len(found) > 1 else found[0]


@lru_cache(maxsize=65536)
def nearness(one: str, other: str) -> float:
    """From 0 (other chapters) to 1 (the same)."""
    if one == other:
        return _SAME_CHAPTER if one.startswith("ch.") else 1.0
    above = set(chain(one))
    shared = next((place for place in chain(other) if place in above), None)
    if shared is None:
        return 0.0
    value = _SHARED[depth(shared)]
    if shared in (one, other):
        value += _WITHIN if depth(shared) else _WITHIN / 2
    return min(value, 0.95)


def nearest(wanted: Sequence[str], given: Sequence[str]) -> tuple[float, str, str]:
    """How near the two lists come, and by which two provisions; what finds nothing takes a part away."""
    best = (0.0, "", "")
    total = 0.0
    for one in wanted:
        here = max(((nearness(one, other), other) for other in given), key=lambda found: found[0], default=(0.0, ""))
        total += here[0]
        if here[0] > best[0]:
            best = (here[0], one, here[1])
    return (0.8 * best[0] + 0.2 * total / len(wanted), best[1], best[2]) if wanted else best


def known(spellings: Iterable[str]) -> tuple[str, ...]:
    """Those that the Convention has, as they are given."""
    return tuple(dict.fromkeys(one for one in spellings if exists(one)))


def shares(spelling: str) -> tuple[tuple[str, float], ...]:
    """A provision and what holds it, each with what it adds to the nearness: for lists that are summed."""
    steps, last = [], 0.0
    for place in reversed(chain(spelling)):
        value = 1.0 if place == spelling and depth(place) else _SHARED[depth(place)]
        steps.append((place, value - last))
        last = value
    return tuple(steps)
