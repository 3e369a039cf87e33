"""The fixed words of papers in six languages, numbers, days and lists of articles as each language prints them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "كانون الثاني/يناير|شباط/فبراير|آذار/مارس|نيسان/أبريل|أيار/مايو|حزيران/يونيه|تموز/يوليه|آب/أغسطس"
    "|أيلول/سبتمبر|تشرين الأول/أكتوبر|تشرين الثاني/نوفمبر|كانون الأول/ديسمبر",
}
_CHAPTERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_CHAPTERS_AR = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن")
_CHAPTERS_ZH = "一二三四五六七八"
_ARTICLES = {
    "en": ("Article", "Articles", ", ", " and "),
    "fr": ("Article", "Articles", ", ", " et "),
    "es": ("Artículo", "Artículos", ", ", " y "),
    "ru": ("Статья", "Статьи", ", ", " и "),
}


def say(language: str, key: str, **values: object) -> str:
    """The words of this key (`total`, `categories.other`) with the values filled in; numbers grouped."""
    found: Any = _words()
    for part in key.split("."):
        found = found[part]
    filled = {name: number(value, language) if isinstance(value, int) else value for name, value in values.items()}
    return str(found[language]).format(**filled)


def known(key: str) -> bool:
    """Whether there are words of this key."""
    group, _, name = key.partition(".")
    return name in _words().get(group, {}) if name else group in _words()


def count(language: str, key: str, n: int) -> str:
    """The words of a counted noun, in the form that the number asks for."""
    forms: list[str] = _words()[key][language]
    return forms[min(_form(language, n), len(forms) - 1)].format(n=number(n, language))


def number(value: int, language: str) -> str:
    """Grouped by thousands as the language prints them."""
    separators = {"fr": "\u00a0", "ru": "\u00a0", "es": "." if value < 10_000 else "\u00a0"}
    return f"{value:,}".replace(",", separators.get(language, ","))


def day(when: date, language: str) -> str:
    """A day in full: "1 May 2019", "2019年5月1日"."""
    if language == "zh":
        return f"{when.year}年{when.month}月{when.day}日"
    months = _MONTHS[language].split("|" if language == "ar" else " ")
    month = months[when.month - 1]
    if language == "es":
        return f"{when.day} de {month} de {when.year}"
    if language == "fr" and when.day == 1:
        return f"1er {month} {when.year}"
    return f"{when.day} {month} {when.year}" + (" года" if language == "ru" else "")


def articles(numbers: Sequence[int], language: str) -> str:
    """ "Articles 5 and 6" """
    marks = [str(one) for one in numbers]
    if language == "zh":
        spelt = [f"第{one}条" for one in marks]
        return "、".join(spelt[:-1]) + ("和" if len(spelt) > 1 else "") + spelt[-1]
    if language == "ar":
        head = {1: "المادة", 2: "المادتان"}.get(len(marks), "المواد")
        return f"{head} " + " و".join(marks)
    one, many, comma, last = _ARTICLES[language]
    listed = comma.join(marks[:-1]) + (last if len(marks) > 1 else "") + marks[-1]
    return f"{one if len(marks) == 1 else many} {listed}"


def chapter(roman: str, language: str) -> str:
    """ "Chapter II as a whole" """
    place = _CHAPTERS.index(roman)
    return say(language, "chapter_as_a_whole", roman=roman, number=_CHAPTERS_ZH[place], ordinal=_CHAPTERS_AR[place])


def _form(language: str, n: int) -> int:
    """The place of the plural form (as the CLDR orders them, those that a whole number can take)."""
    if language == "zh":
        return 0
    if language == "fr":
        return int(n > 1)
    if language == "ru":
        if n % 10 == 1 and n % 100 != 11:
            return 0
        return 1 if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else 2
    if language == "ar":
        if n < 3:
            return n
        return 3 if 3 <= n % 100 <= 10 else 4 if n % 100 >= 11 else 5
    return int(n != 1)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files("merida.drafting") / "data" / "words.toml").read_text(encoding="utf-8"))
