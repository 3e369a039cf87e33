"""One spelling for every provision of the Convention: `57(3)(a)`, `23(1)(b)(ii)`, `ch.V`; and its order and kin.

Functions take and give spellings; `Provision` is the taken-apart form. Plain classes: `merida cite` starts here.
"""

from __future__ import annotations

from collections.abc import Iterable

from merida.uncac.table import CHAPTERS, ORDER, SPELLINGS


class Provision:
    """A place in the Convention: a chapter ("V"), or an article with, where it has them, paragraph, letter and item."""

    __slots__ = ("article", "chapter", "item", "paragraph", "subparagraph")

    def __init__(
        self,
        chapter: str | None = None,
        article: int | None = None,
        paragraph: int | None = None,
        subparagraph: str | None = None,
        item: str | None = None,
    ) -> None:
        self.chapter = chapter
        """Roman numeral of a chapter; None for an article and what is in it."""
        self.article = article
        self.paragraph = paragraph
        self.subparagraph = subparagraph
        self.item = item

    def _key(self) -> tuple[str | None, int | None, int | None, str | None, str | None]:
        return self.chapter, self.article, self.paragraph, self.subparagraph, self.item

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Provision) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __str__(self) -> str:
        return format(self)

    def __repr__(self) -> str:
        return f"parse({format(self)!r})"


def parse(spelling: str) -> Provision:
    """The provision of this spelling; ValueError with one sentence if the Convention has no such provision."""
    if not exists(spelling):
        raise ValueError(f"The Convention has no provision {spelling!r}; write 57, 57(3), 57(3)(a) or ch.V.")
    if spelling.startswith("ch."):
        return Provision(chapter=spelling[3:])
    article, *inner = spelling.replace(")", "").split("(")
    paragraph = int(inner.pop(0)) if inner and inner[0].isdigit() else None
    subparagraph, item = (*inner, None, None)[:2]
    return Provision(None, int(article), paragraph, subparagraph, item)


def format(provision: Provision) -> str:
    """The spelling of a provision: the reverse of `parse`."""
    if provision.chapter is not None:
        return f"ch.{provision.chapter}"
    parts = (provision.paragraph, provision.subparagraph, provision.item)
    return f"{provision.article}" + "".join(f"({part})" for part in parts if part is not None)


def exists(spelling: str) -> bool:
    """Whether the Convention has this provision, spelt this way."""
    return spelling in ORDER


def order(spelling: str) -> int:
    """Its place in the treaty, from 0: a key for sorting; chapters stand before their articles."""
    return ORDER[spelling]


def sort(spellings: Iterable[str]) -> tuple[str, ...]:
    """The spellings in treaty order, without repeats; KeyError if one does not exist."""
    return tuple(sorted(set(spellings), key=ORDER.__getitem__))


def ancestors(spelling: str) -> tuple[str, ...]:
    """What it stands in, nearest first: `57(3)(a)` is in `57(3)`, `57` and `ch.V`. Empty for a chapter."""
    found = []
    inner = spelling
    while inner.endswith(")"):
        inner = inner.rpartition("(")[0]
        found.append(inner)
    if not inner.startswith("ch."):
        found.append(chapter_of(inner))
    return tuple(found)


def chapter_of(spelling: str) -> str:
    """The chapter that a provision stands in (`57(3)` gives `ch.V`); a chapter gives itself."""
    place = ORDER[spelling]
    return next(f"ch.{c}" for c in reversed(CHAPTERS) if ORDER[f"ch.{c}"] <= place)


def children(spelling: str) -> tuple[str, ...]:
    """What stands directly in it, in treaty order: the articles of a chapter, the paragraphs of an article."""
    below = SPELLINGS[ORDER[spelling] + 1 :]
    if spelling.startswith("ch."):
        end = next((n for n, s in enumerate(below) if s.startswith("ch.")), len(below))
        return tuple(s for s in below[:end] if not s.endswith(")"))
    depth = spelling.count("(") + 1
    return tuple(s for s in below if s.startswith(spelling + "(") and s.count("(") == depth)
