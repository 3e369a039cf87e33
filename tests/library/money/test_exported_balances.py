"""Whatever happened and however it was corrected: the exported journals hold every balance to the last minor unit.

A hundred histories by default; `MERIDA_FULL=1` takes all ten thousand. They are added up here from the text alone.
"""

from __future__ import annotations

import os
import re
from datetime import date
from fractions import Fraction

import pytest
from histories import history

from merida.money.accounts import ACCOUNTS
from merida.money.events import Event, transaction
from merida.money.journals import beancount, hledger, read_hledger, symbol, title
from merida.money.postings import Transaction, balances
from merida.money.reconciliation import statements
from merida.money.units import Quantity
from merida.money.when import When

SEEDS = range(10_000 if os.environ.get("MERIDA_FULL") else 100)
POSTING = re.compile(r"^ {2,4}((?:Assets|Equity|Income|Expenses):\S+)\s+(-?[\d.]+) \"?([^\"\n]+)\"?$", re.MULTILINE)


def added_up(text: str) -> dict[tuple[str, str], Fraction]:
    """Sums per account and unit of a journal, read as anybody's script would."""
    sums: dict[tuple[str, str], Fraction] = {}
    for account, number, unit in POSTING.findall(text):
        sums[account, unit] = sums.get((account, unit), Fraction(0)) + Fraction(number)
    return {at: value for at, value in sums.items() if value}


def ours(journal: tuple[Transaction, ...], *, short: bool = False) -> dict[tuple[str, str], Fraction]:
    return {
        (title(ACCOUNTS[account]), symbol(unit) if short else unit): quantity.value
        for (account, unit), quantity in balances(journal).items()
    }


def test_balances_of_the_exported_journals_are_exact() -> None:
    for seed in SEEDS:
        journal = history(seed)
        assert added_up(hledger(journal)) == ours(journal), seed
        assert added_up(beancount(journal)) == ours(journal, short=True), seed


def test_what_is_read_back_gives_the_same_statements_and_the_same_text() -> None:
    for seed in SEEDS:
        journal = history(seed)
        written = hledger(journal)
        again = read_hledger(written)
        assert set(again) == set(journal), seed
        assert hledger(again) == written, seed
        assert told(again) == told(journal), seed


def told(journal: tuple[Transaction, ...]) -> list[tuple[str, bool, Quantity]]:
    return [(one.unit, one.adds_up, one.sum("rest")) for one in statements(journal)]


def test_every_transaction_of_an_export_sums_to_zero_by_itself() -> None:
    for seed in SEEDS:
        for block in beancount(history(seed)).split("\n\n"):
            sums: dict[str, Fraction] = {}
            for (_, unit), value in added_up(block).items():
                sums[unit] = sums.get(unit, Fraction(0)) + value
            assert not any(sums.values()), seed


@pytest.mark.parametrize("minor", [1, -1, 10**18, 10**12 + 7])
def test_a_satoshi_and_a_trillion_are_written_out(minor: int) -> None:
    one = transaction(Event("a", "valued", Quantity(minor, "virtual:BTC:8"), When.of("2020"), date(2021, 1, 1)))
    assert added_up(hledger([one]))["Assets:Frozen", "virtual:BTC:8"] == Fraction(minor, 10**8)
    assert read_hledger(hledger([one])) == (one,)
