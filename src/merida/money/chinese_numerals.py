"""Chinese numerals: 二十二, 460万, 3.5亿, 3 500多, 六千零五十; which of them count, the word after them tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10**4, "亿": 10**8}
_HAN = "零〇○一二两三四五六七八九十百千"
_NUMERAL = re.compile(
    rf"(?P<digits>(?<![\w.,/\-–])\d{{1,3}}(?:([ ,，,])\d{{3}})(?:\2\d{{3}})*(?!\d)(?:[.．]\d+)?"
    rf"|(?<![\w.,/])\d+(?:[.．]\d+)?)(?:(?![\d/A-Za-z%]|[.:：]\d)|(?=%))"
    rf"|(?P<digits2>(?<=[\u3400-\u9fff])\d{{1,3}}(?:([ ,，,])\d{{3}})(?:\4\d{{3}})*(?!\d)(?:[.．]\d+)?"
    rf"|(?<=[\u3400-\u9fff])\d+(?:[.．]\d+)?)(?:(?![\d/A-Za-z]|[.:：]\d))"
    rf"|(?P<han>[{_HAN}]+(?:[万亿][{_HAN}]*)*(?:点[{_HAN}]+)?)"
)
_SCALE = re.compile(r"\s?(?P<more>[多余])?\s?(?P<scale>[十百千]?[万亿]+|[百千](?=[个名项件起份家位人元美欧]))")

_SMALLER = re.compile(r"(?P<digits>\d{1,4}(?:\.\d+)?)(?P<scale>[千百]?万|[千百])(?!\d)")

_AND_MORE = re.compile(r"[多余](?P<scale>[万亿])")


def _some(text: str, at: int) -> bool:
    """几百万, 数千: no number."""
    return text[at - 1] in "几数" and text[at] in "十百千万亿"


def find(text: str) -> Iterator[tuple[Decimal, int, int, int, bool, bool]]:
    """Every numeral: value, start, end, last magnitude, whether in characters, whether 多 or 余 stands inside it."""
    told = 0
    for found in _NUMERAL.finditer(text):
        start, end = found.span()
        if start < told or (start and (text[start - 1] == "第" or _some(text, start))):
            continue
        if found["han"]:
            value = value_of(found["han"])
            several = _AND_MORE.match(text, end)  # 三千五百余万
            if value is not None and several:
                told, scale = several.end(), _GREAT[several["scale"]]
                yield value * scale, start, told, scale, True, True
            elif value is not None:
                yield value, start, end, _last_scale(found["han"]), True, False
            continue
        digits = re.sub("[ ,，]", "", found["digits"] or found["digits2"]).replace("．", ".")
        value, scale, more = Decimal(digits), 1, False
        behind = _SCALE.match(text, end)
        if behind:
            scale = int(value_of("一" + behind["scale"] if behind["scale"][0] in _TENS else behind["scale"]) or 1)
            more, end = bool(behind["more"]), behind.end()
        value *= scale
        while scale > 1 and (smaller := _SMALLER.match(text, end)):  # 1亿2000万
            low = int(value_of("一" + smaller["scale"]) or 1)
            if low >= scale or Decimal(smaller["digits"]) * low >= scale:
                break
            value, scale, end = value + Decimal(smaller["digits"]) * low, low, smaller.end()
        told = end
        yield value, start, end, scale, False, more


def _last_scale(words: str) -> int:
    return _GREAT.get(words[-1], 1)


def value_of(words: str) -> Decimal | None:
    """The value of a numeral in characters; None if they form none (一百百)."""
    whole, _, fraction = words.partition("点")
    if not any(sign in _TENS or sign in _GREAT for sign in whole):
        plain = "".join(str(_DIGITS[sign]) for sign in whole)
        value = Decimal(plain) if plain else Decimal(0)
    else:
        total = section = digit = 0
        for sign in whole:
            if sign in _DIGITS:
                digit = _DIGITS[sign]
            elif sign in _TENS:
                section += (digit or 1) * _TENS[sign]
                digit = 0
            else:
                section += digit
                if sign == "亿":  # takes all before it: 一千二百万亿
                    total = (total + section or 1) * _GREAT[sign]
                else:
                    total += (section or 1) * _GREAT[sign]
                section = digit = 0
        value = Decimal(total + section + digit)
    if fraction:
        if any(sign not in _DIGITS for sign in fraction):
            return None
        value += Decimal("0." + "".join(str(_DIGITS[sign]) for sign in fraction))
    return value
