"""Speakers that do not stand before their verb: after it, as its agent, in "according to", in a relative clause.

Arabic puts the verb first; Spanish, French and Russian do at times.
"""

from __future__ import annotations

import re
from dataclasses import replace

from merida.finding import verbs
from merida.finding.speakers import Mention, body_at, mention_at, mentions, words
from merida.finding.statements_folding import entry as folded_entry
from merida.finding.statements_saying import Saying
from merida.finding.statements_words import small_words
from merida.places import find_names


# ── verb first ────────────────────────────────────────────────────────────────────────────────────
def verb_first(text: str, lang: str) -> Saying | None:
    """The verb and, among the next words, who said it."""
    if lang in ("en", "zh"):
        return None
    grammar = small_words(lang)
    for verb in verbs.active(lang).finditer(text):
        start = verb.start()
        opens = start == 0 or bool(grammar.opening.search(text[:start]))
        if not opens and (lang != "ar" or grammar.before_not.search(text[max(start - 20, 0) : start].rstrip())):
            continue
        at = verb.end()
        for _ in range(_BETWEEN_WORDS[lang] + 1):
            gap = re.compile(r"\s+").match(text, at)
            if not gap:
                break
            mention = mention_at(text, lang, gap.end())
            if mention and mention.kind != "pronoun":
                body = mention.kind == "group"
                if body and not verbs.of_bodies(lang).match(text, verb.start()):
                    break
                end = complement_end(text, mention, lang)
                return Saying(mention, end, verb.span("verb"), plural=mention.plural)
            word = re.compile(r"[^\s,،.;:]+").match(text, gap.end())
            if not word or word.group() in _STOPS[lang]:
                break
            if lang == "ar" and word.group() in _ARABIC_TO and mention_at(text, lang, word.end() + 1):
                break  # "it was requested of the Secretariat"
            at = word.end()
    return None


_BETWEEN_WORDS = {"ar": 4, "es": 1, "fr": 0, "ru": 1}
# After these whoever is named is no longer the speaker: "se propuso que la Secretaría", "se pidió a la Secretaría".
_STOPS = {
    "ar": frozenset(("ان", "بان", "انه", "بانه", "انها", "بانها", "التي", "الذي", "ما", "كيف")),
    "es": frozenset(("que", "a", "al")),
    "fr": frozenset(("que", "a", "au")),
    "ru": frozenset(("что", "чтобы", "к")),
}
_ARABIC_TO = frozenset(("الي", "علي", "من"))


_WHOLE = ("chair", "group", "states", "secretariat", "organisation", "bare", "pronoun")
"""Kinds of speakers to whose words nothing more belongs."""


def complement_end(text: str, mention: Mention, lang: str) -> int:
    """Where the words that belong to a speaker after the verb end."""
    if lang == "ar" and mention.kind not in _WHOLE:
        return _arabic_end(text, mention.end, mention.kind == "speaker")
    if lang == "zh" or mention.kind in ("speaker", *_WHOLE):
        return mention.end
    found = small_words(lang).after_verb.match(text, mention.end)
    return found.end() if found else mention.end


def _arabic_end(text: str, at: int, only_states: bool) -> int:
    """Where the State or body ends that stands right after "ممثل"; without one, where the next particle begins."""
    end = at
    for start, stop, _ in find_names(text[at : at + 120], "ar"):
        gap = _ARABIC_LINK if end == at else _ARABIC_AND
        if gap.fullmatch(text, end, at + start):
            end = at + stop
    if end > at or only_states:
        return end
    for word in re.finditer(r"(?<!\w)\w", text[at : at + 60]):
        body = body_at(text, at + word.start())
        if body and _ARABIC_LINK.fullmatch(text, at, at + word.start()):
            return body
    whom = _ARABIC_WHOM.match(text, at)
    if whom:
        return whom.end()
    found = small_words("ar").after_verb.match(text, at)
    return found.end() if found else at


# "ممثلة للمجتمع المدني", "المراقب عن معهد بازل"
_ARABIC_WHOM = re.compile(r"\s+لل\S+(?:\s+ال[^\s،,.]+)?")


_ARABIC_AND = re.compile(r"\s*[،,]?\s*و?\s*")
# What may stand between "ممثل" and the name of its State: a preposition, "حكومة", "وزارة العدل في".
_ARABIC_LINK = re.compile(
    r"\s*(?:(?:من|عن|ل|لدي|في|حكومة|دولة|وفد|جمهورية|وزارة|هيئة|جهاز|مكتب|وحدة|ادارة|لجنة|دائرة|نيابة|مفوضية|سلطة|مجلس|معهد|شعبة|محكمة|"
    r"ديوان|مكافحة|الذي عينته|التي عينتها|ال\w+|لل\w+)\s*){0,8}"
)


# ── other orders ──────────────────────────────────────────────────────────────────────────────────
_AGENT = {
    "en": r"\s+(?:\w+ )?by\s+",
    "fr": r"\s+(?:\w+ )?par\s+",
    "es": r"\s+(?:\w+ )?por\s+",
}


def agent(text: str, lang: str) -> Saying | None:
    """ "It was noted by one speaker that": the passive with its agent."""
    if lang not in _AGENT:
        return None
    for verb in verbs.passive(lang).finditer(text):
        by = re.compile(_AGENT[lang]).match(text, verb.end())
        mention = mention_at(text, lang, by.end()) if by else None
        if mention and mention.kind not in ("bare", "group"):
            return Saying(mention, complement_end(text, mention, lang), verb.span(verb.lastgroup or "verb"))
    return None


_WHO = {"en": r",\s+who\s+", "fr": r",\s+qui\s+", "es": r",\s+(?:quien|que)\s+", "ru": r",\s+котор(?:ый|ая|ыи)\s+"}


def who(text: str, lang: str) -> Saying | None:
    """ "He was followed by the panellist from Italy, who shared": said by whom the main clause only names."""
    if lang not in _WHO:
        return None
    for mention in mentions(text, lang):
        if mention.kind in ("pronoun", "bare", "group", "states"):
            continue
        who = re.compile(r"[^,]{0,80}?" + _WHO[lang]).match(text, mention.end)
        lead = small_words(lang).only_adverbs.match(text, who.end()) if who else None
        verb = verbs.active(lang).match(text, lead.end()) if lead else None
        if who and verb:
            return Saying(mention, mention.end + who.group().index(","), verb.span("verb"))
    return None


def opinion(text: str, lang: str) -> Saying | None:
    """ "In the view of one speaker", "по мнению одного оратора"."""
    entries = "|".join(map(folded_entry, words(lang)["opinion"]))
    for lead in re.finditer(rf"(?:^|,\s*)(?P<verb>{entries})\s*", text):
        mention = mention_at(text, lang, lead.end())
        if mention and mention.kind not in ("group", "states", "bare", "pronoun"):
            if lang == "ru" and not mention.left:
                mention = replace(mention, plural=False)  # in the genitive the singular looks like a plural
            return Saying(mention, complement_end(text, mention, lang), lead.span("verb"), plural=mention.plural)
    return None


def inverted(text: str, lang: str) -> Saying | None:
    """French: "..., a-t-elle ajouté"."""
    if lang != "fr":
        return None
    found = re.search(r"(?<!\w)(?:a-t-(?P<one>il|elle)|ont-(?P<many>ils|elles)) (?=\w+)", text)
    if not found:
        return None
    span = found.span(found.lastgroup or "one")
    mention = Mention(*span, "pronoun", found[found.lastgroup or "one"], found.lastgroup == "many")
    verb = verbs.active(lang).match("a " + text[found.end() :])
    return Saying(mention, span[1], (found.start(), found.end() + verb.end("verb") - 2)) if verb else None
