"""Words as data: loads the lexicons beside this package and turns their entries into patterns over folded text.

An entry is words in order: each is the beginning of a word (`need` finds "needs"), `$` closes it (`no$`), `~` is a gap
within the clause, `^` the beginning of the text, `=` the whole of it, `(a|b)` alternatives.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
_DROPPED = dict.fromkeys([0x00AD, 0x0640, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
_SAME = str.maketrans("’‘ʼ`‐‑‒–—―−ىٱ", "''''-------يا")
_ARABIC_PREFIX = "(?:[وف]?(?:بال|كال|ال|لل|[بلك])?)"
_SCRIPTS = re.compile("[\u0400-\u04ff\u0600-\u06ff\u4e00-\u9fff]")
_START = r"(?<!\w)"
_GROUP = re.compile(r"\((?!\?)")
_GAP = r"[^.;:!?。]{0,70}?"


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """The text for comparison: lower case, no accents, vowel signs or invisible marks, digits and signs in one form."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = plain.translate(_DROPPED).translate(_SAME).casefold()
    if plain.isascii():
        return plain
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in plain)


@cache
def load(name: str) -> Mapping[str, Any]:
    """The lexicon `data/<name>.toml`."""
    return tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def compiled(entries: Iterable[str], lang: str, *, closed: bool = False) -> re.Pattern[str]:
    """One pattern that finds any of the entries of a language in folded text; no entry, no match.

    With `closed`, every last word is whole, not the beginning of one.
    """
    parts = [_entry(fold(entry.strip()) + ("$" if closed and lang != "zh" else ""), lang) for entry in entries]
    return re.compile(_either(parts))


def in_every_language(table: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """One pattern that finds the entries of all languages of `{"en": [...], "fr": [...]}`."""
    parts = [_entry(fold(entry.strip()), lang) for lang in LANGUAGES for entry in table.get(lang, ())]
    return re.compile(_either(parts))


def _either(parts: list[str]) -> str:
    """Alternatives; what all of them look behind for is looked for once, which is twice as fast."""
    words = []
    for start in (_START + _ARABIC_PREFIX, _START):
        inside = [part[3 + len(start) : -1] for part in parts if part.startswith(f"(?:{start}")]
        words += [f"{start}(?:{'|'.join(inside)})"] if inside else []
        parts = [part for part in parts if not part.startswith(f"(?:{start}")]
    return "|".join(words + parts) or r"(?!)"


def run_together(entries: Iterable[str]) -> re.Pattern[str]:
    """One pattern for Arabic entries in folded text without spaces, as some PDFs give it."""
    parts = []
    for entry in map(fold, entries):
        body = _GAP.join(
            "".join(_ARABIC_PREFIX + _GROUP.sub("(?:", word.replace("$", "").replace(" ", "")) for word in _split(part))
            for part in entry.lstrip("^=").split("~")
        )
        parts.append(
            rf"\A(?:{body})\Z" if entry[:1] == "=" else rf"\A(?:{body})" if entry[:1] == "^" else f"(?:{body})"
        )
    return re.compile("|".join(parts) if parts else r"(?!)")


def _entry(entry: str, lang: str) -> str:
    body = entry.lstrip("^=")
    out = _GAP.join(_words(part, lang) for part in body.split("~"))
    if entry.startswith("="):
        return rf"\A(?:{out})\W*\Z"
    return rf"\A(?:{out})" if entry.startswith("^") else f"(?:{out})"


def _words(part: str, lang: str) -> str:
    if lang == "zh":
        return _GROUP.sub("(?:", part.strip().replace("$", ""))
    words = [_word(word, lang) for word in _split(part)]
    return r"\W+".join(words)


def _split(part: str) -> list[str]:
    """Words at spaces outside brackets: alternatives may hold spaces."""
    out, depth, word = [], 0, ""
    for sign in part.strip():
        depth += (sign == "(") - (sign == ")")
        if sign == " " and not depth:
            out.append(word)
            word = ""
        else:
            word += sign
    return [word for word in [*out, word] if word]


def _word(word: str, lang: str) -> str:
    closed = word.endswith("$")
    word = _GROUP.sub("(?:", word.rstrip("$")).replace(" ", r"\W+").replace("$", r"(?!\w)")
    start = _START + _ARABIC_PREFIX if lang == "ar" else _START
    return rf"{start}{word}(?!\w)" if closed else rf"{start}{word}\w*"


def language_of(text: str, default: str | None = None) -> str:
    """The language of a text by its script; Latin letters are the default's if that is Latin, else by common words."""
    if found := _SCRIPTS.search(text):
        return "zh" if found.group() > "\u3000" else "ar" if found.group() > "\u0600" else "ru"
    if default in ("en", "es", "fr"):
        return default
    words = fold(text).split()
    count = {lang: sum(word in _COMMON[lang] for word in words) for lang in ("en", "es", "fr")}
    return max(count, key=lambda lang: count[lang])


_COMMON = {
    "en": frozenset(("the", "of", "and", "to", "in", "for", "is", "are", "that", "be", "on", "by", "with", "as", "it")),
    "es": frozenset(("el", "los", "las", "del", "y", "que", "para", "por", "una", "se", "con", "al", "en", "su", "es")),
    "fr": frozenset(
        ("le", "les", "des", "et", "du", "une", "est", "aux", "par", "pour", "dans", "sur", "que", "au", "un")
    ),
}
