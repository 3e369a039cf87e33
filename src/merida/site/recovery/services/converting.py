"""Amounts of events in the currencies reports are made in, at the rates loaded, each rate with its day; and the sums.

A conversion once made stays: a table loaded later is asked after those before it, so it only fills what had none.
"""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import connection

from merida.money.conversion import Conversion as Converted
from merida.money.conversion import NotConverted, convert
from merida.money.rates import RateProvider
from merida.money.units import Quantity, digits
from merida.money.when import When
from merida.site.provenance.services import COLUMNS as RESTRICTIONS
from merida.site.recovery.choices.volumes import REPORTED_IN
from merida.site.recovery.loading_sql import cells
from merida.site.recovery.selectors.rates import provider

_R = ", ".join(f'"{name}"' for name in RESTRICTIONS)
_E = ", ".join(f'e."{name}"' for name in RESTRICTIONS)


_RATE = (
    "unit", "happened", "numerator", "denominator", "provider", "rate_first", "rate_last", "through", "code", "why",
)  # fmt: skip


def factor(unit: str, on: When | None, into: str, rates: RateProvider) -> tuple[Any, ...]:
    """What a minor unit of that day is worth in minor units of another currency: as `_RATE` names them."""
    found = convert(Quantity(1, unit), into, on, rates)
    if isinstance(found, NotConverted):
        return (None, None, "", None, None, "", found.reason.code, found.reason.why[:300])
    worth = value_of(found) * Fraction(10 ** digits(into), 10 ** digits(unit))
    through = " ".join(step.new for step in found.through)
    rate = found.rate
    return (worth.numerator, worth.denominator, rate.provider, rate.first, rate.last, through, "", "")


def value_of(found: Converted) -> Fraction:
    """What one unit was worth, fixed rates of ended currencies included."""
    value = found.rate.value
    for step in found.through:
        value /= step.per_new
    return value


def convert_events(where: str, values: dict[str, Any], since: date, *, converted_only: bool = False) -> None:
    """Convert the events `e` that meet a condition and are not converted yet, into each currency of reports."""
    for into in REPORTED_IN:
        values = values | {"into": into, "since": since}
        with connection.cursor() as cursor:
            cursor.execute(
                "select distinct e.unit, e.happened from recovery_event e where e.minor is not null"
                f" and e.unit <> %(into)s and e.reverses_id is null and {where}",
                values,
            )
            pairs = cursor.fetchall()
            if not pairs:
                continue
            rates = provider()
            worth = [
                dict(zip(_RATE, (unit, day, *factor(unit, When.of(day) if day else None, into, rates)), strict=True))
                for unit, day in pairs
            ]
            cursor.execute(
                f"""
                insert into recovery_conversion (event_id, "into", since, minor, until_minor, numerator, denominator,
                    provider, rate_first, rate_last, through, code, why, {_R})
                select e.id, %(into)s, %(since)s, recovery_half_even(e.minor * r.numerator, r.denominator),
                    recovery_half_even(e.until_minor * r.numerator, r.denominator), r.numerator, r.denominator,
                    r.provider, r.rate_first, r.rate_last, r.through, r.code, r.why, {_E}
                from recovery_event e join jsonb_to_recordset(%(rates)s::jsonb) r(unit text, happened text,
                    numerator numeric, denominator numeric, provider text, rate_first date, rate_last date,
                    through text, code text, why text) on r.unit = e.unit and r.happened = e.happened
                where e.minor is not null and e.reverses_id is null and {where}
                    and (r.code = '' or not %(converted_only)s)
                """,
                values | {"rates": json.dumps(worth, default=str), "converted_only": converted_only},
            )


def count_events(where: str, values: dict[str, Any], sign: int = 1) -> None:
    """Add the events `e` that meet a condition to the sums that volumes read, or take them back."""
    with connection.cursor() as cursor:
        cursor.execute(cells(where, sign), values | {"into": REPORTED_IN[0]})


def count_again() -> None:
    """Make all sums anew; as the owner, who alone may take any out."""
    with connection.cursor() as cursor:
        cursor.execute("delete from recovery_volumecell")
    count_events("not exists (select from recovery_event r where r.reverses_id = e.id)", {})
