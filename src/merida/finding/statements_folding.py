"""Text folded for comparison, with the way back: lower case, no accents, each offset's place in the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SAME = str.maketrans("’‘ʼ`‐‑‒–—―−ىٱ\u00a0\u202f", "''''-------يا  ")
_DROPPED = frozenset("\u00ad\u0640\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is folded; `origin[i]` is the offset in the original of its letter i, and one more for the end."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where [start, end) of the folded text stands in the original, marks on the last letter included."""
        return self.origin[start], self.origin[end] if end < len(self.text) else self.origin[-1]


def folded(text: str) -> Folded:
    """The text folded letter by letter."""
    out: list[str] = []
    origin: list[int] = []
    for at, sign in enumerate(text):
        for letter in _letter(sign):
            out.append(letter)
            origin.append(at)
    origin.append(len(text))
    return Folded("".join(out), tuple(origin))


@lru_cache(maxsize=4096)
def _letter(sign: str) -> str:
    if sign in _DROPPED:
        return ""
    if "\uff01" <= sign <= "\uff0f" or "\uff1a" <= sign <= "\uff20":
        return sign  # the commas and brackets of Chinese
    plain = "".join(one for one in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(one))
    return plain.translate(_SAME).casefold()


def fold(text: str) -> str:
    """The folded text alone; for entries of lexicons."""
    return folded(text).text


def entry(pattern: str) -> str:
    """An entry of a lexicon: folded, and its brackets made to group without counting."""
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", fold(pattern))
