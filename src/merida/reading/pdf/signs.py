"""Single signs of a PDF's text: symbol-font bullets, ligatures, invisible characters, and how a typed marker looks."""
# ruff: noqa: E501 - patterns and printed lines are clearer whole

from __future__ import annotations

import re

BULLETS = "•▪▫●○◦■□◼◾‣⁃∙⦁➢➤➔✓✔❖◆◊⮚►▶▸"
DASHES = "-‐‑‒–—―"
LINE_HYPHENS = "\ufffe\x02\xad"
"""What PDFium writes for a hyphen that it takes for one of the line end, and the soft hyphen."""

_SYMBOL_FONT = {
    0xF02D: "–",
    0xF02A: "*",
    0xF06F: "•",
    0xF071: "•",
    0xF06C: "•",
    0xF06E: "•",
    0xF075: "•",
    0xF076: "•",
    0xF0A7: "•",
    0xF0A8: "•",
    0xF0B7: "•",
    0xF0D8: "•",
    0xF0E0: "•",
    0xF0F0: "•",
    0xF0FC: "•",
    0xF0DE: "•",
    0xF09F: "•",
}
TRANSLATE: dict[int, str | None] = {
    **_SYMBOL_FONT,
    **dict.fromkeys((0x200B, 0x200C, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x00AD, 0xFFFE, 0x02), None),
    **dict.fromkeys(range(0x202A, 0x202F), None),
    **dict.fromkeys(range(0x2066, 0x206A), None),
    **dict.fromkeys((0x00A0, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008), " "),
    **dict.fromkeys((0x2009, 0x200A, 0x202F, 0x205F, 0x09, 0x0A, 0x0B, 0x0C, 0x0D), " "),
    0x2010: "-",
    0x2011: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
"""Sign by sign: symbol-font bullets to •, ligatures to letters, spaces of every kind to one, the invisible to
nothing."""

_PLAIN = re.compile(
    r"[\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u0370-\u058f\u0600-\u06ff\u2012-\u2027\u3000-\u9fff\uff00-\uffef]*"
)
_SPACES = re.compile(r"  +")
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1f\ue000-\uefff\uf100-\uf8ff\ufffd]")
_LONE_LETTER_BULLET = re.compile(r"^[\uf000-\uf0ff]")


def cleaned(text: str) -> str:
    """The text with signs translated and every run of spaces made one space."""
    if not _PLAIN.fullmatch(text):
        text = text.translate(TRANSLATE)
        text = _LONE_LETTER_BULLET.sub("•", text)
    if "  " in text:
        text = _SPACES.sub(" ", text)
    return text.strip(" ")


def strange(text: str) -> int:
    """The number of characters that mean nothing: private use outside symbol fonts, controls, U+FFFD."""
    return 0 if _PLAIN.fullmatch(text) else len(_STRANGE.findall(text))


_DIGITS = "0-9٠-٩۰-۹０-９"
_HAN_NUMBER = "一二三四五六七八九十百"
MARKER = re.compile(
    rf"""(?:
      [{BULLETS}·\uf000-\uf0ff]\s*
    | [–—―‒-](?:\s+|(?=[\u4e00-\u9fff]))
    | o\s+(?=\S{{3}})
    | [{_DIGITS}]{{1,3}}(?:[.．][{_DIGITS}]{{1,2}}){{1,3}}[.．]?(?=\s)\s*(?![{_DIGITS}%])
    | [{_DIGITS}]{{1,3}}[.．](?=\s)\s*
    | [{_DIGITS}]{{1,3}}\s?[)）]\s*
    | [{_DIGITS}]{{1,3}}\s?[-–](?:\s?[{_DIGITS}]{{1,3}}\s?[-–])*\s+
    | [{_DIGITS}]{{1,3}}[、．]\s*
    | [(（](?:[{_DIGITS}]{{1,3}}|[a-zа-яё]{{1,2}}|[ivx]{{1,5}}|[A-Z]|[أابجدهوزحطيكلمن]{{1,2}}|[{_HAN_NUMBER}]{{1,3}})[)）]\s*
    | (?:[a-zа-я]|[ivx]{{1,5}}|[A-Z]|[أابجدهوزحطي]ـ?)[)）]\s*
    | [أابجدهوزحطي]ـ?\s?[-–]\s+
    | (?:[IVXLС]{{1,6}}|[A-ZА-Я])\.(?=\s)\s*
    | [{_HAN_NUMBER}]{{1,3}}[、.．]\s*
    | [㈠-㈩⑴-⒇①-⑳]\s*
    )(?![).,;:）。，；：、])""",
    re.VERBOSE,
)
"""A marker typed at the start of a line, in the six languages, with the space after it."""

WORD_ORDINAL = re.compile(r"(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)[\u064b-\u0652]*\s*[-–:]\s*")
"""Arabic section labels written as words: أولا- ثانيا-"""

SYMBOL = re.compile(r"(?:[A-Z]{1,6}|[A-Z]+\.\d+)(?:/[A-Za-z0-9][A-Za-z0-9.()\-]*){1,8}\*{0,2}")
"""A document symbol of the United Nations: CAC/COSP/IRG/II/9/9/Add.2, A/58/422, E/CN.15/2019/1."""

MASTHEAD = re.compile(
    r"\bDistr\b|^Original\s?:|^Оригинал|^原文|^الأصل|^United Nations$|^Nations Unies$|^Naciones Unidas$|^联\s*合\s*国$|"
    r"^Объединенные Нации$|^Организация Объединенных Наций$|^الأمم المتحدة$|^Общая$|^分发|^عامة$|التوزيع",
    re.IGNORECASE,
)
"""Lines that stand only in the masthead of a United Nations document."""
