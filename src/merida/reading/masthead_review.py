"""Which State a review is about, and in which cycle of the Mechanism."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from merida.places import find_names, named
from merida.reading.assemble_lines import Line
from merida.reading.folding import fold, table
from merida.reading.values import Language, Role

__all__ = ["cycle_of", "state_of"]

_SYMBOL_CYCLE = re.compile(r"/IRG/(I{1,2})/")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_CHAPTER = re.compile(
    r"\b(?:chapters?|chapitres?|capitulos?|глав[аы]?) (iii|ii|iv|v)\b(?:(?: and| et| y| и|,) (iii|ii|iv|v)\b)?"
)
_HAN = re.compile(r"第([二三四五])(?:章|和第?([二三四五])章)")
_ARABIC = re.compile(r"الفصل(?:ين)? ال(ثاني|ثالث|رابع|خامس)(?: وال(ثاني|ثالث|رابع|خامس))?")
_NUMBERS = {**_ROMAN, "二": 2, "三": 3, "四": 4, "五": 5, "ثاني": 2, "ثالث": 3, "رابع": 4, "خامس": 5}
_ENOUGH = 3


def cycle_of(symbol: str | None, top: Sequence[str], lines: Sequence[Line], roles: Sequence[Role]) -> int | None:
    """The cycle that the symbol, the masthead or the chapters among the headings tell; None if they do not, or
    disagree."""
    found = _SYMBOL_CYCLE.search(symbol or "")
    if found:
        return len(found.group(1))
    words = " ".join(fold(text) for text in top)
    first, second = table("masthead", "first_cycle").search(words), table("masthead", "second_cycle").search(words)
    if bool(first) != bool(second):
        return 1 if first else 2
    chapters = {
        chapter
        for line, role in zip(lines, roles, strict=True)
        if role in ("heading", "masthead")
        for chapter in _chapters(line.words)
    }
    cycles = {1 if chapter in (3, 4) else 2 for chapter in chapters if chapter in (2, 3, 4, 5)}
    return cycles.pop() if len(cycles) == 1 else None


def _chapters(text: str) -> Iterator[int]:
    if len(text) > 200:
        return
    folded = fold(text)
    for pattern in (_CHAPTER, _HAN, _ARABIC):
        for found in pattern.finditer(folded):
            yield from (_NUMBERS[one] for one in found.groups() if one)


def state_of(lines: Sequence[Line], roles: Sequence[Role], top: Sequence[str], language: Language | None) -> str | None:
    """The State reviewed: alone on a line, in the title, in the heading of the introduction; else the one named
    most."""
    headings = [line.words for line, role in zip(lines, roles, strict=True) if role == "heading"]
    early = [line.words for line, role in zip(lines, roles, strict=True) if role == "paragraph"][:3]
    for text in (*top, *headings[:8], *early):
        if len(text) < 80 and (code := named(text.strip(" *:."), language)):
            return code
    for name in ("reviewed", "framework"):
        for text in (*top, *headings[:8]):
            found = table("masthead", name).search(fold(text)) if len(text) < 400 else None
            if found and (code := _state_in(text, found, language)):
                return code
    counts: Counter[str] = Counter()
    for line, role in zip(lines, roles, strict=True):
        if role in ("heading", "paragraph", "bullet"):
            counts.update({code for _, _, code in find_names(line.words, language)})
    if not counts:
        return None
    (code, most), *others = counts.most_common(2)
    return code if most >= _ENOUGH and (not others or most >= 2 * others[0][1]) else None


def _state_in(text: str, found: re.Match[str], language: Language | None) -> str | None:
    """The State in the part of a line that names the one reviewed; None if that part names several."""
    said = next((one for one in found.groupdict().values() if one), None)
    codes = {
        code
        for start, end, code in find_names(text, language)
        if said is None or fold(text[start:end]) in said or said in fold(text[start:end])
    }
    return codes.pop() if len(codes) == 1 else None
