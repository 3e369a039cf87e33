"""Bytes to letters: byte order marks, declarations, UTF-8, UTF-16, and the old code pages of six languages.

A code page is judged by whether its letters stand among Latin ones and how common they are in the language.
"""

from __future__ import annotations

import codecs
import re

from merida.reading.values import Problem

__all__ = ["decoded"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LATIN = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS 850"}
_OTHER = {
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
    "iso8859_5": "ISO 8859-5",
    "cp866": "DOS 866",
    "cp1256": "Windows-1256",
    "iso8859_6": "ISO 8859-6",
    "gb18030": "GB 18030",
    "big5": "Big5",
}
_COMMON_LATIN = frozenset("éèêàçùâîôûëïœÉÀÈñáíóúüÑÁÍÓÚ¿¡’‘“”«»–—… °ºª\xa0·•")
_COMMON = frozenset(
    "оеаинтсрвлкмдпуяызьгбчйхжшюцщэф«»–—№"
    "اليمنوترةبعدسكفقحأهجشخصطذضثئغزءى،؛"
    "的一是在不了有和人这中大为国法第条和公约腐败实施审议缔约技术援助关于方面机构措施资产追回合作信息应当以及对其行为犯罪规定可能提供，。、（）；："
    "建議應關於執行約國際組織"
)
_HIGH_IN_WORD = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
_HIGH = re.compile(rb"[\x80-\xff]+")
_SAMPLE = 65_536
_HARMLESS_ERRORS = 0.02
"""Of the letters beyond ASCII: up to this share of broken ones, a text is still UTF-8, only damaged."""


def decoded(data: bytes, declared: str | None = None) -> tuple[str, Problem | None]:
    """The text without its byte order mark, and a problem if its encoding had to be assumed.

    `declared`: the encoding that the file itself names (HTML), believed if the bytes bear it out.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), None
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace"), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if declared is not None:
        try:
            return data.decode(declared), None
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    text = data.decode("utf-8", "replace")
    beyond = sum(letter > "\x7f" for letter in text)
    if text.count("\ufffd") <= max(2, _HARMLESS_ERRORS * beyond) < beyond:
        message = "Some letters of this text are damaged: compare them with another copy of the file."
        return text, Problem("damaged_letters", message)
    encoding, name = _code_page(data)
    message = f"This text does not say how its letters are encoded and was read as {name}: save it as UTF-8 to be sure."
    return data.decode(encoding, "replace"), Problem("encoding_assumed", message)


def _wide(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # Chinese in UTF-16 has few zeros, but its spaces and line ends have them, all on one side.
    if odd > 0.02 * half and even == 0 and (odd > 0.2 * half or not _looks_narrow(data)):
        return "utf-16-le"
    if even > 0.02 * half and odd == 0 and (even > 0.2 * half or not _looks_narrow(data)):
        return "utf-16-be"
    return None


def _looks_narrow(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _code_page(data: bytes) -> tuple[str, str]:
    sample = data[:_SAMPLE]
    runs = len(_HIGH.findall(sample)) or 1
    among_latin = len(_HIGH_IN_WORD.findall(sample)) / runs
    pages = _LATIN if among_latin > 0.6 else _OTHER
    best, most = ("cp1252", "Windows-1252"), 0.0
    for encoding, name in pages.items():
        text = sample.decode(encoding, "replace")
        beyond = [letter for letter in text if letter > "\x7f"]
        common = _COMMON_LATIN if pages is _LATIN else _COMMON
        share = sum(letter in common for letter in beyond) / (len(beyond) or 1)
        broken = sum(letter == "\ufffd" or letter < "\xa0" for letter in beyond)
        share -= 3 * broken / (len(beyond) or 1)
        if share > most + 0.01:
            best, most = (encoding, name), share
    return best
