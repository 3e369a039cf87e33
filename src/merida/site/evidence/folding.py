"""Text folded for search: one form of letters, accents, digits; Arabic without leading waw; Chinese in pairs of signs.

PostgreSQL stems what comes out of here, for documents and for questions alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

CONFIGURATIONS = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "ru": "russian", "zh": "simple"}
STEMMERS = {"ar": "arabic_stem", "en": "english_stem", "es": "spanish_stem", "fr": "french_stem", "ru": "russian_stem"}
_WORD = re.compile(r"[^\W_]+(?:\(\w{1,4}\))+|[^\W_]+")
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_ARABIC = str.maketrans("أإآٱىئؤة", "ااااييوه")
_ELIDED = re.compile(r"\b(?:qu|[cdjlmnst])['’](?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, with its code points in the text."""

    form: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; a run of Chinese gives its overlapping pairs, a single sign itself."""
    hidden = _ELIDED.sub(lambda found: " " * len(found.group()), text)
    for found in _WORD.finditer(hidden):
        whole, start = found.group(), found.start()
        if not _CJK.search(whole):
            yield Word(fold(whole), start, found.end())
            continue
        for part in re.finditer(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\u3400-\u9fff\uf900-\ufaff]+", whole):
            run, at = part.group(), start + part.start()
            if not _CJK.match(run):
                yield Word(fold(run), at, at + len(run))
            elif len(run) == 1:
                yield Word(run, at, at + 1)
            else:
                for place in range(len(run) - 1):
                    yield Word(run[place : place + 2], at + place, at + place + 2)


def search_text(text: str) -> str:
    """What is stored beside a passage and stemmed by PostgreSQL."""
    return " ".join(word.form for word in words(text))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """One form of a word: `Écoles` and `ECOLES`, `٥٧` and `57`, `والأموال` and `اموال` with its article."""
    if word.isascii():
        return _ending(word.lower())
    plain = unicodedata.normalize("NFKD", word)
    plain = "".join(_digit(sign) for sign in plain if not unicodedata.combining(sign) and sign != "ـ").casefold()
    plain = plain.translate(_ARABIC)
    if len(plain) > 3 and plain[0] == "و" and "\u0600" <= plain[1] <= "\u06ff":
        plain = plain[1:]
    return _ending(unicodedata.normalize("NFC", plain))


def _ending(form: str) -> str:
    """The Spanish ending that the stemmer knows by its accent, written or not: declaración, declaraciones."""
    return form[:-2] + "ón" if form.endswith("cion") else form


def scripts(text: str) -> tuple[str, ...]:
    """The languages in which a question in these letters may be asked."""
    found: set[str] = set()
    for sign in text:
        if "\u0600" <= sign <= "\u06ff":
            found.add("ar")
        elif "\u0400" <= sign <= "\u04ff":
            found.add("ru")
        elif _CJK.match(sign):
            found.add("zh")
        elif sign.isalpha():
            found.update(("en", "es", "fr"))
    return tuple(sorted(found)) or tuple(CONFIGURATIONS)


def _digit(sign: str) -> str:
    return str(unicodedata.digit(sign)) if sign.isdigit() else sign
