"""A journal in plain text, double entry, for people and for hledger or beancount; every posting is written out.

What is printed can be read back: `read_hledger` returns the transactions that `hledger` wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from merida.money.accounts import ACCOUNTS, Account
from merida.money.postings import Posting, Transaction
from merida.money.units import Quantity, commodity, digits, is_money
from merida.money.when import When

_TOPS = {"source": "Equity", "stage": "Assets", "gain": "Income", "out": "Expenses", "form": "Equity"}
_HEAD = re.compile(r"(\d{4}-\d{2}-\d{2}) \((\S+)\) (\w.*)")
_TAG = re.compile(r"    ; (\w+): (.*)")


def title(account: Account) -> str:
    """The account as such programs write it: Assets:Frozen, Expenses:Expenses-57-4."""
    return f"{_TOPS[account.side]}:{account.name.capitalize().replace('_', '-')}"


def _ordered(transactions: Iterable[Transaction]) -> list[Transaction]:
    return sorted(transactions, key=lambda one: (_day(one), one.learnt, one.id))


def _day(one: Transaction) -> date:
    return one.happened.last if one.happened else one.learnt


def _plain(text: str) -> str:
    """On one line; what a line or its reader would lose (tabs, a second space, the percent sign itself) as %09."""
    return _LOST.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text)


def _unplain(text: str) -> str:
    return _KEPT.sub(lambda found: bytes.fromhex(found[0].replace("%", "")).decode(errors="replace"), text)


def _quoted(text: str) -> str:
    """The same between the quotation marks of beancount."""
    return '"' + _plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


_KEPT = re.compile(r"(?:%[0-9A-F]{2})+")
_LOST = re.compile(r"%|[^\S ]|[\x00-\x1f\x7f]|\A | \Z|(?<= ) ")


def hledger(transactions: Iterable[Transaction]) -> str:
    """The journal for hledger: a date known to the year stands on its last day, as it is known in a tag."""
    blocks = []
    for one in _ordered(transactions):
        lines = [f"{_day(one)} ({_code(one.id)}) {one.kind}", f"    ; id: {_plain(one.id)}"]
        lines += [f"    ; happened: {one.happened or ''}", f"    ; learnt: {one.learnt}"]
        lines += [f"    ; reverses: {_plain(one.reverses)}"] if one.reverses else []
        lines += [f"    ; because: {_plain(one.because)}"] if one.because else []
        for posting in one.postings:
            account = title(ACCOUNTS[posting.account])
            lines.append(f"    {account:<32}  {posting.quantity.number():>20} {_hledger_unit(posting.quantity.unit)}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _code(id: str) -> str:
    return re.sub(r"[\s()]+", "-", id)


def _hledger_unit(unit: str) -> str:
    return unit if unit.isalpha() else f'"{unit}"'


def read_hledger(text: str) -> tuple[Transaction, ...]:
    """The transactions of a journal that `hledger` wrote; ValueError names the line that is none of its."""
    accounts = {title(account): name for name, account in ACCOUNTS.items()}
    found: list[Transaction] = []
    for block in re.split(r"\n\s*\n", text.strip()) if text.strip() else []:
        head, *rest = block.splitlines()
        opened = _HEAD.fullmatch(head.strip())
        if not opened:
            raise ValueError(f"{head.strip()!r} does not begin a transaction: a date, an id in brackets, a kind.")
        tags: dict[str, str] = {}
        postings: list[Posting] = []
        for line in rest:
            tag = _TAG.fullmatch(line.rstrip() + " " * line.rstrip().endswith(":"))
            if tag:
                tags[tag[1]] = _unplain(tag[2].strip(" "))
                continue
            parts = line.split()
            if len(parts) != 3 or parts[0] not in accounts:
                raise ValueError(f"{line.strip()!r} is no posting: an account, an amount, a unit.")
            postings.append(Posting(accounts[parts[0]], Quantity.of(parts[1], parts[2].strip('"'))))
        happened = When.of(tags["happened"]) if tags.get("happened") else None
        learnt = date.fromisoformat(tags["learnt"])
        one = Transaction(
            tags.get("id", opened[2]),
            opened[3],
            happened,
            learnt,
            tuple(postings),
            tags.get("reverses"),
            tags.get("because", ""),
        )
        found.append(one)
    return tuple(found)


def beancount(transactions: Iterable[Transaction]) -> str:
    """The journal for beancount: accounts opened, commodities with their precision, a transaction for each event."""
    ordered = _ordered(transactions)
    if not ordered:
        return ""
    start = min(_day(one) for one in ordered)
    used = {posting.account for one in ordered for posting in one.postings}
    units = sorted({posting.quantity.unit for one in ordered for posting in one.postings})
    symbols = _symbols(units)
    lines = [f"{start} open {title(account)}" for name, account in ACCOUNTS.items() if name in used]
    for unit in units:
        lines += [f"{start} commodity {symbols[unit]}", f'  name: "{unit}"', f"  precision: {digits(unit)}"]
    for one in ordered:
        lines += ["", f'{_day(one)} * "{one.kind}" {_quoted(one.because)}', f"  id: {_quoted(one.id)}"]
        lines += [f'  happened: "{one.happened or ""}"', f"  learnt: {one.learnt}"]
        lines += [f"  reverses: {_quoted(one.reverses)}"] if one.reverses else []
        for posting in one.postings:
            account = title(ACCOUNTS[posting.account])
            lines.append(f"  {account:<32}  {posting.quantity.number():>20} {symbols[posting.quantity.unit]}")
    return "\n".join(lines) + "\n"


def _symbols(units: Iterable[str]) -> dict[str, str]:
    """A commodity for each unit as beancount allows it; currencies keep their code, units of one name get a number."""
    found: dict[str, str] = {}
    for unit in sorted(units, key=lambda one: (not is_money(one), one)):
        plain = symbol(unit)
        number, name = 1, plain
        while name in found.values():
            number += 1
            name = f"{plain[: 23 - len(str(number))].rstrip('-')}-{number}"
        found[unit] = name
    return found


def symbol(unit: str) -> str:
    """A commodity as beancount allows it: two capitals, digits and dashes or more, a letter first, no dash last."""
    name = re.sub(r"[^A-Z0-9]", "-", commodity(unit).upper()).strip("-")[:24].strip("-")
    return name if re.fullmatch(r"[A-Z].+", name) else f"X-{name[:22]}"
