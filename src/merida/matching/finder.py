"""Finds the forms of a list of words in a text in one pass: terms, bodies, kinds and regions, in six languages at once.

A form is words in order, each the beginning of a word (`$` closes it); a few others may stand between. The longest form
at a place wins, so that "anti-corruption agency" is no more than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from merida.matching.words import content

__all__ = ["Finder"]

type _Word = tuple[str, bool]
"""The beginning of a word, and whether it is all of it."""
type _Form = tuple[tuple[_Word, ...], str]


def _is_han(word: str) -> bool:
    return "\u3400" <= word[0] <= "\u9fff"


class Finder:
    """Forms by their first word; `find` gives the names of those that a text holds, and how often."""

    def __init__(self, forms: Mapping[str, Iterable[str]], between: int = 1) -> None:
        self._between = between
        self._starts: dict[str, list[_Form]] = {}
        self._han: dict[str, list[tuple[str, str]]] = {}
        for name, written in forms.items():
            for form in written:
                self._add(name, form)
        for signs in self._han.values():
            signs.sort(key=lambda row: (-len(row[0]), row))
        self._lengths = sorted({len(start) for start in self._starts})
        self._begun = lru_cache(maxsize=65536)(self._beginning)

    def _add(self, name: str, form: str) -> None:
        words = tuple(word for part in form.split() for word in _words(part))
        if not words:
            raise ValueError(f"The form {form!r} of {name} holds small words only: write one that says something.")
        if _is_han(words[0][0]):
            self._han.setdefault(words[0][0][:2], []).append((words[0][0], name))
            return
        self._starts.setdefault(words[0][0], []).append((words, name))
        if len(words) == 2:  # "asset recovery" is "recovery of assets"
            self._starts.setdefault(words[1][0], []).append(((words[1], words[0]), name))

    def _beginning(self, word: str) -> tuple[_Form, ...]:
        """The forms whose first word this is, those that say most first."""
        found: list[_Form] = []
        for length in self._lengths:
            if length > len(word):
                break
            found.extend(
                form for form in self._starts.get(word[:length], ()) if length == len(word) or not form[0][0][1]
            )
        return tuple(sorted(found, key=lambda row: (-len(row[0]), -sum(len(start) for start, _ in row[0]), row)))

    def find(self, words: list[str]) -> dict[str, int]:
        """Name to how often it is said, of words that `content` gave."""
        found: dict[str, int] = {}
        place, end = 0, len(words)
        while place < end:
            word = words[place]
            if _is_han(word):
                self._in_signs(word, found)
                place += 1
                continue
            taken = 1
            for form, name in self._begun(word):
                length = 1 if len(form) == 1 else _reach(words, place, form, self._between)
                if length:
                    taken = length
                    found[name] = found.get(name, 0) + 1
                    for also, other in self._begun(word):  # the same words may name a term and a body
                        if also == form and other != name:
                            found[other] = found.get(other, 0) + 1
                    break
            place += max(taken - 1, 1)
        return found

    def _in_signs(self, signs: str, found: dict[str, int]) -> None:
        place, last = 0, len(signs) - 1
        while place < last:
            step = 1
            for form, name in self._han.get(signs[place : place + 2], ()):
                if signs.startswith(form, place):
                    found[name] = found.get(name, 0) + 1
                    if step == 1:
                        step = max(len(form) - 1, 1)
                    elif len(form) - 1 < step:
                        break
            place += step


def _words(part: str) -> list[_Word]:
    closed = part.endswith("$")
    words = content(part.rstrip("$"))
    return [(word, closed and place == len(words) - 1) for place, word in enumerate(words)]


def _reach(words: list[str], place: int, form: tuple[_Word, ...], between: int) -> int:
    """How many words the form takes from here, so many others allowed between its own; 0 if it does not stand."""
    at, end = place, len(words)
    for start, closed in form[1:]:
        for step in range(at + 1, min(at + between + 2, end)):
            word = words[step]
            if word.startswith(start) and not (closed and word != start):
                at = step
                break
        else:
            return 0
    return at - place + 1
