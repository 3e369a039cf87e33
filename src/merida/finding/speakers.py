"""Who speaks: the words for a speaker in a sentence, and what they say of role, number and State.

A `Mention` is found in folded text; the noun comes with the words before it ("a number of other speakers").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from merida.finding import verbs
from merida.finding.lexicon import load
from merida.finding.statements_folding import entry as folded_entry
from merida.finding.statements_folding import fold
from merida.finding.values import Quantifier, SpeakerRole
from merida.places import find_names

_QUANTITIES: tuple[Quantifier, ...] = ("a_number_of", "several", "many", "some", "one")
_STRONG: tuple[str, ...] = ("one", "many")
# The kinds in the order in which they are tried where two nouns begin at the same letter.
_ROLES: dict[str, SpeakerRole | None] = {
    "moderator": "panellist",
    "panellist": "panellist",
    "speaker": "speaker",
    "official": None,
    "chair": "chair",
    "secretariat": "secretariat",
    "representative": None,
    "observer": "observer",
    "organisation": "observer",
    "coordinator": None,
    "group": "group",
    "states": "state",
    "bare": "speaker",
    "person": None,
}
_UNIQUE = frozenset(("chair", "moderator", "secretariat", "group"))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words for a speaker at [start, end) of a folded sentence: the noun and what stands before it.

    `kind` is that of the noun, "pronoun" or "bare" (a word of quantity alone); `noun` the noun itself.
    """

    start: int
    end: int
    kind: str
    noun: str
    plural: bool
    left: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """What a mention with all that belongs to it says."""

    text: str | None
    role: SpeakerRole | None
    quantifier: Quantifier | None
    state: str | None
    plural: bool
    kind: str = ""
    noun: str = ""
    antecedent: str | None = None


def words(lang: str) -> dict[str, Any]:
    """The lexicon of a language."""
    table: dict[str, Any] = load("speakers")[lang]
    return table


def mentions(text: str, lang: str, start: int = 0) -> Iterator[Mention]:
    """Every mention in folded text from `start`, in order."""
    past = 0
    for found in _pattern(lang).finditer(text, start):
        if lang == "zh":
            yield _chinese(_mention(found, lang), text)
        elif found.start() >= past:
            mention = _paired(_mention(found, lang), text, lang)
            past = mention.end
            yield mention


def mention_at(text: str, lang: str, at: int) -> Mention | None:
    """The mention that begins at `at`."""
    found = _pattern(lang).match(text, at)
    return _paired(_mention(found, lang), text, lang) if found else None


_PAIR = {"en": "and|or", "fr": "et|ou", "es": "y|e|o|u", "ru": "и|или", "ar": "(?=و)|او"}


def _paired(mention: Mention, text: str, lang: str) -> Mention:
    """Speakers called by both genders are one: "plusieurs orateurs et oratrices", "un orador o una oradora"."""
    if mention.kind not in _PAIRED:
        return mention
    glue = re.compile(rf"\s+(?:(?:{_PAIR[lang]})\s*)").match(text, mention.end)
    found = _pattern(lang).match(text, glue.end()) if glue else None
    other = _mention(found, lang) if found else None
    if other is None or other.kind != mention.kind or not _same_stem(mention.noun, other.noun, lang):
        return mention
    return replace(mention, end=other.end, left=mention.left or other.left)


_PAIRED = frozenset(("speaker", "panellist", "representative", "observer", "official"))


def _same_stem(one: str, other: str, lang: str) -> bool:
    if lang == "ar":
        one, other = one.removeprefix("ال"), other.removeprefix("ال")
    return one != other and one[:4] == other[:4]


def _mention(found: re.Match[str], lang: str) -> Mention:
    kind = found.lastgroup or ""
    noun = found[kind]
    if kind.startswith(("pronoun_", "bare_")):
        sort, _, number = kind.partition("_")
        return Mention(
            found.start(), found.end(), sort, noun, number not in _STRONG[:1], noun if sort == "bare" else ""
        )
    left = found["left"].strip() if "left" in found.re.groupindex and found["left"] else ""
    return Mention(found.start(), found.end(), kind, noun, _plural(noun, left, lang), left)


def _chinese(mention: Mention, text: str) -> Mention:
    """In Chinese all that describes a speaker stands before the noun, from the beginning of the clause."""
    if mention.kind == "pronoun":
        return mention
    start = max(text.rfind(sign, 0, mention.start) for sign in "，。；：") + 1
    start = _CHINESE_LEAD.match(text, start, mention.start).end()  # type: ignore[union-attr]
    left = text[start : mention.start]
    plural = bool(re.search("几|数[位名个]|许多|众多|很多|一些|有些|多[位名]|若干|各|们|两[位名]|其他", left))
    return Mention(start, mention.end, mention.kind, mention.noun, plural, left)


_CHINESE_LEAD = re.compile(
    r"(?:(?:会上|同时|此外|最后|其后|随后|不过|然而|但|而|在[^，]{1,30}?[中时后上](?=[\u4e00-\u9fff]))\s*)*"
)


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    table = words(lang)
    edge, end = (r"(?<![\w-])", r"(?![\w-]|'s)") if lang != "zh" else ("", "")
    before = sorted((folded_entry(word) for word in table["before"]), key=len, reverse=True)
    gap = "" if lang == "zh" else r"\s+"
    left = "|".join(word if word.endswith("'") else word + gap for word in before)
    prefix = "(?:[وفل])?" if lang == "ar" else ""
    heads = "|".join(
        rf"(?P<{kind}>{'|'.join(sorted((folded_entry(one) for one in table['heads'][kind]), key=len, reverse=True))})"
        for kind in _ROLES
        if table["heads"].get(kind)
    )
    bare = "|".join(
        rf"(?P<bare_{kind}>{'|'.join(sorted(map(folded_entry, entries), key=len, reverse=True))})"
        for kind, entries in table["bare"].items()
        if entries
    )
    if lang == "zh":
        bare = rf"(?:{bare})(?=(?:还|也|则)?(?:{_verb('zh')}))"
    titles = "|".join(map(folded_entry, table["titles"]))
    person = rf"(?P<person>(?:{titles})[^,.;:()]{{2,60}}?)(?=\s*[,(]|\s+(?:{_verb(lang)}))"
    pronouns = "|".join(
        rf"(?P<pronoun_{kind}>{'|'.join(sorted(map(folded_entry, table[kind]), key=len, reverse=True))})"
        for kind in ("one", "many")
    )
    noun = rf"(?P<left>(?:{left})*){prefix}(?:{heads})" if left else rf"(?P<left>){prefix}(?:{heads})"
    return re.compile(rf"{edge}(?:{noun}|{bare}|{pronouns}){end}|{edge}{person}")


def _verb(lang: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", verbs.active(lang).pattern)


_PLURAL_NOUN = {
    "en": re.compile(r"s$|women$|men$|people$|staff$"),
    "fr": re.compile(r"s$"),
    "es": re.compile(r"s$"),
    "ru": re.compile(r"[ыи]$|ы |ие$|ые$|ов$|ей$|их$"),
    "ar": re.compile(r"(?:ون|ين|ات|وفود|خبراء|اعضاء|دول|بلدان)$|ممثلو$|ممثلي$|مراقبو$"),
    "zh": re.compile(r"(?!)"),
}
_SINGULAR_LEFT = {
    "en": re.compile(r"^(?:one|another|an?)$|^one of"),
    "fr": re.compile(r"^(?:l'une?|une?)\b"),
    "es": re.compile(r"^(?:un[oa]|otr[oa])\b"),
    "ru": re.compile(r"^(?:одн|один|друг(?:ой|ая|им)|еще од)"),
    "ar": re.compile(r"^(?:احد|احدي|واحد)"),
    "zh": re.compile(r"(?!)"),
}


def _plural(noun: str, left: str, lang: str) -> bool:
    if _SINGULAR_LEFT[lang].search(left):
        return False
    if lang == "ru":
        noun = noun.split(maxsplit=1)[0]
    return bool(_PLURAL_NOUN[lang].search(noun)) or (lang == "ar" and bool(left))


# ── what it says ──────────────────────────────────────────────────────────────────────────────────
def anaphoric(mention: Mention, complement: str, lang: str) -> bool:
    """Whether it only points back: "he", "the panellist", but not "the panellist from Chile" or "the Chair"."""
    if mention.kind == "pronoun":
        return True
    if complement.strip() or mention.kind in _UNIQUE or mention.plural:
        return False
    left = mention.left
    if lang == "ar":
        return mention.noun.startswith("ال") and not left
    if lang == "zh":
        return bool(re.fullmatch(r"该|这[位名]|同一|上述|该名|该位", left))
    if lang == "ru":
        return left in ("", "этот", "эта", "тот же", "та же")
    return left in {fold(word) for word in words(lang)["anaphora"]} or bool(
        re.match(r"(?:the|le|la|el) (?:same|meme|mism)", left)
    )


def quantity(phrase: str, lang: str) -> Quantifier | None:
    """The quantifier that a folded phrase begins with."""
    for kind in _QUANTITIES:
        pattern = _quantity(lang)[kind]
        if pattern.search(phrase) if lang == "zh" else pattern.match(phrase):
            return kind
    return None


@cache
def _quantity(lang: str) -> dict[Quantifier, re.Pattern[str]]:
    table = words(lang)["quantity"]
    end = "" if lang == "zh" else r"(?!\w)"
    out: dict[Quantifier, re.Pattern[str]] = {}
    for kind in _QUANTITIES:
        entries = sorted(map(folded_entry, table.get(kind, ())), key=len, reverse=True)
        out[kind] = re.compile("|".join(rf"(?:{one})(?:{end}|(?<=['( ]))" for one in entries) or "(?!)")
    return out


@cache
def _bodies() -> dict[str, re.Pattern[str]]:
    return {
        role: re.compile("|".join(map(folded_entry, entries))) for role, entries in load("speakers")["bodies"].items()
    }


_CHINESE_QUANTITY = re.compile(r"(?:有|另外?)?(?:[一二三两几数多另该这][位名个]?|许多|一些|有些|若干|其他)+")


def body_at(text: str, at: int) -> int | None:
    """Where the secretariat's or the initiative's name that begins at `at` ends; None if none begins there."""
    found = next((found for pattern in _bodies().values() if (found := pattern.match(text, at))), None)
    return found.end() if found else None


_FROM = {
    "en": re.compile(r"\s*(?:from)\b"),
    "fr": re.compile(r"\s*(?:venue? d)"),
    "es": re.compile(r"(?!)"),
    "ru": re.compile(r"\s*(?:из)\b"),
    "ar": re.compile(r"\s*(?:من)\b"),
    "zh": re.compile(r"来自"),
}


def described(mention: Mention, phrase: str, original: str, complement: str, lang: str) -> Speaker:
    """Role, quantifier and State. `phrase` is folded, `original` as printed, `complement` what follows the noun."""
    kind = mention.kind
    if lang == "zh":
        complement = _CHINESE_QUANTITY.sub("", mention.left)
    role = _ROLES.get(kind)
    codes: list[str] = []
    whole = phrase
    if _bodies()["star"].search(whole):
        role = "star" if kind not in ("panellist", "observer", "chair", "group") else role
    elif kind in ("representative", "official", "coordinator") and _bodies()["secretariat"].search(whole):
        role = "secretariat"
    if role not in ("star", "secretariat", "group", "chair") and kind != "organisation":
        codes = _states(original, kind, lang)
    state = codes[0] if len(codes) == 1 else None
    if role is None:
        role = _by_complement(kind, bool(codes), complement, mention, lang)
    if kind == "observer" and state and not complement.strip():
        state = None
    if role == "speaker" and codes and _DELEGATION.search(mention.noun):
        role = "state"
    unnamed = (
        state is None
        and role in ("speaker", "panellist", "state", "observer", None)
        and not (role == "observer" and complement.strip())
    )
    quantifier = quantity(phrase, lang) if unnamed else None
    return Speaker(original, role, quantifier, state, mention.plural, kind, mention.noun)


_DELEGATION = re.compile(r"deleg|делег|وفد|مندوب|代表团")


def _by_complement(kind: str, state: bool, complement: str, mention: Mention, lang: str) -> SpeakerRole | None:
    """The role of a representative or an official, by whom they speak for."""
    if state and not mention.plural:
        return "panellist" if kind == "official" and _FROM[lang].match(complement) else "state"
    if state:
        return "state"
    if kind == "official" and mention.plural:
        return "speaker"
    if complement.strip():
        return "observer" if kind != "coordinator" else None
    if kind == "representative":
        return "speaker"
    return None


def _states(original: str, kind: str, lang: str) -> list[str]:
    """The States that the words name; none if they stand in the name of an organization."""
    codes = list(dict.fromkeys(code for _, _, code in find_names(original, lang)))
    if codes != ["EU"] and kind in _SPOKEN_FOR and len(codes) == 1 and _ORGANISATION.search(fold(original)):
        return []
    return codes


_SPOKEN_FOR = frozenset(("observer", "representative", "official", "speaker", "states"))
_ORGANISATION = re.compile(
    r"\b(?:institute?s?|university|bank|organi[sz]ation|association|union|centre|center|network|foundation|federation|society|coalition|"
    r"institut|universite|banque|organisation|reseau|fondation|association|centre|instituto|universidad|banco|organizacion|asociacion|red|fundacion|centro|"
    r"институт\w*|университет\w*|банк\w*|организаци\w+|ассоциаци\w+|центр\w*|фонд\w*|союз\w*)\b|معهد|جامعة|مصرف|منظمة|رابطة|مركز|شبكة|مؤسسة|研究所|大学|银行|组织|协会|中心|联盟"
)
