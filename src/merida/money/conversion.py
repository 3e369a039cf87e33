"""Conversion into another currency: each carries provider, rate, date and rounding; what could not be says why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from merida.money.qualified import Stated, Total, total
from merida.money.rates import NoRate, Rate, RateProvider
from merida.money.shares import Rounding, rounded
from merida.money.successions import Succession, successor
from merida.money.units import Quantity, digits, is_money
from merida.money.when import When


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of a quantity: into what, at which rate of whom, after which fixed rates of ended currencies."""

    source: Quantity
    result: Quantity
    rate: Rate
    on: When
    rounding: Rounding
    through: tuple[Succession, ...] = ()


@dataclass(frozen=True, slots=True)
class NotConverted:
    """A quantity that stays as it is, and why."""

    source: Quantity
    on: When | None
    reason: NoRate


def convert(
    quantity: Quantity, into: str, on: When | None, provider: RateProvider, rounding: Rounding = "half_even"
) -> Conversion | NotConverted:
    """The quantity in another currency at the provider's rate of that date; rounded once, at the end."""
    if not is_money(quantity.unit):
        return NotConverted(quantity, on, NoRate("unit", f"{quantity} is not money and has no rate of exchange."))
    if on is None:
        return NotConverted(quantity, on, NoRate("vague_date", "It has no date, so no rate is its rate."))
    value, code, through = quantity.value, quantity.unit, []
    answer = provider.rate(code, into, on)
    while isinstance(answer, NoRate) and (step := successor(code, _day(on))):
        value, code = value / step.per_new, step.new
        through.append(step)
        again = provider.rate(code, into, on)
        answer = again if isinstance(again, Rate) or again.code != "no_currency" else answer
    if isinstance(answer, NoRate):
        return NotConverted(quantity, on, answer)
    minor = rounded(value * answer.value * 10 ** digits(into), rounding)
    return Conversion(quantity, Quantity(minor, into), answer, on, rounding, tuple(through))


def _day(on: When) -> date:
    return on.first


@dataclass(frozen=True, slots=True)
class ConvertedTotal:
    """A total in one currency, its conversions, and the part that could not be converted with the reasons."""

    into: str
    total: Total
    conversions: tuple[Conversion, ...]
    left: Total
    not_converted: tuple[NotConverted, ...]

    @property
    def converted_share(self) -> Fraction | None:
        """How many of the parts with a known amount could be converted; None if there is none."""
        done, left = self.total.parts - self.total.not_disclosed, self.left.parts
        return Fraction(done, done + left) if done + left else None


def converted_total(
    parts: Iterable[tuple[Stated | None, When | None]],
    into: str,
    provider: RateProvider,
    rounding: Rounding = "half_even",
) -> ConvertedTotal:
    """The parts in one currency, each at the rate of its own date; originals that have none stay beside it."""
    done: list[Stated | None] = []
    left: list[Stated] = []
    conversions: list[Conversion] = []
    reasons: list[NotConverted] = []
    for part, on in parts:
        if part is None or part.quantity.unit == into:
            done.append(part)
            continue
        one = convert(part.quantity, into, on, provider, rounding)
        high = convert(part.until, into, on, provider, rounding) if part.until else None
        if isinstance(one, NotConverted) or isinstance(high, NotConverted):
            left.append(part)
            reasons += [one] if isinstance(one, NotConverted) else []
        else:
            conversions.append(one)
            done.append(Stated(one.result, part.qualifier, high.result if high else None))
    return ConvertedTotal(into, total(done), tuple(conversions), total(left), tuple(reasons))
