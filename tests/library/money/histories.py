"""Random lawful histories of a case, with corrections, made from a seed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from merida.money.accounts import OUT, STAGES
from merida.money.events import KINDS, Event, transaction
from merida.money.postings import Transaction, reversal
from merida.money.units import Quantity
from merida.money.when import When

UNITS = ("USD", "CHF", "JPY", "TND", "virtual:BTC:8", "piece:ambulance")


def history(seed: int) -> tuple[Transaction, ...]:
    """Events of all kinds in any order; some are taken back, some of those recorded again with another amount."""
    random = Random(seed)
    found: list[Transaction] = []
    learnt = date(2010, 1, 1)
    for number in range(random.randint(1, 12)):
        learnt += timedelta(days=random.randint(0, 200))
        event = _event(random, f"e{number}", learnt)
        one = transaction(event)
        found.append(one)
        if random.random() * 3 < 1:
            later = learnt + timedelta(days=random.randint(0, 900))
            found.append(reversal(one, f"r{number}", later, "the amount was misread"))
            if random.random() * 2 < 1:
                found.append(transaction(replace(event, id=f"c{number}", quantity=_some(random, event.quantity.unit))))
    return tuple(found)


def _some(random: Random, unit: str) -> Quantity:
    return Quantity(random.randint(1, 10**12), unit)


def _event(random: Random, id: str, learnt: date) -> Event:
    kind = random.choice(KINDS)
    unit = random.choice(UNITS)
    quantity = _some(random, unit)
    if kind == "valued" and random.random() * 2 < 1:
        quantity = -quantity
    becomes = (
        _some(random, random.choice([one for one in UNITS if one != unit])) if kind in ("exchanged", "sold") else None
    )
    year, month, day = random.randint(1995, 2020), random.randint(1, 12), random.randint(1, 28)
    happened = random.choice([When(year), When(year, month), When(year, month, day), None])
    at = random.choice([None, None, *STAGES]) if kind not in (*STAGES, *OUT) else None
    return Event(id, kind, quantity, happened, learnt, at, becomes)  # type: ignore[arg-type]
