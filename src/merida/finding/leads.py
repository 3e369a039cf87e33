"""Lines that introduce outcomes and are none, and sentences that say that there is nothing to report.

The wording in six languages is `data/leads.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from merida.finding.lexicon import compiled, fold, load

_OPEN_END = re.compile(r"[:：]\s*[-–—]?\s*\Z|[-–—]\s*\Z|\A.{0,400}(?:\.\.\.|…)\s*\Z")

_TURN = re.compile(
    r"(?<!\w)(?:and|but|et|mais|y|pero|и|но|а)(?!\w)|(?:,|，)(?=\s?\w)|\sو(?:تلزم|يلزم|تحتاج|يحتاج|هناك|ثمة|تدعو|ينبغي)"
)
"""Where "no register exists" turns into "and assistance is needed"."""
_RELATIVE = re.compile(r"(?<!\w)(?:which|who|whom|qui|dont|котор\w+|الذي|الذين|التي)\W*\Z")


def ends_open(text: str) -> bool:
    """Whether a line ends with a colon or a dash, as lines do that introduce something."""
    return bool(_OPEN_END.search(text))


def introduces(text: str, lang: str) -> bool:
    """Whether a line says that something follows ("the following", "ci-après", "如下")."""
    return bool(_lexicon("lead", lang).search(fold(text)))


def edits(text: str, lang: str) -> bool:
    """Whether a line is an instruction of a corrigendum ("Replace the existing text with")."""
    return len(text) < 160 and bool(_lexicon("edit", lang).search(fold(text)))


def says_no_need(text: str, lang: str) -> bool:
    """Whether a sentence says that no need for technical assistance exists or was identified."""
    said = fold(text).strip(" .。")
    return any(
        not _TURN.search(found.group()) and not _RELATIVE.search(said, 0, found.start())
        for found in _lexicon("none_identified", lang).finditer(said)
    )


def says_nothing_found(text: str, lang: str) -> bool:
    """Whether a line says that no good practice or no challenge was identified."""
    return bool(_lexicon("nothing_found", lang).search(fold(text).strip(" .。")))


@cache
def _lexicon(name: str, lang: str) -> re.Pattern[str]:
    return compiled(load("leads")[name][lang], lang)
