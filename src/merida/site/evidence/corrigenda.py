"""What a corrigendum changes: "for X read Y", "should read", "delete", in six languages; and where that stands.

Pure: words in, changes out. A change is a proposal: a person applies it, and both texts stay readable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

type Act = Literal["replace", "rewrite", "delete"]
_QUOTE = r"[\"“”«»„‘’'「」『』]*"
_PAIRS = [
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"\bFor\b[:\s]+(?P<old>.+?)[,;.]?\s+\bread\b[:\s]+(?P<new>.+)$",
        r"\b(?:Replace|Substitute)\b\s+(?!the (?:existing|current|present)\b)(?P<old>.+?)\s+"
        r"\b(?:with|by)\b[:\s]+(?P<new>.+)$",
        r"\bAu lieu de\b\s*:?\s*(?P<old>.+?)[,;.]?\s+\blire\b\s*:?\s*(?P<new>.+)$",
        r"\bRemplacer\b\s+(?!le (?:texte|paragraphe)\b)(?P<old>.+?)\s+\bpar\b\s*:?\s*(?P<new>.+)$",
        r"\bDonde dice\b\s*:?\s*(?P<old>.+?)[,;.]?\s+\b(?:debe decir|l[ée]ase)\b\s*:?\s*(?P<new>.+)$",
        r"\b(?:Sustit[úu]yase|Reempl[áa]cese)\b\s+(?P<old>.+?)\s+\bpor\b\s*:?\s*(?P<new>.+)$",
        r"\bВместо\b\s*:?\s*(?P<old>.+?)[,;.]?\s+\b(?:следует читать|читать)\b\s*:?\s*(?P<new>.+)$",
        r"\bЗаменить\b\s+(?P<old>[«\"„].+?[»\"“])\s+на\s+(?P<new>.+)$",
        r"将\s*(?P<old>.+?)\s*改为\s*[:：]?\s*(?P<new>.+)$",
        r"(?:يستعاض|يُستعاض) عن (?:عبارة )?(?P<old>.+?) (?:بعبارة|بما يلي|بـ)\s*:?\s*(?P<new>.+)$",
    )
]
_WHOLE = re.compile(
    "(?:"
    r"should (?:now )?read(?: as follows)?|(?:replace|substitute) the (?:existing|current|present) text"
    r" (?:with|by)(?: the following)?"
    r"|(?:doit|devrait) se lire(?: comme suit)?|lire comme suit"
    r"|remplacer le (?:texte|paragraphe)(?: (?:existant|actuel))? par(?: (?:le texte suivant|ce qui suit))?"
    r"|(?:debe|deber[áa]) decir(?: lo siguiente)?|l[ée]ase lo siguiente"
    r"|(?:должен|должна|должно|следует) читать(?:ся)?(?: следующим образом)?"
    r"|应改为|应为|改为|(?:يصبح|ليصبح) نصها? كما يلي|يكون نصه? كما يلي"
    r")\s*[:：]\s*(?P<new>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DELETE = re.compile(
    r"^(?:.*?[.:：]\s*)?(?:Delete|Supprimer|Supr[íi]mase|Исключить|Снять|删去|删除|(?:ت|يُ)?حذف)\s+(?P<old>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_NOT_WORDS = re.compile(
    r"^(?:the (?:existing|current) text|le texte (?:existant|actuel)|el texto (?:actual|existente))", re.IGNORECASE
)
ALIKE = 72
"""Least likeness (of 100) of new words to the passage they stand for, where the place is not said."""
CLEARLY = 6
"""How much more alike than the next passage it must be."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change that a corrigendum asks for."""

    act: Act
    """`replace` words, `rewrite` a whole passage, `delete` words."""
    old: str
    new: str
    said: str
    """The corrigendum's own words."""
    passage: int
    """Number of the passage of the corrigendum that says so."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change falls: a passage of the document corrected, and its text after it."""

    passage: int
    before: str
    after: str


def changes(passages: Sequence[tuple[int, str]]) -> tuple[Change, ...]:
    """The changes in the passages (number, text) of a corrigendum, in order.

    Words that stand in a passage of their own after "should read:" or between "For" and "read" are gathered.
    """
    found: list[Change] = []
    texts = [(number, " ".join(text.split())) for number, text in passages]
    at = 0
    while at < len(texts):
        number, text = texts[at]
        change, used = _change(number, text, [following for _, following in texts[at + 1 : at + 4]])
        if change is not None:
            found.append(change)
        at += 1 + used
    return tuple(found)


def place_of(change: Change, passages: Sequence[tuple[int, str]]) -> Place | None:
    """Where the change falls among the passages of the document corrected; None where that is not certain."""
    if change.act != "rewrite":
        holding = [(number, text) for number, text in passages if change.old in text]
        if len(holding) != 1:
            return None
        number, text = holding[0]
        return Place(number, text, " ".join(text.replace(change.old, change.new, 1).split()))
    ranked = sorted(((fuzz.ratio(change.new, text), number, text) for number, text in passages), reverse=True)
    if not ranked or ranked[0][0] < ALIKE or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEARLY):
        return None
    return Place(ranked[0][1], ranked[0][2], change.new)


def _change(number: int, text: str, following: Sequence[str]) -> tuple[Change | None, int]:
    """The change that a passage asks for, and how many of the passages after it belong to it."""
    for used in range(min(_reach(text), len(following)) + 1):
        said = " ".join((text, *following[:used]))
        for pattern in _PAIRS:
            if (match := pattern.search(said)) and not _NOT_WORDS.match(match["old"]):
                old, new = _bare(match["old"]), _bare(match["new"])
                if old and new:
                    return Change("replace", old, new, said, number), used
        if (match := _WHOLE.search(said)) and _bare(match["new"]):
            return Change("rewrite", "", _bare(match["new"]), said, number), used
    if match := _DELETE.match(text):
        return Change("delete", _bare(match["old"]), "", text, number), 0
    return None, 0


def _reach(text: str) -> int:
    """How many of the passages after this one may belong to it."""
    if re.search(r"(?:\bFor|\bAu lieu de|\bDonde dice|\bВместо|将)\s*[:：]?$", text, re.IGNORECASE):
        return 3
    return 1 if re.search(r"(?:[:：]|\bread|\blire|\bdecir|\bчитать|改为)$", text, re.IGNORECASE) else 0


def _bare(words: str) -> str:
    """Without the quotation marks around them."""
    words = re.sub(r"([\"”»“」』])[.;,。]+$", r"\1", words.strip())
    return re.sub(rf"^{_QUOTE}(.*?){_QUOTE}$", r"\1", words.strip(), flags=re.DOTALL).strip()
