"""Which passages of a section are outcomes: bullets, paragraphs, cells; not the lines that introduce or label them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from merida.finding.categories import label_of, names_assistance
from merida.finding.cited import citation_only, references_in
from merida.finding.force import asks, begins_with_verb, only_aside
from merida.finding.leads import edits, ends_open, introduces, says_no_need, says_nothing_found
from merida.finding.lexicon import language_of
from merida.finding.outcomes_tables import cell_outcomes
from merida.finding.standing import Standing
from merida.finding.values import FindingKind
from merida.reading.values import Document, Passage
from merida.uncac import sort

_LETTERS = re.compile(r"[^\W\d_]")
_SAID_AFTER_COLON = re.compile(r"[:：]\s*[^\W\d][^:：]*[^\s:：–—-]\s*\Z")
_SENTENCE_END = re.compile(r"[.。!?]\s*[”»\"]?\s*\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A passage that is an outcome, or several."""

    passage: Passage
    standing: Standing
    kinds: tuple[FindingKind, ...]
    provisions: tuple[str, ...] = ()
    """Articles cited by the line that introduces it, nearer than any heading."""
    context: str | None = None
    """The one article that "paragraph 3" alone would mean here."""
    label: str = ""
    """Words above or beside it that name a category of assistance."""


type Placed = tuple[Passage, Standing]


def lines_of(section: Sequence[Placed], document: Document, *, review: bool) -> Iterator[Line]:
    """The outcomes among the passages of one section, in order; of a note (`review` is False) only lists count."""
    kinds = section[0][1].heading.kinds
    if not review:
        kinds = tuple(kind for kind in kinds if kind == "assistance_need")
    elif not kinds and document.kind != "country_report" and section[0][1].heading.section == "chapter":
        kinds = ("observation",)  # article groups right under a chapter, without "observations" above them
    lang = document.language or language_of(section[0][0].text)
    tables = (passage for passage, _ in section)
    cells = cell_outcomes(tables, kinds, lang, only=None if review else "assistance_need")
    if not kinds and not cells:
        return
    bulleted = {at for at, (passage, _) in enumerate(section) if passage.role == "bullet"}
    leads: list[tuple[int, tuple[str, ...], str]] = []
    before_bullets = True
    group_text = section[0][1].group_text
    for at, (passage, standing) in enumerate(section):
        if standing.group_text != group_text:
            group_text, leads = standing.group_text, []
        if cell := cells.get(passage.number):
            nearest = cell.provisions or next((one for _, one, _ in reversed(leads) if one), ())
            yield Line(passage, standing, cell.kinds, nearest, _context(nearest or standing.group), cell.label)
        if passage.role == "table" or not kinds or not _LETTERS.search(passage.text):
            continue
        lang = language_of(passage.text, document.language)
        depth = (passage.level or 1) if passage.role == "bullet" else 0
        leads = [one for one in leads if one[0] < depth]
        following = (
            section[at + 1][0] if at + 1 < len(section) and section[at + 1][1].group_text == group_text else None
        )
        own = articles_in(passage.text)
        if _leads_others(passage, following, lang, own, kinds):
            leads.append((depth, own, passage.text if label_of(passage.text, lang) else ""))
            continue
        before_bullets = before_bullets and passage.role != "bullet"
        nearest = next((one for _, one, _ in reversed(leads) if one), ())
        if _counts(passage, standing, kinds, lang, own, review=review, bulleted=bool(bulleted), first=before_bullets):
            label = next((one for _, _, one in reversed(leads) if one), "") or _named(standing.sub_text, lang)
            yield Line(passage, standing, kinds, nearest, _context(nearest or standing.group), label)


def articles_in(text: str) -> tuple[str, ...]:
    """The articles that a text cites, in treaty order, chapters left out."""
    found = [one for reference in references_in(text) for one in reference.provisions]
    return tuple(one for one in sort(found) if not one.startswith("ch."))


def _named(heading: str, lang: str) -> str:
    """A heading within the section, if it names a category of assistance."""
    return heading if heading and label_of(heading, lang) else ""


def _context(provisions: Sequence[str]) -> str | None:
    articles = {re.split(r"\(", one)[0] for one in provisions}
    return articles.pop() if len(articles) == 1 else None


def _leads_others(
    passage: Passage, following: Passage | None, lang: str, own: tuple[str, ...], kinds: tuple[FindingKind, ...]
) -> bool:
    """Whether a passage introduces what follows: an open line, "the following ...", a bare label or provision."""
    text = passage.text
    if kinds == ("assistance_need",) and _SAID_AFTER_COLON.search(text) and names_assistance(text, lang):
        return False
    if passage.role == "bullet":
        deeper = following is not None and following.role == "bullet" and (following.level or 1) > (passage.level or 1)
        if following is None:
            return False
        return ends_open(text) or _only_label(text, own) or (deeper and _topic(text, kinds, lang))
    if ends_open(text) or (following is not None and not own and edits(text, lang)):
        return True
    if following is None:
        return bool(introduces(text, lang) and not own and len(text) < 160 and not says_no_need(text, lang))
    if introduces(text, lang) and (following.role == "bullet" or not (own or begins_with_verb(text, lang))):
        return len(text) < 400
    return _only_label(text, own)


def _topic(text: str, kinds: tuple[FindingKind, ...], lang: str) -> bool:
    """Whether a line above deeper ones only names what they are about: "Regarding article 52", "Training"."""
    if _SENTENCE_END.search(text):
        return False
    return only_aside(text, lang) or label_of(text, lang) or (kinds == ("challenge",) and not asks(text, lang))


def _only_label(text: str, own: tuple[str, ...]) -> bool:
    """Whether a line is no more than a citation ("Articles 15 and 16")."""
    if not own or _SENTENCE_END.search(text):
        return False
    return citation_only(text, references_in(text))


def _counts(
    passage: Passage,
    standing: Standing,
    kinds: tuple[FindingKind, ...],
    lang: str,
    own: tuple[str, ...],
    *,
    review: bool,
    bulleted: bool,
    first: bool,
) -> bool:
    """Whether a passage that introduces nothing is an outcome of its section."""
    text = passage.text
    if kinds == ("observation",):
        return (
            bool(standing.group)
            and passage.role != "table"
            and len(_LETTERS.findall(text)) > (5 if lang == "zh" else 12)
        )
    if not review:
        return passage.role == "bullet" and (bool(own) or names_assistance(text, lang)) and not says_no_need(text, lang)
    if "assistance_need" not in kinds and says_nothing_found(text, lang):
        return False
    if passage.role == "bullet":
        return True
    if not bulleted:
        return _tells(text, kinds, lang, own, standing)
    if "assistance_need" in kinds and says_no_need(text, lang):
        return True
    if first:
        return bool(own) and _tells(text, kinds, lang, own, standing)
    return bool(own) or ("challenge" in kinds and asks(text, lang))


def _tells(text: str, kinds: tuple[FindingKind, ...], lang: str, own: tuple[str, ...], standing: Standing) -> bool:
    """Whether a plain paragraph is an outcome and no remark that leads up to one."""
    if own or standing.group:
        return True
    if "assistance_need" in kinds and (names_assistance(text, lang) or says_no_need(text, lang)):
        return True
    if "challenge" in kinds and asks(text, lang):
        return True
    return "good_practice" in kinds
