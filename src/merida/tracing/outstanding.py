"""What was granted or agreed and never transferred: it stands apart from volumes, with what was paid of it so far.

This is no suspicion: an agreement may wait for years. A fact that has a transfer done for nearly the whole is settled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from merida.money.qualified import Stated, Total, total
from merida.money.units import Quantity
from merida.tracing.claims import STATUSES, Claim, by_fact, preferred
from merida.tracing.standing import is_use

PROMISED = ("granted", "agreed")
_NEARLY = Fraction(9, 10)
"""A transfer of so much of what was agreed is that of the whole: interest, costs and rounding move it."""


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A promise of a return: the claim that tells it, transfers done of the same fact, what of it remains.

    `open` is None where the promise names no amount, or the payment has another unit.
    """

    fact: str
    case: str
    promise: Claim
    paid: tuple[Claim, ...]
    open: Quantity | None

    @property
    def partly(self) -> bool:
        """Whether something of it was transferred."""
        return bool(self.paid)


def outstanding(claims: Iterable[Claim], as_of: date | None = None) -> tuple[Outstanding, ...]:
    """Promised returns of which no transfer, or only a part, is recorded as done; as of a date if one is given."""
    seen = [one for one in claims if as_of is None or (one.when is not None and one.when.by(as_of))]
    found = []
    for (fact, stage), told in by_fact(one for one in seen if one.stage in ("transferred", "received")).items():
        promises = [one for one in told if one.status in PROMISED]
        unused = all(one.chosen is False for one in told)  # parts told beside their whole, totals
        if stage != "transferred" or not promises or unused:
            continue
        # What is spent of a return that is promised only is no payment of it.
        moved = [one for one in seen if one.fact == fact and one.stage in ("transferred", "received") and fact]
        paid = tuple(one for one in moved if one.status == "done" and not is_use(one, moved))
        promise = _latest(promises)
        rest = _rest(promise, paid)
        if not paid or (rest is not None and rest.minor > 0):
            found.append(Outstanding(fact, promise.case, promise, paid, promise.quantity if not paid else rest))
    return tuple(found)


def _latest(promises: list[Claim]) -> Claim:
    """The promise told last counts; of one day the register's choice, then what is granted before what is agreed."""
    return max(
        sorted(promises, key=lambda one: one.id, reverse=True),
        key=lambda one: (one.chosen is True, one.when.last if one.when else date.min, -STATUSES.index(one.status)),
    )


def _rest(promise: Claim, paid: tuple[Claim, ...]) -> Quantity | None:
    """What remains of a promise; nothing if nearly all was paid."""
    same = [one for one in paid if one.quantity and promise.quantity and one.quantity.unit == promise.quantity.unit]
    if promise.quantity is None or not same:
        return None
    done = preferred(one for one in same if one.stage == same[0].stage).claim.quantity
    if done is None or done.value >= promise.quantity.value * _NEARLY:
        return None
    return promise.quantity - done


def open_total(found: Iterable[Outstanding]) -> Total:
    """What is promised and not transferred, per unit, as surely as promised; undisclosed promises are counted."""
    return total(
        Stated(one.open, one.promise.stated.qualifier) if one.open and one.promise.stated else None for one in found
    )
