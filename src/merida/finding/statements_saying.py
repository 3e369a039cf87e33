"""What is found in a sentence: who, the verb, and whether anybody is named at all."""

from __future__ import annotations

from dataclasses import dataclass

from merida.finding.speakers import Mention


@dataclass(frozen=True, slots=True)
class Saying:
    """A speaker and a verb in a folded sentence. `mention` is None where nobody is named; `end` closes its words."""

    mention: Mention | None
    end: int
    verb: tuple[int, int]
    passive: bool = False
    plural: bool = False
