"""What beancount makes of a journal of ours: how many transactions, errors, and its own balances per account."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from beancount import loader
from beancount.core.realization import iter_children, realize


def main(path: Path) -> None:
    """One line of JSON."""
    begun = time.perf_counter()
    entries, errors, _ = loader.load_file(str(path))
    seconds = time.perf_counter() - begun
    balances = {
        f"{account.account} {position.units.currency}": str(position.units.number)
        for account in iter_children(realize(entries))
        for position in account.balance.get_positions()
        if position.units.number
    }
    transactions = sum(type(one).__name__ == "Transaction" for one in entries)
    said = {"transactions": transactions, "errors": [str(one.message) for one in errors][:5], "seconds": seconds}
    print(json.dumps(said | {"balances": balances}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
