"""Text to tokens: kinds, values, and where each begins and ends, in four scripts at once.

Units: A article, P paragraph, S subparagraph, I item, C chapter, PT point or item of an agenda, SEC section or rule.
N number, L letter or Roman numeral, O ordinal. Instruments: OURS, CONV, TRE treaty, NAT national law, UND document.
"""

from __future__ import annotations

import re
import unicodedata

from merida.uncac.citing import latin

# a word is anything but space, digits, punctuation and symbols; vowel signs and soft hyphens are part of it
_PUNCTUATION = (
    "\\x00-\\x40\\[-`{-\\x84\\x86-\\x9f\\u00a1-\\u00ac\\u00ae-\\u00bf\\u00d7\\u00f7\\u0600-\\u060f\\u061b-\\u061f\\u066a-\\u066d"
    "\\u06d4\\u2000-\\u200b\\u200e-\\u215f\\u2190-\\u2fff\\u3000-\\u3004\\u3008-\\u3020\\u3030\\u3200-\\u33ff\\uf000-\\uf8ff\\ufe10-\\ufe6f\\uff01-\\uff20\\uff3b-\\uff40"
    "\\uff5b-\\uff65\\ufeff"
)
_TOKEN = re.compile(rf"\d+|[^\d\s{_PUNCTUATION}]+|[^\w\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff'’‘`ʼ]")

PUNCT = {
    "（": "(", "［": "(", "[": "(", "）": ")", "］": ")", "]": ")", "，": ",", "、": ",", "،": ",", "；": ";", "؛": ";",
    "。": ".", "．": ".", "：": ":", "／": "/", "⁄": "/", "∕": "/", "&": "AND", "＆": "AND", "§": "§", "№": "NO",
    "º": "°", "°": "°",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "−": "-", "－": "-", "﹣": "-", "~": "-",
    "～": "-", "…": "-",
    "“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "‟": '"', "？": "?", "！": "!", "؟": "?", "۔": ".", "•": ";",
}  # fmt: skip

_MEMO: dict[str, tuple[str, object, bool]] = {}
_ENDS = ["END"] * 10
_HAN = re.compile("[\u4e00-\u9fff\u3220-\u3229]")
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f]")


class Tokens:
    """Parallel lists; after the last token come END tokens, so that looking ahead is safe."""

    __slots__ = ("ends", "kinds", "starts", "text", "values")

    def __init__(self, text: str) -> None:
        self.text = text
        self.kinds: list[str] = []
        self.values: list[object] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, kind: str, value: object, start: int, end: int) -> None:
        """Put a token at the end."""
        self.kinds.append(kind)
        self.values.append(value)
        self.starts.append(start)
        self.ends.append(end)

    def raw(self, i: int) -> str:
        """The words of token i as printed."""
        return self.text[self.starts[i] : self.ends[i]]

    def glued(self, i: int) -> bool:
        """Whether token i follows the one before without a space."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital letter."""
        return self.text[self.starts[i] : self.starts[i] + 1].isupper()


def fold(word: str) -> str:
    """Lower case without accents, soft hyphens and full-width forms."""
    word = unicodedata.normalize("NFKD", word).lower()
    return _MARKS.sub("", word)


def classify(word: str) -> tuple[str, object, bool]:
    """Kind, value, and whether an Arabic "and" is written onto the word."""
    if word.isdecimal():
        return ("N", int(word[:6]), False)
    if len(word) == 1 and not word.isalpha():
        return (PUNCT.get(word, word), "", False)
    first = ord(word[0])
    if first >= 0x2E80 and first < 0xD7FF:
        return ("w", "", False)
    lower = word.lower()
    entry = latin.WORDS.get(lower)
    if entry is None and not lower.isascii():
        if 0x600 <= first <= 0x6FF or 0x750 <= first <= 0x77F or 0xFB50 <= first <= 0xFEFF:
            from merida.uncac.citing import arabic  # slow: read when its script is met

            return arabic.classify(unicodedata.normalize("NFKC", word) if first >= 0xFB50 else word)
        if 0x400 <= first <= 0x4FF:
            from merida.uncac.citing import cyrillic  # slow: read when its script is met

            kind, value = cyrillic.classify(unicodedata.normalize("NFC", lower).replace("\u00ad", ""))
            return kind, value, False
        lower = fold(lower)
        entry = latin.WORDS.get(lower)
        if entry is None and not lower.isascii() and not _latin(lower):
            return classify(lower) if lower[:1] and ord(lower[0]) != first else ("w", "", False)
    if entry is None:
        return ("w", "", False)
    return (*entry, False)


def _latin(word: str) -> bool:
    return word[:1] < "\u0250"


def tokenise(text: str) -> Tokens:
    """The tokens of a text, in four scripts at once."""
    tokens = Tokens(text)
    if text.isascii() or not _HAN.search(text):
        _plain(tokens, 0, len(text))
    else:
        from merida.uncac.citing import chinese  # slow: read when its script is met

        chinese.split(tokens, _plain)
    tokens.kinds += _ENDS
    tokens.values += _ENDS
    tokens.starts += [len(text)] * 10
    tokens.ends += [len(text)] * 10
    return tokens


def _plain(tokens: Tokens, begin: int, stop: int) -> None:
    """Add the tokens of [begin, stop). Written-on Arabic conjunctions are taken apart, sub-paragraph put together."""
    kinds, values, starts, ends = tokens.kinds, tokens.values, tokens.starts, tokens.ends
    memo = _MEMO
    if len(memo) > 60_000:
        memo.clear()
    add_kind, add_value, add_start, add_end = kinds.append, values.append, starts.append, ends.append
    for match in _TOKEN.finditer(tokens.text, begin, stop):
        word = match.group()
        entry = memo.get(word)
        if entry is None:
            entry = memo[word] = classify(word)
        kind, value, conjunction = entry
        start, end = match.span()
        if kind == "w" and not conjunction:
            add_kind(kind)
            add_value(value)
            add_start(start)
            add_end(end)
            continue
        if conjunction:
            add_kind("AND")
            add_value("")
            add_start(start)
            start += 1
            add_end(start)
        elif kind == "FAR" and kinds and kinds[-1] in ("P", "PT"):
            kinds[-1] = "S"
            ends[-1] = end
            continue
        elif kind in ("P", "S") and kinds and (kinds[-1] == "SUB" or (kinds[-1] == "-" and kinds[-2:-1] == ["SUB"])):
            cut = -1 if kinds[-1] == "SUB" else -2
            start = starts[cut]
            del kinds[cut:], values[cut:], starts[cut:], ends[cut:]
            kind = "S"
        add_kind(kind)
        add_value(value)
        add_start(start)
        add_end(end)
