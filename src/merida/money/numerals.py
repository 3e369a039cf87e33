"""Numbers in running text: digits grouped as each language does, number words, and both with "million", "млн", "万".

Finds every numeral; what it counts, or whether it is a label, others decide.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from merida.money import chinese_numerals
from merida.money.currencies import name_after, sign_after, sign_before

# Signs between groups of three digits, and before decimals. A comma before three digits is read as the language writes.
_GROUPS = {"en": ",٬ '’", "fr": " .'’", "es": " .'", "ru": " .'", "ar": " ,٬."}
_GROUPED = {lang: re.compile(f"[{re.escape(signs)}]") for lang, signs in _GROUPS.items()}
_DECIMALS = {"en": ".", "fr": ",.", "es": ",.", "ru": ",.", "ar": "٫,."}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed at [start, end): its value, whether it was spelt in words, and how it ended.

    `scale` is the last magnitude ("million": 1000000), else 1. `about` marks words such as "une vingtaine".
    """

    value: Decimal
    start: int
    end: int
    words: bool = False
    scale: int = 1
    about: bool = False
    more: bool = False
    """A sign inside it says that there are more: 3 500多万."""


def find_numerals(text: str, lang: str) -> Iterator[Numeral]:
    """Every numeral of the text in order, dates and labels too; ordinal words are none."""
    if lang == "zh":
        for value, start, end, scale, words, more in chinese_numerals.find(text):
            yield Numeral(value, start, end, words, scale, False, more)
        return
    grammar = _grammar(lang)
    at = 0
    while found := grammar.token.search(text, at):
        numeral = grammar.numeral(text, found)
        at = numeral.end if numeral else found.end()
        if numeral:
            numeral = grammar.halved(text, numeral)
            at = numeral.end
            yield numeral


def decimal_of(digits: str, lang: str) -> Decimal:
    """The value of a numeral in digits, with the grouping and decimal signs of the language."""
    if digits.isdecimal():
        return Decimal(digits)
    if re.fullmatch(r"\d{1,3}['’]\d{3}[.,]\d{3}", digits):  # 1'500,000: an apostrophe behind the millions
        return Decimal(re.sub(r"\D", "", digits))
    for sign in ".,":
        if digits.count(sign) > 1:  # a sign that stands twice parts groups, also as another language writes them
            digits = digits.replace(sign, "")
    parts = _GROUPED.get(lang, _GROUPED["en"]).split(digits)
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:-1]) and re.fullmatch(r"\d{3}(?:\D\d+)?", parts[-1]):
        digits = "".join(parts)
    # Grouped as another language does (311,797,876.11 in a French text): only the last sign can begin the decimals.
    digits = re.sub(r"[\s'’٬]", "", digits)  # these never begin decimals: "1 234 567.89" in a French text
    whole, sign, rest = re.sub(r"[,٫]", ".", digits).rpartition(".")
    return Decimal(whole.replace(".", "") + sign + rest)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "data" / "numerals.toml").read_text(encoding="utf-8"))


@cache
def _grammar(lang: str) -> _Grammar:
    return _Grammar(lang)


class _Grammar:
    """The number words of a language and how they combine."""

    __slots__ = ("half_after", "half_before", "half_between", "joined", "kinds", "lang", "parts", "token", "word")

    def __init__(self, lang: str) -> None:
        table = _table()[lang]
        self.lang = lang
        self.kinds: dict[str, tuple[str, int]] = {}
        for kind in ("magnitudes", "units", "tens", "hundreds", "about", "duals"):
            for word, value in table.get(kind, {}).items():
                self.kinds[_plain(word)] = (kind, value)
        for word in table.get("hundred", ()):
            self.kinds[word] = ("hundred", 100)
        for word in table.get("one_and_half", ()):
            self.kinds[word] = ("halves", 1)
        words = "|".join(_spelt(word) for word in sorted(self.kinds, key=len, reverse=True))
        prefix = "(?:[وف]?(?:بال|كال|ال|لل|[بلك])?)" if lang == "ar" else ""
        group, dot = re.escape(_GROUPS[lang]), re.escape(_DECIMALS[lang])
        foreign = r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?" if lang == "en" else r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?"
        foreign += r"|\d{1,3}['’]\d{3}[.,]\d{3}" if lang == "es" else ""
        own = rf"\d{{1,3}}(?P<sep>[{group}])\d{{3}}(?:(?P=sep)\d{{3}})*(?![\d])(?:[{dot}]\d+)?|\d+(?:[{dot}]\d+)?"
        digits = rf"(?:{foreign})(?![.,]?\d)|{_INDIAN if lang == 'en' else '(?!)'}|{own}"
        after = (
            r"(?!(?!(?:mn|m|bn|b|tn|k|Mds?|M)(?!\w))[\w/º°ª]|[.,:٫]\d|"
            r"-\d*(?:st|nd|rd|th|й|я|е|го|му|м|х|ю|ти|ой|ая)\b|\.[ºªo°])"
        )
        self.parts = {part: Decimal(value) for part, value in table["parts_before"].items()}
        halves = "|".join(re.escape(one) for one in self.parts)
        self.half_before = re.compile(rf"(?<!\w)(?P<part>{halves})\s?\Z", re.IGNORECASE)
        self.half_between = re.compile(rf"\s(?:{table['half_between']})", re.IGNORECASE)
        self.half_after = re.compile(rf"\s(?:{'|'.join(table['half_after'])})(?!\w)", re.IGNORECASE)
        self.word = re.compile(rf"(?P<word>{words})(?!\w)", re.IGNORECASE)
        self.token = re.compile(
            rf"(?<![\w])(?:(?<![\w][./:٫])(?:{_prefix_digits(lang)})(?P<digits>{digits}){after}|{prefix}{self.word.pattern})"
            rf"|(?=\d)(?:(?<=[^\W\d_])|(?<=[^\W\d_][./]))(?P<signed>{digits.replace('sep', 'sep2')}){after}",
            re.IGNORECASE,
        )
        joins = "|".join(table["joins"])
        glue = r"(?:\s|-|‑)"
        self.joined = re.compile(
            r"\s+(?P<join>و)\s?|\s+" if lang == "ar" else rf"{glue}(?:(?P<join>{joins or '(?!)'}){glue})?",
            re.IGNORECASE,
        )

    def numeral(self, text: str, first: re.Match[str]) -> Numeral | None:
        """The longest numeral that begins with this token; None if the token cannot begin one."""
        written = first["digits"] or first["signed"]
        if written:
            sums = _Sum(self.lang, decimal_of(written, self.lang), "digits")
            start = first.start("digits" if first["digits"] else "signed")
            if first["signed"] and not sign_before(text, start):
                return None  # "A4" is a label, "RM4" and "USD4" are money
        else:
            kind, value = self.kinds[_plain(first["word"])]
            start = first.start("word")
            if self.lang == "ar" and value == 100 and text[:start].endswith("ال"):
                return None  # "في المائة": per cent
            if kind in ("hundred", "magnitudes") and not self._begins(text, start, first["word"]):
                return None
            if kind == "magnitudes" and self.lang == "ar" and _ARABIC_TWO.fullmatch(first["word"]):
                kind, value = "duals", 2 * value  # "مليونا دولار"; with its tanwin it is one: "مليوناً"
            sums = _Sum(self.lang, Decimal(value), kind)
        end = first.end()
        if sums.kind in ("digits", "units") and (half := self.half_between.match(text, end)):
            sums.current += Decimal("0.5")  # "два с половиной миллиона", "two and a half million"
            end = half.end()
        while glue := self.joined.match(text, end):
            found = self.word.match(text, glue.end())
            if not found or not sums.take(*self.kinds[_plain(found["word"])], joined=bool(glue["join"])):
                break
            end = found.end()
        if sums.about and (of := _OF.match(text, end)) and (found := self.word.match(text, of.end())):
            kind, value = self.kinds[_plain(found["word"])]
            if kind == "magnitudes":  # "une dizaine de millions"
                sums.current, sums.scale, end = sums.current * value, value, found.end()
        if (end < len(text) and text[end] == "-" and _ORDINAL.match(text, end + 1)) or (
            not written and kind == "halves" and sums.scale == 1
        ):
            return None
        whole = Numeral(sums.value, start, end, not written, sums.scale, sums.about)
        return self._with_rest(text, whole) if sums.scale > 1 else whole

    def _with_rest(self, text: str, whole: Numeral) -> Numeral:
        """With the smaller magnitude that follows it: "2 млн 350 тыс.", "2 millones 300 mil"."""
        glue = _SPACES.match(text, whole.end)
        token = self.token.match(text, glue.end()) if glue else None
        rest = self.numeral(text, token) if token and token["digits"] else None
        if rest is None or not 1 < rest.scale < whole.scale or rest.value >= whole.scale:
            return whole
        return replace(whole, value=whole.value + rest.value, end=rest.end, scale=rest.scale)

    def halved(self, text: str, whole: Numeral) -> Numeral:
        """The numeral with its half ("half a million") or abbreviation ("1.2bn", where money stands by)."""
        if whole.scale > 1 and whole.value == whole.scale and (half := self.half_before.search(text, 0, whole.start)):
            part = self.parts[" ".join(half["part"].casefold().split())]
            return replace(whole, value=whole.value * part, start=half.start())
        if whole.scale > 1 and (half := self.half_after.match(text, whole.end)):
            return replace(whole, value=whole.value + Decimal(whole.scale) / 2, end=half.end())
        short = _SHORT.match(text, whole.end) if not whole.words and whole.scale == 1 else None
        if short and (sign_before(text, whole.start) or _money_behind(text, short.end(), self.lang)):
            scale = _SHORTS[short["short"].casefold()]
            return replace(whole, value=whole.value * scale, end=short.end(), scale=scale)
        return whole

    def _begins(self, text: str, at: int, word: str) -> bool:
        """Whether a hundred or a million may begin a numeral here: "a million", "cent", "mil", "миллион", "مليون"."""
        before = text[:at].rstrip().casefold()
        if (self.lang == "ru" and word.casefold() == "миллиона") or (
            self.lang in ("en", "es", "fr") and self.half_before.search(text, 0, at)
        ):
            return True
        if self.lang == "en":
            return before.endswith((" a", " an")) or before in ("a", "an")
        if self.lang == "fr":
            return word.casefold() in ("cent", "mille") and not before.endswith("pour")
        if self.lang == "ru":
            return word.casefold() in _RUSSIAN_SINGULAR
        return (self.lang == "ar" and word not in ("آلاف", "ملايين", "مليارات", "بلايين")) or word.casefold() == "mil"


_INDIAN = r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"
"""3,45,67,890: lakhs and crores."""
_ARABIC_TWO = re.compile("(?:ألف|الف|مليون|مليار|بليون)ا")
_RUSSIAN_SINGULAR = frozenset(
    "тысяча тысячу тысячей миллион миллиона миллиону миллионом миллиард миллиарда миллиарду миллиардом".split()
)
_OF = re.compile(r"\sde\s")
_SPACES = re.compile(r"\s+")
_LINK = re.compile(r"\s*(?:d['’]|de\s+|of\s+)?", re.IGNORECASE)
_SHORT = re.compile(r"\s?(?P<short>mn|m|bn|b|tn|k|Mds?|Mrd|[Mm]io|MM|M|G(?=\s?€))\.?(?![\w-])")
_SHORTS = {
    "m": 10**6,
    "mio": 10**6,
    "g": 10**9,
    "mn": 10**6,
    "mm": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "md": 10**9,
    "mds": 10**9,
    "mrd": 10**9,
    "tn": 10**12,
    "k": 1000,
}
_ORDINAL = re.compile(r"(?:first|second|third|\w+th|\w+ième|premier|première)\b", re.IGNORECASE)


def _money_behind(text: str, at: int, lang: str) -> bool:
    """Whether a currency follows, so that "M" is a million: "16,5 M CHF", "2,3 Mds d'euros"."""
    link = _LINK.match(text, at)
    return bool(sign_after(text, at) or (link and name_after(text, link.end(), lang)))


def _prefix_digits(lang: str) -> str:
    # A conjunction or preposition is written together with the numeral in Arabic: و20, بـ15.
    return "(?:[وبلفك]ـ?)?" if lang == "ar" else ""


def _plain(word: str) -> str:
    word = word.casefold().replace("‑", "-").replace("ё", "е")
    word = re.sub("[\u0640\u064b-\u065f\u0670]", "", word)
    return re.sub(r"\s+", " ", word).translate(_ALEF)


_ALEF = str.maketrans("أإآى", "اااي")


def _spelt(word: str) -> str:
    pattern = re.escape(word).replace(r"\ ", r"\s+").replace(r"\-", "[-‑]").replace("е", "[её]")
    return pattern.replace("ا", "[اأإآ]\u064b?").replace("ي", "[يى]").replace("ة", "ة[\u064b-\u0650]?")


class _Sum:
    """A number as it grows word by word: "two" 2, "two hundred" 200, "two hundred thousand" 200000."""

    __slots__ = ("about", "current", "kind", "lang", "last", "scale", "total")

    def __init__(self, lang: str, value: Decimal, kind: str) -> None:
        self.lang = lang
        self.total = Decimal(0)
        self.current = value
        self.kind = kind
        self.last = value
        self.scale = 1
        self.about = kind == "about"
        if kind == "halves":
            self.current, self.kind = Decimal("1.5"), "digits"
        elif kind == "magnitudes":
            self.total, self.current, self.scale = value, Decimal(0), int(value)
        elif kind == "duals":
            self.kind = "magnitudes"
            self.total, self.current, self.scale = value, Decimal(0), int(value) // 2

    @property
    def value(self) -> Decimal:
        return self.total + self.current

    def take(self, kind: str, value: int, *, joined: bool) -> bool:
        """Add a word; False if it does not continue this number."""
        if kind == "magnitudes":
            return self._magnify(value, joined)
        if kind == "hundred":
            return self._hundred(joined)
        if kind == "about" and self.kind == "units" and self.current == 1:  # "une vingtaine", "una veintena"
            self.current, self.kind, self.about = Decimal(value), kind, True
            return True
        if self.kind in ("digits", "about") or not self._continues(kind, value, joined):
            return False
        self.current += value
        self.kind, self.last = kind, Decimal(value)
        return True

    def _magnify(self, value: int, joined: bool) -> bool:
        if self.about or (joined and self.lang != "ar") or (joined and self.current):
            return False
        if self.scale >= value and not self.current:
            return False
        if self.kind == "magnitudes" and self.total < value and not self.current:
            self.total *= value  # "2 mil millones", "two thousand million"
        elif not self.current:
            self.total += value  # "مليون وألف"
        elif self.total and self.total < value:
            self.total = (self.total + self.current) * value
        else:
            self.total += self.current * value
        self.current, self.kind, self.scale, self.last = Decimal(0), "magnitudes", value, Decimal(value)
        return True

    def _hundred(self, joined: bool) -> bool:
        if joined and self.lang != "ar":
            return False
        if self.kind in ("units", "digits") and 0 < self.current < 100:
            self.current *= 100
        elif self.kind == "magnitudes":
            self.current += 100
        else:
            return False
        self.kind, self.last = "hundred", Decimal(100)
        return True

    def _continues(self, kind: str, value: int, joined: bool) -> bool:
        if kind in ("about", "duals"):
            return False
        if self.lang == "ar" and not joined:
            return False
        if self.kind == "tens":
            small = value < 10 or (self.lang == "fr" and self.last in (60, 80) and value < 20)
            return kind == "units" and small and (self.lang != "en" or not joined)
        if self.kind in ("hundred", "hundreds"):
            return kind in ("units", "tens")
        if self.kind == "magnitudes":
            return kind in ("units", "tens", "hundreds")
        return self.lang == "ar" and self.kind == "units" and self.last < 10 and kind == "tens" and joined
