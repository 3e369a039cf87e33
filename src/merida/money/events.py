"""What happened to an asset, and the postings that say so: which account each kind of event takes from and adds to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from merida.money.accounts import ACCOUNTS, FORMS, GAINS, OUT, STAGES, account
from merida.money.postings import Posting, Transaction, changed, exchanged, moved
from merida.money.units import Quantity
from merida.money.when import When

type Kind = Literal[
    "identified", "frozen", "confiscated", "approved", "transferred", "received", "used",
    "released", "shared", "retained", "third_parties", "victims",
    "expenses_57_4", "custody", "expenses_46_28", "recipient_costs",
    "interest", "valued", "exchanged", "sold",
]  # fmt: skip
_FORM = {"exchanged": "exchange", "sold": "sale"}
_GAIN = {"interest": "interest", "valued": "valuation"}
KINDS: tuple[str, ...] = (*STAGES, *OUT, *_GAIN, *_FORM)
assert {*_FORM.values(), *_GAIN.values()} == {*FORMS, *GAINS}


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its kind, what and how much, when it happened and when we learnt it.

    `at` is the stage that is drawn on (taken from, interest earned in, sold out of); without it the stage just before.
    `becomes` is what the quantity was exchanged or sold for. A valuation's quantity is the difference, also below zero.
    """

    id: str
    kind: Kind
    quantity: Quantity
    happened: When | None
    learnt: date
    at: str | None = None
    becomes: Quantity | None = None


def transaction(event: Event) -> Transaction:
    """The event as a transaction; ValueError in one sentence if it makes none."""
    if event.kind not in KINDS:
        raise ValueError(f"{event.kind!r} is no kind of event; the kinds are {', '.join(KINDS)}.")
    return Transaction(event.id, event.kind, event.happened, event.learnt, _postings(event))


def _postings(event: Event) -> tuple[Posting, ...]:
    if (event.kind in _FORM) != (event.becomes is not None):
        raise ValueError(f"{event.id}: something exchanged or sold, and nothing else, becomes something.")
    if event.at is not None and account(event.at).side not in ("stage", "source"):
        raise ValueError(f"{event.id}: {event.at} is no stage that can be drawn on; use {', '.join(STAGES)}.")
    if event.becomes is not None:
        return exchanged(event.at or "confiscated", event.quantity, event.becomes, _FORM[event.kind])
    if event.kind in _GAIN:
        return changed(event.at or "frozen", event.quantity, _GAIN[event.kind])
    return moved(event.at or ACCOUNTS[event.kind].before or "source", event.kind, event.quantity)
