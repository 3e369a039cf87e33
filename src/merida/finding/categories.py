"""The kinds of technical assistance that a need asks for, in the seven categories of the codebook.

A category said by its name decides alone ("Institution-building: ..."); else the words of the need show it.
The lexicon is `data/categories.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from merida.finding.lexicon import compiled, fold, language_of, load

ORDER = (
    "legislative_assistance",
    "institution_building",
    "policymaking",
    "capacity_building",
    "research_and_data",
    "international_cooperation_facilitation",
    "other",
)
_LABEL_END = re.compile(r":(?=\s|[^\W\d])|\s-\s|\(")
_CITATION = re.compile(
    r"\A\s*(?:\(?\s*(?:arts?\.|articles?\b|articulos?\b|стать\w+|ст\.|第|الماد|المواد)[^:]{0,80}:|-)\s*"
)


def categories_of(text: str, lang: str | None = None) -> tuple[str, ...]:
    """The categories of a need, in the order of the codebook; `other` only when it is said or nothing else fits."""
    lang = language_of(text, lang)
    said = fold(text).strip()
    said = said[found.end() :] if (found := _CITATION.match(said)) else said
    patterns = _lexicon(lang)
    if patterns["other", "label"].search(said):
        return ("other",)
    end = _LABEL_END.search(said)
    head = said[: end.start()] if end and said[end.start()] == ":" else said
    for part, sort in ((head, "label"), (said, "label"), (said, "word")):
        found_here = tuple(name for name in ORDER[:-1] if patterns[name, sort].search(part))
        if found_here:
            return found_here
    return ("other",)


def names_assistance(text: str, lang: str | None = None) -> bool:
    """Whether a text names a category of assistance or begins with what shows one."""
    lang = language_of(text, lang)
    said, patterns = fold(text), _lexicon(lang)
    return any(patterns[name, sort].search(said) for name in ORDER[:-1] for sort in ("label", "word")) or bool(
        patterns["other", "label"].search(said)
    )


@cache
def _lexicon(lang: str) -> dict[tuple[str, str], re.Pattern[str]]:
    return {
        (name, sort): compiled(table.get(lang, ()), lang)
        for name, sorts in load("categories").items()
        for sort, table in sorts.items()
    }
