"""Which found extract answers which true one: one to one within a kind, by the words they share.

Words are compared after signs that do not matter are folded; Chinese is compared by pairs of characters.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

type Line = dict[str, Any]

ENOUGH = 0.8
"""Two texts are the same when this share of their words is common to both."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_HAN}]+|[^\\W\\d{_HAN}_]+|\\d+")
_UNSEEN = re.compile("[\u00ad\u0640\u064b-\u065f\u0670\u200b-\u200d\u2060\ufeff]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARK = re.compile(r"\s*(?:[•·▪◦‣*\-–—\uf0b7]+\s+|\(?[a-zа-яё]\)\s+|\(?[ivx]{1,5}\)\s+|\d{1,3}[.)]\s+)")
_HAN_GAP = re.compile(f"(?<=[{_HAN}])\\s+(?=[{_HAN}])")


def folded(text: str | None) -> str:
    """A text without what does not matter: case, vowel and invisible signs, kinds of digits, spaces, its marker."""
    text = unicodedata.normalize("NFKC", text or "").casefold()
    text = _DIRECTION.sub(" ", _UNSEEN.sub("", text))
    text = "".join(str(unicodedata.digit(sign)) if unicodedata.category(sign) == "Nd" else sign for sign in text)
    return _MARK.sub("", _HAN_GAP.sub("", " ".join(text.split())), count=1)


def words(text: str | None) -> frozenset[str]:
    """The words of a text, or its pairs of Chinese characters."""
    found: set[str] = set()
    for piece in _WORD.findall(folded(text)):
        pairs = len(piece) > 1 and re.match(f"[{_HAN}]", piece)
        found.update(piece[at : at + 2] for at in range(len(piece) - 1)) if pairs else found.add(piece)
    return frozenset(found)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that both have."""
    either = one | other
    return len(one & other) / len(either) if either else 1.0


def accepted(truth: Line, field: str) -> list[Any]:
    """The right values of a field: the one given and those that are right too."""
    return [truth.get(field), *truth.get(f"{field}_ok", [])]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Pairs of a true and a found extract, true ones that were missed, found ones that answer nothing."""

    pairs: list[tuple[Line, Line]]
    missed: list[Line]
    extra: list[Line]


def align(truths: list[Line], founds: list[Line]) -> Aligned:
    """Pair by likeness, best first; what the truth calls optional takes its match but counts neither way."""
    bags = [words(found.get("text")) for found in founds]
    candidates = []
    for at, truth in enumerate(truths):
        options = [words(text) for text in accepted(truth, "text")]
        for to, bag in enumerate(bags):
            score = max(likeness(option, bag) for option in options)
            if score >= ENOUGH:
                candidates.append((-score, bool(truth.get("optional")), at, to))
    true_to_found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, to in sorted(candidates):
        if at not in true_to_found and to not in taken:
            true_to_found[at] = to
            taken.add(to)
    counted = [at for at, truth in enumerate(truths) if not truth.get("optional")]
    return Aligned(
        pairs=[(truths[at], founds[true_to_found[at]]) for at in counted if at in true_to_found],
        missed=[truths[at] for at in counted if at not in true_to_found],
        extra=[found for to, found in enumerate(founds) if to not in taken],
    )
