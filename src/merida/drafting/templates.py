"""Templates of tables that come back: activities and events, with heads, choices and notes in six languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from merida.drafting.returnable import returnable
from merida.iati import table_columns as activity_columns
from merida.money.currencies import currencies
from merida.places import states
from merida.tabular.columns import Column
from merida.tabular.kinds import Choice, YesNo
from merida.tabular.kinds_codes import Currency, Places
from merida.tracing import table_columns as event_columns

__all__ = ["activities_template", "events_template", "template"]

_WIDE = frozenset(("title", "description", "case_title", "source_quote_under_15_words", "note", "source_url"))
_NARROW = frozenset(("currency", "preferred", "start", "end", "date", "learnt", "expert_days"))


def activities_template(
    lang: str,
    rows: Iterable[Mapping[str, str]] = (),
    kinds: Mapping[str, tuple[str, ...]] | None = None,
    more: Sequence[str] = (),
) -> bytes:
    """The workbook of ten columns; `rows` as `iati.table.cells_of` gives them, `more` columns beside the ten.

    `kinds`: code to labels of the kinds of assistance, the label of the language first.
    """
    wanted = (*activity_columns.TEN, *more)
    columns = [one for one in activity_columns.columns(kinds) if one.key in wanted]
    return template("activities", columns, rows, lang, {"status": activity_columns.offered("status", lang)})


def events_template(lang: str, rows: Iterable[Mapping[str, str]] = ()) -> bytes:
    """The workbook of a call for data on recovered assets; `rows` as `tracing.table.cells_of` gives them."""
    offered = {
        key: event_columns.offered(about, lang) for key, about in (("event", "event"), ("event_status", "status"))
    }
    return template("events", event_columns.columns(), rows, lang, offered)


def template(
    name: str,
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, str]],
    lang: str,
    offered: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """A sheet of these columns, filled with rows (key to words), that offers what a cell may hold.

    `offered` are the labels of choices by key; States, currencies, yes and no are offered by themselves.
    """
    words = _words()
    choices = {
        place: labels
        for place, column in enumerate(columns)
        if (labels := _offered(column, lang, words, offered or {}))
    }
    widths = {
        place: 42.0 if one.key in _WIDE else 13.0 if one.key in _NARROW else 22.0 for place, one in enumerate(columns)
    }
    return returnable(
        words["sheet"][name][lang],
        [one.head(lang) for one in columns],
        [[_label(one, row.get(one.key, ""), lang, offered or {}) for one in columns] for row in rows],
        (),
        above=[words["how"][name][lang], words["how"]["cells"][lang]],
        choices=choices,
        widths=widths,
        right_to_left=lang == "ar",
        locked_sheet=False,
    )


def _offered(
    column: Column, lang: str, words: Mapping[str, Any], offered: Mapping[str, Sequence[str]]
) -> Sequence[str]:
    if column.key in offered:
        return offered[column.key]
    if isinstance(column.kind, Choice) and not column.kind.many:
        return [next(iter(labels), code) for code, labels in column.kind.labels.items()]
    if isinstance(column.kind, YesNo):
        found: list[str] = words["answers"][lang]
        return found
    if isinstance(column.kind, Currency):
        return [one.code for one in currencies().values() if one.until is None]
    if isinstance(column.kind, Places) and not column.kind.many:
        return sorted(f"{one.name(lang)} ({one.code})" for one in states())
    return ()


def _label(column: Column, words: str, lang: str, offered: Mapping[str, Sequence[str]]) -> str:
    """The code of a choice as the label that the sheet offers for it."""
    if column.key in offered and isinstance(column.kind, Choice) and words in column.kind.labels:
        return offered[column.key][list(column.kind.labels).index(words)]
    return words


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((files("merida.drafting") / "data" / "templates.toml").read_text(encoding="utf-8"))
