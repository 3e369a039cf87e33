"""Quantities of money and things as each language writes them, exactly; dates as precisely as they are known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import localcontext

from babel.numbers import format_decimal
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from merida.money.qualified import Stated
from merida.money.units import Quantity, commodity, digits
from merida.money.when import When
from merida.site.look import dates
from merida.site.look.numbers import locale

EXACT = 60
"""Figures that a number keeps while it is written."""
QUALIFIED: Mapping[str, str | Promise] = {
    "about": _("about %(quantity)s"),
    "more_than": _("more than %(quantity)s"),
    "less_than": _("less than %(quantity)s"),
    "at_least": _("at least %(quantity)s"),
    "at_most": _("at most %(quantity)s"),
}


def quantity(found: Quantity, language: str) -> str:
    """4600000 cents of USD as USD 46,000.00; whole amounts without decimals; pieces with their name."""
    value = found.value
    places = 0 if value.denominator == 1 else digits(found.unit)
    whole, part = divmod(abs(found.minor), 10 ** digits(found.unit))
    # Whole and decimals apart: a Decimal of any size stays exact, and none goes through a float.
    with localcontext(prec=EXACT):
        said = format_decimal(whole, locale=locale(language), numbering_system="latn")
    if places:
        point = format_decimal(1.5, format="0.0", locale=locale(language), numbering_system="latn")[1]
        said += point + str(part).rjust(digits(found.unit), "0")
    sign = "\N{MINUS SIGN}" if found.minor < 0 else ""
    if found.unit.startswith("piece:"):
        return f"{sign}{said}\N{NO-BREAK SPACE}\N{MULTIPLICATION SIGN}\N{NO-BREAK SPACE}{commodity(found.unit)}"
    return f"{sign}{commodity(found.unit)}\N{NO-BREAK SPACE}{said}"


def stated(found: Stated | Quantity | None, language: str) -> str:
    """With how exact it is said to be, and its range; None is not disclosed, which is not zero."""
    if found is None:
        return gettext("not disclosed")
    if isinstance(found, Quantity):
        return quantity(found, language)
    said = quantity(found.quantity, language)
    if found.until is not None:
        said = f"{said}\N{EN DASH}{quantity(found.until, language)}"
    return str(QUALIFIED[found.qualifier]) % {"quantity": said} if found.qualifier in QUALIFIED else said


def when(found: When | date | None, language: str) -> str:
    """A day, a month with its year, or a year; nothing for None."""
    if found is None:
        return ""
    if isinstance(found, date):
        return dates.day(found, language)
    if found.day is not None:
        return dates.day(found.first, language)
    return dates.month(found.first, language) if found.month is not None else str(found.year)
