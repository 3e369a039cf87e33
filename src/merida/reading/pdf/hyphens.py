"""Joining the lines of a paragraph: spaces between words, none between Chinese signs, and hyphens at line ends undone.

A hyphen at a line end is kept if the compound, or its first half as a prefix, is known or is found elsewhere in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)+")
_LAST = re.compile(r"([^\W\d_]+(?:[-‑][^\W\d_]+)*)$")
_FIRST = re.compile(r"([^\W\d_]+(?:[-‑][^\W\d_]+)*)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SPACED = re.compile(r"[\u4e00-\u9fff] \d|\d [\u4e00-\u9fff]")
_UNSPACED = re.compile(r"[\u4e00-\u9fff]\d|\d[\u4e00-\u9fff]")

PREFIXES = frozenset(
    """
    state risk anti non self cross inter-agency multi well value conviction court evidence fact high low long short mid
    medium-and first second third full half part cost user law policy decision peer asset data open post pre ex vice
    quasi semi sub co by back follow on off two three four five six ten all end knowledge results needs case time
    public-private gender merit performance web computer internet community information whistle money tax source
    sous contre demi mi peut est ci vis porte haut bas procès avant après garde grand
    из по кое все как кто что где какой какие когда чей какого какую каким каком каких во в г д
    ético jurídico político socio físico teórico económico
    """.split()
)
"""First halves after which a hyphen at a line end is a real one, whatever follows."""
SUFFIXES = frozenset(
    """
    либо нибудь то за под на таки ка
    il elle on ils elles ce là ci je tu nous vous être même mêmes dire
    owned based related led free wide specific term level up down out in off making building sharing gathering bribery
    corruption laundering compliance oriented driven profit general member sector scale added governmental
    """.split()
)
"""Second halves before which a hyphen at a line end is a real one, whatever precedes."""
CLOSED = frozenset({"sub", "co", "pre", "multi", "semi", "post"})
"""Prefixes that are also written closed: only the document itself can tell."""


class Words:
    """The words and compounds of a document, to judge hyphens by; counted when the first hyphen asks for them."""

    __slots__ = ("compounds", "known", "spaced", "texts")

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = [text for text in texts if text]
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
        joined = first.rpartition("-")[2] + second.partition("-")[0]
        if joined in words:
            return False
        if tail.group()[0].isupper() or (len(second) == 1 and second.isalpha() and not second.isascii()):
            return True
        last, next_ = first.rpartition("-")[2], second.partition("-")[0]
        if last in PREFIXES and last not in CLOSED:
            return True
        if next_ in SUFFIXES and (last in words or last in PREFIXES or len(last) > 3):
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
    return " "


_OPEN = "，。；：、！？（《「『“‘〈【("
_CLOSE = "，。；：、！？）》」』”’〉】)("
