"""Words of a name taken apart and made comparable: letters without case, accents, vowel signs; gaps by meaning.

A name becomes a key: folded words, with one sign for each gap between them.
"""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670])+")
"""A word: letters with their combining marks. Digits end it, so that a footnote mark glued to a name does no harm."""

_GAP = re.compile(r"[\s\u00ad\u200b-\u200f\-‐‑‒–—―−'’‘ʼ`´.,،(（)&]{1,8}")
_LETTERS = str.maketrans(
    {"ё": "е", "ٱ": "ا", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None, "ı": "i"}
)
_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670]")


def fold(word: str) -> str:
    """A word for comparison: lower case, no accents (but й stays й), Arabic letters in their bare forms."""
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFC", word).casefold().translate(_LETTERS)
    if "\u0400" <= word[:1] <= "\u04ff":
        return _MARKS.sub("", word)
    return _MARKS.sub("", unicodedata.normalize("NFD", word))


def gap(between: str) -> str | None:
    """The sign for what stands between two words of a name: a bracket, a comma, a point, an ampersand, or a space.

    Space, hyphen and apostrophe are one, because hands differ ("Timor Leste", "Viet-Nam"). None if no name spans it.
    """
    if between == " ":
        return " "
    if not _GAP.fullmatch(between):
        return None
    for sign, reads in (("(", "("), ("（", "("), (")", ")"), (",", ","), ("،", ","), (".", "."), ("&", "&")):
        if sign in between:
            return reads
    return " "


def key(name: str) -> tuple[str, ...]:
    """Words and gaps in turn: `("viet", " ", "nam")`."""
    parts: list[str] = []
    end = 0
    for word in WORD.finditer(name):
        if parts:
            parts.append(gap(name[end : word.start()]) or " ")
        parts.append(fold(word[0]))
        end = word.end()
    return tuple(parts)


def shapes(word: str) -> set[str]:
    """How a word of a name may be written in text: as it is, in capitals, without accents, decomposed."""
    marked = unicodedata.normalize("NFC", word)
    bare = _MARKS.sub("", unicodedata.normalize("NFD", word)) if not "\u0400" <= word[:1] <= "\u04ff" else word
    found = set()
    for form in (marked, bare, marked.replace("ё", "е")):
        found |= {form, form.upper(), form.capitalize(), form.lower()}
    return found | {unicodedata.normalize("NFD", form) for form in found}
