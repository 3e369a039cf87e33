"""A claim: what one source says of one fact, in its words, with how sure it is and whose statement it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.money.when import When

type Status = Literal["sought", "ordered", "appealed", "agreed", "granted", "done", "failed", "reported"]
type SourceClass = Literal["court", "authority", "international", "press", "civil_society", "other"]

STATUSES: tuple[Status, ...] = ("done", "granted", "ordered", "appealed", "agreed", "sought", "reported", "failed")
"""From what happened to what did not: the earlier stands before the later."""
CLASSES: tuple[SourceClass, ...] = ("court", "authority", "international", "press", "civil_society", "other")
RULE = "what is furthest done, of the best class of source, told most precisely, first"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says. `fact` names the fact it speaks of: claims of one fact are never added to each other.

    `stated` is None where the amount is not disclosed. `by` is the jurisdiction whose act it is said to be.
    """

    id: str
    fact: str
    case: str
    stage: str
    stated: Stated | None
    status: Status
    when: When | None
    words: str = ""
    source: str = ""
    source_class: SourceClass = "other"
    by: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    cluster: str = ""
    ground: str = ""
    learnt: date | None = None
    chosen: bool | None = None
    """Whether its register uses it for the fact; None if the register does not say."""

    @property
    def quantity(self) -> Quantity | None:
        """What it says, without how sure."""
        return self.stated.quantity if self.stated else None


@dataclass(frozen=True, slots=True)
class Preference:
    """Which claim of a fact is used for totals and by which rule or whose decision; the range of all stays visible."""

    claim: Claim
    rule: str
    because: str
    others: tuple[Claim, ...] = ()
    ranges: tuple[tuple[Quantity, Quantity], ...] = field(default=())

    @property
    def disagrees(self) -> bool:
        """Whether the claims of the fact give more than one amount in a unit."""
        return any(low != high for low, high in self.ranges)


def preferred(claims: Iterable[Claim], chosen: str | None = None, because: str = "") -> Preference:
    """One claim of a fact: a person's choice with a reason, else the register's, else the first by the rule.

    The order makes no difference. ValueError if they speak of several facts, or if a choice has no reason.
    """
    found = sorted(claims, key=_standing)
    if not found or len({(one.fact, one.stage) for one in found}) != 1:
        raise ValueError("A preference is among the claims of one fact, of which there must be one at least.")
    kept = [one for one in found if one.chosen]
    first, rule = (kept[0], "the register's choice") if kept else (found[0], RULE)
    if chosen is not None:
        if not because.strip():
            raise ValueError("A person who prefers a claim gives a reason.")
        matching = [one for one in found if one.id == chosen]
        if not matching:
            raise ValueError(f"{chosen} is no claim of {first.fact}.")
        first, rule = matching[0], "a person's decision"
    return Preference(
        first,
        rule,
        because or _reason(first, found),
        tuple(one for one in found if one is not first),
        _ranges(found),
    )


def _standing(claim: Claim) -> tuple[int, int, int, int, str, str]:
    return (
        claim.stated is None,
        STATUSES.index(claim.status),
        CLASSES.index(claim.source_class),
        -precision(claim.quantity) if claim.quantity else 0,
        str(claim.when.first) if claim.when else "9999",
        claim.id,
    )


def precision(quantity: Quantity) -> int:
    """How many digits of an amount are given: 4.6 million has two."""
    return len(str(abs(quantity.minor)).rstrip("0"))


def _reason(first: Claim, found: list[Claim]) -> str:
    if len(found) == 1:
        return "It is the only claim."
    if first.chosen:
        return f"Its register uses it, of {len(found)} claims."
    return f"Of {len(found)} claims it is the one that stands first: {first.status}, {first.source_class}."


def _ranges(claims: list[Claim]) -> tuple[tuple[Quantity, Quantity], ...]:
    by_unit: dict[str, list[Quantity]] = {}
    for one in claims:
        if one.stated:
            by_unit.setdefault(one.stated.quantity.unit, []).extend((one.stated.quantity, one.stated.high))
    return tuple(
        (min(found, key=lambda one: one.minor), max(found, key=lambda one: one.minor))
        for _, found in sorted(by_unit.items())
    )


def by_fact(claims: Iterable[Claim]) -> dict[tuple[str, str], tuple[Claim, ...]]:
    """The claims of each fact and stage; a claim without a fact is a fact of its own."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for one in claims:
        found.setdefault((one.fact or one.id, one.stage), []).append(one)
    return {key: tuple(sorted(found[key], key=lambda one: one.id)) for key in sorted(found)}
