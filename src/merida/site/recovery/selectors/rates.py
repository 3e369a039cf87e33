"""Which rates there are: the European Central Bank's, then tables in the order in which they were loaded."""

from __future__ import annotations

import csv
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from merida.money.ecb import EcbHistory
from merida.money.rate_files import IMF_ANNUAL, UN_OPERATIONAL, US_TREASURY, load
from merida.money.rates import FirstOf, RateProvider
from merida.money.rates import RateTable as Table
from merida.places.names import named
from merida.site.recovery.models import RateTable

KNOWN = (IMF_ANNUAL, UN_OPERATIONAL, US_TREASURY)


@lru_cache(maxsize=1)
def _ecb() -> EcbHistory | None:
    try:
        return EcbHistory()
    except ModuleNotFoundError:
        return None


@lru_cache(maxsize=16)
def _table(key: UUID) -> Table:
    text = RateTable.objects.get(pk=key).text
    return read_rates(text)[0]


def read_rates(text: str) -> tuple[Table, tuple[str, ...]]:
    """The rates of a CSV, known by the heads of its columns; ValueError in one sentence if it is no table of rates."""
    heads = next(csv.reader(text.removeprefix("\ufeff").splitlines()[:1]), [])
    for one in KNOWN:
        if {one.currency, one.rate, one.on} <= set(heads):
            return load(text, one, named)
    raise ValueError(
        "The file is no table of rates that is known: the IMF's has the columns Date, Rate and Currency; the United"
        " Nations' Currency, Rate and Effective Date; the US Treasury's Country - Currency Description, Exchange Rate"
        " and Record Date."
    )


def provider(known: datetime | None = None) -> RateProvider:
    """The providers of this installation, in the order in which they are asked."""
    tables = RateTable.objects.order_by("number")
    if known is not None:
        tables = tables.filter(loaded_at__lt=known)
    found: list[RateProvider] = [one for one in (_ecb(),) if one]
    return FirstOf(*found, *(_table(key) for key in tables.values_list("pk", flat=True)))
