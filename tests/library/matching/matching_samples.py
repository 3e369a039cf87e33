"""Needs and activities as the tests speak of them: short to write, in one State and one period unless said."""

from __future__ import annotations

from datetime import date
from typing import Any

from merida.matching import Activity, Index, Need, Overlap, Proposal, Reason
from merida.matching.overlapping import relation
from merida.matching.profiles import make
from merida.matching.proposing import propose

WHISTLE = "Drafting of a law that protects persons who report corruption"


def need(text: str = WHISTLE, **said: Any) -> Need:
    """A need of Kenya."""
    return Need(**{"id": "need", "text": text, "state": "KEN", **said})


def activity(title: str = "Whistle-blower bill", text: str = "", **said: Any) -> Activity:
    """An activity in Kenya, in 2099 and 2100."""
    usual: dict[str, Any] = {
        "id": "XX-1",
        "titles": {"en": title},
        "descriptions": {"en": text} if text else {},
        "jurisdictions": ("KEN",),
        "start": date(2099, 1, 1),
        "end": date(2100, 12, 31),
        "publisher": "XX-ONE",
    }
    return Activity(**{**usual, **said})


def proposal(one: Need, other: Activity) -> Proposal:
    """What is said of a pair, whatever the score."""
    return propose(make(one), make(other), Index.of([other]))


def codes(found: Proposal | Overlap) -> set[str]:
    """The codes of its reasons."""
    return {reason.code for reason in found.reasons}


def reason(found: Proposal | Overlap, code: str) -> Reason:
    """The reason of a code."""
    return next(one for one in found.reasons if one.code == code)


def between(one: Activity, other: Activity, *others: Activity) -> Overlap:
    """How two activities stand to one another, among others."""
    index = Index.of([one, other, *others])
    return relation(index.profiles[0], index.profiles[1], index)
