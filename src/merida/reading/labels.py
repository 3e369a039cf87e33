"""Typed markers at the start of a paragraph: numbers, letters, Roman numerals, bullets, in six languages.

A marker stands before the words and is no part of them: `17.`, `٤-`, `(a)`, `أ-`, `（一）`, `•`. "Article 5:", "1.4 million"
and "2098 was" are words. What depends on the paragraphs around (a bare `17 The`) is decided in `assemble_lines`.
"""
# ruff: noqa: E501 - patterns and printed lines are clearer whole

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["BULLETS", "Form", "Marker", "bare_number", "folded_digits", "marker"]

type Form = Literal["number", "decimal", "letter", "roman", "bullet", "section"]


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: its label, its form, and the offset at which the text proper begins."""

    label: str | None
    """`17`, `2.3`, `(a)`, `IV`; None for a bullet. Digits are ASCII."""
    form: Form
    end: int
    value: int | None = None
    """Its place in its sequence, from 1: 17 for `17.`, 2 for `(b)`, 3 for the last part of `2.3.`; None for a
    bullet."""
    kind: str = ""
    """How it is written, the same for all items of one list: `1.`, `(a)`, `a)`, `(i)`, `I.`, `A.`, `•`."""


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "012345678901234567890123456789")
BULLETS = "•◦▪▫‣⁃∙●○■□◆◇►▶▷➢➤➔→✓✔✗❖★☆♦·・"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_HAN = "一二三四五六七八九十"
_ORDINALS = (
    "أولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا حادي_عشر ثاني_عشر ثالث_عشر رابع_عشر خامس_عشر سادس_عشر "
    "سابع_عشر ثامن_عشر تاسع_عشر عشرون"
).split()
_LETTER_NAMES = (
    "ألف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام ميم نون سين عين فاء صاد قاف راء شين تاء ثاء خاء".split()
)
_UNITS = (
    r"million|billion|thousand|hundred|per\s?cent|percent|millón|millones|mil\b|milliers?|millions?|milliards?|mille\b|pour\s?cent|por\s?ciento|"
    r"млн|млрд|тыс|миллион|миллиард|тысяч|процент|مليون|ملايين|مليار|ألف|آلاف|في\s?المائة|بالمائة|[%％‰°亿万千百个名件年月日条项%]|percentage|"
    r"years?\b|months?\b|days?\b|hours?\b|euros?\b|dollars?\b"
)
_MONTHS_AR = (
    r"(?:كانون|شباط|آذار|اذار|نيسان|أيار|ايار|حزيران|تموز|آب|أيلول|ايلول|تشرين|يناير|فبراير|مارس|أبريل|ابريل|إبريل|مايو|يونيه|يونيو|يوليه|يوليو|"
    r"أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)"
)
_D = "0-9٠-٩۰-۹０-９"
_AFTER = r"(?:\s+|(?=[^\s\d.,;:)\]–/-]))(?=\S)"
_PATTERN = re.compile(
    rf"""\s*(?:
      (?P<bullet>(?:[{BULLETS}]|[\uf000-\uf0ff\ufffd])\ufe0f?\s*|[*+]\s+|(?:[–—‒―‑－]|-{{1,2}})(?:\s+|(?=[^\W\d_]))|[oо§]\s+(?=[A-ZА-ЯÀ-Þ]))(?=\S)
    | (?P<decimal>[{_D}]{{1,2}}(?:(?P<joint>[.．-])\s?[{_D}]{{1,2}}){{1,3}})(?:(?P<decimal_end>\s?[.．)、:]|\s?[-–—](?=\s))(?![{_D}])\s*|\s+)(?=\S)
    | (?P<number>[{_D}]{{1,3}})(?:[.．]\s?[-–—]|\s?[.．)）、]|\s?[-–—](?=\s|[\u0600-\u06ff])|\s?[/ـ](?=\s)){_AFTER}
    | (?P<boxed>[(（\[])\s?(?P<within>[{_D}]{{1,3}}|[a-z]{{1,2}}|[ivxlc]{{2,6}}|[A-Z]|[а-яё]{{1,2}}|[{_ABJAD}هإا]ـ?\u200d?|[{_HAN}]{{1,3}})\s?[)）\]]\s*[-–:.]?\s*(?=\S)
    | (?P<ringed>[㈠-㈩⑴-⒇①-⑳㊀-㊉])\s*(?=\S)
    | (?P<half>[ivx]{{1,5}}|[a-zа-яё]|[A-ZА-Я]|[IVX]{{1,5}}|[{_ABJAD}اإ]ـ?)[)）]\s*(?=[^\s,;.)])
    | (?P<roman>[IVXLІХ]{{1,6}})(?:\s?[.．][-–—]?|\s?[-–—]|\s?:)(?:\s+|(?=[{_HAN}\u4e00-\u9fff]))(?=\S)
    | (?P<small>[ivx]{{1,5}})\.\s+(?=\S)
    | (?P<capital>[A-ZА-Я])(?:[.．]\s*[-–]?|\s?[-–—])(?:\s+|(?=[\u4e00-\u9fff]))(?=\S)
    | (?P<lower>[a-zа-я])[.．]\s+(?=\S)
    | (?P<han>[{_HAN}]{{1,3}})[、.．：]\s*(?=\S)
    | (?P<ordinal>(?:{"|".join(one.replace("_", r"\s") for one in sorted(_ORDINALS, key=len, reverse=True))})[\u064b-\u0652]*)\s*[-–—:.ـ]+\s*(?=\S)
    | (?P<lettername>{"|".join(_LETTER_NAMES)})\s*[-–—.]+\s*(?=\S)
    | (?P<abjad>[{_ABJAD}]ـ?\u200d?)\s?[-–—.]\s*(?=\S)
    )""",
    re.VERBOSE,
)
_QUANTITY = re.compile(rf"(?:{_UNITS}|{_MONTHS_AR}|US\$|\$|€|£)", re.IGNORECASE)
_BARE = re.compile(rf"\s*(?P<number>[{_D}]{{1,3}})\s+(?=[A-ZÀ-ÞА-ЯЁ\u0621-\u064a\u4e00-\u9fff«“\"‘])")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def folded_digits(text: str) -> str:
    """The text with Arabic-Indic and full-width digits as ASCII; as long as before."""
    return text.translate(_DIGITS)


def marker(text: str) -> Marker | None:
    """The marker with which the text begins, or None; text must follow it."""
    found = _PATTERN.match(text)
    if found is None:
        return None
    name = _OUTER.get(found.lastgroup or "", found.lastgroup or "")
    made = _MAKERS[name](found, found.group(name))
    return made if made is None or made.end < len(text) else None


def bare_number(text: str) -> Marker | None:
    """A number without a sign after it (`17 The Group`): a marker only if its neighbours make a sequence."""
    found = _BARE.match(text)
    if found is None or _QUANTITY.match(text, found.end()):
        return None
    number = folded_digits(found.group("number"))
    return Marker(number, "number", found.end(), int(number), "1")


def _bullet(found: re.Match[str], sign: str) -> Marker:
    return Marker(None, "bullet", found.end(), None, sign.strip()[:1])


def _decimal(found: re.Match[str], printed: str) -> Marker | None:
    closed = found.group("decimal_end") is not None
    text = found.string
    numbers = [int(one) for one in re.split(r"\D+", folded_digits(printed))]
    if "-" in printed and not closed and not re.match(r"[\u0600-\u06ff(«\"]", text[found.end() :]):
        return None
    if _QUANTITY.match(text, found.end()) or (numbers[0] == 0 or numbers[-1] == 0):
        return None
    following = text[found.end()]
    if not closed and (following.islower() or following in "$€£%,;)-–(") and not (following == "(" and len(text) < 80):
        return None
    return Marker(".".join(map(str, numbers)), "decimal", found.end(), numbers[-1], "1" + ".1" * (len(numbers) - 1))


def _number(found: re.Match[str], printed: str) -> Marker | None:
    number = int(folded_digits(printed))
    sign = found.group()[len(found.group()) - len(found.group().lstrip()) + len(printed) :].strip()[:1]
    following = found.string[found.end() :]
    if number == 0 or (sign in "-–—" and (_QUANTITY.match(following) or following[0].isdigit())):
        return None
    return Marker(str(number), "number", found.end(), number, "1" + sign)


def _within(found: re.Match[str], printed: str) -> Marker | None:
    printed = printed.rstrip("\u200d")
    inside = folded_digits(printed.rstrip("ـ"))
    if inside.isdecimal():
        return Marker(f"({inside})", "letter", found.end(), int(inside), "(1)")
    if inside[0] in _HAN:
        return Marker(f"({inside})", "letter", found.end(), _han(inside), "(一)")
    if _is_roman(inside):
        return Marker(f"({inside})", "roman", found.end(), _roman(inside), "(i)")
    value = _letter(inside)
    return (
        Marker(f"({printed})", "letter", found.end(), value, "(a)" if inside < "\u0600" else "(أ)") if value else None
    )


def _ringed(found: re.Match[str], sign: str) -> Marker:
    for first, kind in (("㈠", "㈠"), ("⑴", "⑴"), ("①", "①"), ("㊀", "㊀")):
        value = ord(sign) - ord(first) + 1
        if 1 <= value <= 20:
            return Marker(sign, "letter", found.end(), value, kind)
    return Marker(sign, "letter", found.end(), 1, "①")


def _half(found: re.Match[str], printed: str) -> Marker | None:
    inside = printed.rstrip("ـ")
    if inside.lower() == inside and _is_roman(inside):
        return Marker(f"{inside})", "roman", found.end(), _roman(inside), "i)")
    if len(inside) > 1 or inside in "IVX":
        return Marker(f"{inside})", "roman", found.end(), _roman(inside.lower()), "I)")
    value = _letter(inside)
    return Marker(f"{inside})", "letter", found.end(), value, "A)" if inside.isupper() else "a)") if value else None


def _upper_roman(found: re.Match[str], printed: str) -> Marker | None:
    plain = printed.translate({ord("І"): "I", ord("Х"): "X"})
    if plain == "L" or (plain != "I" and len(plain) == 1 and plain not in "VX"):
        return _capital(found, plain)
    if not _is_roman(plain.lower(), strict=True):
        return None
    return Marker(plain, "section", found.end(), _roman(plain.lower()), "I.")


def _small(found: re.Match[str], printed: str) -> Marker | None:
    return (
        Marker(f"{printed}.", "roman", found.end(), _roman(printed), "i.") if _is_roman(printed, strict=True) else None
    )


def _capital(found: re.Match[str], printed: str) -> Marker | None:
    rest = found.string[found.end() :]
    if re.match(r"[A-Za-zА-Яа-я]\.", rest) or _IS_NAME.match(rest):
        return None
    return Marker(printed, "section", found.end(), _letter(printed.lower()), "A.")


_IS_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?:,| (?:is|was|has|had|said|noted|and|wrote|reported|a|est|fue|dijo|сказал|отметил)\b)"
)


def _lower(found: re.Match[str], printed: str) -> Marker | None:
    return Marker(f"{printed}.", "letter", found.end(), _letter(printed), "a.")


def _han_section(found: re.Match[str], printed: str) -> Marker:
    return Marker(printed, "section", found.end(), _han(printed), "一、")


def _ordinal(found: re.Match[str], printed: str) -> Marker:
    plain = re.sub(r"[\u064b-\u0652]", "", re.sub(r"\s", "_", printed))
    return Marker(printed, "section", found.end(), _ORDINALS.index(plain) + 1, "أولا")


def _lettername(found: re.Match[str], printed: str) -> Marker:
    return Marker(printed, "section", found.end(), _LETTER_NAMES.index(printed) + 1, "ألف")


def _abjad(found: re.Match[str], printed: str) -> Marker | None:
    letter = printed.rstrip("ـ\u200d")
    return Marker(f"{printed.rstrip('\u200d')}-", "letter", found.end(), _letter(letter), "أ-")


_OUTER = {"joint": "decimal", "decimal_end": "decimal", "boxed": "within"}
_MAKERS = {
    "bullet": _bullet,
    "decimal": _decimal,
    "number": _number,
    "within": _within,
    "ringed": _ringed,
    "half": _half,
    "roman": _upper_roman,
    "small": _small,
    "capital": _capital,
    "lower": _lower,
    "han": _han_section,
    "ordinal": _ordinal,
    "lettername": _lettername,
    "abjad": _abjad,
}


def _is_roman(text: str, strict: bool = False) -> bool:
    """Whether letters are a Roman numeral; a single c, d, l or m is a letter."""
    if not re.fullmatch(r"(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})", text) or not text:
        return False
    return len(text) > 1 or text in "ivx" or strict


def _roman(text: str) -> int:
    total = 0
    for one, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_DIGITS[one]
        total += -value if _ROMAN_DIGITS.get(following, 0) > value else value
    return total


def _letter(text: str) -> int | None:
    """The place of a letter in its alphabet; `bb` stands where `b` does, 26 later."""
    if len(text) == 2:
        return (_letter(text[0]) or 0) + 26 if text[0] == text[1] and _letter(text[0]) else None
    if "a" <= text.lower() <= "z":
        return ord(text.lower()) - ord("a") + 1
    if text.lower() in _CYRILLIC:
        return _CYRILLIC.index(text.lower()) + 1
    text = {"ا": "أ", "إ": "أ"}.get(text, text)
    return _ABJAD.index(text) + 1 if text in _ABJAD else None


def _han(text: str) -> int:
    """一 to 九十九 as a number."""
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _HAN.index(text[-1]) + 1
    return (10 * (_HAN.index(tens) + 1) if tens else 10) + (_HAN.index(ones) + 1 if ones else 0)
