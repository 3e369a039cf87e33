"""Two numbers that are the ends of one: "from 10 to 12 million", "entre 4 et 6", "от 4 до 6 млн", 400万至600万."""

from __future__ import annotations

import re
from functools import cache

_GLUE = {
    "en": r"-|–|—|to|and|or",
    "fr": r"-|–|—|à|et|ou",
    "es": r"-|–|—|a|y|o|u",
    "ru": r"-|–|—|до|и|или",
    "ar": r"-|–|—|إلى|و|أو",
    "zh": r"-|–|—|~|～|——|至|到|或|和|与",
}
_ADDS = frozenset(("and", "et", "y", "и", "و", "和", "与"))
"""What joins two numbers, and makes a range of them only behind "between"."""
_BETWEEN = {
    "en": r"\b(?:between|from)\s+\Z",
    "fr": r"\b(?:entre|de)\s+\Z",
    "es": r"\b(?:entre|de)\s+\Z",
    "ru": r"\b(?:между|от)\s+\Z",
    "ar": r"(?<!\w)[وفت]?(?:(?:تتراوح|يتراوح)\s+)?(?:ما\s+)?(?:بين|من)\s+\Z",
    "zh": r"(?:介于|在|从|由)\Z",
}
_MOVES = re.compile(
    r"increas|rais|\bgrew|grow|\brose|reduc|\bfell|drop|lower|\bcut|augment|rédui|passé|baiss|aument|reduj|subi|baj[óa]|"
    r"увелич|снизи|сокра|вырос|ارتفع|زاد|انخفض|خفض|增|降|减",
    re.IGNORECASE,
)
_REACH = 40


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    glue = re.compile(rf"\s*({_GLUE[lang]})\s*", re.IGNORECASE)
    return re.compile(_BETWEEN[lang], re.IGNORECASE), glue


def before(text: str, at: int, lang: str) -> int | None:
    """Where the "between" or "from" begins that ends right before `at`; None if there is none."""
    start = max(at - _REACH, 0)
    found = _patterns(lang)[0].search(text[start:at])
    return start + found.start() if found else None


def joins(text: str, end: int, start: int, lang: str, opened: bool) -> bool:
    """Whether the text from `end` of a number to `start` of the next makes one range; `opened` by "between"."""
    glue = _patterns(lang)[1].fullmatch(text, end, start)
    return glue is not None and (opened or glue.group(1).casefold() not in _ADDS)


def moves(text: str, at: int) -> bool:
    """Whether what comes before tells of a change, which has a first and a last amount and is no range."""
    return bool(_MOVES.search(text, max(at - _REACH, 0), at))
