"""Groups of articles under which reviews report, as executive summaries head them; the rows of a table of outcomes.

A provision outside every group stands in a row of its own article, a chapter alone under the chapter as a whole, and
an outcome without any under "no provision": nothing is dropped.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from merida import uncac
from merida.drafting.words import articles, chapter, say


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that reviews report on together."""

    articles: tuple[int, ...] = ()
    chapter: str | None = None
    """Roman numeral: the chapter as a whole."""

    @property
    def key(self) -> str:
        """`5,6`, `ch.II`, or `none`: what links and files call it."""
        if self.chapter:
            return f"ch.{self.chapter}"
        return ",".join(map(str, self.articles)) or "none"

    @property
    def place(self) -> tuple[int, int]:
        """Treaty order; a chapter as a whole after its articles, no provision last."""
        if self.chapter:
            return uncac.order(uncac.children(f"ch.{self.chapter}")[-1]), 1
        return (uncac.order(str(self.articles[0])), 0) if self.articles else (10_000, 0)

    def label(self, language: str) -> str:
        """As printed at the head of a row."""
        if self.chapter:
            return chapter(self.chapter, language)
        return articles(self.articles, language) if self.articles else say(language, "no_provision")


@cache
def standing_groups() -> tuple[Group, ...]:
    """The groups of the first and second cycle, by the headings of the executive summaries."""
    text = (files("merida.drafting") / "data" / "article_groups.csv").read_text(encoding="utf-8")
    return tuple(Group(tuple(map(int, row["articles"].split()))) for row in csv.DictReader(text.splitlines()))


def groups_of(provisions: Iterable[str], groups: Sequence[Group] | None = None) -> tuple[Group, ...]:
    """The groups that these provisions fall under, in treaty order; never none."""
    by_article = {number: group for group in groups or standing_groups() for number in group.articles}
    found: set[Group] = set()
    for provision in provisions:
        if provision.startswith("ch."):
            found.add(Group(chapter=provision[3:]))
            continue
        number = int(provision.partition("(")[0])
        found.add(by_article.get(number) or Group((number,)))
    return tuple(sorted(found or {Group()}, key=lambda group: group.place))
