"""Verbs of saying as records of meetings use them, in six languages: patterns made of `data/verbs.toml`.

Found in folded text; the group `verb` is what is printed as the verb, what must follow it stands in a lookahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from merida.finding.lexicon import load
from merida.finding.statements_folding import entry as folded_entry

_AVOIR = r"(?:l'|y |leur |lui |en |n'|ne l'|l'y )?(?:a|ont|avai(?:t|ent)|aurai(?:t|ent))"
_ETRE = r"(?:n')?(?:s'(?:est|etai(?:t|ent))|se (?:sont|(?:l|le) est|soit)|(?:s'en |s'y )(?:est|sont))"
# Words between an auxiliary and its participle.
_MIDDLE = {
    "en": r"(?:(?:also|further|then|thus|again|once again|however|in particular|particularly|especially|\w+ly) )*",
    "fr": r"(?:(?:egalement|aussi|en outre|ensuite|notamment|par ailleurs|de plus|toutefois|cependant|enfin|ainsi|"
    r"encore|entre autres|en particulier|\w+ment|"
    r"a nouveau|de nouveau|pour sa part|quant a (?:lui|elle)|en consequence|"
    r"tous|toutes|bien) )*",
    "es": "",
    "ru": "",
    "ar": "",
    "zh": "",
}
_ENGLISH_AUXILIARY = r"(?:(?:had|have|has) (?:also |further |previously |already )?|did |wished to |would like to )?"


@cache
def active(lang: str) -> re.Pattern[str]:
    """The verbs of persons."""
    table = load("verbs")[lang]
    if lang == "es":
        return _spanish([*_conjugated(table["verbs"]), *table["forms"]])
    entries = [*table["active"], *table.get("forms", ())]
    return _pattern(entries, lang, table.get("reflexive", ()))


@cache
def of_bodies(lang: str) -> re.Pattern[str]:
    """The verbs by which a group says something, not those by which it decides."""
    entries = load("verbs")[lang]["group"]
    return _spanish(entries) if lang == "es" else _pattern(entries, lang, load("verbs")[lang].get("reflexive", ()))


@cache
def passive(lang: str) -> re.Pattern[str]:
    """Said by nobody named."""
    entries = [folded_entry(entry) for entry in load("verbs")[lang]["passive"]]
    joined = _alternatives(entries)
    if lang == "en":
        adverbs = _MIDDLE["en"]
        return re.compile(
            rf"(?<!\w)(?P<verb>(?:was|were|had been|has been|have been) {adverbs}(?:{joined}))(?!\w)|"
            rf"(?<!\w)(?P<verb2>(?:mentioned|raised|highlighted|cited)) (?:was|were) (?!by )"
        )
    if lang == "fr":
        middle = _MIDDLE["fr"]
        return re.compile(
            rf"(?<!\w)(?P<verb>(?:a|ont|avait|avaient) {middle}ete {middle}(?:{joined})(?:e|s|es)?)(?!\w)"
        )
    if lang == "zh":
        return re.compile(rf"(?P<verb>{joined})")
    start = "[وف]?(?:كما )?" if lang == "ar" else ""
    return re.compile(rf"(?<!\w){start}(?P<verb>{joined})(?!\w)")


@cache
def either(lang: str) -> frozenset[str]:
    """The folded verbs that are written alike in the active and in the passive."""
    return frozenset(map(folded_entry, load("verbs")[lang].get("either", ())))


@cache
def procedure(lang: str) -> re.Pattern[str]:
    """The conduct of a meeting: opening, closing, the agenda."""
    return re.compile("|".join(map(folded_entry, load("verbs")[lang]["procedure"])))


def _pattern(entries: Iterable[str], lang: str, reflexive: Iterable[str] = ()) -> re.Pattern[str]:
    joined = _alternatives(_inflected(folded_entry(entry), lang) for entry in entries)
    if lang == "en":
        return re.compile(rf"(?<![\w'-])(?P<verb>{_ENGLISH_AUXILIARY}(?:{joined}))(?![\w'-])")
    if lang == "fr":
        middle = _MIDDLE["fr"]
        self_said = _alternatives(_inflected(folded_entry(entry), lang) for entry in reflexive)
        return re.compile(
            rf"(?<![\w'-])(?P<verb>{_AVOIR} {middle}(?:{joined})|{_ETRE} {middle}(?:{self_said}))(?![\w'-])"
        )
    if lang == "zh":
        return re.compile(rf"(?P<verb>{joined})")
    if lang == "ar":
        return re.compile(rf"(?<!\w)(?P<prefix>[وف])?(?P<verb>{joined})(?!\w)")
    return re.compile(rf"(?<![\w-])(?P<verb>{joined})(?![\w-])")


def _alternatives(entries: Iterable[str]) -> str:
    """The longest first, so that "called for" wins over "called"; what follows `|` is looked for, not taken."""
    parts = []
    for entry in sorted(dict.fromkeys(entries), key=len, reverse=True):
        verb, bar, rest = _parted(entry)
        parts.append(rf"{verb}(?={rest})" if bar else verb)
    return "|".join(parts) or "(?!)"


def _parted(entry: str) -> tuple[str, str, str]:
    """An entry at its first `|` outside brackets."""
    depth = 0
    for at, sign in enumerate(entry):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            return entry[:at], "|", entry[at + 1 :]
    return entry, "", ""


def _inflected(entry: str, lang: str) -> str:
    verb, bar, rest = _parted(entry)
    if lang == "fr" and " " not in verb and verb.endswith(("e", "i", "u", "s", "t")):
        verb += "(?:e|s|es)?"
    if lang == "ru":
        verb = _russian(verb)
    if lang == "ar" and " " not in verb:
        verb = _arabic(verb)
    return verb + bar + rest


def _russian(verb: str) -> str:
    first, space, rest = verb.rpartition(" ")
    if rest.endswith("~"):
        stem = rest[:-1]
        return f"{first}{space}{stem}(?:ся|ась|ись|ось)"
    if verb.endswith("л"):
        return verb + "(?:а|и|о)?"
    if rest in ("предостерег", "привлек", "отверг", "опроверг"):
        return verb + "(?:ла|ли)?"
    return verb


def _arabic(verb: str) -> str:
    """Feminine, plural and dual, and the object that may hang on the verb."""
    if verb.endswith(("ي", "ا")):
        return f"(?:{verb}|{verb[:-1]}(?:ت|وا|ا|تا))"
    if len(verb) == 3 and verb[1] == "ا":
        return f"{verb}(?:ت|وا|تا|ا)?"
    return f"{verb}(?:ت|وا|تا|ا|ن)?"


def _conjugated(infinitives: Iterable[str]) -> Iterable[str]:
    """The regular preterite and imperfect: third persons."""
    for infinitive in infinitives:
        stem, ending = folded_entry(infinitive)[:-2], infinitive[-2:]
        if ending == "ar":
            yield f"{stem}(?:o|aron|aba|aban)"
        else:
            yield f"{stem}(?:io|ieron|ia|ian|yo|yeron)"


def _spanish(entries: Iterable[str]) -> re.Pattern[str]:
    joined = _alternatives(folded_entry(entry) for entry in entries)
    before = r"(?:(?:se|lo|la|le|les|los|las) )?(?:habia[n]? )?"
    return re.compile(rf"(?<![\w-])(?P<verb>{before}(?:{joined}))(?![\w-])")
