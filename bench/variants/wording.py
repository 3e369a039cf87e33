"""The words that made documents are drawn from, and how each language writes dates, brackets and full stops."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    "ar": (
        "كانون الثاني/يناير",
        "شباط/فبراير",
        "آذار/مارس",
        "نيسان/أبريل",
        "أيار/مايو",
        "حزيران/يونيه",
        "تموز/يوليه",
        "آب/أغسطس",
        "أيلول/سبتمبر",
        "تشرين الأول/أكتوبر",
        "تشرين الثاني/نوفمبر",
        "كانون الأول/ديسمبر",
    ),
}
CONTENTS = {
    "en": "Contents", "fr": "Table des matières", "es": "Índice", "ru": "Содержание", "zh": "目录", "ar": "المحتويات",
}  # fmt: skip
SESSIONS = {"en": (15, 16, 17), "fr": (15, 16), "es": (15, 16), "ru": (15, 16), "zh": (15, 16), "ar": (15, 16)}


@cache
def frames(language: str, held: bool) -> dict[str, Any]:
    """The wording of everything but the findings."""
    base = tomllib.loads((HERE / "frames.toml").read_text(encoding="utf-8"))[language]
    other = tomllib.loads((HERE / "held" / "frames.toml").read_text(encoding="utf-8"))[language]
    return {**base, **other} if held else dict(base)


@cache
def content(language: str, held: bool) -> tuple[tuple[str, str, str, str], ...]:
    """Kind, force or category, provision and text of every finding that may be drawn."""
    rows = []
    folder = HERE / ("held" if held else "content")
    for line in (folder / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, force, provision, text = (cell.strip() for cell in line.split("|", 3))
            rows.append((kind, force, provision, text))
    return tuple(rows)


def article(provision: str) -> int:
    return int(provision.partition("(")[0])


def written(day: date, language: str) -> str:
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    month = MONTHS[language][day.month - 1]
    return (
        f"{day.day} de {month} de {day.year}"
        if language == "es"
        else f"{day.day} {month} {day.year}" + (" года" if language == "ru" else "")
    )


def stop(language: str) -> str:
    return "。" if language == "zh" else "."


def brackets(text: str, language: str) -> str:
    return f"（{text}）" if language == "zh" else f" ({text})"


def lower(text: str, language: str) -> str:
    return (
        text[0].lower() + text[1:]
        if language in ("en", "fr", "es", "ru") and not text.startswith(("L’", "The G"))
        else text
    )
