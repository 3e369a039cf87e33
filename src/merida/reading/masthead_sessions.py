"""The number of a session in six languages: "Fourteenth session", "14º período de sesiones", "第十四届会议"."""

from __future__ import annotations

import re
from functools import cache

from merida.reading.folding import data, fold
from merida.reading.labels import folded_digits

__all__ = ["meeting_in", "session_in"]

_HAN_NUMBER = r"第? ?([一二三四五六七八九十]{1,4}|\d{1,2}) ?"
_HAN = {
    "session": re.compile(_HAN_NUMBER + "届(?:常会|续会|会议|会|特别会议)"),
    "meeting": re.compile(_HAN_NUMBER + "次(?:特别|闭会期间|专家)?会议"),
}
_RESUMED = {
    "en": r"(?:(?:first|second|third|fourth) )?resumed |(?:first|second) part of the |resumption of the ",
    "fr": r"(?:(?:premiere|deuxieme|seconde) )?reprise de (?:la|sa) ",
    "es": r"(?:(?:primera|segunda) )?(?:continuacion|parte|reanudacion) del ",
    "ru": r"(?:(?:перв|втор)[а-я]+ )?возобновленн[а-я]+ |(?:перв|втор)[а-я]+ част[а-я]+ ",
}
_HAN_DIGITS = "一二三四五六七八九"


def session_in(text: str) -> int | None:
    """The number of the session that a text names; None if it names none. A resumed session has the session's
    number."""
    return _numbered(text, "session")


def meeting_in(text: str) -> int | None:
    """The number of a meeting that is counted by itself and is part of no session; None if the text names none."""
    return _numbered(text, "meeting")


def _numbered(text: str, what: str) -> int | None:
    folded = folded_digits(fold(text))
    for language, pattern in _patterns(what).items():
        found = pattern.search(folded)
        if found:
            return _number(next(one for one in found.groups() if one), language)
    found = _HAN[what].search(folded)
    return _han(found.group(1)) if found else None


@cache
def _patterns(what: str) -> dict[str, re.Pattern[str]]:
    lexicon = data("ordinals")
    patterns: dict[str, re.Pattern[str]] = {}
    for language, forms in lexicon[what].items():
        words = "|".join(_spelt(word) for word in reversed(lexicon["words"][language]))
        ending = "(?:[а-я]{1,3})" if language == "ru" else ""
        number = f"(?P<n>(?:{words}){ending}|{lexicon['digits'][language]})"
        resumed = f"(?:{_RESUMED[language]})?" if language in _RESUMED else ""
        alternatives = "|".join(form.replace("{n}", number.replace("<n>", f"<n{at}>")) for at, form in enumerate(forms))
        patterns[language] = re.compile(rf"(?<![^\W_]){resumed}(?:{alternatives})")
    return patterns


def _spelt(word: str) -> str:
    return word.replace("-", "[ -]?")


@cache
def _words(language: str) -> list[tuple[re.Pattern[str], int]]:
    ending = "(?:[а-я]{1,3})" if language == "ru" else ""
    words = data("ordinals")["words"][language]
    return [(re.compile(_spelt(word) + ending), at) for at, word in enumerate(words, 1)]


def _number(printed: str, language: str) -> int | None:
    digits = re.match(r"\d+", printed)
    if digits:
        return int(digits.group()) or None
    return next((at for pattern, at in _words(language) if pattern.fullmatch(printed)), None)


def _han(printed: str) -> int | None:
    if printed.isdecimal():
        return int(printed) or None
    if "十" not in printed:
        return _HAN_DIGITS.index(printed) + 1 if len(printed) == 1 else None
    tens, _, ones = printed.partition("十")
    return 10 * (_HAN_DIGITS.index(tens) + 1 if tens else 1) + (_HAN_DIGITS.index(ones) + 1 if ones else 0)
