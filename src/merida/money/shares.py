"""Division without a lost cent: shares by largest remainder add up exactly; roundings are named."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from merida.money.units import Quantity

type Rounding = Literal["half_even", "half_up", "down"]


def rounded(value: Fraction, how: Rounding = "half_even") -> int:
    """The whole number nearest to an exact value, halves as `how` says; `down` cuts towards zero."""
    whole, rest = abs(value.numerator) // value.denominator, abs(value.numerator) % value.denominator
    twice = 2 * rest - value.denominator
    if how != "down" and (twice > 0 or (twice == 0 and (how == "half_up" or whole % 2))):
        whole += 1
    return whole if value >= 0 else -whole


def shares(quantity: Quantity, weights: Sequence[int | Fraction]) -> tuple[Quantity, ...]:
    """The quantity divided by weight; the units left over go to the largest remainders, the first of equals."""
    if not weights or any(weight < 0 for weight in weights) or not sum(weights):
        raise ValueError("Shares need weights of zero or more, at least one of them above zero.")
    whole = sum((Fraction(weight) for weight in weights), Fraction(0))
    sign = -1 if quantity.minor < 0 else 1
    exact = [abs(quantity.minor) * Fraction(weight) / whole for weight in weights]
    given = [one.numerator // one.denominator for one in exact]
    left = abs(quantity.minor) - sum(given)
    for at in sorted(range(len(exact)), key=lambda at: (given[at] - exact[at], at))[:left]:
        given[at] += 1
    return tuple(Quantity(sign * minor, quantity.unit) for minor in given)
