"""Ten thousand histories with corrections: balances exact, journals read back, and what beancount makes of them."""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from bench import printed
from bench.peering import peers
from merida.money.accounts import ACCOUNTS
from merida.money.journals import beancount, hledger, read_hledger, symbol, title
from merida.money.postings import Transaction, balances, checked

HISTORIES = Path(__file__).parents[1] / "tests" / "library" / "money"
COUNT, TOGETHER = 10_000, 1_000


def ledgers() -> None:
    """Every balance, every journal read back; the first thousand as one journal in beancount."""
    sys.path.insert(0, str(HISTORIES))
    from histories import history  # type: ignore[import-not-found]  # slow

    printed.heading("Ledgers", "make bench ARGS=ledgers")
    begun, transactions, wrong = time.perf_counter(), 0, 0
    together: list[Transaction] = []
    for seed in range(COUNT):
        journal = history(seed)
        transactions += len(journal)
        wrong += not _exact(journal) or set(read_hledger(hledger(journal))) != set(journal)
        if seed < TOGETHER:
            together += (_named(one, seed) for one in journal)
    seconds = time.perf_counter() - begun
    rows = [
        ["histories", f"{COUNT:,}"],
        ["transactions", f"{transactions:,}"],
        ["whose balances or journal are not exact", str(wrong)],
        ["seconds", f"{seconds:.1f}"],
    ]
    printed.table(("ten thousand histories", ""), rows)
    _beside_beancount(together)


def _exact(journal: tuple[Transaction, ...]) -> bool:
    """Zero in every unit, and what was taken back leaves nothing behind."""
    sums: dict[str, int] = {}
    for (_, unit), quantity in balances(journal).items():
        sums[unit] = sums.get(unit, 0) + quantity.minor
    gone = {one.reverses for one in journal if one.reverses}
    standing = [one for one in journal if not one.reverses and one.id not in gone]
    return not checked(journal) and not any(sums.values()) and balances(journal) == balances(standing)


def _named(one: Transaction, seed: int) -> Transaction:
    return replace(one, id=f"{seed}-{one.id}", reverses=f"{seed}-{one.reverses}" if one.reverses else None)


def _beside_beancount(journal: list[Transaction]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.beancount"
        path.write_text(beancount(journal), encoding="utf-8")
        answers = peers("ledgers", str(path))
    if not answers:
        return
    (theirs,) = answers
    ours = {
        f"{title(ACCOUNTS[account])} {symbol(unit)}": quantity.value
        for (account, unit), quantity in balances(journal).items()
    }
    same = ours == {name: Fraction(number) for name, number in theirs["balances"].items()}
    rows = [
        ["transactions", f"{theirs['transactions']:,} of {len(journal):,}"],
        ["errors", str(len(theirs["errors"]))],
        ["its balances are ours", "yes" if same else "no"],
        ["seconds to load", f"{theirs['seconds']:.1f}"],
    ]
    printed.table((f"{TOGETHER:,} of them as one journal in beancount", ""), rows)
    for words in theirs["errors"]:
        printed.line(f"  {words}")
