"""Words without their endings, so that "dollars", "долларами" and "دولارا" find the entry of their dictionary form.

Not linguistics: two words with one key are the same entry, and that is all a key is for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# After decomposition й is и and ё is е.
_RUSSIAN = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иеи|иям|иях|ов|ев|еи|ам|ям|ах|ях|ых|их|ым|им|ая|яя|ую|юю|ои|ыи|ии|ые|ие|ое|ее|"
    r"ом|ем|ью|ию|ия|а|я|у|ю|ы|и|е|ь|о)$"
)
_ARABIC = re.compile(r"(?:اً|ا|ات|ين|ون|ان|ة|ية|ي)$")
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_WORD = re.compile(r"[^\W_]+(?:[.'’\-‑][^\W_]+)*\.?")


@lru_cache(maxsize=1 << 16)
def key(word: str, lang: str) -> str:
    """The word in lower case without accents, vowel signs and inflection."""
    if lang == "zh":
        return word
    if lang == "ar":
        plain = _MARKS.sub("", word.rstrip(".")).translate(_ALEF)
        if plain.startswith("ال") and len(plain) > 4:
            plain = plain[2:]
        return _ARABIC.sub("", plain) if len(plain) > 3 else plain
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", word.casefold().rstrip(".")) if not unicodedata.combining(sign)
    )
    if lang == "ru":
        return _RUSSIAN.sub("", plain) if len(plain) > 3 else plain
    plain = plain.replace("’", "'")
    for apostrophe in ("d'", "l'"):
        plain = plain.removeprefix(apostrophe)
    if lang == "es":
        plain = plain if plain in _SPANISH_SINGULAR else plain.removesuffix("s")
        return plain.removesuffix("e") if len(plain) > 3 else plain
    if plain.endswith("ies") and lang == "en":
        return plain[:-3] + "y"
    return plain[:-1] if plain.endswith(("s", "x")) and not plain.endswith("ss") and len(plain) > 2 else plain


_SPANISH_SINGULAR = frozenset(("pais", "mes", "interes", "tres", "seis", "dos"))
_ALEF = str.maketrans("أإآٱىؤئ", "ااااييي")


def keys(phrase: str, lang: str) -> tuple[str, ...]:
    """The keys of the words of a phrase, small joining words left out; the characters of Chinese."""
    if lang == "zh":
        return tuple(phrase)
    return tuple(key(word, lang) for word in _WORD.findall(phrase))


def words_from(text: str, at: int, limit: int) -> list[tuple[str, int]]:
    """Up to `limit` words from `at` with the offset after each; stops at anything but spaces between them."""
    out: list[tuple[str, int]] = []
    while len(out) < limit:
        while at < len(text) and text[at] == " ":
            at += 1
        found = _WORD.match(text, at)
        if not found:
            break
        at = found.end()
        out.append((found.group(), at - 1 if at == len(text) and text[at - 1] == "." else at))
    return out
