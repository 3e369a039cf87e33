"""Whether a line is the title of the articles that it cites, as the Convention has it: then it heads a group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from merida.finding.cited import references_in
from merida.finding.lexicon import fold
from merida.uncac.articles import article, chapter

_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.7
"""So many of the line's words stand in the titles: editors abridge and inflect them."""


def is_title_of(text: str, provisions: Sequence[str], lang: str) -> bool:
    """Whether most words of a line, its citations left out, are words of the titles of the articles that it cites."""
    numbers = {int(one.split("(")[0]) for one in provisions if not one.startswith("ch.")}
    bare = text
    for one in reversed(references_in(text)):
        bare = bare[: one.start] + " " + bare[one.end :]
    said = _stems(bare, lang)
    if len(said) < 2 or not numbers:
        return False
    titles = frozenset[str]().union(*(_title(number, lang) for number in numbers))
    return len(said & titles) >= _SHARE * len(said)


@cache
def _title(number: int, lang: str) -> frozenset[str]:
    facts = article(number)
    return _stems(facts.title(lang), lang) | _stems(chapter(facts.chapter).title(lang), lang)


def _stems(text: str, lang: str) -> frozenset[str]:
    """What stands for the words of a text: their first letters, pairs of signs in Chinese."""
    folded = fold(text)
    if lang == "zh":
        runs = _WORD.findall(folded)
        return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))
    size = 4 if lang == "ar" else 5
    words = (re.sub(r"\A[وف]?(?:بال|كال|ال|لل)", "", word) if lang == "ar" else word for word in _WORD.findall(folded))
    return frozenset(word[:size] for word in words if len(word) > 3)
