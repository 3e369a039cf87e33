"""Words made comparable (case, accents, Arabic letter forms, quotation marks, spaces), and lexicons of such words.

A lexicon entry is a regular expression over folded text.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

__all__ = ["any_of", "data", "fold", "script_of", "table"]

_LETTERS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "", "ё": "е",
        "’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
        "，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "．": ".", "、": ",", "。": ".", "؛": ";", "،": ",",
        "ı": "i", "œ": "oe", "Œ": "oe", "\u200f": "", "\u200e": "", "\u00ad": "", "\u200b": "",
    }
)  # fmt: skip
_ARABIC = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_SCRIPT = re.compile(r"([A-Za-z\u00c0-\u024f])|([\u0400-\u04ff])|([\u0600-\u06ff\ufb50-\ufefc])|([\u3400-\u9fff])")
_SCRIPTS = ("", "latin", "ru", "ar", "zh")
_WRITTEN = {"latin": ("en", "fr", "es"), "ru": ("ru",), "ar": ("ar",), "zh": ("zh",)}
_SPACE = re.compile(r"\s+")
_KEPT = {"й": "\ue000", "Й": "\ue000"}


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text in small letters without accents and vowel signs, with one kind of each quotation mark, dash and
    space."""
    if not text.isascii():
        text = text.replace("й", "\ue000").replace("Й", "\ue000").translate(_LETTERS)
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
        text = text.translate(_LETTERS).replace("\ue000", "й")
    return _SPACE.sub(" ", text.casefold()).strip()


@cache
def data(name: str) -> dict[str, Any]:
    """The lexicon `data/<name>.toml`."""
    return tomllib.loads((files("merida.reading") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def table(name: str, key: str, script: str = "") -> re.Pattern[str]:
    """One pattern of a table's entries in a lexicon: of all languages, or of those that a script writes."""
    entries = data(name)[key]
    return any_of({one: entries[one] for one in _WRITTEN[script] if one in entries} if script else entries)


def script_of(text: str) -> str:
    """The script of the first letter: `latin`, `ru`, `ar`, `zh`; empty if there is none that is known."""
    found = _SCRIPT.search(text)
    return _SCRIPTS[found.lastindex or 0] if found else ""


def any_of(entries: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """A pattern that finds any of the entries of any language; Arabic letters in them are folded as those of the text
    are."""
    return re.compile(
        "|".join(f"(?:{entry.translate(_ARABIC)})" for language in entries.values() for entry in language)
    )
