"""The guide on money: its examples run, its tables are what the code holds."""

from __future__ import annotations

import re
from pathlib import Path

from merida.money.accounts import ACCOUNTS
from merida.tracing.proposals import SUSPICIONS

GUIDE = (Path(__file__).parents[3] / "docs" / "money.md").read_text(encoding="utf-8")


def test_the_examples_run_as_they_stand() -> None:
    examples = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    assert len(examples) == 3
    exec("\n".join(examples), {})


def test_every_account_and_every_suspicion_stands_in_the_guide() -> None:
    assert not [name for name in ACCOUNTS if f"`{name}`" not in GUIDE]
    assert not [name for name, meaning in SUSPICIONS.items() if f"| `{name}` | {meaning} |" not in GUIDE]
