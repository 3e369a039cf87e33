"""The measure word and noun after a Chinese number: 项措施, 名工作人员, 个国家, 年."""

from __future__ import annotations

import re
from functools import cache

from merida.finding.lexicon import load

_LONGEST = 12


def noun_after(text: str, at: int) -> tuple[str, int, int] | None:
    """(name, start, end) of what is counted from `at`; None without measure word or counting noun."""
    bare, measures, nouns, ends = _lists()
    while at < len(text) and text[at] in " 多余几":
        at += 1
    rest = text[at : at + _LONGEST + 4]
    own = bare.match(rest)
    measure = measures.match(rest)
    if measure:
        begin = measure.end()
        noun = _noun(rest[begin:], nouns, ends)
        whole = measure.group() + noun
        if whole in nouns or noun or not own:
            if not noun and measure.group() in ("名", "位"):
                return "people", at, at + len(whole)
            if not noun and (before := _before(text, at, nouns)):
                return before, at, at + len(whole)
            if not noun and measure.group() in (
                "个",
                "条",
                "点",
                "大",
                "级",
                "部",
                "门",
                "口",
                "本",
                "处",
                "只",
                "层",
                "届",
                "组",
            ):
                return None
            return nouns.get(whole) or nouns.get(noun) or whole, at, at + len(whole)
    if own:
        word = own.group()
        return nouns.get(word, word), at, at + len(word)
    return None


_NUMBER_BEFORE = re.compile(r"[共计达为：:约近超过逾\s]*[\d零〇一二两三四五六七八九十百千万亿 ,]+[多余]?\Z")


def _before(text: str, at: int, nouns: dict[str, str]) -> str | None:
    """双边协定12项: what is counted stands before the number."""
    number = _NUMBER_BEFORE.search(text[:at])
    stop = number.start() if number else at
    return next(
        (nouns[text[first:stop]] for first in range(max(0, stop - 8), stop - 1) if text[first:stop] in nouns), None
    )


def _noun(rest: str, nouns: dict[str, str], ends: frozenset[str]) -> str:
    """The noun at the beginning: the longest one known, with what stands before it; else up to what ends it."""
    stop = next((at for at, sign in enumerate(rest) if sign in ends), len(rest))
    known = max((noun for noun in nouns if rest.startswith(noun)), key=len, default="")
    if known:
        return known
    phrase = rest[:stop]
    for size in range(len(phrase), 1, -1):
        for begin in range(len(phrase) - size + 1):
            if phrase[begin : begin + size] in nouns:
                return phrase[: begin + size]
    return phrase[:_LONGEST]


@cache
def _lists() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str], frozenset[str]]:
    table = load("units")
    nouns = {form: english for english, forms in table["nouns"].items() for form in forms.get("zh", "").split()}
    own = sorted({*table["chinese"]["bare"], *nouns}, key=len, reverse=True)
    measures = sorted(table["chinese"]["measures"], key=len, reverse=True)
    return (
        re.compile("|".join(map(re.escape, own))),
        re.compile("|".join(map(re.escape, measures))),
        nouns,
        frozenset(table["chinese"]["ends"]),
    )


def known_in(text: str) -> str | None:
    """The English plural of the first thing in the table that a head or title names."""
    nouns = _lists()[2]
    found = [(text.find(noun), -len(noun), name) for noun, name in nouns.items() if len(noun) > 1 and noun in text]
    return min(found)[2] if found else None
