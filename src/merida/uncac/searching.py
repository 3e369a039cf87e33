"""Provisions found by words of their number, title or summary: for a person who types into a field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from merida.uncac.facts import LANGUAGES, articles, chapters, provision

_UNSPACED = re.compile(r"[\u0600-\u06ff\u4e00-\u9fff]")
_TOKEN = re.compile(r"\d+(?:\s?\(\w{1,4}\))+|ch\.\s?[ivx]+|\w+")
_ARTICLE = {
    "art",
    "arts",
    "article",
    "articles",
    "articulo",
    "articulos",
    "ст",
    "статья",
    "статьи",
    "المادة",
    "第",
    "条",
}


def search_titles(words: str, lang: str | None = None) -> tuple[str, ...]:
    """Provisions whose number, title or summary holds all of these words or beginnings of words.

    By number first, then by title (in `lang`, or in any), then by summary (English); each group in treaty order.
    """
    wanted = [token for token in _tokens(words) if token not in _ARTICLE]
    if not wanted:
        return ()
    groups: tuple[list[str], ...] = ([], [], [])
    for spelling, titles, summary in _shelf():
        if len(wanted) == 1 and _numbered(spelling, wanted[0]):
            groups[0].append(spelling)
        elif any(_holds(titles[one], wanted) for one in ((lang,) if lang else LANGUAGES) if one in titles):
            groups[1].append(spelling)
        elif _holds(summary, wanted):
            groups[2].append(spelling)
    return tuple(spelling for group in groups for spelling in group)


def _numbered(spelling: str, number: str) -> bool:
    """Whether the spelling is this number or stands in it: `57(3)(a)` for 57 and for 57(3)."""
    plain = spelling.casefold()
    return plain == number or plain.startswith(f"{number}(")


def _holds(text: str, wanted: Iterable[str]) -> bool:
    return all(word in text if _UNSPACED.search(word) else f" {word}" in text for word in wanted)


@cache
def _shelf() -> tuple[tuple[str, dict[str, str], str], ...]:
    shelf: list[tuple[str, dict[str, str], str]] = []
    for chapter in chapters():
        shelf.append((f"ch.{chapter.roman}", {lang: _plain(chapter.title(lang)) for lang in LANGUAGES}, ""))
        for article in (one for one in articles() if one.number in chapter.articles):
            for spelling in article.provisions:
                titles = {lang: _plain(article.title(lang)) for lang in LANGUAGES} if "(" not in spelling else {}
                shelf.append((spelling, titles, _plain(provision(spelling).summary or "")))
    return tuple(shelf)


def _plain(text: str) -> str:
    """Folded, its words parted by one space, with a space before the first."""
    return " " + " ".join(re.findall(r"\w+", _fold(text)))


def _tokens(words: str) -> list[str]:
    return ["".join(token.split()) for token in _TOKEN.findall(_fold(words))]


def _fold(text: str) -> str:
    marked = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in marked if not unicodedata.combining(sign))
