"""Joining the lines of a paragraph: spaces between words, none between Chinese signs, and hyphens at line ends undone.

A hyphen at a line end is kept if the compound, or its first half as a prefix, is known or is found elsewhere in the
document.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from merida.reading.pdf.lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)+")
_LAST = re.compile(r"([^\W\d_]+(?:[-‑][^\W\d_]+)*)$")
_FIRST = re.compile(r"([^\W\d_]+(?:[-‑][^\W\d_]+)*)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SPACED = re.compile(r"[\u4e00-\u9fff] \d|\d [\u4e00-\u9fff]")
_UNSPACED = re.compile(r"[\u4e00-\u9fff]\d|\d[\u4e00-\u9fff]")

THROUGHOUT = 0.025
"""From this part of lines ending in a hyphen on, a document is hyphenated throughout, and most of its hyphens are
soft."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = resources.files("merida.reading.pdf").joinpath("data/hyphens.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def _whole(text: str, cut_after: bool, cut_before: bool) -> str:
    """The text of a line without the halves of words that line ends cut."""
    if cut_after:
        text = text.rpartition(" ")[0]
    return text.partition(" ")[2] if cut_before else text


class Words:
    """The words and compounds of a document, to judge hyphens by; counted when the first hyphen asks for them."""

    __slots__ = ("compounds", "known", "soft", "spaced", "texts")

    def __init__(self, lines: Iterable[Line]) -> None:
        lines = [line for line in lines if line.text]
        self.texts = [
            _whole(line.text, line.hyphen, before is not None and before.hyphen)
            for before, line in zip([None, *lines], lines, strict=False)
        ]
        self.soft = sum(line.hyphen for line in lines) > max(4, THROUGHOUT * len(lines))
        """Hyphenated throughout."""
        self.known: set[str] = set()
        self.compounds: set[str] = set()
        spaced = 0
        for text in self.texts:
            if not text.isascii() and _HAN.search(text):
                spaced += len(_SPACED.findall(text)) - len(_UNSPACED.findall(text))
        self.spaced = spaced > 0
        """A Chinese text with spaces between Chinese signs and digits."""

    @property
    def words(self) -> set[str]:
        """Every word of the document, in small letters."""
        if not self.known and self.texts:
            for text in self.texts:
                low = text.lower()
                self.known.update(_WORD.findall(low))
                if "-" in low or "‑" in low:
                    self.compounds.update(_COMPOUND.findall(low.replace("‑", "-")))
        return self.known

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether the word that ends `before` and the one that begins `after` make a compound with a hyphen."""
        head, tail = _LAST.search(before), _FIRST.match(after)
        if head is None or tail is None:
            return True
        first, second = head.group().lower(), tail.group().lower()
        words = self.words
        if f"{first}-{second}" in self.compounds:
            return True
        last, next_ = first.rpartition("-")[2], second.partition("-")[0]
        lists = _lists()
        if last + next_ in words:
            return False
        if tail.group()[0].isupper() and not head.group().isupper():
            return True
        if last in lists["always"] or first in lists["always"]:
            return True
        if last in lists["firm"] or first in lists["firm"]:
            return not self.soft or next_ in words
        if next_ in lists["second"] and (last in words or len(last) > 3):
            return not self.soft or last in words
        if self.soft:
            return False
        if last in lists["usual"] and last not in lists["closed"]:
            return True
        return last in words and next_ in words and len(last) > 2 and len(next_) > 2


def _wide(sign: str) -> bool:
    return "\u2e80" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or "\uff00" <= sign <= "\uffef"


def joint(before: str, after: str, spaced: bool = False) -> str:
    """What stands between two lines of one paragraph: a space, or nothing beside Chinese signs.

    `spaced`: the document sets spaces between Chinese signs and Latin letters or digits.
    """
    if not before or not after:
        return ""
    left, right = before[-1], after[0]
    if _wide(left) or _wide(right):
        both = _wide(left) and _wide(right)
        return " " if spaced and not both and left not in _OPEN and right not in _CLOSE else ""
    if left == "/" or right == "/" or (left in "-–—" and len(before) > 1 and before[-2] not in " \u00a0"):
        return ""
    if left == "و" and (len(before) == 1 or before[-2] in " («"):
        return ""  # "and" is written together with the word after it
    return " "


_OPEN = "，。；：、！？（《「『“‘〈【("
_CLOSE = "，。；：、！？）》」』”’〉】)("
