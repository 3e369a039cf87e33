"""The sheet on which an institution reports on the actions that it carries out, known by heads in six languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from merida.site.assistance.choices_plans import Standing
from merida.site.look.in_six import labels_of, names_of
from merida.tabular.columns import Column
from merida.tabular.kinds import Choice, Identifier, Kind, Text
from merida.tabular.kinds_codes import Places

ID, LOCKED, OPEN = "row", ("state", "text"), ("status", "remark", "evidence", "reached")
OWN = ("plan", "round", "evidence", "reached")
"""Columns that only this sheet has: two of them tell it from the sheet of recommendations."""

_HEADS: Mapping[str, str | Promise] = {
    "row": _("Row (leave as it is)"),
    "state": _("State"),
    "institution": _("Institution"),
    "plan": _("Plan"),
    "text": _("Action"),
    "round": _("Round"),
    "due": _("Answer due on"),
    "indicator": _("Indicator"),
    "target": _("Target"),
    "before": _("As reported"),
    "status": _("Status (choose one)"),
    "remark": _("Remark (the reason, if not taken up)"),
    "evidence": _("Supporting evidence"),
    "reached": _("Indicator now"),
}
WIDTHS = (12, 16, 22, 26, 60, 18, 14, 30, 16, 26, 22, 40, 30, 20, 12)


@cache
def columns() -> tuple[Column, ...]:
    """The columns of the sheet in their order."""
    kinds: dict[str, Kind] = {
        "row": Identifier(),
        "state": Places(),
        "status": Choice(labels_of(Standing.choices), unknown="status_unknown"),
        "reached": Text(200),
    }
    return tuple(Column(key, names_of(head), kinds.get(key, Text())) for key, head in _HEADS.items())
