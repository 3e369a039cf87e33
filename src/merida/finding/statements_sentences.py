"""Where the sentences of a paragraph begin and end, in six languages: none ends after "art.", "Mr." or an initial."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…؟](?:[\"'”’»)\]]|\[\d+\])*(?=\s)|[。！？](?:[”’」』）)]*)")
# After these a name follows, and the sentence goes on.
_BEFORE_NAME = re.compile(
    r"(?:^|[\s(\[«“\"'’-])(?:(?i:mr|mrs|ms|dr|prof|hon|st|gen|mm|mme|mlle|sr|sra|sres|ee|им|cf|viz|vs|e\.g|i\.e|p\.\s?ej)|[A-ZА-Я])\.$"
)
# A sentence goes on in lower case, or with a sign that cannot begin one.
_GOES_ON = re.compile(r"\s+(?:[a-zа-яßà-ÿ]|[,;:)\]–—-])")
_NUMBER = re.compile(r"\s+[\d(]")
# After these a numeral follows.
_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(\[«“\"'’-])(?:arts?|paras?|subparas?|sects?|secs?|chaps?|pp?|vols?|nos?|par|pars|al|chap|núms?|párrs?|cap|apdo|figs?|add|rev|corr|"
    r"approx|стт?|пп?|подп|гл|ч|абз|стр|с|см|jan|feb|aug|sept|oct|nov|dec)\.$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?:^|\W)[A-ZА-Я]\.\s?[A-ZА-Я]\.$")
_BEGINNING = re.compile(
    r"\s+(?:The|He|She|It|They|In|On|At|A|An|One|Several|Many|Some|Another|With|During|El|La|Le|Les|Un|Una|Une)\b"
)
_YEAR = re.compile(r"\d\s?гг?\.$")
_SHORTEST = 25
_DOLLARS = re.compile(r"долл\.$", re.IGNORECASE)
_STATE_OF_DOLLARS = re.compile(r"(?:^|\W)[A-ZА-Я]\.\s?[A-ZА-Я]\.$")
_BEGINNING = re.compile(
    r"\s+(?:The|He|She|It|They|In|On|At|A|An|One|Several|Many|Some|Another|With|During|El|La|Le|Les|Un|Una|Une)\b"
)
_YEAR = re.compile(r"\d\s?гг?\.$")
_SHORTEST = 25
_DOLLARS = re.compile(r"\s+(?:США|[А-Я][а-я]+(?:ии|ы)\b)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence, spaces around it left out."""
    start = 0
    for found in _END.finditer(text):
        end = found.end()
        if found.group()[0] in ".…" and not _closes(text, start, found.start() + 1, end):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _closes(text: str, start: int, dot: int, end: int) -> bool:
    """Whether the full stop that ends at `dot` closes a sentence."""
    if _GOES_ON.match(text, end):
        return False
    before = text[max(dot - 16, 0) : dot]
    if _BEFORE_NAME.search(before) or (_NUMBER.match(text, end) and _BEFORE_NUMBER.search(before)):
        return False
    if _LETTERS.search(before) and not _BEGINNING.match(text, end):
        return False
    if _YEAR.search(before) and dot - start < _SHORTEST:
        return False
    return not (_DOLLARS.search(before) and _STATE_OF_DOLLARS.match(text, end))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
