"""Which rates there are: the European Central Bank's, then tables in the order in which they were loaded."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from uuid import UUID

from merida.money.ecb import EcbHistory
from merida.money.rates import FirstOf, Period, Quote, RateProvider
from merida.money.rates import RateTable as Table
from merida.site.recovery.models import RateTable


@lru_cache(maxsize=1)
def _ecb() -> EcbHistory | None:
    try:
        return EcbHistory()
    except ModuleNotFoundError:
        return None


@lru_cache(maxsize=16)
def _table(key: UUID) -> Table:
    row = RateTable.objects.get(pk=key)
    quotes = row.quotes.values_list("code", "value", "first", "last")
    period: Period = row.period  # type: ignore[assignment]
    return Table(row.provider, row.pivot, period, (Quote(code, Fraction(value), a, b) for code, value, a, b in quotes))


def provider(known: datetime | None = None) -> RateProvider:
    """The providers of this installation, in the order in which they are asked."""
    tables = RateTable.objects.order_by("number")
    if known is not None:
        tables = tables.filter(loaded_at__lt=known)
    found: list[RateProvider] = [one for one in (_ecb(),) if one]
    return FirstOf(*found, *(_table(key) for key in tables.values_list("pk", flat=True)))
