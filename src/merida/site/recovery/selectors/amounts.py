"""Amounts of rows as values of money, where an empty one is not disclosed; days in the reader's language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import cast

from django.utils.translation import get_language

from merida.money.qualified import Stated
from merida.money.qualifiers import Qualifier
from merida.money.units import Quantity
from merida.site.look import dates


def quantity_of(minor: Decimal | int | None, unit: str) -> Quantity | None:
    """Whole minor units with their unit."""
    return None if minor is None else Quantity(int(minor), unit)


def stated_of(
    minor: Decimal | int | None, unit: str, qualifier: str = "exact", until: Decimal | int | None = None
) -> Stated | None:
    """With how exact it is said to be."""
    found = quantity_of(minor, unit)
    return None if found is None else Stated(found, cast(Qualifier, qualifier), quantity_of(until, unit))


def said_day(day: date) -> str:
    """A day within a sentence."""
    return dates.day(day, get_language() or "en")
