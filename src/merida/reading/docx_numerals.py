"""Counting as Word counts: decimal, letters, roman, Arabic abjad, Chinese, Russian and footnote signs.

The names are those of ST_NumberFormat (ECMA-376, part 1, 17.18.59).
"""

from __future__ import annotations

__all__ = ["numeral"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CHINESE = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SIGNS = ("*", "†", "‡", "§")
_HINDI = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
MOST = 10_000
"""Beyond this every format counts in digits: a damaged start value must not make a word of a million letters."""


def numeral(number: int, form: str) -> str:
    """The number in a Word number format; an unknown format counts in digits, `none` gives nothing."""
    if form == "none":
        return ""
    if not 0 < number < MOST:
        return str(number)
    match form:
        case "lowerLetter" | "upperLetter":
            return _cased(_repeated(number, _LATIN), form)
        case "lowerRoman" | "upperRoman":
            return _cased(_roman(number), form)
        case "russianLower" | "russianUpper":
            return _cased(_repeated(number, _RUSSIAN), form)
        case "arabicAlpha":
            return _repeated(number, _ARABIC)
        case "arabicAbjad":
            return _repeated(number, _ABJAD)
        case "hindiNumbers":
            return str(number).translate(_HINDI)
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate(_WIDE)
        case "decimalZero":
            return f"{number:02d}"
        case "chicago":
            return _SIGNS[(number - 1) % 4] * ((number - 1) // 4 + 1)
        case "ideographTraditional" | "ideographZodiac":
            return _repeated(number, _STEMS)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if number <= len(_CIRCLED):
            return _CIRCLED[number - 1]
        case _ if form.startswith(("chinese", "taiwanese", "japaneseCounting", "ideographDigital")):
            return _chinese(number)
    return str(number)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") or form.endswith("Upper") else text


def _repeated(number: int, letters: str) -> str:
    """After the last letter Word doubles them: z, aa, bb."""
    turns, index = divmod(number - 1, len(letters))
    return letters[index] * (turns + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _chinese(number: int) -> str:
    if number < 10:
        return _CHINESE[number]
    if number < 20:
        return "十" + (_CHINESE[number % 10] if number % 10 else "")
    text, zero = "", False
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            text += ("〇" if zero else "") + _CHINESE[digit] + unit
            zero = False
        elif text:
            zero = True
    return text
