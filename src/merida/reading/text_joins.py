"""What joins two wrapped lines of a text: a space, nothing between Chinese signs, a hyphen kept or undone."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Joints"]

_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)+")
_LAST = re.compile(r"([^\W\d_]+)[-‐]$")
_FIRST = re.compile(r"[^\W\d_]+")
_PREFIXES = frozenset(
    """
    anti non self cross inter well value conviction evidence fact high low long short mid medium second third half cost
    user law policy decision peer asset data open ex vice quasi by follow on off whistle case in two three four five six
    sous contre demi mi peut est ci vis porte haut après avant socio político técnico по кое из все во
    """.split()
)
_SUFFIXES = frozenset(
    """
    либо нибудь то таки ка il elle on ils elles ce là ci je nous vous même mêmes owned based related led free wide
    specific term level up building sharing gathering bribery laundering driven oriented making
    """.split()
)
_SPACED = re.compile(r"[\u4e00-\u9fff] \d|\d [\u4e00-\u9fff]")
_UNSPACED = re.compile(r"[\u4e00-\u9fff]\d|\d[\u4e00-\u9fff]")


class Joints:
    """Judges line ends by the words of the whole document."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._compounds: set[str] = set()
        spaced = 0
        for text in texts:
            low = text.lower()
            self._words.update(_WORD.findall(low))
            if "-" in low:
                self._compounds.update(_COMPOUND.findall(low))
            if not text.isascii():
                spaced += len(_SPACED.findall(text)) - len(_UNSPACED.findall(text))
        self._spaced = spaced > 0

    def between(self, before: str, after: str) -> str | None:
        """What stands between the lines; None where the hyphen that ends `before` goes too."""
        head, tail = _LAST.search(before), _FIRST.match(after)
        if head and tail:
            return "" if self._keeps(head.group(1).lower(), tail.group()) else None
        left, right = before[-1:], after[:1]
        if not left or not right:
            return ""
        if _wide(left) or _wide(right):
            both = _wide(left) and _wide(right)
            return " " if self._spaced and not both and (left.isalnum() and right.isalnum()) else ""
        if right in ")]}»,;:.!?" or left in "([{«":
            return ""
        if left == "/" or right == "/" or (left in "-–" and before[-2:-1].strip()):
            return ""
        return " "

    def _keeps(self, first: str, tail: str) -> bool:
        second = tail.lower()
        if f"{first}-{second}" in self._compounds:
            return True
        if first + second in self._words:
            return False
        if tail[0].isupper() or first in _PREFIXES or second in _SUFFIXES:
            return True
        return len(first) > 2 and len(second) > 2 and first in self._words and second in self._words


def _wide(sign: str) -> bool:
    return "\u2e80" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or "\uff00" <= sign <= "\uffef"
