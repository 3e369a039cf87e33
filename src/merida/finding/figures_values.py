"""Decimal values as figures print them: without grouping, exponent or closing zeros."""

from __future__ import annotations

from decimal import Decimal


def plain(value: Decimal) -> str:
    """ "4600000", "12.5": the value with no exponent and no zeros after the decimal point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
