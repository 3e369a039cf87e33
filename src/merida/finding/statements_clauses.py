"""Who says what in a sentence: joins a speaker to a verb of saying as each language orders them.

Speaker first (English, French, Spanish, Russian, Chinese), verb first (Arabic; Spanish, French and Russian at times), or no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from merida.finding import verbs
from merida.finding.speakers import Mention, body_at, mention_at, mentions, words
from merida.finding.statements_folding import entry as folded_entry
from merida.places import find_names

_REACH = 420
_COMPLEMENT = 200


@dataclass(frozen=True, slots=True)
class Saying:
    """A speaker and a verb in a folded sentence. `mention` is None where nobody is named; `end` closes the speaker's words."""

    mention: Mention | None
    end: int
    verb: tuple[int, int]
    passive: bool = False
    plural: bool = False


def saying_of(text: str, lang: str) -> Saying | None:
    """The first saying of a folded sentence; None if nobody is said to have said anything."""
    order = (_verb_first, _speaker_first) if lang == "ar" else (_speaker_first, _verb_first)
    for find in (*order, _agent, _who, _opinion, _inverted):
        if found := find(text, lang):
            return found
    return None


# ── speaker first ─────────────────────────────────────────────────────────────────────────────────
def _speaker_first(text: str, lang: str) -> Saying | None:
    past = 0
    for mention in mentions(text, lang):
        if mention.start < past or not _subject(text, mention, lang):
            continue
        pattern = verbs.of_bodies(lang) if mention.kind == "group" else verbs.active(lang)
        for verb in pattern.finditer(text, mention.end, min(len(text), mention.end + _REACH)):
            end = _joined(text[mention.end : verb.start("verb")], mention, lang)
            if end is None or _by_agent(text, verb.end(), lang):
                continue
            return Saying(mention, mention.end + end, verb.span("verb"), plural=mention.plural)
    return None


def _subject(text: str, mention: Mention, lang: str) -> bool:
    """Whether the mention can be a subject: nothing before it makes it an object or part of another clause."""
    before = text[max(mention.start - 24, 0) : mention.start].rstrip()
    if lang == "ru" and not mention.left and _OBLIQUE.search(mention.noun):
        return False
    if before and mention.kind in _STRICT and before[-1] not in ",،，;:：" and _object_of(before, lang):
        return False
    if not before or before[-1] in ",،，;:：)）(":
        return not _relative(text[: mention.start], lang)
    return not _grammar(lang).before_not.search(before) and not (lang == "zh" and _chinese_object(text, mention))


# A body or an official is easily an object ("opened the meeting"): these open a clause, follow "and", or a noun in English.
_STRICT = frozenset(("group", "states", "secretariat", "official"))
_AND_BEFORE = re.compile(r"(?:^|\W)(?:and|et|y|и|а|но|but|mais|pero|while)\Z")
_VERBAL = re.compile(r"(?:ed|ing|to)\Z")
# Russian forms that are no nominative; after a word of quantity they are.
_OBLIQUE = re.compile(
    r"(?:тор|перт|гат|ник|чик|иат|тив|ист)(?:ов|а|ом|ами|у|ам|е)\Z|тел(?:я|еи|ем|ями|ю)\Z|(?:ших|щих|шим|щим|шими|шеи|шего)\Z|участников\Z|^стран\Z|^государств\Z|циеи\Z|циями\Z|ниями\Z|нием\Z"
)


def _object_of(before: str, lang: str) -> bool:
    """Whether what stands right before a body or an official makes it an object."""
    if lang == "ru" or lang == "zh" or lang == "ar":
        return False
    return bool(_VERBAL.search(before)) if lang == "en" else not _AND_BEFORE.search(before)


def _chinese_object(text: str, mention: Mention) -> bool:
    clause = max(text.rfind(sign, 0, mention.start) for sign in "，。；：、") + 1
    left = text[clause : mention.start]
    return bool(_grammar("zh").before_not.search(left)) or bool(verbs.active("zh").search(left.replace("来自", "")))


def _relative(before: str, lang: str) -> bool:
    """Whether a comma before the subject closes nothing but a relative clause that is still open: "..., which, he ..."."""
    return bool(re.search(r"(?:^|\s)(?:which|whom|que|dont|котор\w+),\s*\Z", before)) if lang != "zh" else False


def _joined(between: str, mention: Mention, lang: str) -> int | None:
    """How far the speaker's words reach into what stands between noun and verb; None if that keeps them apart."""
    grammar = _grammar(lang)
    if lang == "zh":
        return _joined_chinese(between, grammar)
    parts = re.split(r"[,،]", _outside_brackets(between))
    last = parts[-1].strip()
    first = parts[0]
    head = grammar.trailing.sub("", first).strip()
    if mention.kind in ("pronoun", "bare") and head:
        return None
    if head and not grammar.complement.match(head):
        return None
    if len(head) > _COMPLEMENT or grammar.blocks.search(head):
        return None
    reach = len(first) - len(first.lstrip()) + len(head) if head else 0
    if len(parts) == 1:
        return reach
    if grammar.only_adverbs.fullmatch(last):
        return reach
    rest = ",".join(parts[1:])
    if (
        head
        and mention.kind in _NAMED
        and len(parts) <= 12
        and not grammar.blocks.search(rest)
        and not re.search(r"\b\w+ing\b", rest)
    ):
        tail = grammar.trailing.sub("", between.rstrip()).rstrip()  # a list of names: "of Chile, Peru and Fiji"
        return len(tail) if len(tail) <= _COMPLEMENT else None
    return None


# Whose words may hold a list: "the representatives of Chile, Peru and Fiji".
_NAMED = frozenset(("representative", "observer", "panellist", "official", "speaker"))


def _joined_chinese(between: str, grammar: _Words) -> int | None:
    plain = re.sub(r"[（(][^）)]*[）)]", "", between)
    if re.search("[。；：]", plain) or len(plain) > 70 or plain.count("，") > 2:
        return None
    if "，" in plain:
        tail = plain.rpartition("，")[2]
        return 0 if grammar.only_adverbs.fullmatch(tail) or _CHINESE_PHRASE.match(tail) else None
    if grammar.only_adverbs.fullmatch(plain) or _CHINESE_PHRASE.match(plain):
        return 0
    return None


_CHINESE_PHRASE = re.compile(
    r"(?:还|也|又|进一步|并|则|都|均|特别|随后)?(?:在|就|对|向|以|从|代表|根据|通过|结合|针对|作为|关于|提到|用|为)"
)


def _outside_brackets(text: str) -> str:
    return re.sub(r"[（(\[][^)）\]]*[)）\]]", lambda found: " " * len(found.group()), text)


def _by_agent(text: str, at: int, lang: str) -> bool:
    return lang == "en" and text.startswith((" by the", " by a", " by one", " by several"), at)


# ── verb first ────────────────────────────────────────────────────────────────────────────────────
def _verb_first(text: str, lang: str) -> Saying | None:
    if lang in ("en", "zh"):
        return None
    grammar = _grammar(lang)
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
            if (
                mention
                and mention.kind not in ("pronoun",)
                and _agrees(mention, text[verb.start("verb") : verb.end()], lang)
            ):
                body = mention.kind == "group"
                if body and not verbs.of_bodies(lang).match(text, verb.start()):
                    break
                end = complement_end(text, mention, lang)
                return Saying(mention, end, verb.span("verb"), plural=mention.plural)
            word = re.compile(r"[^\s,،.;:]+").match(text, gap.end())
            if not word or (lang == "ar" and word.group() in _ARABIC_STOPS):
                break
            at = word.end()
    return None


_BETWEEN_WORDS = {"ar": 4, "es": 1, "fr": 0, "ru": 1}
_ARABIC_STOPS = frozenset(("ان", "بان", "انه", "بانه", "انها", "بانها", "التي", "الذي", "ما", "كيف"))


def _agrees(mention: Mention, verb: str, lang: str) -> bool:
    return True


def complement_end(text: str, mention: Mention, lang: str) -> int:
    """Where the words that belong to a speaker after the verb end."""
    if lang == "ar" and mention.kind not in ("chair", "group", "states", "secretariat", "bare", "pronoun"):
        return _arabic_end(text, mention.end)
    if lang == "zh" or mention.kind in ("speaker", "group", "states", "secretariat", "bare", "pronoun"):
        return mention.end
    found = _grammar(lang).after_verb.match(text, mention.end)
    return found.end() if found else mention.end


def _arabic_end(text: str, at: int) -> int:
    """Where the State or body ends that stands right after "ممثل"; without one, where the next particle begins."""
    end = at
    for start, stop, _ in find_names(text[at : at + 120], "ar"):
        gap = _ARABIC_LINK if end == at else _ARABIC_AND
        if gap.fullmatch(text, end, at + start):
            end = at + stop
    if end > at:
        return end
    for word in re.finditer(r"(?<!\w)\w", text[at : at + 60]):
        body = body_at(text, at + word.start())
        if body and _ARABIC_LINK.fullmatch(text, at, at + word.start()):
            return body
    found = _grammar("ar").after_verb.match(text, at)
    return found.end() if found else at


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


def _agent(text: str, lang: str) -> Saying | None:
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


def _who(text: str, lang: str) -> Saying | None:
    """ "He was followed by the panellist from Italy, who shared": said by whom the main clause only names."""
    if lang not in _WHO:
        return None
    for mention in mentions(text, lang):
        if mention.kind in ("pronoun", "bare", "group", "states"):
            continue
        who = re.compile(r"[^,]{0,80}?" + _WHO[lang]).match(text, mention.end)
        lead = _grammar(lang).only_adverbs.match(text, who.end()) if who else None
        verb = verbs.active(lang).match(text, lead.end()) if lead else None
        if who and verb:
            return Saying(mention, mention.end + who.group().index(","), verb.span("verb"))
    return None


def _opinion(text: str, lang: str) -> Saying | None:
    """ "In the view of one speaker", "по мнению одного оратора"."""
    entries = "|".join(map(folded_entry, words(lang)["opinion"]))
    for lead in re.finditer(rf"(?:^|,\s*)(?P<verb>{entries})\s*", text):
        mention = mention_at(text, lang, lead.end())
        if mention and mention.kind not in ("group", "states", "bare", "pronoun"):
            return Saying(mention, complement_end(text, mention, lang), lead.span("verb"), plural=mention.plural)
    return None


def _inverted(text: str, lang: str) -> Saying | None:
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


# ── nobody named ──────────────────────────────────────────────────────────────────────────────────
def unnamed(text: str, lang: str) -> Saying | None:
    """A saying in the passive: "it was noted that", "... was stressed", "было отмечено"; none inside another clause."""
    for found in verbs.passive(lang).finditer(text):
        before = text[: found.start()]
        clause = before if lang == "en" else re.split(r"[,،，]", before)[-1]
        if _grammar(lang).open_clause.search(_closed_off(clause, lang)):
            continue
        span = found.span(found.lastgroup or "verb")
        return Saying(None, 0, span, passive=True)
    return None


def _closed_off(before: str, lang: str) -> str:
    """What stands before a verb without the relative clauses that a comma has closed."""
    return re.sub(r",[^,]*(?=,)", "", before) if lang == "en" else before


def dropped(text: str, lang: str) -> Saying | None:
    """A sentence that begins with its verb and leaves the speaker to the sentence before (Spanish, Arabic, Chinese)."""
    if lang not in ("es", "ar", "zh", "ru"):
        return None
    lead = _grammar(lang).lead.match(text)
    found = verbs.active(lang).match(text) or verbs.active(lang).match(text, lead.end() if lead else 0)
    if not found or lang == "ru" or (lang == "ar" and _names_somebody(text, found.end())):
        return None
    return Saying(None, 0, found.span("verb"), plural=found["verb"].endswith(("ron", "وا")))


def _names_somebody(text: str, at: int) -> bool:
    """Whether a speaker stands among the first words after a verb, which then is a verb of procedure."""
    return any(mention.start - at < 30 and mention.kind != "pronoun" for mention in mentions(text, "ar", at))


def also(text: str, first: Saying, lang: str) -> Iterator[tuple[int, int]]:
    """Further verbs of the same speaker: "... and thanked", "… y pidió", "، وشجع"."""
    if first.mention is None and first.passive:
        return
    pattern = verbs.of_bodies(lang) if first.mention and first.mention.kind == "group" else verbs.active(lang)
    for found in pattern.finditer(text, first.verb[1]):
        before = text[first.verb[1] : found.start("verb")]
        if _grammar(lang).coordinated.search(before) or (lang == "ar" and found["prefix"] == "و"):
            yield found.span("verb")


# ── small words ───────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class _Words:
    trailing: re.Pattern[str]
    complement: re.Pattern[str]
    blocks: re.Pattern[str]
    only_adverbs: re.Pattern[str]
    before_not: re.Pattern[str]
    opening: re.Pattern[str]
    after_verb: re.Pattern[str]
    open_clause: re.Pattern[str]
    lead: re.Pattern[str]
    coordinated: re.Pattern[str]


_AND = {"en": "and", "fr": "et", "es": "y|e", "ru": "и", "ar": "و", "zh": "并(?:且)?|和|，"}
_AFTER_VERB = {
    "ar": r"(?:\s+(?:من|عن|ل|لدي)?\s*(?!ان\b|بان\b|الي\b|علي\b|في\b|عن\b(?! معهد| منظم)|عرض)\S+){0,4}?(?=\s+(?:ان|بان|الي|علي|في|عن|ب\S+|عرضا?|بيانا?|معلومات)\b|[،,.]|$)",
}
_OPEN = {
    "en": r"\b(?:that|which|who|whom|whose|when|where|while|as|if|because|whether|in which)\b",
    "fr": r"\b(?:que|qui|dont|lorsque|si|comme|ou)\b|qu'",
    "es": r"\b(?:que|quien|quienes|cuyo|cuando|donde|si|como)\b",
    "ru": r"\b(?:котор\w+|что|чтобы|если|когда|как)\b",
    "ar": r"(?<!\w)(?:التي|الذي|ان|بان|ما)(?!\w)",
    "zh": r"(?!)",
}


@cache
def _grammar(lang: str) -> _Words:
    table = words(lang)
    edge, end = (r"(?<!\w)", r"(?!\w)") if lang != "zh" else ("", "")
    adverbs = "|".join(sorted(map(folded_entry, table["adverbs"]), key=len, reverse=True))
    adverb = rf"{edge}(?:{adverbs}){end}"
    joins = "|".join(sorted(map(folded_entry, table["joins"]), key=len, reverse=True)) or "(?!)"
    blocks = "|".join(sorted(map(folded_entry, table["blocks"]), key=len, reverse=True))
    not_before = "|".join(sorted(map(folded_entry, table["before_not"]), key=len, reverse=True))
    closing = rf"(?<!\w)(?:{not_before})\Z" if lang != "zh" else rf"(?:{not_before})"
    coordinated = (
        rf"(?:(?:^|[\s,،])(?:{_AND[lang]})\s+(?:,[^,]*,\s*)?(?:{adverb}\s*,?\s*)*|,\s*)\Z"
        if lang not in ("zh", "ar")
        else rf"(?:{_AND[lang]})(?:{adverb})*\Z"
    )
    return _Words(
        trailing=re.compile(rf"(?:[\s,(]*{adverb})+\s*\Z|\s*\([fm]\)\s*\Z"),
        complement=re.compile(rf"(?:{joins})" + ("" if lang == "zh" else r"(?!\w)|\(|(?<=['])")),
        blocks=re.compile(rf"{edge}(?:{blocks}){end}"),
        only_adverbs=re.compile(rf"\s*(?:{adverb}\s*)*"),
        before_not=re.compile(closing),
        opening=re.compile(r"(?:[,،:;]\s*|^\s*(?:и|a|y|كما|و)\s+)\Z"),
        after_verb=re.compile(
            _AFTER_VERB.get(
                lang,
                r"(?:\s+(?:de|del|des|du|из|от|по|d')[^,.;:]*?)?(?=\s+(?:que|qu'|что|la|el|los|las|sobre)\b|,|\.|$)",
            )
        ),
        open_clause=re.compile(_OPEN[lang]),
        lead=re.compile(rf"(?:[^,،，]{{1,60}}[,،，]\s*)?(?:{adverb}[\s,，،]*)*"),
        coordinated=re.compile(coordinated),
    )
