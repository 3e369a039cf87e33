"""Currencies of ISO 4217, living and historic: digits, names and signs in six languages, and what a text calls them.

Data: `data/currencies.csv` (names after CLDR, reviewed), `names.csv` (other names in use), `signs.toml`.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from merida.money.wordforms import key, keys, words_from

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_LONGEST = 8
_LARGE = (
    r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.,]\d+)?\s?(?:mn?|bn?|k|millions?|billions?|trillions?|mil|millones|millón)(?!\w)"
)
"""An amount so written that one letter before it can only be money: N3.2 billion, R5,000."""
_ASCII_LETTERS = re.compile(r"[A-Za-z]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_MONEY = frozenset(("nuevo", "nouveau", "won", "new"))


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: ISO 4217 code, digits of its minor unit, year it ended (None: living), codes of countries, names."""

    code: str
    digits: int
    until: int | None
    countries: tuple[str, ...]
    names: dict[str, tuple[str, ...]]


@cache
def currencies() -> dict[str, Currency]:
    """All currencies by code."""
    return {
        row["code"]: Currency(
            row["code"],
            int(row["digits"]),
            int(row["until"]) if row["until"] else None,
            tuple(row["countries"].split()),
            {lang: tuple(name for name in row[lang].split("|") if name) for lang in LANGUAGES},
        )
        for row in _rows("currencies.csv")
    }


def currency(code: str) -> Currency:
    """The currency with this ISO 4217 code; KeyError with one sentence if there is none."""
    try:
        return currencies()[code]
    except KeyError:
        raise KeyError(f"There is no currency {code!r} in ISO 4217; give a code such as USD.") from None


def _rows(name: str) -> list[dict[str, str]]:
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "data" / "signs.toml").read_text(encoding="utf-8"))


def _signs() -> dict[str, str]:
    return _table()["signs"]


@cache
def _defaults(lang: str) -> dict[str, str]:
    return {key(word, lang): code for word, code in _table()["defaults"].get(lang, {}).items()}


@cache
def _sign_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Signs before a number; signs behind it, also joined to a short magnitude ("M$"); letters joined to a number."""
    known = sorted(_signs(), key=len, reverse=True)
    signs = "|".join(re.escape(sign) for sign in known if sign[0].isalpha() or "$" in sign)
    alone = "|".join(re.escape(sign) for sign in known if not sign[0].isalpha() and "$" not in sign)
    codes = "|".join(sorted(currencies()))
    behind = "|".join(re.escape(sign) + r"(?!\w)" * sign[-1].isalpha() for sign in known)
    return (
        re.compile(rf"(?<![\w$])(?:{signs})|(?:{alone})|(?<![A-Za-z])(?:{codes})(?![A-Za-z])"),
        re.compile(rf"(?:{behind})|(?:{codes})(?![A-Za-z])"),
        re.compile(rf"(?<![\w$/.\-])(?:{'|'.join(_table()['attached'])})(?={_LARGE})"),
    )


@cache
def _names(lang: str) -> dict[tuple[str, ...], str]:
    names: dict[tuple[str, ...], str] = {}
    for one in sorted(currencies().values(), key=lambda one: (one.until is not None, -(one.until or 0))):
        for name in one.names[lang]:
            spelt = keys(name, lang)
            if one.until is None or len(spelt) > 1 or spelt[0] not in _families(lang):  # a bare "zloty" is today's
                names.setdefault(spelt, one.code)
    for row in _rows("names.csv"):
        if row["lang"] == lang:
            names[keys(row["name"], lang)] = row["code"]
    return names


@cache
def _families(lang: str) -> dict[str, tuple[str, ...]]:
    """The bare word for money ("franc") and the living currencies whose names have it as their head."""
    found: dict[str, list[str]] = {}
    for one in currencies().values():
        for name in one.names[lang] if one.until is None else ():
            head = key(_head(name, lang), lang)
            if head not in _NO_MONEY:
                found.setdefault(head, []).append(one.code)
    return {word: tuple(dict.fromkeys(codes)) for word, codes in found.items()}


def _head(name: str, lang: str) -> str:
    words = name.split()
    if lang == "en":
        return words[-1]
    if lang == "ru":
        return next((word for word in words if not re.search(r"(?:ий|ый|ой|ая|ого|их|ых|ие|ой)$", word)), words[-1])
    return words[0]


def may_name(text: str, lang: str) -> bool:
    """Whether a sign, code or name of money may stand in a text: without one, nothing in it is an amount."""
    signs, letters = _beginnings()
    if lang == "zh" or not signs.isdisjoint(text) or not letters.isdisjoint(_ASCII_LETTERS.findall(text)):
        return True
    first = _first_words(lang)
    return any(key(word, lang) in first for word in _LETTERS.findall(text))


@cache
def _beginnings() -> tuple[frozenset[str], frozenset[str]]:
    """What signs and codes begin with: a sign, or letters."""
    signs = [*_signs(), *_table()["attached"]]
    letters = {found[0] if (found := _ASCII_LETTERS.match(one)) else one[0] for one in signs}
    return frozenset(one for one in letters if not one.isascii() or not one.isalpha()), frozenset(letters) | frozenset(
        currencies()
    )


@cache
def _first_words(lang: str) -> frozenset[str]:
    """With which letters names of money begin."""
    words = [*(name[0] for name in _names(lang)), *_families(lang)]
    parts = [found[0] for word in words if (found := _LETTERS.search(word))]
    return frozenset(parts) | {key(part, lang) for part in parts}


def sign_before(text: str, at: int) -> tuple[int, str] | None:
    """The sign or code that ends right before `at` (a space may stand between): where it begins and the currency."""
    before, _, attached = _sign_patterns()
    for found in before.finditer(text, max(at - 7, 0), at):
        if text[found.end() : at].strip() == "":
            return found.start(), _code(found.group())
    if letter := attached.match(text, at - 1) if at else None:
        return at - 1, _table()["attached"][letter.group()]
    return None


def sign_after(text: str, at: int) -> tuple[int, str] | None:
    """The sign or code that begins at `at` or after a space: where it ends and the currency."""
    while at < len(text) and text[at] == " ":
        at += 1
    found = _sign_patterns()[1].match(text, at)
    return (found.end(), _code(found.group())) if found else None


def _code(sign: str) -> str:
    return _signs().get(sign, sign)


def shared(sign: str, code: str) -> bool:
    """Whether a bare sign stands for this currency too: the $ of "$2 million Canadian dollars"."""
    names = _table()["shared"].get(sign)
    return names is not None and any(name in one.lower() for name in names for one in currency(code).names["en"])


def name_before(text: str, at: int, lang: str) -> tuple[int, str] | None:
    """The Chinese name of a currency that ends right before `at`, as in 港币7000万元: where it begins and its code."""
    names = _names("zh") if lang == "zh" else {}
    for size in range(min(_LONGEST, at), 1, -1):
        code = names.get(tuple(text[at - size : at]))
        if code:
            return at - size, code
    return None


def name_after(text: str, at: int, lang: str) -> tuple[int, str | None, tuple[str, ...]] | None:
    """The name of a currency that begins at `at`: its end, the code, and the candidates of a bare "francs"."""
    if lang == "zh":
        return _chinese(text, at)
    words = words_from(text, at, _LONGEST)
    names = _names(lang)
    spelt: list[str] = [part for word, _ in words for part in keys(word, lang)[:1] or ("",)]
    for count in range(len(words), 0, -1):
        code = names.get(tuple(spelt[:count]))
        if code is None:
            continue
        if count == 1:
            family = _families(lang).get(spelt[0], ())
            return words[0][1], code if len(family) < 2 else None, family or (code,)
        return words[count - 1][1], code, ()
    if words:
        family = _families(lang).get(spelt[0], ())
        if family and len(spelt[0]) > 1:
            return words[0][1], family[0] if len(family) == 1 else None, family
    return None


def _chinese(text: str, at: int) -> tuple[int, str | None, tuple[str, ...]] | None:
    names = _names("zh")
    while at < len(text) and text[at] == " ":
        at += 1
    for size in range(min(_LONGEST, len(text) - at), 0, -1):
        code = names.get(tuple(text[at : at + size]))
        if code:
            return at + size, code, ()
    return None


def of_family(word: str, usual: str, before: tuple[str, ...], country: str | None) -> str:
    """Whose "Rs" it is: that of a currency named before, of the country, else the usual one."""
    return choose("", _families("en").get(key(word, "en"), ()), "en", before, country) or usual


def choose(
    word: str, candidates: tuple[str, ...], lang: str, before: tuple[str, ...] = (), country: str | None = None
) -> str | None:
    """Which currency a bare word means: one named `before`, the country's own, or the language's usual; else None.

    `before` are the codes named earlier, the latest last; `country` is an ISO 3166-1 alpha-3 code.
    """
    for code in reversed(before):
        if code in candidates:
            return code
    for code in candidates:
        if country is not None and country in currencies()[code].countries:
            return code
    return _defaults(lang).get(key(word.split(maxsplit=1)[0], lang)) if word.split() else None
