"""The language of a text, by script and, in the Latin script, by its small words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from merida.reading.assemble_lines import Line
from merida.reading.folding import data
from merida.reading.values import Language

__all__ = ["language_of", "language_of_text"]

_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3\ufe70-\ufefc]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 8
_SAMPLE = 3_000


def language_of(lines: Iterable[Line]) -> Language | None:
    """The language of most of a document's letters; None if there are too few to tell."""
    parts: list[str] = []
    size = 0
    for line in lines:
        if line.block.region == "cover":
            continue
        parts.append(line.words)
        size += len(line.words)
        if size > _SAMPLE:
            break
    return language_of_text(" ".join(parts))


def language_of_text(text: str) -> Language | None:
    """The language of most of a text's letters; None if there are too few to tell."""
    if text.isascii():
        return _by_small_words(text) if _size(_LATIN, text) >= _ENOUGH else None
    counts = {
        "ar": _size(_ARABIC, text),
        "zh": 2.5 * _size(_HAN, text),
        "ru": _size(_CYRILLIC, text),
        "": _size(_LATIN, text),
    }
    best = max(counts, key=lambda one: counts[one])
    if counts[best] < _ENOUGH:
        return None
    if best:
        return best  # type: ignore[return-value]
    return _by_small_words(text)


def _by_small_words(text: str) -> Language | None:
    words = _WORD.findall(text.lower())
    scores = {language: sum(word in small for word in words) for language, small in _small_words().items()}
    first, second = sorted(scores.values(), reverse=True)[:2]
    if first == second:
        return None
    return max(scores, key=lambda one: scores[one])


def _size(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


@cache
def _small_words() -> dict[Language, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in data("languages")["small_words"].items()}
