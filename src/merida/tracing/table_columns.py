"""The columns of a table of events of recovered assets: heads and choices in six languages, and what they hold."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from merida.tabular.columns import Column
from merida.tabular.kinds import Choice, Identifier, Kind, Text, YesNo
from merida.tabular.kinds_codes import Currency, Places, Provisions
from merida.tabular.kinds_dates import Date
from merida.tabular.kinds_money import Money

__all__ = ["NEEDED", "columns", "labels", "offered"]

NEEDED = ("case_id", "event", "amount", "currency", "date", "event_status")
"""Columns that a table must have; case, event and status must be filled in every row."""
_FILLED = frozenset(("case_id", "event", "event_status"))


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "data" / "columns.toml").read_text(encoding="utf-8"))


def labels(about: str) -> dict[str, tuple[str, ...]]:
    """The words of a choice (`event`, `status`) in all languages: code to labels, the code first."""
    return {
        code: (code, *dict.fromkeys(label for found in langs.values() for label in found))
        for code, langs in _table()[about].items()
    }


@cache
def columns(decimal: str | None = None) -> tuple[Column, ...]:
    """The columns in the order of the template; `decimal` fixes the sign before decimals of amounts."""
    kinds: dict[str, Kind] = {
        "event_id": Identifier(),
        "case_id": Identifier(),
        "event": Choice(labels("event"), unknown="event_unknown"),
        "event_status": Choice(labels("status"), unknown="status_unknown"),
        "amount": Money(decimal),
        "currency": Currency(),
        "date": Date(),
        "acting_country": Places(many=True),
        "country_of_origin": Places(many=True),
        "country_of_asset_location": Places(many=True),
        "uncac_articles": Provisions(),
        "preferred": YesNo(),
        "learnt": Date(),
    }
    return tuple(
        Column(
            key,
            {lang: tuple(found) for lang, found in names.items()},
            kinds.get(key, Text()),
            required=key in _FILLED,
            expected=key in NEEDED,
        )
        for key, names in _table()["columns"].items()
    )


def offered(about: str, lang: str) -> list[str]:
    """The labels of a choice that a template offers in a language, in the order of its codes."""
    return [langs[lang][0] for langs in _table()[about].values()]
