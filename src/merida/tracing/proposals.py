"""What a detector proposes: that some claims are not what they seem, with the reason. A person decides."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Literal

from merida.money.conversion import Conversion, convert
from merida.money.rates import RateProvider
from merida.money.units import Quantity
from merida.tracing.claims import Claim, precision

type Suspicion = Literal["digits", "conversion", "cumulative", "stock", "twice", "parts", "status", "spending"]
SUSPICIONS: dict[Suspicion, str] = {
    "digits": "two amounts of one fact differ by digits that changed places or by one digit",
    "conversion": "a conversion is printed that no rate of that day supports",
    "cumulative": "a total stands among the events it adds up",
    "stock": "what stood at a date stands among what happened",
    "twice": "the same event is told twice",
    "parts": "parts stand beside their whole, or do not add up to it",
    "status": "what was sought, ordered, agreed or reported is taken for what was done",
    "spending": "returned assets are spent, or stand among transfers, without a transfer",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is suspected of which claims, and why. `settled`: they already are of one fact, so no total is wrong."""

    suspicion: Suspicion
    claims: tuple[str, ...]
    reason: str
    settled: bool = False


def proposal(suspicion: Suspicion, claims: Iterable[Claim], reason: str) -> Proposal:
    """A proposal about these claims, in the order of their ids."""
    found = sorted(claims, key=lambda one: one.id)
    settled = len(found) > 1 and len({one.fact for one in found}) == 1 and bool(found[0].fact)
    return Proposal(suspicion, tuple(one.id for one in found), reason, settled)


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """The patterns of the words that tell this kind of figure."""
    text = (files(__package__) / "data" / "words.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)[kind])


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(map(_edged, phrases(kind))), re.IGNORECASE)


def _edged(phrase: str) -> str:
    """At the edges of words, where the phrase begins and ends with letters that have such edges."""
    if _HAN.search(phrase):
        return f"(?:{phrase})"
    return rf"(?<!\w)(?:{phrase})(?:(?!\w)|(?<=[\s$£€¥]))"


_HAN = re.compile("[\u3400-\u9fff]")


def says(claim: Claim, kind: str) -> str | None:
    """The words of the source that tell this kind of figure; None if there are none."""
    found = _pattern(kind).search(claim.words)
    return found.group() if found else None


def apart(one: Claim, other: Claim) -> int | None:
    """How many days lie between two dates at least; None if one has none."""
    if one.when is None or other.when is None:
        return None
    first, second = sorted((one.when, other.when), key=lambda when: (when.first, when.last))
    return max((second.first - first.last).days, 0)


def not_later(one: Claim, other: Claim) -> bool:
    """Whether one can have happened by the time of the other."""
    return one.when is None or other.when is None or one.when.first <= other.when.last


def day(claim: Claim) -> date:
    """Its first day, for putting claims in order."""
    return claim.when.first if claim.when else date.min


def in_unit(claim: Claim, unit: str, rates: RateProvider | None) -> Quantity | None:
    """What a claim says in another unit, at the rate of its date; None if it cannot be said."""
    if claim.quantity is None or claim.quantity.unit == unit:
        return claim.quantity
    if rates is None:
        return None
    found = convert(claim.quantity, unit, claim.when, rates)
    return found.result if isinstance(found, Conversion) else None


def off(one: Quantity, other: Quantity) -> Fraction:
    """By which part of the larger two quantities of a unit differ."""
    return Fraction(abs(one.minor - other.minor), max(abs(one.minor), abs(other.minor), 1))


def play(quantity: Quantity) -> Fraction:
    """Half of the last digit given, as a part of the amount: how far its rounding may have moved it."""
    unit = 10 ** (len(str(abs(quantity.minor))) - max(precision(quantity), 2))
    return Fraction(unit, 2 * max(abs(quantity.minor), 1))
