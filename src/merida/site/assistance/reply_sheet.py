"""The sheet that an institution fills in: its columns, known by their heads in six languages, and its words."""

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
from merida.tabular.kinds_dates import Date

ID, LOCKED, OPEN = "row", ("state", "text"), ("status", "remark", "date")

_HEADS: Mapping[str, str | Promise] = {
    "row": _("Row (leave as it is)"),
    "state": _("State reviewed"),
    "institution": _("Institution"),
    "cycle": _("Cycle"),
    "provisions": _("Provision"),
    "text": _("Recommendation or need"),
    "due": _("Answer due on"),
    "asked": _("Remark of the focal point"),
    "status": _("Status (choose one)"),
    "remark": _("Remark (the reason, if not taken up)"),
    "date": _("Done on, or to be done by"),
}


@cache
def columns() -> tuple[Column, ...]:
    """The columns of the sheet in their order."""
    kinds: dict[str, Kind] = {
        "row": Identifier(),
        "state": Places(),
        "status": Choice(labels_of(Standing.choices), unknown="status_unknown"),
        "date": Date(),
    }
    return tuple(Column(key, names_of(head), kinds.get(key, Text())) for key, head in _HEADS.items())
