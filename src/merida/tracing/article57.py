"""The path of article 57: what is said of a return, by whom, and what follows for 57(3)(a), (b) and (c).

A State's path rests on what that State says, and on the record where it is silent. The register decides between none:
paths stand side by side. Labels of all codes, and the law of each rule, are in `data/article57.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from merida.money.when import When
from merida.uncac import exists

type Status = Literal["met", "lacking", "waived", "unknown", "not_applicable"]
type Code = Literal[
    "applies", "own_proceedings", "not_met", "not_applicable", "outside", "priority_consideration", "open"
]
LETTERS = ("57(3)(a)", "57(3)(b)", "57(3)(c)")
RECORD = ""
"""Whose assertion it is where no State says it, but an order, an event or a document of the case shows it."""

_YES_NO = ("yes", "no")
VALUES: dict[str, tuple[str, ...]] = {
    "convention": _YES_NO,
    "confiscated": _YES_NO,
    "ground": (
        "conviction_based", "non_conviction_based", "value_based", "unexplained_wealth", "administrative",
        "settlement", "insolvency", "civil_judgment",
    ),
    "request": _YES_NO,
    "route": ("own_proceedings", "55(1)(a)", "55(1)(b)", "53(a)", "53(b)", "53(c)", "voluntary"),
    "offence": (),
    "laundering_of": (),
    "public_funds": _YES_NO,
    "final_judgment": ("yes", "no", "waived"),
    "prior_ownership": _YES_NO,
    "damage": _YES_NO,
    "basis": (
        "57(3)(a)", "57(3)(b)", "57(3)(c)", "remission", "sharing", "settlement_terms", "outside_chapter_v", "none",
    ),
    "arrangement": ("general", "case_by_case", "none"),
}  # fmt: skip
"""What may be said on each topic; an offence is a provision of articles 15 to 25, or "none" of the Convention's."""
MANY = frozenset({"offence", "laundering_of"})


@dataclass(frozen=True, slots=True)
class Assertion:
    """What one State (or the record) says on a topic, with its source; ValueError if nobody can say that."""

    topic: str
    value: str
    by: str = RECORD
    source: str = ""
    words: str = ""
    on: When | None = None

    def __post_init__(self) -> None:
        if self.topic not in VALUES:
            raise ValueError(f"{self.topic!r} is no topic of article 57; the topics are {', '.join(VALUES)}.")
        if self.topic in MANY:
            if self.value != "none" and not (exists(self.value) and 15 <= article(self.value) <= 25):
                raise ValueError(f"{self.value!r} is no offence of the Convention; write 15 to 25, as 17 or 23(1)(a).")
        elif self.value not in VALUES[self.topic]:
            raise ValueError(f"{self.value!r} says nothing on {self.topic}; use {', '.join(VALUES[self.topic])}.")


def article(provision: str) -> int:
    """The number of its article; 0 for a chapter."""
    number = provision.split("(", maxsplit=1)[0]
    return int(number) if number.isdigit() else 0


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who claims the property, and how far the claim came."""

    kind: Literal["requesting_state", "prior_owner", "victim", "third_party"]
    status: Literal["claimed", "recognized", "rejected", "paid"]
    name: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of one return: who requested and who was requested, where there was a request; all assertions."""

    assertions: tuple[Assertion, ...]
    requested: str = ""
    requesting: str = ""
    claimants: tuple[Claimant, ...] = ()

    def said(self, topic: str, by: str) -> tuple[Assertion, ...]:
        """What a State says on a topic; where it is silent, what the record says."""
        own = tuple(one for one in self.assertions if one.topic == topic and one.by == by)
        return own or tuple(one for one in self.assertions if one.topic == topic and one.by == RECORD)

    def against(self, topic: str, by: str) -> tuple[Assertion, ...]:
        """What others say on it that this State does not say."""
        values = {one.value for one in self.said(topic, by)}
        return tuple(
            one
            for one in self.assertions
            if one.topic == topic and one.by != by and one.value not in values and bool(values)
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of 57(3): how it stands in this State's path, why (a code), what supports it, what speaks against."""

    code: str
    status: Status
    because: str
    law: tuple[str, ...]
    supports: tuple[Assertion, ...] = ()
    against: tuple[Assertion, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the answer need not wait for it."""
        return self.status in ("met", "waived", "not_applicable")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer for one letter of 57(3), the rule it follows and the conditions that decided it."""

    letter: str
    code: Code
    rule: str
    conditions: tuple[Condition, ...]

    @property
    def wanting(self) -> tuple[Condition, ...]:
        """The conditions that are lacking or not yet known."""
        return tuple(one for one in self.conditions if not one.holds)


@dataclass(frozen=True, slots=True)
class Path:
    """Article 57 as one State's words make it. `doubts` are codes of what does not agree within those words."""

    by: str
    answers: tuple[Answer, ...]
    basis: str | None
    arrangement: str | None
    doubts: tuple[str, ...] = ()

    def answer(self, letter: str) -> Answer:
        """The answer for a letter."""
        return next(one for one in self.answers if one.letter == letter)

    @property
    def overall(self) -> Answer:
        """The answer that tells most: what applies, else why (a) does not."""
        ranked = ("applies", "priority_consideration", "own_proceedings", "outside", "open", "not_met")
        return min(
            (one for one in self.answers if one.code != "not_applicable"),
            key=lambda one: (ranked.index(one.code), one.letter),
            default=self.answers[0],
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """A topic on which those who speak say different things."""

    topic: str
    said: tuple[tuple[str, tuple[str, ...]], ...]


def differences(facts: Facts) -> tuple[Difference, ...]:
    """The topics on which two States, or a State and the record, differ; the register decides none of them."""
    found = []
    for topic in VALUES:
        by: dict[str, set[str]] = {}
        for one in facts.assertions:
            if one.topic == topic:
                by.setdefault(one.by, set()).add(one.value)
        if len({tuple(sorted(values)) for values in by.values()}) > 1:
            found.append(Difference(topic, tuple((who, tuple(sorted(by[who]))) for who in sorted(by))))
    return tuple(found)


def speakers(assertions: Iterable[Assertion]) -> tuple[str, ...]:
    """Who says something: the record first, then States in alphabetical order."""
    return tuple(sorted({one.by for one in assertions}))
