"""The ledger in plain text: hledger and beancount read it, people too; what is printed can be read back."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from histories import history
from hypothesis import given, settings
from hypothesis import strategies as st

from merida.money.events import Event, transaction
from merida.money.journals import beancount, hledger, read_hledger
from merida.money.postings import Transaction, reversal
from merida.money.units import Quantity
from merida.money.when import When

PEERS = str(Path(__file__).parents[3] / ".tools" / "bench" / "bin")
FROZEN = transaction(Event("freeze 1", "frozen", Quantity.of("84", "USD"), When.of("1999"), date(2020, 1, 2)))
BACK = reversal(FROZEN, "back", date(2021, 1, 1), "another; account")


def test_a_journal_is_written_for_people() -> None:
    assert hledger([FROZEN]) == (
        "1999-12-31 (freeze-1) frozen\n"
        "    ; id: freeze 1\n"
        "    ; happened: 1999\n"
        "    ; learnt: 2020-01-02\n"
        "    Assets:Identified                               -84.00 USD\n"
        "    Assets:Frozen                                    84.00 USD\n"
    )
    assert hledger([]) == beancount([]) == ""
    assert read_hledger("") == ()


def test_a_reversal_says_what_it_takes_back_and_why() -> None:
    assert "; reverses: freeze 1" in hledger([FROZEN, BACK])
    assert "; because: another; account" in hledger([FROZEN, BACK])
    assert 'reverses: "freeze 1"' in beancount([FROZEN, BACK])


@given(st.integers(0, 10**9))
@settings(max_examples=100, deadline=None)
def test_what_was_written_is_read_back_as_it_was(seed: int) -> None:
    journal = history(seed)
    assert sorted(read_hledger(hledger(journal)), key=lambda one: one.id) == sorted(journal, key=lambda one: one.id)


NAMES = [
    "two  spaces", " first", "last ", 'say "hello"', "back\\slash", "per%cent %41", "two\nlines", "a\ttab",
    "no\u00a0break", "a, b: c", "(bracket)", "* ! # ;", "تجميد ١", "кража", "冻结", "x" * 400, "\u2028",
]  # fmt: skip
UNITS = [
    ("1.123456789012345678", "virtual:ETH:18"), ("0.00000001", "virtual:BTC:8"), ("1.5", "virtual:BTC:18"),
    ("5", "virtual:1INCH:0"), ("7", "piece:ambulance"), ("7", "piece:usd"), ("84.10", "USD"), ("84", "JPY"),
    ("3", "piece:a-very-long-name-of-a-thing-kept-1"), ("3", "piece:a-very-long-name-of-a-thing-kept-2"),
]  # fmt: skip


def odd() -> tuple[Transaction, ...]:
    """A journal of odd names, of reasons as odd, and of units that share a name."""
    found: list[Transaction] = []
    for at, name in enumerate(NAMES):
        value, unit = UNITS[at % len(UNITS)]
        day = (When.of("1999"), When.of("2020-02"), None)[at % 3]
        one = transaction(Event(name, "frozen", Quantity.of(value, unit), day, date(2021, 1, 2)))
        found += [one, reversal(one, f"{name}, back", date(2022, 2, 2), f"because {name}.")]
    return tuple(found)


def test_odd_names_and_reasons_come_back_as_they_were() -> None:
    assert set(read_hledger(hledger(odd()))) == set(odd())


def test_units_of_one_name_are_two_commodities() -> None:
    told = [line.split()[2] for line in beancount(odd()).splitlines() if " commodity " in line]
    assert len(told) == len(set(told)) == len(UNITS)
    assert {"USD", "USD-2", "BTC", "BTC-2", "X-1INCH"} <= set(told)
    assert all(len(name) <= 24 for name in told)


@pytest.mark.parametrize("line", ["hello", "1999-12-31 (a) frozen\n    Assets:Bank  1 USD"])
def test_what_is_no_journal_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(ValueError, match=r"does not begin|is no posting"):
        read_hledger(line)


def _read_by(program: str, arguments: list[str], text: str, path: Path) -> None:
    found = shutil.which(program) or shutil.which(program, path=PEERS)
    if not found:
        pytest.skip(f"{program} is not installed; `make bench` installs beancount")
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([found, *arguments, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _whole() -> tuple[Transaction, ...]:
    return (FROZEN, BACK, *(one for one in history(7) if one.id not in ("x",)))


def test_hledger_reads_it_and_finds_it_balanced(tmp_path: Path) -> None:
    _read_by("hledger", ["check", "-f"], hledger((*_whole(), *odd())), tmp_path / "case.journal")


def test_beancount_reads_it_and_finds_it_balanced(tmp_path: Path) -> None:
    _read_by("bean-check", [], beancount((*_whole(), *odd())), tmp_path / "case.beancount")
