"""Names of States in running text, and the State that a name means, in six languages.

The longest name wins; a State's name in that of an institution is still that name; a city, lake or currency is not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from merida.places.arabic import prefixed
from merida.places.chinese import ChineseMatcher
from merida.places.matcher import Found, Matcher
from merida.places.russian import forms
from merida.places.spelling import fold
from merida.places.states import LANGUAGES, states, table

_SCRIPTS = {
    "ar": re.compile(r"[\u0621-\u064a]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "en": re.compile(r"[A-Za-z]"),
    "fr": re.compile(r"[A-Za-z]"),
    "es": re.compile(r"[A-Za-z]"),
}
_AROUND = re.compile(
    r"[\s'’\"“”«».,;:،*()]|(?<![^\W\d_])(?:the|in|of|to|by|for|from|with|and|le|la|les|l|du|de|des|d|au|aux|en|à|et|el|los|las|del|"
    r"al|a|y|en|por|para|con|в|во|на|о|об|из|с|со|к|ко|по|от|для|при|и|في|من|إلى|عن|على|مع|و|ب|ل|ف|ك)(?![^\W\d_])|[在由与和向对及同给从据]",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"\s?\$")


def find_names(text: str, lang: str | None = None) -> list[tuple[int, int, str]]:
    """Every name of a State or jurisdiction as (start, end, code), in order, none inside another; in code points.

    Without `lang` the languages of the scripts in the text are tried. Articles and prepositions are not part of a name.
    """
    return [found for found in _found(text, lang, False) if found[2]]


def named(name: str, lang: str | None = None) -> str | None:
    """The code of the State that this whole string names, in any case form, with or without article; else None.

    None also if the string holds more than a name ("Government of Chile") or names more than one.
    """
    for any_case in (False, True):
        for one in (lang,) if lang else (None, *LANGUAGES):
            found = _found(name, one, any_case)
            if len(found) == 1 and found[0][2] and not _AROUND.sub("", name[: found[0][0]] + name[found[0][1] :]):
                return found[0][2]
    return None


def _found(text: str, lang: str | None, any_case: bool) -> list[Found]:
    if lang is not None:
        return list(_in_language(text, lang, any_case))
    every: list[tuple[int, int, int, str]] = []
    for rank, (one, script) in enumerate(_SCRIPTS.items()):
        if script.search(text):
            every.extend((start, start - end, rank, code) for start, end, code in _in_language(text, one, any_case))
    kept: list[Found] = []
    for start, length, _, code in sorted(every):
        if not kept or start >= kept[-1][1]:
            kept.append((start, start - length, code))
    return kept


def _in_language(text: str, lang: str, any_case: bool) -> Iterator[Found]:
    before, after, person, only_after = _styles(lang)
    past = 0
    for start, end, code in _matcher(lang).find(text, any_case):
        near = max(past, start - 80)
        if code and (
            _CURRENCY.match(text, end)
            or (person and person.search(text, near, start))
            or (only_after and not only_after(text, past, start, end))
        ):
            continue
        formal = before.search(text, near, start) if code and before else None
        if after and code and (formal or not before) and (adjective := after.match(text, end)):
            end = adjective.end()
        past = end
        yield formal.start() if formal else start, end, code


@cache
def _matcher(lang: str) -> Matcher | ChineseMatcher:
    names = [(state.names[lang], state.code, False) for state in states()]
    names += [
        (row["name"], row["code"], row["form"] == "abbreviation") for row in table("aliases.csv") if row["lang"] == lang
    ]
    if lang == "zh":
        return ChineseMatcher(names)
    return Matcher(names, forms if lang == "ru" else None, prefixed if lang == "ar" else None)


class _OnlyAfter:
    """A test for names that are common words too: taken only after certain words, or beside another State."""

    __slots__ = ("_before", "_words")

    def __init__(self, words: list[str], before: str) -> None:
        self._words = set(words)
        self._before = re.compile(before + "$")

    def __call__(self, text: str, past: int, start: int, end: int) -> bool:
        if fold(text[start:end]) not in self._words:
            return True
        if past and text[past:start].strip() in ("", "،", "و", "، و"):
            return True
        joined = text[max(0, start - 1) : start]
        return joined in ("ب", "ل") or bool(self._before.search(text, max(0, start - 30), start))


type _Styles = tuple[re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str] | None, _OnlyAfter | None]


@cache
def _styles(lang: str) -> _Styles:
    """Patterns of this language: what stands before and after in a formal name, titles of persons, doubtful words."""
    data: dict[str, dict[str, Any]] = tomllib.loads(
        (files("merida.places") / "data" / "styles.toml").read_text(encoding="utf-8")
    )
    before, after = data["before"].get(lang), data["after"].get(lang)
    person = data["person"].get("latin" if lang in ("en", "fr", "es") else lang)
    edge = "" if lang == "ar" else r"(?<![^\W\d_])"
    only = data["only_after"]
    return (
        re.compile(f"{edge}{before}$", re.IGNORECASE) if before else None,
        re.compile(after) if after else None,
        re.compile(f"(?:{person})$") if person else None,
        _OnlyAfter([fold(word) for word in only["words"]], only["ar"]) if lang == "ar" else None,
    )
