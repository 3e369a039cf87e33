"""Document -> statements: each sentence of the record of a meeting in which somebody said something.

What a body decides (opened, considered, adopted) is no statement; "he" and "the panellist" are who spoke before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from merida.finding import statements_clauses as clauses
from merida.finding import verbs
from merida.finding.lexicon import language_of
from merida.finding.speakers import Mention
from merida.finding.statements_folding import Folded, folded
from merida.finding.statements_people import Floor
from merida.finding.statements_saying import Saying
from merida.finding.statements_sentences import sentences
from merida.finding.topics import topics_in
from merida.finding.values import Statement
from merida.places import find_names
from merida.reading.values import Document, Passage, passage_id
from merida.uncac import cite, references, sort

_MEETINGS = frozenset(("session_report", "draft_report"))
_PRESIDING = frozenset(("chair", "group", "moderator"))
_CONFERENCE = re.compile(r"conferenc|конференц|(?:ال)?مؤتمر|缔约国会议")
_ROLES = frozenset(("paragraph", "bullet"))


def find_statements(document: Document) -> tuple[Statement, ...]:
    """The statements of a report of a meeting, in order; none of any other document."""
    if document.kind not in _MEETINGS:
        return ()
    floor = Floor()
    found: list[Statement] = []
    for passage in document.passages:
        if passage.role == "heading":
            floor = Floor()
        elif passage.role in _ROLES:
            found.extend(_in_passage(document, passage, floor))
    return tuple(found)


def _in_passage(document: Document, passage: Passage, floor: Floor) -> Iterator[Statement]:
    lang = language_of(passage.text, document.language)
    where = passage_id(document, passage)
    cited = cite(passage.text, lang)
    for start, end in sentences(passage.text):
        text = passage.text[start:end]
        here = folded(text)
        said = _saying(here, text, lang)
        if said and lang == "ar" and said.mention is None and not said.passive:
            said = replace(said, passive=floor.leaves_out(here.text[slice(*said.verb)]))
        if said is None or _procedure(text, said, here, lang):
            floor.listen(here, text, lang)
            continue
        speaker = floor.speaker(said, here, text, lang)
        if speaker is None and not said.passive:
            floor.listen(here, text, lang)
            continue
        first, *more = [said.verb, *clauses.also(here.text, said, lang)]
        yield Statement(
            passage=where,
            start=start,
            end=end,
            text=text,
            speaker=speaker.text if speaker else None,
            role=speaker.role if speaker else None,
            quantifier=speaker.quantifier if speaker else None,
            state=speaker.state if speaker else None,
            verb=_printed(here, text, first),
            verbs_also=tuple(_printed(here, text, one) for one in more),
            antecedent=speaker.antecedent if speaker else None,
            provisions=sort(
                one for reference in cited if start <= reference.start < end for one in reference.provisions
            ),
            topics=topics_in(text, (), lang),
            why=_why(said),
        )


def _saying(here: Folded, text: str, lang: str) -> Saying | None:
    said = clauses.saying_of(here.text, lang) or _by_name(here, text, lang) or clauses.unnamed(here.text, lang)
    if said or not (said := clauses.dropped(here.text, lang)):
        return said
    # A written u in an Arabic verb makes it passive: اقتُرح is "it was proposed".
    return replace(said, passive=True) if "\u064f" in _printed(here, text, said.verb) else said


def _by_name(here: Folded, text: str, lang: str) -> Saying | None:
    """A State that speaks by its name: "The United States of America stated"."""
    for start, end, _ in find_names(text, lang):
        first, last = bisect_left(here.origin, start), bisect_left(here.origin, end)
        found = clauses.states_verb(here.text, first, last, lang)
        if found:
            return Saying(Mention(found[0], last, "states", here.text[first:last], False), last, found[1])
    return None


def _procedure(text: str, said: Saying, here: Folded, lang: str) -> bool:
    """Whether a body speaks through a decision: "the Conference, in its resolution 4/4, requested"."""
    mention = said.mention
    if mention and mention.kind in _PRESIDING and verbs.procedure(lang).search(here.text):
        return True
    if not said.passive and (mention is None or mention.kind not in ("group", "states")):
        return False
    until = len(text) if mention and _CONFERENCE.match(mention.noun) else here.origin[said.verb[0]]
    return any(one.reason == "un_reference" and one.start < until for one in references(text[:until], lang))


def _printed(here: Folded, text: str, span: tuple[int, int]) -> str:
    start, end = here.span(*span)
    return text[start:end]


def _why(said: Saying) -> str:
    return "passive" if said.passive else "speaker and verb of saying" if said.mention else "verb without speaker"
