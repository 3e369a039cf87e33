"""The review outcomes of a document: observations, good practices, challenges, technical assistance needs identified.

What is an outcome follows from where a passage stands (`standing`), what it is in its section (`outcomes_lines`) and
where one bullet holds several actions (`split`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from merida.finding.categories import categories_of, names_assistance
from merida.finding.cited import references_in
from merida.finding.force import asks, force_of
from merida.finding.leads import says_no_need
from merida.finding.lexicon import language_of
from merida.finding.outcomes_lines import Line, lines_of
from merida.finding.sections import Section
from merida.finding.split import Cited, Part, parts_of
from merida.finding.standing import Standing, standings
from merida.finding.topics import topics_in
from merida.finding.values import Finding, FindingKind
from merida.reading.values import Document, Passage, passage_id
from merida.uncac import ancestors, sort

_REVIEWS = ("executive_summary", "country_report")
_NUMERAL = re.compile(r"[\d一二三四五六七八九十]")
_ROLES = {"bullet": "bullet", "table": "table cell"}
_TELLING: tuple[Section, ...] = ("good_practices", "challenges", "assistance_needs")


def find_outcomes(document: Document) -> tuple[Finding, ...]:
    """The outcomes in the order of the document's passages; none for a document that reports no review.

    A note of the Secretariat yields the needs it lists. Provisions are the outcome's own, else those of the nearest
    heading that cites articles, else the chapter (`inherited`). A line that introduces others is no outcome.
    """
    placed = list(standings(document))
    review = document.kind in _REVIEWS or (document.kind == "other" and _looks_like_review(placed))
    if not review and document.kind != "secretariat_note":
        return ()
    out: list[Finding] = []
    for _, section in groupby(placed, key=lambda one: one[1].at):
        for line in lines_of(list(section), document, review=review):
            out.extend(_outcomes(line, document))
    return tuple(out)


def _looks_like_review(placed: Iterable[tuple[Passage, Standing]]) -> bool:
    """Whether a document of unknown kind has the sections of a review, under chapters or articles of the Convention."""
    seen = {standing.heading.section for _, standing in placed if standing.chapter or standing.group}
    return len(seen & set(_TELLING)) >= 2


def _outcomes(line: Line, document: Document) -> Iterator[Finding]:
    passage, standing = line.passage, line.standing
    lang = language_of(passage.text, document.language)
    cited = citations(passage.text, line.context, standing.chapter)
    parts = parts_of(passage.text, cited, line.kinds[0], lang)
    for part in parts:
        text = passage.text[part.start : part.end]
        kind = line.kinds[0] if len(line.kinds) == 1 else _kind_of(text, line.kinds, lang)
        yield _finding(document, line, part, text, kind, lang, standing)


def _finding(
    document: Document, line: Line, part: Part, text: str, kind: FindingKind, lang: str, standing: Standing
) -> Finding:
    articles = part.provisions
    chapters = () if articles or line.provisions or standing.group or standing.chapter else _chapters(text)
    provisions = articles or line.provisions or chapters or standing.provisions()
    none = kind == "assistance_need" and says_no_need(text, lang)
    force, shown_by = force_of(text, lang) if kind == "challenge" else (None, "")
    categories = categories_of(text, lang, line.label) if kind == "assistance_need" and not none else ()
    telling = articles or (provisions if len(provisions) == 1 else ())
    return Finding(
        kind=kind,
        passage=passage_id(document, line.passage),
        start=part.start,
        end=part.end,
        text=text,
        provisions=provisions,
        inherited=not articles and not chapters and bool(provisions),
        force=force,
        categories=categories,
        topics=() if none else topics_in(text, telling, lang),
        none_identified=none,
        why=_why(line, part, text, shown_by if force else "", force),
    )


def citations(text: str, context: str | None = None, chapter: str | None = None) -> list[Cited]:
    """The citations of articles of the Convention in a text, in order, "the same article" understood; no chapters.

    Where a bracket might cite the law named before it ("adopt the bill (art. 10), and ..."), articles of the chapter
    under review are the Convention's.
    """
    out = []
    for one in references_in(text, context):
        provisions = one.provisions
        if one.reason == "ambiguous" and chapter and text[max(one.start - 1, 0)] in "(（":
            provisions = _in_chapter(one.text, chapter)
        articles = tuple(provision for provision in provisions if not provision.startswith("ch."))
        if articles:
            out.append(Cited(one.start, one.end, sort(articles)))
    # "in accordance with this article" after "article 55, paragraph 5", or under its heading, cites nothing new
    exact = [one for one in out if _NUMERAL.search(text[one.start : one.end])]
    inside = {wider for one in exact for provision in one.provisions for wider in ancestors(provision)}
    inside |= {context, *ancestors(context)} if context else set()
    kept = [one for one in out if one in exact or not inside.issuperset(one.provisions)]
    return sorted(kept, key=lambda one: one.start)


def _chapters(text: str) -> tuple[str, ...]:
    """The chapters that a text names where no heading does: "under chapter II, no need was identified"."""
    found = [provision for one in references_in(text) for provision in one.provisions]
    return tuple(one for one in sort(found) if one.startswith("ch."))


def _in_chapter(cited: str, chapter: str) -> tuple[str, ...]:
    """What a citation taken by itself says, if all of it stands in the chapter."""
    found = [provision for one in references_in(cited) for provision in one.provisions]
    return tuple(found) if all(chapter in ancestors(provision) for provision in found) else ()


def _kind_of(text: str, kinds: Sequence[FindingKind], lang: str) -> FindingKind:
    """The kind of an outcome under a heading that announces several."""
    if "assistance_need" in kinds and (names_assistance(text[:90], lang) or says_no_need(text, lang)):
        return "assistance_need"
    if "challenge" in kinds and asks(text, lang):
        return "challenge"
    return kinds[0]


def _why(line: Line, part: Part, text: str, shown_by: str, force: str | None) -> str:
    standing = line.standing
    said = [
        f"{_ROLES.get(line.passage.role, 'paragraph')} under “{_short(standing.heading_text or standing.group_text)}”"
    ]
    if part.provisions:
        said.append(
            f"provisions cited in {'it' if part.end - part.start == len(line.passage.text) else 'this part of it'}"
        )
    elif line.provisions:
        said.append("provisions from the line that introduces it")
    elif standing.group:
        said.append(f"provisions from “{_short(standing.group_text)}”")
    elif standing.chapter:
        said.append(f"chapter from “{_short(standing.chapter_text)}”")
    if force:
        said.append(f"force from “{shown_by}”" if shown_by else "force from its first verb")
    return "; ".join(said)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rstrip() + "…"
