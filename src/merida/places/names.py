"""Names of States in running text, and the State that a name means, in six languages.

The longest name wins; a State's name in that of an institution is still that name; a city, lake or currency is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from merida.places.arabic import prefixed
from merida.places.chinese import ChineseMatcher
from merida.places.matcher import Found, Matcher
from merida.places.russian import forms
from merida.places.states import LANGUAGES, more_names, states, table
from merida.places.styles import style_of

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
    r"al|a|y|en|por|para|con|в|во|на|о|об|из|с|со|к|ко|по|от|для|при|и|في|من|إلى|عن|على|مع|[وف]?[بلك]?)(?![^\W\d_])|[在由与和向对及同给从据]",
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
    style = style_of(lang)
    past = last = 0
    for start, end, code in _matcher(lang).find(text, any_case):
        if code and (_CURRENCY.match(text, end) or style.another_meaning(text, last, start, end)):
            continue
        if code:
            start, end = style.formal(text, past, start, end)
            last = end
        past = end
        yield start, end, code


@cache
def _matcher(lang: str) -> Matcher | ChineseMatcher:
    names = [(state.names[lang], state.code, False) for state in states()]
    names += [(name, code, False) for code, name in more_names() if lang == "en"]
    names += [
        (row["name"], row["code"], row["form"] == "abbreviation") for row in table("aliases.csv") if row["lang"] == lang
    ]
    if lang == "zh":
        return ChineseMatcher(names)
    return Matcher(names, forms if lang == "ru" else None, prefixed if lang == "ar" else None)
