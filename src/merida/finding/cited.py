"""The references of a text, kept for a while: a passage is asked for them when it is placed, weighed and cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from merida.finding.lexicon import fold, in_every_language, load
from merida.uncac import Reference, references


@lru_cache(maxsize=2048)
def references_in(text: str, context: str | None = None) -> tuple[Reference, ...]:
    """The references of a text in order, as `merida.uncac.references` gives them."""
    return tuple(references(text, context=context))


_LETTERS = re.compile(r"[^\W\d_]")


def citation_only(text: str, found: Sequence[Reference], letters: int = 3) -> bool:
    """Whether a line is no more than its citations, but for so many letters (an "and")."""
    bare = text
    for one in reversed(found):
        if one.provisions:
            bare = bare[: one.start] + bare[one.end :]
    return bare != text and len(_LETTERS.findall(bare)) <= letters


_BARE = re.compile(r"\s*(?:[\d٠-٩]|[一二三四五六七八九十]+(?:[、和]|\Z))")
_ARTICLES = {"ar": "المواد ", "en": "articles ", "es": "artículos ", "fr": "articles ", "ru": "статьи ", "zh": "第"}


def bare_articles(text: str, lang: str) -> tuple[str, ...]:
    """The articles that numbers alone name in a column headed "Article": "9 (1) (d)", "5 et 6", "8, par. 5"."""
    if not _BARE.match(text) or len(text) > 80:
        return ()
    whole = _ARTICLES[lang] + text + ("条" if lang == "zh" and "条" not in text else "")
    found = references_in(whole)
    if not citation_only(whole, found):
        return ()
    return tuple(one for reference in found for one in reference.provisions)


def heads_articles(head: str) -> bool:
    """Whether the head of a column announces articles: "Article of the Convention", "Статья"."""
    return len(head) < 60 and bool(_article_column().search(fold(head).strip()))


@cache
def _article_column() -> re.Pattern[str]:
    return in_every_language(load("headings")["article_column"])
