"""Finds names in text written with spaces: one table of first words, then a walk from word to word; the longest wins.

One matcher a language, made when first asked for. What is not a State ("New Jersey") stands in the same table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from merida.places.spelling import WORD, fold, gap, key, shapes

type Found = tuple[int, int, str]
"""Start, end (code points) and code; the code is empty for what looks like a State and is not."""


_CLOSING = re.compile(r"[\s'’_\-–]{0,4}[)）]")


class _Node:
    __slots__ = ("code", "next", "shouted", "tail")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.code: str | None = None
        self.shouted = False
        self.tail = ""


class Matcher:
    """Names of one language as a tree of words.

    `forms` gives the written forms of a folded word (Russian cases); `prefixed` its forms with joined particles
    (Arabic) and how many letters these take.
    """

    def __init__(
        self,
        names: Iterable[tuple[str, str, bool]],
        forms: Callable[[str], set[str]] | None = None,
        prefixed: Callable[[str], dict[str, int]] | None = None,
    ) -> None:
        self._root = _Node()
        self._bases: dict[str, set[str]] = {}
        self._starts: dict[str, list[tuple[str, int]]] = {}
        self._cased = prefixed is None
        written: dict[str, set[str]] = {}
        for name, code, shouted in names:
            parts = key(name)
            node = self._root
            for place in range(0, len(parts), 2):
                step = ("" if place == 0 else parts[place - 1]) + parts[place]
                node = node.next.setdefault(step, _Node())
                for form in forms(parts[place]) if forms else (parts[place],):
                    self._bases.setdefault(form, set()).add(parts[place])
            if node.code is None:
                node.code, node.shouted = code, shouted
                node.tail = name[-1] if name[-1] in ").）" else ""
            first = WORD.search(name)
            written.setdefault(parts[0], set()).add(first[0] if first else parts[0])
        for base, words in written.items():
            self._start(base, words, forms, prefixed)

    def _start(
        self,
        base: str,
        words: set[str],
        forms: Callable[[str], set[str]] | None,
        prefixed: Callable[[str], dict[str, int]] | None,
    ) -> None:
        if prefixed:
            for form, letters in prefixed(base).items():
                self._starts.setdefault(form, []).append((base, letters))
            return
        for form in {*words, *(forms(base) if forms else ()), base}:
            for shape in shapes(form):
                entry = self._starts.setdefault(shape, [])
                if (base, 0) not in entry:
                    entry.append((base, 0))

    def find(self, text: str, any_case: bool = False) -> Iterator[Found]:
        """Every name from left to right, the longest at each place, none inside another.

        Names begin with a capital, unless `any_case`; the first word of a longer name may be small ("republic of…").
        """
        end = 0
        starts = self._starts
        for word in WORD.finditer(text):
            raw = word[0] if self._cased and not any_case else fold(word[0])
            candidates = starts.get(raw)
            if candidates is None or word.start() < end:
                continue
            best: tuple[int, int, str] | None = None
            for base, letters in candidates:
                begin = _skip(text, word.start(), letters)
                last, node = self._walk(text, word.end(), self._root.next[base])
                if node is None or node.code is None:
                    continue
                last = _closed(text, last, node.tail)
                span = text[begin:last]
                if self._cased and not any_case and span == span.lower() and node.code:
                    continue
                if node.shouted and span != span.upper():
                    continue
                if best is None or last - begin > best[1] - best[0]:
                    best = begin, last, node.code
            if best:
                end = best[1]
                yield best

    def _walk(self, text: str, end: int, node: _Node) -> tuple[int, _Node | None]:
        """The end of the longest name that goes on from here, and its node; None if no name ends."""
        best: tuple[int, _Node | None] = (end, node if _ends(text, end, node) else None)
        if not node.next:
            return best
        word = WORD.search(text, end, end + 60)
        if word is None or word.start() == end:
            return best
        between = gap(text[end : word.start()])
        if between is None:
            return best
        whole = WORD.match(text, word.start())
        if whole is None:
            return best
        folded = fold(whole[0])
        for base in self._bases.get(folded, ()):
            following = node.next.get(between + base)
            if following is not None:
                longer = self._walk(text, whole.end(), following)
                if longer[1] is not None and (best[1] is None or longer[0] > best[0]):
                    best = longer
        return best


def _ends(text: str, end: int, node: _Node) -> bool:
    return node.code is not None and (node.tail in ("", ".") or _CLOSING.match(text, end) is not None)


def _closed(text: str, end: int, tail: str) -> int:
    if tail == ".":
        return end + 1 if text[end : end + 1] == "." else end
    if tail:
        return next(place for place in range(end, len(text)) if text[place] in ")）") + 1
    return end


def _skip(text: str, start: int, letters: int) -> int:
    """Where the name begins after so many joined letters; marks on them go with them."""
    while letters:
        start += 1
        letters -= not ("\u064b" <= text[start - 1] <= "\u065f" or text[start - 1] == "ـ")
    return start
