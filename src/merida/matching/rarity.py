"""How much words say: the rarer in an index, the more; and how alike two texts are by the words that they share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

__all__ = ["Rarity"]

_UNSEEN = 6.0
"""What a word says that is nowhere in the index."""
_MOST_KEPT = 200_000


class Rarity:
    """The weight of each word of an index. Sums do not depend on the order of words, so that answers never change."""

    __slots__ = ("_masses", "_weights")

    def __init__(self, texts: Iterable[frozenset[str]], size: int) -> None:
        count: Counter[str] = Counter()
        for words in texts:
            count.update(words)
        self._weights = {word: math.log((size + 1) / (number + 0.5)) + 0.1 for word, number in count.items()}
        self._masses: dict[frozenset[str], float] = {}

    def __contains__(self, word: object) -> bool:
        return word in self._weights

    def of(self, word: str) -> float:
        """What a word says."""
        return self._weights.get(word, _UNSEEN)

    def known(self, word: str) -> float:
        """What a word says to find something by: nothing if it is nowhere."""
        return self._weights.get(word, 0.0)

    def mass(self, words: frozenset[str]) -> float:
        """What the words of a text say together; kept, because a text is compared with many."""
        kept = self._masses.get(words)
        if kept is None:
            if len(self._masses) >= _MOST_KEPT:
                self._masses.clear()
            kept = self._masses[words] = math.fsum(map(self.of, words))
        return kept

    def cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        """From 0 to 1: what the shared words say, of what all say."""
        both = one & other
        if not both:
            return 0.0
        return math.fsum(map(self.of, both)) / math.sqrt(self.mass(one) * self.mass(other))
