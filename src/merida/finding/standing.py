"""Walks the passages of a document and says under what each stands: section, article group, chapter.

Headings decide by what they say; the reader's levels only say where a heading of no known kind ends a section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from merida.finding.categories import names_assistance
from merida.finding.cited import citation_only, references_in
from merida.finding.force import begins_with_verb
from merida.finding.group_titles import is_title_of
from merida.finding.leads import ends_open, says_no_need
from merida.finding.lexicon import language_of
from merida.finding.sections import Heading, classify
from merida.reading.values import Document, Passage

_CITED_AT_END = re.compile(r"[(（\[].*[)）\]]\s*\Z")
_SENTENCE = re.compile(r"[.。;；؛]\s*\Z")
_LABELLED = re.compile(r"[^:：]{3,60}[:：]\s?\S.{7,}")
_SECTION_NUMBER = {("2", 1): "ch.III", ("3", 1): "ch.IV", ("2", 2): "ch.II", ("3", 2): "ch.V"}

NO_HEADING = Heading("other")


@dataclass(frozen=True, slots=True)
class Standing:
    """Under what a passage stands. `at` numbers the section: passages of one section are told from the next."""

    at: int = 0
    heading: Heading = NO_HEADING
    heading_text: str = ""
    group: tuple[str, ...] = ()
    """The articles of the nearest heading that cites some."""
    group_text: str = ""
    group_inside: bool = False
    """Whether that heading stands inside the section, and so ends with it."""
    by_chapter: bool = False
    """Whether chapters are headings inside the section: "Recommendations", "Chapter II", "Chapter V"."""
    chapter: str | None = None
    chapter_text: str = ""
    sub_text: str = ""
    """The nearest heading within the section that announces no section itself."""
    article: str | None = None
    """The one article of the nearest heading of an article: "Paragraph 2" below it is a paragraph of this one."""

    def provisions(self) -> tuple[str, ...]:
        """What a passage that cites nothing inherits: the group's articles, else the chapter."""
        if self.group:
            return self.group
        return (self.chapter,) if self.chapter else ()


def standings(document: Document) -> Iterator[tuple[Passage, Standing]]:
    """Every passage that is no heading, in order, with what it stands under."""
    now = Standing()
    sections: list[Standing] = []
    empty = False
    for at, passage in enumerate(document.passages):
        if paragraphs := _paragraphs(passage, now, document):
            now = _opened(now, Heading("other"), passage, paragraphs, passage.text)
        elif _is_heading(passage, document) and not _goes_on(passage, now) and not _is_need(document, at, now):
            before = _above(now, sections, passage)
            if empty and before.heading.kinds and classify(passage.text).section == "chapter":
                before = replace(before, by_chapter=True)
            now = _after(before, passage, document)
            empty = True
            if now.heading.kinds:
                sections.append(now)
        elif passage.role not in ("masthead", "footnote"):
            empty = False
            yield passage, now


def _paragraphs(passage: Passage, now: Standing, document: Document) -> tuple[str, ...]:
    """The paragraphs of the article above that a line of a country report names and no more: "Paragraphs 2 and 3"."""
    text = passage.text
    if document.kind != "country_report" or now.article is None or len(text) > 80 or passage.role == "table":
        return ()
    found = references_in(text, now.article)
    if len(found) != 1 or passage.label or not citation_only(text, found):
        return ()
    deeper = all("(" in one and one.split("(")[0] == now.article for one in found[0].provisions)
    return found[0].provisions if deeper else ()


def _is_need(document: Document, at: int, now: Standing) -> bool:
    """Whether a short line among needs is one, though it looks like a heading: "Article 8: legislative assistance".

    Such a line says which assistance, after its provision or with no text below it.
    """
    passage = document.passages[at]
    heading = classify(passage.text)
    if now.heading.kinds != ("assistance_need",) or heading.section not in ("article", "group", "other"):
        return False
    lang = language_of(passage.text, document.language)
    if not names_assistance(passage.text, lang) or is_title_of(passage.text, heading.provisions, lang):
        return False
    if heading.section == "article" and _LABELLED.match(passage.text):
        return True
    after = document.passages[at + 1] if at + 1 < len(document.passages) else None
    return not ends_open(passage.text) and (after is None or after.role == "heading") and bool(heading.provisions)


def _above(now: Standing, sections: list[Standing], passage: Passage) -> Standing:
    """The standing that a heading of no known kind goes on with: that of the section it stands in by its level."""
    if (now.heading_text and _names(passage.headings, now.heading_text)) or passage.role != "heading":
        return now
    if classify(passage.text).section not in ("other", "introduction"):
        return now
    for one in reversed(sections):
        if _names(passage.headings, one.heading_text):
            return replace(one, at=now.at + 1, chapter=now.chapter, chapter_text=now.chapter_text)
    return now


def _goes_on(passage: Passage, now: Standing) -> bool:
    """Whether a line with a colon only introduces the list of its section ("It is recommended that:")."""
    same = bool(now.heading.kinds) and classify(passage.text).kinds == now.heading.kinds
    return same and ends_open(passage.text)


def _is_heading(passage: Passage, document: Document) -> bool:
    """Whether a passage heads others: the reader's headings unless they say a whole outcome, and what it missed."""
    text = passage.text
    lang = language_of(text, document.language)
    if passage.role == "heading":
        return not (_SENTENCE.search(text) and (says_no_need(text, lang) or _labelled_outcome(text, lang)))
    report = document.kind == "country_report"  # its sections are lettered lines: "(c) Successes and good practices"
    if not (passage.role == "paragraph" or (report and passage.role == "bullet")) or _SENTENCE.search(text):
        return False
    if len(text) < (36 if lang == "zh" else 110) and not ends_open(text):
        heading = classify(text)
        if heading.section == "chapter" or (report and heading.section in ("nothing", "article")):
            return not any("(" in one for one in heading.provisions)
        if heading.kinds and not heading.provisions and not (passage.label or "").isdigit():
            return not begins_with_verb(text, lang)
    return len(text) < 400 and bool(_CITED_AT_END.search(text)) and _heads_group(text, lang)


def _labelled_outcome(text: str, lang: str) -> bool:
    """Whether a sentence is an outcome after its provision ("Article 7: adopt ...") and no article with its title."""
    heading = classify(text)
    if heading.section not in ("article", "group", "other"):
        return False
    labelled = _LABELLED.match(text) or (heading.section == "article" and begins_with_verb(text, lang))
    return bool(labelled) and not is_title_of(text, heading.provisions, lang)


def _heads_group(text: str, lang: str) -> bool:
    """Whether a line is the heading of a group of articles: their titles and numbers, and no action."""
    heading = classify(text)
    if heading.section != "group" or any("(" in one for one in heading.provisions):
        return False
    return is_title_of(text, heading.provisions, lang) and not begins_with_verb(text, lang)


def _after(now: Standing, passage: Passage, document: Document) -> Standing:
    """The standing below a heading."""
    heading = classify(passage.text)
    chapter = heading.chapter or _by_number(passage, document, heading)
    inside = bool(now.heading_text) and _names(passage.headings, now.heading_text)
    if chapter and heading.section == "chapter" and (inside or now.by_chapter) and now.heading.kinds:
        return replace(now, group=(), group_text="", chapter=chapter, chapter_text=passage.text)
    if heading.section == "chapter":
        return _opened(now, heading, passage, (), "", chapter)
    if chapter and chapter != now.chapter:
        now = replace(now, chapter=chapter, chapter_text=passage.text)
    if heading.section in ("article", "group"):
        if heading.section == "article" and not inside and document.kind != "executive_summary":
            now = _opened(now, Heading("other"), passage, (), "")
        within = inside and bool(now.heading.kinds)
        numbers = {one.split("(")[0] for one in heading.provisions}
        only = numbers.pop() if heading.section == "article" and len(numbers) == 1 else None
        now = replace(now, group=heading.provisions, group_text=passage.text, group_inside=within, sub_text="")
        return replace(now, article=only)
    group, group_text = _group_above(now, passage.headings, document)
    if now.group_inside and heading.kinds and document.kind == "executive_summary":
        group, group_text = (), ""
    if inside and (heading.section == "other" or (heading.section == "introduction" and now.heading.kinds)):
        return replace(now, group=group, group_text=group_text, sub_text=passage.text)
    if heading.section == "introduction":
        return _opened(now, heading, passage, (), "")
    if heading.provisions:
        group, group_text = heading.provisions, passage.text
    return _opened(now, heading, passage, group, group_text)


def _opened(
    now: Standing,
    heading: Heading,
    passage: Passage,
    group: tuple[str, ...],
    group_text: str,
    chapter: str | None = None,
) -> Standing:
    """A new section."""
    opened = replace(now, at=now.at + 1, heading=heading, heading_text=passage.text, group=group, group_text=group_text)
    opened = replace(opened, group_inside=False, by_chapter=False, sub_text="")
    return replace(opened, chapter=chapter, chapter_text=passage.text, article=None) if chapter else opened


def _group_above(now: Standing, path: tuple[str, ...], document: Document) -> tuple[tuple[str, ...], str]:
    """The group that still holds below another heading: a section of a country report stands below its article."""
    if now.group_text and _names(path, now.group_text):
        return now.group, now.group_text
    by_article = now.article or classify(now.group_text).section == "article"
    if now.group_text and by_article and document.kind != "executive_summary":
        return now.group, now.group_text
    return (), ""


def _names(path: tuple[str, ...], text: str) -> bool:
    """Whether a heading, given without its printed number, is among the headings of a path, which have theirs."""
    return any(one == text or one.endswith(text) for one in path)


def _by_number(passage: Passage, document: Document, heading: Heading) -> str | None:
    """The chapter that section 2 or 3 of an executive summary is about in its cycle, where no words say it."""
    if document.kind != "executive_summary" or heading.section in ("introduction", "other") or document.cycle is None:
        return None
    number = (passage.label or "").strip("().-").replace("-", ".")
    return _SECTION_NUMBER.get((number.split(".")[0], document.cycle)) if "." in number else None
