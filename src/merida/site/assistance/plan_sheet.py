"""The sheet of a plan: a row for each item, its place in the tree by its number, known by heads in six languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from merida.site.assistance.choices_plans import Level
from merida.site.look.in_six import labels_of, names_of
from merida.tabular.columns import Column
from merida.tabular.kinds import Choice, Identifier, Kind, Text
from merida.tabular.kinds_codes import Currency
from merida.tabular.kinds_dates import Date
from merida.tabular.kinds_money import Money

_HEADS: Mapping[str, str | Promise] = {
    "number": _("Number"),
    "level": _("Level"),
    "text": _("Text"),
    "begins_on": _("Begins on"),
    "ends_on": _("Ends on"),
    "responsible": _("Responsible"),
    "supporting": _("Supporting"),
    "budget": _("Budget"),
    "currency": _("Currency"),
    "funds": _("Source of funds"),
    "indicator": _("Indicator"),
    "baseline": _("Baseline"),
    "target": _("Target"),
    "answers": _("Answers provisions or outcomes"),
    "frameworks": _("Other frameworks"),
    "status": _("Status"),
    "item": _("Item (leave as it is)"),
}
READ_ONLY = "status"
"""Progress is reported, not loaded with a plan."""
WIDTHS = (10, 14, 60, 14, 14, 26, 26, 16, 10, 20, 30, 16, 16, 26, 30, 16, 12)


@cache
def columns() -> tuple[Column, ...]:
    """The columns in their order; without numbers or levels no tree can be read."""
    kinds: dict[str, Kind] = {
        "item": Identifier(),
        "number": Text(60),
        "level": Choice(labels_of(Level.choices)),
        "begins_on": Date(),
        "ends_on": Date(),
        "budget": Money(nought=True),
        "currency": Currency(),
    }
    return tuple(
        Column(key, names_of(head), kinds.get(key, Text()), required=key == "text") for key, head in _HEADS.items()
    )
