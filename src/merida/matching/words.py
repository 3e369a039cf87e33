"""Texts as words that can be compared in six languages: folded, small words left out, joined Arabic letters taken off.

Chinese, which is written without spaces, gives pairs of signs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["content", "fold", "language_of", "words_of"]

_LETTERS = str.maketrans("أإآٱىؤئ", "اااايوي", "\u0640\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_SIGNS = str.maketrans("’‘ʼ`´‐‑‒–—―−", "'''''-------")
_MARKS = re.compile("[\u064b-\u065f\u0670]")
_RUN = re.compile(r"[\u3400-\u9fff]+|\d+(?:\(\w{1,4}\))*|[^\W\d_]+")
_HAN = re.compile("[\u3400-\u9fff]")
_SCRIPTS = re.compile("([\u0400-\u04ff])|([\u0600-\u06ff])|([\u3400-\u9fff])")
_JOINED = ("و", "ف", "ب", "ك", "ل")
_SMALL = frozenset(
    """a an the of and or to in on at by for from with into under its their his her this that these those is are be been
    as it which who will would should shall may through between among against within including other such also both
    le la les l d de du des un une et ou a au aux en dans par pour sur avec sans sous entre contre que qui se s sa son
    ses leur leurs ce cette ces est sont n ainsi y compris notamment afin
    el los las lo del al una unos unas y e o u con por para sin sobre desde hacia su sus que se es son como asi
    и или в во на по с со к ко о об от до из для при за над под между а также его ее их что которые который как не
    في من الى عن على مع بين او ثم هذا هذه ذلك التي الذي ما ان لدى عند غير ذات بشان حول كما""".split()
)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text in small letters, without accents and vowel signs, with one form of each letter, dash and digit."""
    if text.isascii():
        return text.lower()
    text = text.translate(_LETTERS).translate(_SIGNS).replace("й", "\ue000").replace("Й", "\ue000").casefold()
    text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    text = _MARKS.sub("", text.casefold().replace("\ue000", "й").replace("œ", "oe"))
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() and sign > "9" else sign for sign in text)


def content(text: str) -> list[str]:
    """The words that say something, in order; a run of Chinese signs is one word."""
    found = []
    for word in _RUN.findall(fold(text).replace("anticorrup", "anti corrup")):
        plain = _plain(word)
        if plain:
            found.append(plain)
    return found


def words_of(parts: list[str]) -> list[str]:
    """Words that `content` gave for comparison: their first seven letters, as forms of a word agree in these.

    Runs of Chinese signs give pairs of signs.
    """
    found: list[str] = []
    for word in parts:
        if _HAN.match(word):
            found.extend(word[place : place + 2] for place in range(max(len(word) - 1, 1)))
        else:
            found.append(word[:7])
    return found


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    """The word without joined letters; empty for a small word."""
    if word in _SMALL or (len(word) == 1 and not _HAN.match(word)):
        return ""
    if "\u0600" <= word[0] <= "\u06ff":
        word = _unjoined(word)
        return "" if word in _SMALL else word
    return word


def _unjoined(word: str) -> str:
    """An Arabic word without article and joined particles, always to the same end, whatever was joined to it."""
    while True:
        if (word.startswith("لل") and len(word) >= 5) or (word.startswith("ال") and len(word) >= 4):
            word = word[2:]
        elif word.startswith(_JOINED) and len(word) >= 5:
            word = word[1:]
        else:
            return word


def language_of(text: str) -> str | None:
    """The language that the script tells: ar, ru or zh; None for Latin letters and for none."""
    found = _SCRIPTS.search(text)
    return None if found is None else ("ru", "ar", "zh")[(found.lastindex or 1) - 1]
