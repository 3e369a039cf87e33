"""Bytes to letters: byte order marks, declarations, UTF-8, UTF-16, and the old code pages of six languages.

A code page is judged by whether its letters stand among Latin ones and how common they are in the language.
"""

from __future__ import annotations

import codecs
import re

from merida.reading.values import Problem

__all__ = ["decoded", "encoding_of", "wide"]

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
_KNOWN = re.compile(
    r"[\t\n\r\x20-\x7e\xa0-\u024f\u0400-\u04ff\u0600-\u06ff\u2010-\u2044\u3000-\u3011\u4e00-\u9fff\uff00-\uff65]"
)
_CAPITAL_INSIDE = re.compile("[а-яёђѓєѕіїјљњћќўџґ][А-ЯЁЂЃЄЅІЇЈЉЊЋЌЎЏҐ]|[a-zß-öø-ÿ][À-ÖØ-Þ]")
_SIGNS = frozenset(b"\x80\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa7\xab\xb0\xbb")
"""No-break space, quotation marks, dashes, £, §, ° and their like: alone among ASCII they are those of Windows."""
_CONTROLS = re.compile(rb"[\x01-\x08]")
_SAMPLE = 65_536
_HARMLESS_ERRORS = 0.02
"""Of the letters beyond ASCII: up to this share of broken ones, a text is still UTF-8, only damaged."""


def decoded(data: bytes, declared: str | None = None) -> tuple[str, Problem | None]:
    """The text without its byte order mark, and a problem if its encoding had to be assumed.

    `declared`: the encoding that the file itself names (HTML), believed if the bytes bear it out.
    """
    encoding, mark, problem = encoding_of(data, declared)
    return data[mark:].decode(encoding, "replace"), problem


def encoding_of(data: bytes, declared: str | None = None) -> tuple[str, int, Problem | None]:
    """The encoding, how many bytes its mark takes, and a problem if it had to be assumed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark), None
    two_by_two = wide(data)
    if two_by_two is not None:
        return two_by_two, 0, None
    try:
        data.decode("utf-8")
        return "utf-8", 0, None
    except UnicodeDecodeError:
        pass
    if declared is not None:
        try:
            data.decode(declared)
            return declared, 0, None
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    text = data.decode("utf-8", "replace")
    beyond = sum(letter > "\x7f" for letter in text)
    if text.count("\ufffd") <= max(2, _HARMLESS_ERRORS * beyond) < beyond:
        message = "Some letters of this text are damaged: compare them with another copy of the file."
        return "utf-8", 0, Problem("damaged_letters", message)
    encoding, name = _code_page(data)
    message = f"This text does not say how its letters are encoded and was read as {name}: save it as UTF-8 to be sure."
    return encoding, 0, Problem("encoding_assumed", message)


def wide(data: bytes) -> str | None:
    """UTF-16 without a mark: bytes with zeros that make letters of known scripts when taken two by two."""
    sample = data[: _SAMPLE // 2 * 2]
    if 0 not in sample or len(sample) < 2:
        return None
    # A few stray zeros in an ordinary text: two by two its letters would be Chinese of a kind.
    if sample.count(0) < 0.2 * len(sample) and not _CONTROLS.search(sample) and _is_utf8(sample[:-8]):
        return None
    shares = {encoding: _known(sample[: len(sample) // 2 * 2], encoding) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] > 0.95 else None


def _is_utf8(sample: bytes) -> bool:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(sample) - 4
    return True


def _known(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    return len(_KNOWN.findall(text)) / len(text)


def _code_page(data: bytes) -> tuple[str, str]:
    sample = data[:_SAMPLE]
    if all(len(run) == 1 and run[0] in _SIGNS for run in _HIGH.findall(sample)):
        return "cp1252", "Windows-1252"
    runs = len(_HIGH.findall(sample)) or 1
    among_latin = len(_HIGH_IN_WORD.findall(sample)) / runs
    pages = _LATIN if among_latin > 0.6 else _OTHER
    best, most = ("cp1252", "Windows-1252"), 0.0
    for encoding, name in pages.items():
        text = sample.decode(encoding, "replace")
        beyond = [letter for letter in text if letter > "\x7f"]
        common = _COMMON_LATIN if pages is _LATIN else _COMMON
        share = sum(letter in common for letter in beyond) / (len(beyond) or 1)
        # Signs that are no letters ("°", "¶") among letters: read with another page, these bytes are letters.
        broken = sum(
            letter == "\ufffd" or letter < "\xa0" or not (letter.isalpha() or letter in common) for letter in beyond
        )
        # A capital behind a small letter stands in no word: of another page, these are letters of another script.
        broken += len(_CAPITAL_INSIDE.findall(text))
        share -= 3 * broken / (len(beyond) or 1)
        if share > most + 0.01:
            best, most = (encoding, name), share
    return best
