"""Who says what in a sentence: joins a speaker to a verb of saying as each language orders them.

Here the speaker comes first, or nobody is named; other orders are `statements_orders`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from merida.finding import statements_orders as orders
from merida.finding import verbs
from merida.finding.speakers import Mention, mentions
from merida.finding.statements_saying import Saying
from merida.finding.statements_words import SmallWords, small_words

_REACH = 420
_COMPLEMENT = 200


def saying_of(text: str, lang: str) -> Saying | None:
    """The first saying of a folded sentence; None if nobody is said to have said anything."""
    if lang == "ar" and _SAID_THAT.match(text, _opening_verb(text)):
        return None  # "وقالت إن 38 دولة": whoever follows is spoken of
    order = (orders.verb_first, _speaker_first) if lang == "ar" else (_speaker_first, orders.verb_first)
    for find in (*order, orders.agent, orders.who, orders.opinion, orders.inverted):
        if found := find(text, lang):
            return found
    return None


_SAID_THAT = re.compile(r"\s+(?:(?:ايضا|كذلك|كما|مجددا)\s+)?(?:ان|بان|انه|بانه|انها|بانها)(?!\w)")


def _opening_verb(text: str) -> int:
    """Where the verb of saying ends that an Arabic sentence begins with; beyond the text if none does."""
    lead = small_words("ar").lead.match(text)
    found = verbs.active("ar").match(text) or verbs.active("ar").match(text, lead.end() if lead else 0)
    return found.end() if found else len(text)


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
    return not small_words(lang).before_not.search(before) and not (lang == "zh" and _chinese_object(text, mention))


# A body or an official is easily an object ("opened the meeting"): these open a clause or follow "and".
_STRICT = frozenset(("group", "states", "secretariat", "official", "organisation"))
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
    return bool(small_words("zh").before_not.search(left)) or bool(verbs.active("zh").search(left.replace("来自", "")))


def _relative(before: str, lang: str) -> bool:
    """Whether the comma before the subject stands in a relative clause that is still open: "..., which, he ..."."""
    return bool(re.search(r"(?:^|\s)(?:which|whom|que|dont|котор\w+),\s*\Z", before)) if lang != "zh" else False


def _joined(between: str, mention: Mention, lang: str) -> int | None:
    """How far the speaker's words reach into what stands between noun and verb; None if that keeps them apart."""
    grammar = small_words(lang)
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


def _joined_chinese(between: str, grammar: SmallWords) -> int | None:
    plain = re.sub(r"[（(][^）)]*[）)]", "", between)
    if re.search("[。；：]", plain) or len(plain) > 70 or plain.count("，") > 2:
        return None
    if "，" in plain:
        first, tail = plain.partition("，")[0], plain.rpartition("，")[2]
        if not grammar.only_adverbs.fullmatch(first) and not _CHINESE_PHRASE.match(first):
            return None
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


def states_verb(text: str, start: int, end: int, lang: str) -> tuple[int, tuple[int, int]] | None:
    """Where a State's name, with its article, opens a clause, and the verb after it; None if it says nothing."""
    article = _ARTICLE.search(text, max(start - 4, 0), start)
    start = article.start() if article else start
    if text[:start].strip() and not re.search(r"[,،，:]\s*\Z", text[:start]):
        return None
    lead = small_words(lang).only_adverbs.match(text, end)
    verb = verbs.of_bodies(lang).match(text, lead.end() if lead else end)
    return (start, verb.span("verb")) if verb else None


_ARTICLE = re.compile(r"(?:\b(?:the|la|le|les|el|los)\s|\bl')\Z")


# ── nobody named ──────────────────────────────────────────────────────────────────────────────────
def unnamed(text: str, lang: str) -> Saying | None:
    """A saying in the passive: "it was noted that", "... was stressed", "было отмечено"; none inside another clause."""
    for found in verbs.passive(lang).finditer(text):
        before = text[: found.start()]
        clause = before if lang == "en" else re.split(r"[,،，]", before)[-1]
        if small_words(lang).open_clause.search(_closed_off(clause, lang)):
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
    lead = small_words(lang).lead.match(text)
    found = verbs.active(lang).match(text) or verbs.active(lang).match(text, lead.end() if lead else 0)
    if (
        not found
        or lang == "ru"
        or (lang == "ar" and not _SAID_THAT.match(text, found.end()) and _names_somebody(text, found.end()))
    ):
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
        if small_words(lang).coordinated.search(before) or (lang == "ar" and found["prefix"] == "و"):
            yield found.span("verb")
