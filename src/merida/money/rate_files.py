"""Exchange rates read from CSV: IMF annual averages, United Nations operational rates, US Treasury, any other.

A row that cannot be read is a sentence with its line; the others stand.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from merida.money.currencies import choose, currencies, name_after
from merida.money.rates import Period, Quote, RateTable
from merida.money.when import When

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_STEPS = {"day": 0, "month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a CSV hold what; its rates are so many units of a currency for one of the `pivot`."""

    provider: str
    period: Period
    currency: str = "Currency"
    rate: str = "Rate"
    on: str = "Date"
    pivot: str = "USD"
    dated_at_end: bool = False
    country: str | None = None


IMF_ANNUAL = Columns("IMF annual average", "year", dated_at_end=True)
UN_OPERATIONAL = Columns("UN operational rate", "month", "Currency", "Rate", "Effective Date")
US_TREASURY = Columns(
    "US Treasury reporting rate",
    "quarter",
    "Country - Currency Description",
    "Exchange Rate",
    "Record Date",
    dated_at_end=True,
    country="Country - Currency Description",
)


def load(
    text: str, columns: Columns, country_code: Callable[[str], str | None] = lambda _: None
) -> tuple[RateTable, tuple[str, ...]]:
    """The rates of a CSV and a sentence for every row that is none.

    `country_code` turns a country's name into its alpha-3 code: the US Treasury writes "Nigeria-Naira", no code.
    """
    rows = csv.DictReader(text.removeprefix("\ufeff").splitlines())
    missing = [name for name in (columns.currency, columns.rate, columns.on) if name not in (rows.fieldnames or ())]
    if missing:
        raise ValueError(f"The table of rates has no column {missing[0]!r}; it has {', '.join(rows.fieldnames or ())}.")
    quotes, problems = [], []
    for row in rows:
        try:
            quote = _quote(row, columns, country_code)
        except ValueError as problem:
            problems.append(f"Line {rows.line_num}: {problem}")
        else:
            quotes += [quote] if quote else []
    return RateTable(columns.provider, columns.pivot, columns.period, quotes), tuple(problems)


def _quote(row: dict[str, str], columns: Columns, country_code: Callable[[str], str | None]) -> Quote | None:
    written = (row[columns.rate] or "").strip()
    if not written:
        return None
    try:
        value = Fraction(Decimal(written.replace(",", "")))
    except (InvalidOperation, ValueError, OverflowError):
        raise ValueError(f"{written!r} is no rate.") from None
    code = (row[columns.currency] or "").strip()
    if columns.country and code not in currencies():
        code = _named(code, country_code) or code
    if code not in currencies():
        raise ValueError(f"{code!r} is no currency of ISO 4217.")
    if value <= 0:
        raise ValueError(f"{written} {code} is no rate.")
    return Quote(code, value, *_period(_day(row[columns.on] or ""), columns))


def _named(words: str, country_code: Callable[[str], str | None]) -> str | None:
    """The currency of "Switzerland-Franc": the country's own of that name."""
    country, _, name = words.rpartition("-")
    found = name_after(name.strip().lower(), 0, "en")
    if not found:
        return None
    _, code, candidates = found
    return code or choose(name.strip().lower(), candidates, "en", (), country_code(country.strip()))


def _day(written: str) -> date:
    """A date as tables write it: 2019-12-31, 12/31/2019 (US), 31 Dec 2019, 31-Dec-19."""
    written = written.strip()
    if found := re.fullmatch(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})", written):
        month = found[2].lower()
        if month in _MONTHS:
            return date(int(found[3]), _MONTHS.index(month) + 1, int(found[1]))
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", written):
        return When(int(found[3]), int(found[1]), int(found[2])).first
    return When.of(written[:10]).first


def _period(day: date, columns: Columns) -> tuple[date, date]:
    months = _STEPS[columns.period]
    if not months:
        return day, day
    # A rate of record at the end of a quarter serves that quarter; one effective from a day serves from that day.
    start = date(day.year, (day.month - 1) // months * months + 1, 1)
    after = start.year * 12 + start.month - 1 + months
    first = start if columns.dated_at_end or months > 1 else day
    return first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
