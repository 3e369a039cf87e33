"""Amounts as a page says them: grouped as the language writes, with the code of the currency."""

from __future__ import annotations

from merida.money.amounts import Amount
from merida.site.look.numbers import number


def told(amount: Amount, language: str) -> str:
    """An amount in words of the page: 1 250 000 USD; decimals only where there are any."""
    whole, _dot, part = f"{amount.value:f}".partition(".")
    shown = number(int(whole), language)
    comma = "," if language in ("fr", "es", "ru") else "."
    return f"{shown}{comma + part if part.strip('0') else ''}\u00a0{amount.currency}"
