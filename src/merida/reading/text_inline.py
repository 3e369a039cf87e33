"""What Markdown writes inside a line: emphasis, links, raised footnote marks, escapes, entities; their text is kept.

Works on joined lines whose every letter knows its place in the file.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right

from merida.reading.spacing import Segment
from merida.reading.values import Mark

__all__ = ["Joined", "inline", "marked"]

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TOKEN = re.compile(
    r"(?P<escape>\\(?=[\\`*_{}\[\]()#+\-.!|<>~^$\"'&%]))"
    r"|\[\^(?P<note>[\w*†‡-]{1,20})\](?!:)"
    r"|<sup>\s*(?:<a\b[^>]*>\s*)?\[?(?P<sup>\d{1,3}|[*†‡§]{1,4}|[a-z])\]?(?:\s*</a>)?\s*</sup>"
    r"|\^(?P<caret>\d{1,3})\^"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
    r"|(?P<picture>!\[[^\[\]]*\]\([^()]*\))"
    r"|(?P<link>\[)(?=(?:[^\[\]]|\[[^\[\]]*\])*\]\((?:#|/|\.|https?:|www\.|mailto:|[^()\s]*[./])[^()\s]*(?:\([^()]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?\)|(?:[^\[\]]|\[[^\[\]]*\])*\]\(\))"
    r"|(?P<target>\]\((?:(?:#|/|\.|https?:|www\.|mailto:|[^()\s]*[./])[^()\s]*(?:\([^()]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?)?\))"
    r"|\[(?P<square>\d{1,3}|\*{1,3})\]"
    r"|(?P<address><(?=https?://[^<>\s]+>|[\w.+-]+@[\w.-]+>))"
    r"|(?P<line><br\s*/?>)"
    r"|(?P<tag><!--.*?-->|</?(?:sup|sub|u|b|i|em|strong|span|a|p|div|center|font|small|mark|ins|s|img)\b[^<>]*>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z]{2,10}\d{0,2});)"
    r"|(?P<strong>\*{1,3}|(?<![^\W_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![^\W_])|~~|`{1,3})",
    re.IGNORECASE | re.DOTALL,
)
_GLUED = re.compile(
    r"(?<=[^\W\d_])(?P<word>\d{1,3})(?=[\s.,;:)]|$)"
    r"|(?<=[^\W\d_][.,;:)\]”\"»’])(?P<stop>\d{1,3})(?=\s|$)"
    r"|(?<=[。，；：”）])(?P<han>\d{1,3})(?=\D|$)"
)
# Abbreviations and parts of symbols before which a digit is no mark: L.1, Add.2, art.5, para.3.
_SHORT = re.compile(
    r"(?:/\w*|\.\w+|\b\w{1,2}|\b(?:Add|Rev|Corr|arts?|paras?|chap|vol|nos?|pp?|párrs?|ст|гл|[A-Z]+))[.]?$"
)


class Joined:
    """Lines joined to one text; `place(at)` says where a letter stands in the file."""

    __slots__ = ("_at", "_source", "text")

    def __init__(self, parts: list[tuple[str, int]]) -> None:
        self.text = "".join(text for text, _ in parts)
        self._at: list[int] = []
        self._source: list[int] = []
        at = 0
        for text, source in parts:
            self._at.append(at)
            self._source.append(source)
            at += len(text)

    def source(self, at: int) -> int:
        """Where the letter at this offset stands in the file."""
        index = bisect_right(self._at, at) - 1
        return self._source[index] + at - self._at[index]

    def segments(self, start: int, end: int) -> list[Segment]:
        """The text between two offsets as segments of the file."""
        found: list[Segment] = []
        index = bisect_right(self._at, start) - 1
        while start < end:
            stop = min(end, self._at[index + 1] if index + 1 < len(self._at) else end)
            if stop > start:
                found.append((self.text[start:stop], 0, self._source[index] + start - self._at[index]))
            start = max(start, stop)
            index += 1
        return found


def inline(
    joined: Joined, labels: frozenset[str], glued: frozenset[str] = frozenset()
) -> tuple[list[Segment], bool, bool]:
    """The segments with marks, and whether all of it is bold, all italic.

    `labels` are those of the document's footnotes: what could be a mark or not is one only if it is among them.
    `glued` are labels that have no raised mark anywhere, so that a bare digit after a word may be theirs.
    """
    text = joined.text
    found = list(_TOKEN.finditer(text))
    pairs = _pairs(found, text)
    segments: list[Segment] = []
    at = 0
    bold = italic = 0
    letters = [0, 0, 0]

    def keep(start: int, end: int) -> None:
        if start < end:
            for segment, mark in _glued(joined, start, end, glued):
                segments.extend(segment)
                if mark is not None:
                    segments.append(mark)
            count = sum(map(str.isalpha, text[start:end]))
            letters[0] += count
            letters[1] += count if bold else 0
            letters[2] += count if italic else 0

    for index, token in enumerate(found):
        start, end = token.span()
        if start < at:
            continue
        kind = token.lastgroup
        label = _label(token, kind, text, labels)
        if label is not None:
            keep(at, start)
            segments.append(Mark(label, 0))
        elif kind in ("note", "sup", "caret", "raised", "square"):
            if kind != "sup":
                continue
            keep(at, start)
            keep(*token.span("sup"))
        elif kind == "strong":
            if index not in pairs:
                if token.group() in labels and start and not text[start - 1].isspace():
                    keep(at, start)
                    segments.append(Mark(token.group(), 0))
                    at = end
                continue
            keep(at, start)
            size = len(token.group()) if token.group()[0] in "*_" else 0
            step = pairs[index]
            bold += step * (size >= 2)
            italic += step * (size in (1, 3))
        elif kind in ("line", "entity"):
            keep(at, start)
            seen = " " if kind == "line" else html.unescape(token.group())
            source = joined.source(start)
            segments.append((seen, 0, source, source + end - start))
        elif kind == "escape":
            keep(at, start)
            keep(end, end + 1)
            end += 1
        elif kind == "address":
            keep(at, start)
            close = text.index(">", end)
            keep(end, close)
            end = close + 1
        else:
            keep(at, start)
        at = end
    keep(at, len(text))
    return segments, letters[0] > 0 and letters[0] == letters[1], letters[0] > 0 and letters[0] == letters[2]


def _label(token: re.Match[str], kind: str | None, text: str, labels: frozenset[str]) -> str | None:
    """The label of a footnote mark, if the token is one."""
    if kind == "note":
        return token["note"]
    if kind == "raised":
        label = token["raised"].translate(_RAISED)
        return label if label in labels else None
    if kind == "caret":
        return token["caret"] if token["caret"] in labels else None
    if kind == "square":
        return token["square"] if token["square"] in labels and token.start() else None
    if kind == "sup":
        label = token["sup"]
        if label in labels:
            return label
        # m² and 1ᵉʳ are no marks; a number after a word or a stop is.
        before = text[max(0, token.start() - 2) : token.start()]
        known = not labels and not label.isalpha() and len(before.strip()) == 2 and not before[-1].isdigit()
        return label if known else None
    return None


def _pairs(found: list[re.Match[str]], text: str) -> dict[int, int]:
    """Emphasis signs that open (1) or close (-1); signs without a partner are plain text."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for index, token in enumerate(found):
        sign = token["strong"]
        if sign is None:
            continue
        start, end = token.span()
        closes = start > 0 and not text[start - 1].isspace()
        opens = end < len(text) and not text[end].isspace()
        if closes:
            at = next((at for at in range(len(waiting) - 1, -1, -1) if found[waiting[at]]["strong"] == sign), None)
            if at is not None:
                pairs[waiting[at]], pairs[index] = 1, -1
                del waiting[at:]
                continue
        if opens:
            waiting.append(index)
    return pairs


def marked(text: str) -> set[str]:
    """The labels of all marks that are written as marks (raised, bracketed, starred)."""
    found = set()
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind in ("note", "sup", "caret", "square"):
            found.add(token[kind])
        elif kind == "raised":
            found.add(token.group().translate(_RAISED))
    return found


def _glued(joined: Joined, start: int, end: int, labels: frozenset[str]) -> list[tuple[list[Segment], Mark | None]]:
    """A stretch of text, parted at footnote numbers that a converter left glued to the word before."""
    if not labels:
        return [(joined.segments(start, end), None)]
    parts: list[tuple[list[Segment], Mark | None]] = []
    for mark in _GLUED.finditer(joined.text, start, end):
        label = mark["word"] or mark["stop"] or mark["han"]
        if label in labels and not _SHORT.search(joined.text, max(0, mark.start() - 12), mark.start()):
            parts.append((joined.segments(start, mark.start()), Mark(label, 0)))
            start = mark.end()
    parts.append((joined.segments(start, end), None))
    return parts
