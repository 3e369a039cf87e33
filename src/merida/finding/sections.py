"""What a heading announces: an introduction, observations, outcomes of one kind, a chapter, an article group.

It is read by what it says, in six languages, whatever its number; what it cites makes it a group. The lexicon is
`data/headings.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from merida.finding.lexicon import fold, in_every_language, load, run_together
from merida.finding.values import FindingKind
from merida.uncac import cite, sort

type Section = Literal[
    "introduction",
    "observations",
    "good_practices",
    "challenges",
    "assistance_needs",
    "mixed",
    "nothing",
    "chapter",
    "article",
    "group",
    "other",
]
OUTCOMES: dict[Section, FindingKind] = {
    "observations": "observation",
    "good_practices": "good_practice",
    "challenges": "challenge",
    "assistance_needs": "assistance_need",
}
_STRONG: tuple[Section, ...] = ("good_practices", "challenges", "assistance_needs")
_NAMES = ("contents", "introduction", "assistance_provided", *_STRONG, "observations", "other_section")
_RUN_TOGETHER = re.compile(r"[\u0620-\u064a]{13}")
"""An Arabic heading whose words have lost the spaces between them."""
_NUMBER = re.compile(
    r"\A\s*(?:\(?(?:[ivxlcdm]{1,5}|\d{1,2}|[a-zа-я])\)|(?:[ivxlcdm]{1,5}|\d{1,2}|[a-zа-я])(?:[.\-]\s?(?:\d{1,2}|[a-zа-я])(?=[.\-)\s]))*[.)\-:]?(?=\s)|"
    r"\(?[一二三四五六七八九十]{1,3}\)?[、.)\s]|\(?[ابجدهوزحطي]\)|(?:اولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا)\s?[-:.]|[•·–*#]+)[.\-:\s]*"
)
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    "6": 6,
    "7": 7,
}
_CHAPTERS = ("", "ch.I", "ch.II", "ch.III", "ch.IV", "ch.V", "ch.VI", "ch.VII")
_HAN_CHAPTER = re.compile(r"第([一二三四五六七])章")
_HAN = "零一二三四五六七"
_ARABIC_CHAPTER = re.compile(r"الفصل(?:ين)?\s*(?:ال)?(اول|ثاني|ثالث|رابع|خامس|سادس|سابع|[1-7])")
_ARABIC = ("", "اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع")
_ARTICLE_FIRST = re.compile(
    r"\A(?:articles?\b|arts?\.|articulos?\b|стать[яи]|ст\.|第[一二三四五六七八九十百\d]+(?:[和、至]第?[一二三四五六七八九十百\d]+)*条|الماد[ةت]|المواد)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading is: its section, its chapter if it names one, the articles it cites in treaty order."""

    section: Section
    chapter: str | None = None
    provisions: tuple[str, ...] = ()
    kinds: tuple[FindingKind, ...] = ()
    """The kinds of outcomes that may stand under it; several for "Good practices and challenges"."""


def plain_heading(text: str) -> str:
    """The folded heading without the numbers before it: "III.B. (c) Challenges" is "challenges"."""
    folded = fold(text).strip()
    for _ in range(4):
        found = _NUMBER.match(folded)
        if not found or found.end() == len(folded):
            break
        folded = folded[found.end() :]
    return folded


@lru_cache(maxsize=4096)
def classify(text: str) -> Heading:
    """What the heading announces. What cites articles and names no kind of outcome is an article or a group."""
    said = plain_heading(text)
    heading = _classified(text, said, _lexicon())
    if heading.section in ("other", "chapter") and _RUN_TOGETHER.search(said):
        return _classified(text, re.sub(r"\W", "", said), _joined_lexicon())
    return heading


def _classified(text: str, said: str, lexicon: Mapping[str, re.Pattern[str]]) -> Heading:
    cited = sort([one for citation in cite(text) for one in citation.provisions])
    provisions = tuple(one for one in cited if not one.startswith("ch."))
    chapters = [one for one in cited if one.startswith("ch.")]
    chapter = (chapters[0] if len(chapters) == 1 else None) if chapters else named_chapter(said)
    if _ARTICLE_FIRST.match(said) and provisions and not any(lexicon[one].search(said) for one in _STRONG):
        return Heading("article", chapter, provisions)
    if lexicon["contents"].search(said) or lexicon["other_section"].search(said):
        return Heading("nothing", chapter, provisions)
    if not provisions and lexicon["introduction"].search(said):
        return Heading("introduction", chapter)
    matched = [one for one in _STRONG if lexicon[one].search(said)]
    if "assistance_needs" in matched and lexicon["assistance_provided"].search(said) and not _needs_said(said):
        return Heading("nothing", chapter, provisions)
    if not matched and lexicon["assistance_provided"].search(said):
        return Heading("nothing", chapter, provisions)
    if provisions and matched == ["assistance_needs"] and not _needs_said(said):
        matched = []  # "Training and technical assistance (art. 60)" is a group
    if matched:
        kinds = tuple(OUTCOMES[one] for one in matched)
        return Heading(matched[0] if len(matched) == 1 else "mixed", chapter, provisions, kinds)
    if not provisions and lexicon["observations"].search(said):
        return Heading("observations", chapter, (), ("observation",))
    if provisions:
        return Heading("group", chapter, provisions)
    if chapter:
        return Heading("chapter", chapter)
    return Heading("other")


def named_chapter(said: str) -> str | None:
    """The chapter that a folded heading names by number or by title; None if it names none or several."""
    numbers = {_ROMAN[found.group(1)] for found in _chapter_word().finditer(said)}
    numbers |= {_HAN.index(found.group(1)) for found in _HAN_CHAPTER.finditer(said)}
    for found in _ARABIC_CHAPTER.finditer(said):
        one = found.group(1)
        numbers.add(int(one) if one.isdecimal() else _ARABIC.index(one))
    if numbers:
        return _CHAPTERS[numbers.pop()] if len(numbers) == 1 else None
    bare = re.sub(r"\(.*?\)|[.:]\s*\Z", "", said).strip()
    return next((chapter for chapter, pattern in _titles().items() if pattern.search(bare)), None)


@cache
def _lexicon() -> dict[str, re.Pattern[str]]:
    data = load("headings")
    return {name: in_every_language(data[name]) for name in _NAMES}


@cache
def _joined_lexicon() -> dict[str, re.Pattern[str]]:
    data = load("headings")
    return {name: run_together(data[name]["ar"]) for name in _NAMES}


@cache
def _chapter_word() -> re.Pattern[str]:
    words = "|".join(load("headings")["chapter_word"].values())
    return re.compile(rf"(?<!\w)(?:{words})\s+(vii|vi|v|iv|iii|ii|i|[1-7])(?!\w)")


@cache
def _titles() -> dict[str, re.Pattern[str]]:
    return {chapter: in_every_language(table) for chapter, table in load("headings")["chapter_titles"].items()}


_NEEDS = re.compile(r"need|besoin|necesidad|потребност|需|احتياج|حاج|request|requir|demand|solicit")


def _needs_said(said: str) -> bool:
    return bool(_NEEDS.search(said))
