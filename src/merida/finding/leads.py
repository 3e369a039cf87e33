"""Lines that introduce outcomes and are none, and sentences that say that there is nothing to report.

The wording in six languages is `data/leads.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from merida.finding.lexicon import compiled, fold, load

_OPEN_END = re.compile(r"[:：]\s*[-–—]?\s*\Z|[-–—]\s*\Z|\A.{0,400}(?:\.\.\.|…)\s*\Z")


def ends_open(text: str) -> bool:
    """Whether a line ends with a colon or a dash, as lines do that introduce something."""
    return bool(_OPEN_END.search(text))


def introduces(text: str, lang: str) -> bool:
    """Whether a line says that something follows ("the following", "ci-après", "如下")."""
    return bool(_lexicon("lead", lang).search(fold(text)))


def says_no_need(text: str, lang: str) -> bool:
    """Whether a sentence says that no need for technical assistance exists or was identified."""
    return bool(_lexicon("none_identified", lang).search(fold(text).strip(" .。")))


def says_nothing_found(text: str, lang: str) -> bool:
    """Whether a line says that no good practice or no challenge was identified."""
    return bool(_lexicon("nothing_found", lang).search(fold(text).strip(" .。")))


@cache
def _lexicon(name: str, lang: str) -> re.Pattern[str]:
    return compiled(load("leads")[name][lang], lang)
