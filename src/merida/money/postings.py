"""Transactions whose postings sum to zero in every unit, and their reversals; balances as of and as known on a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from merida.money.accounts import account
from merida.money.units import Quantity
from merida.money.when import When


@dataclass(frozen=True, slots=True)
class Posting:
    """So much more (or less, below zero) in an account."""

    account: str
    quantity: Quantity

    def __post_init__(self) -> None:
        account(self.account)


@dataclass(frozen=True, slots=True)
class Transaction:
    """What one event did: when it happened, when we learnt it, its postings; a reversal names what it takes back."""

    id: str
    kind: str
    happened: When | None
    learnt: date
    postings: tuple[Posting, ...]
    reverses: str | None = None
    because: str = ""

    def __post_init__(self) -> None:
        open_units = {unit: minor for unit, minor in _sums(self.postings).items() if minor}
        if open_units:
            off = ", ".join(str(Quantity(minor, unit)) for unit, minor in sorted(open_units.items()))
            raise ValueError(f"The postings of {self.id} do not sum to zero: {off} is over.")
        if not self.postings:
            raise ValueError(f"{self.id} has no postings.")
        if self.reverses and not self.because.strip():
            raise ValueError(f"A reversal needs a reason: {self.id} takes back {self.reverses} without one.")


def _sums(postings: Iterable[Posting]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for posting in postings:
        unit = posting.quantity.unit
        sums[unit] = sums.get(unit, 0) + posting.quantity.minor
    return sums


def moved(source: str, target: str, quantity: Quantity) -> tuple[Posting, Posting]:
    """A quantity that leaves one account and enters another."""
    if quantity.minor <= 0:
        raise ValueError(f"What moves is more than nothing: {quantity} cannot move; reverse the event it corrects.")
    return Posting(source, -quantity), Posting(target, quantity)


def exchanged(held_in: str, given: Quantity, got: Quantity, form: str = "exchange") -> tuple[Posting, ...]:
    """Something held in a stage that became something else: a currency exchanged, a thing sold (`form` "sale")."""
    if account(form).side != "form":
        raise ValueError(f"{form} is no way to exchange; use exchange or sale.")
    if given.unit == got.unit:
        raise ValueError(f"An exchange needs two units; both are {given.unit}.")
    return (*moved(held_in, form, given), *moved(form, held_in, got))


def changed(held_in: str, by: Quantity, reason: str = "interest") -> tuple[Posting, ...]:
    """Interest, or a difference of valuation (which may be below zero), on what a stage holds."""
    if account(reason).side != "gain":
        raise ValueError(f"{reason} is no change of value; use interest or valuation.")
    if not by.minor:
        raise ValueError("A change of nothing is none.")
    return Posting(reason, -by), Posting(held_in, by)


def reversal(of: Transaction, id: str, learnt: date, because: str) -> Transaction:
    """The transaction that takes another back: same day of the event, opposite postings, with the reason."""
    if learnt < of.learnt:
        raise ValueError(f"{of.id} was learnt on {of.learnt} and cannot be taken back before, on {learnt}.")
    opposite = tuple(Posting(one.account, -one.quantity) for one in of.postings)
    return Transaction(id, of.kind, of.happened, learnt, opposite, reverses=of.id, because=because)


def seen(
    transactions: Iterable[Transaction], as_of: date | None = None, known_on: date | None = None
) -> tuple[Transaction, ...]:
    """Those that had surely happened by `as_of` and were known on `known_on`; one without date only without `as_of`."""
    return tuple(
        one
        for one in transactions
        if (known_on is None or one.learnt <= known_on)
        and (as_of is None or (one.happened is not None and one.happened.by(as_of)))
    )


def balances(
    transactions: Iterable[Transaction], as_of: date | None = None, known_on: date | None = None
) -> dict[tuple[str, str], Quantity]:
    """What stands in each account and unit, zeros left out."""
    sums: dict[tuple[str, str], int] = {}
    for one in seen(transactions, as_of, known_on):
        for posting in one.postings:
            at = posting.account, posting.quantity.unit
            sums[at] = sums.get(at, 0) + posting.quantity.minor
    return {at: Quantity(sums[at], at[1]) for at in sorted(sums) if sums[at]}


def checked(transactions: Iterable[Transaction]) -> tuple[str, ...]:
    """What is wrong with a journal, a sentence each: an id twice, a reversal of nothing, of more, or a second time."""
    known: dict[str, Transaction] = {}
    problems: list[str] = []
    reversed_by: dict[str, str] = {}
    ordered = tuple(transactions)
    for one in ordered:
        if one.id in known:
            problems.append(f"{one.id} stands in the journal twice.")
        known[one.id] = one
    for one in ordered:
        if one.reverses is None:
            continue
        original = known.get(one.reverses)
        if original is None:
            problems.append(f"{one.id} takes back {one.reverses}, which is not in the journal.")
        elif tuple(Posting(part.account, -part.quantity) for part in original.postings) != one.postings:
            problems.append(f"{one.id} does not take back exactly what {one.reverses} posted.")
        if one.reverses in reversed_by:
            problems.append(f"{one.reverses} is taken back twice, by {reversed_by[one.reverses]} and {one.id}.")
        reversed_by[one.reverses] = one.id
    return tuple(problems)
