"""Titles without what tells their phase or year: of "Training of judges, phase II (2019)" the first three words.

Activities with such titles are repeats of one another, and not the same.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from merida.matching.knowledge import load
from merida.matching.words import fold

__all__ = ["marks_of", "title_key"]

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_HAN_DIGITS = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)} | {"十": 10}


@cache
def _ordinals() -> dict[str, int]:
    return {word: int(number) for number, words in load("titles")["ordinals"].items() for word in words}


@cache
def _steps() -> frozenset[str]:
    return frozenset(load("titles")["steps"])


@cache
def _han() -> re.Pattern[str]:
    return re.compile(load("titles")["han"])


@lru_cache(maxsize=65536)
def _taken_apart(title: str) -> tuple[str, frozenset[str]]:
    """The key of a title, and its marks."""
    text, marks = fold(title), set[str]()
    for found in _han().findall(text):
        marks.add(_han_mark(found))
    words = _WORD.findall(_han().sub(" ", text))
    kept = []
    for place, word in enumerate(words):
        before, after = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
        beside = before in _steps() or after in _steps()
        if _YEAR.fullmatch(word):
            marks.add(word)
        elif word in _steps() and (_counts(before) or _counts(after) or not after):
            continue
        elif (word in _ROMAN and (beside or (place == len(words) - 1 and word != "i") or word in ("ii", "iii"))) or (
            word.isdecimal() and (beside or place == len(words) - 1)
        ):
            marks.add(str(_ROMAN.get(word, word)))
        elif word in _ordinals() and beside:
            marks.add(str(_ordinals()[word]))
        else:
            kept.append(word)
    return " ".join(kept), frozenset(marks - {""})


def title_key(title: str) -> str:
    """The words of a title that do not tell a phase, year or part."""
    return _taken_apart(title)[0]


def marks_of(title: str) -> frozenset[str]:
    """The phases, years and parts that it tells."""
    return _taken_apart(title)[1]


def _counts(word: str) -> bool:
    return word in _ROMAN or word in _ordinals() or word.isdecimal()


def _han_mark(found: str) -> str:
    digits = re.search(r"\d+", found)
    return digits[0] if digits else "".join(str(_HAN_DIGITS[sign]) for sign in found if sign in _HAN_DIGITS)
