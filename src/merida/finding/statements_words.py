"""The small words around a speaker and a verb: adverbs, what begins a complement, what closes a clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from merida.finding.speakers import words
from merida.finding.statements_folding import entry as folded_entry


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Patterns over folded text."""

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
    "en": r"(?:\s+(?:of|from|for|representing)\b[^,.;:]*?)?(?=\s+that\b|,|\.|$)",
    "ar": r"(?:\s+(?:من|عن|ل|لدي)?\s*(?!ان\b|بان\b|الي\b|علي\b|في\b|عن\b(?! معهد| منظم)|عرض)\S+){0,4}?"
    r"(?=\s+(?:ان|بان|الي|علي|في|عن|ب\S+|عرضا?|بيانا?|معلومات)\b|[،,.]|$)",
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
def small_words(lang: str) -> SmallWords:
    """The small words of a language."""
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
    return SmallWords(
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
