"""Events of recovered assets from a spreadsheet: each row a claim, or problems that name its cells.

The columns are those of `data/asset-recovery-events.csv`, or the same under their heads in six languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, get_args

from merida.money.qualified import Stated
from merida.money.qualifiers import Qualifier
from merida.money.units import Quantity
from merida.tabular.columns import Column
from merida.tabular.kinds import Wrong, words_of
from merida.tabular.kinds_money import Sum, quantity
from merida.tabular.mapped import Mapped, Policy, Record, Twice, mapped, twice
from merida.tabular.values import Problem, Sheet
from merida.tracing.claims import Claim, SourceClass, Status
from merida.tracing.printed import qualifier_in
from merida.tracing.table_columns import columns, labels

__all__ = ["STAGE_OF", "EventRow", "Events", "cells_of", "events_of"]

# A settlement or a fine is a ground or a punishment, not a stage: kept, and in no volume of a stage.
STAGE_OF = {
    "frozen": "frozen", "seized": "frozen", "confiscated": "confiscated", "returned": "transferred",
    "received": "received", "used": "used", "restrained-released": "released", "settlement": "settlement",
    "fine": "fine",
}  # fmt: skip
_DETAILS = ("case_title", "uncac_articles", "agreement", "end_use", "monitoring", "note")
_AUTHORITY = re.compile(
    r"\.gov(?:\.|/|$)|admin\.ch|eda\.|justice\.gov|dfae|police\.|gov\.\w\w|nationalcrimeagency|sfo\."
)
_INTERNATIONAL = re.compile(r"worldbank\.org|unodc|seed:|\.un\.org|baselgovernance")
_MISSING = {"case_id": "case_missing", "event": "event_missing", "event_status": "status_missing"}


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row: its claim, or None and the problems in its way. `details`: what claims do not hold, as words."""

    number: int
    line: int | None
    claim: Claim | None
    problems: tuple[Problem, ...]
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Events:
    """A table of events. `problems` are those of the whole table; without the columns it needs it has no rows."""

    table: Mapped
    problems: tuple[Problem, ...]

    @property
    def count(self) -> int:
        """Rows under the heads with something in them."""
        return self.table.count if self.table.readable else 0

    def rows(self) -> Iterator[EventRow]:
        """The rows in order, one after another."""
        doubles = twice(self.table, "event_id")
        currency = self.table.heads.currency("amount")
        places = self.table.heads.places
        asked = [one.key for one in self.table.columns if one.key in _DETAILS or one.key not in _OURS]
        kept = tuple((key, places[key]) for key in asked if key in places)
        return (_row(self.table, record, doubles, currency, kept) for record in self.table.records())


def events_of(
    sheet: Sheet,
    mapping: Mapping[str, str] | None = None,
    *,
    decimal: str | None = None,
    formulas: Policy = "refuse",
    merged: Policy = "refuse",
    more: Sequence[Column] = (),
    lang: str = "en",
) -> Events:
    """The events of a sheet; `mapping` is a person's own (head to key), `more` columns whose words go to the details.

    `decimal` fixes the sign before decimals where programs write the amounts; else each column shows its own habit.
    """
    wanted = (*columns(decimal), *more)
    table = mapped(sheet, wanted, mapping, formulas=formulas, merged=merged, lang=lang)
    return Events(table, table.problems)


def _row(
    table: Mapped,
    record: Record,
    doubles: Mapping[str, Twice],
    currency: str | None,
    kept: tuple[tuple[str, int], ...],
) -> EventRow:
    problems = [_said(one, table) for one in record.problems]
    double = doubles.get(record.get("event_id") or "")
    if double is not None and (not double.same or record.number != double.first):
        problems.append(_doubled(table, record, double))
    stated = None
    if isinstance(told := record.get("amount"), Sum) and "currency" in record.values:
        try:
            stated = _stated(told, record.get("currency") or currency, record.get("source_quote_under_15_words") or "")
        except Wrong as wrong:
            key = "currency" if wrong.code in ("amount_currency", "amount_no_currency") else "amount"
            problems.append(table.problem(wrong.code, record.number, key, **wrong.values))
    good = not any(one.severity == "error" or one.code == "twice_same" for one in problems)
    claim = _claim(record, stated) if good else None
    return EventRow(record.number, record.row.line, claim, tuple(problems), _details(record, kept))


def _said(problem: Problem, table: Mapped) -> Problem:
    """A cell that is empty is said in the words of events."""
    if problem.code != "missing":
        return problem
    key = next((key for key in _MISSING if table.heads.head(key) == problem.column), "")
    choices = {"event": "event", "event_status": "status"}.get(key)
    values = (("choices", ", ".join(labels(choices))),) if choices else ()
    return replace(problem, code=_MISSING[key], values=values) if key else problem


def _doubled(table: Mapped, record: Record, double: Twice) -> Problem:
    other = double.second if record.number == double.first else double.first
    written = record.get("event_id")
    if double.same:
        return table.problem("twice_same", record.number, "event_id", "note", written=written, first=other)
    return table.problem("twice_different", record.number, "event_id", "error", written=written, first=other)


def _stated(told: Sum, currency: str | None, words: str) -> Stated:
    amount: Quantity = quantity(told, currency)
    sure: Qualifier = told.qualifier if told.qualifier != "exact" or not words else qualifier_in(words, amount)
    return Stated(amount, sure)


def _claim(record: Record, stated: Stated | None) -> Claim:
    get = record.get
    source = get("source_url") or ""
    learnt = get("learnt")
    return Claim(
        id=get("event_id") or f"row {record.number}",
        fact=get("event_group") or "",
        case=get("case_id"),
        stage=STAGE_OF[get("event")],
        stated=stated,
        status=_STATUS[get("event_status")],
        when=get("date"),
        words=get("source_quote_under_15_words") or "",
        source=source,
        source_class=_class(source),
        by=_codes(get("acting_country")),
        origins=_codes(get("country_of_origin")),
        locations=_codes(get("country_of_asset_location")),
        cluster=get("cluster") or "",
        ground=get("legal_basis") or "",
        learnt=learnt.last if learnt else None,
        chosen=get("preferred"),
    )


def _details(record: Record, kept: tuple[tuple[str, int], ...]) -> dict[str, str]:
    values = record.row.values
    size = len(values)
    return {key: words_of(values[place]) for key, place in kept if place < size and values[place] is not None}


_OURS = frozenset(one.key for one in columns())


_STATUS: dict[str, Status] = {one: one for one in get_args(Status.__value__)}


def _codes(found: Any) -> tuple[str, ...]:
    return tuple(sorted(set(found or ())))


@lru_cache(maxsize=4096)
def _class(source: str) -> SourceClass:
    if _INTERNATIONAL.search(source):
        return "international"
    return "authority" if _AUTHORITY.search(source) else "press" if source else "other"


def cells_of(claim: Claim, details: Mapping[str, str] | None = None) -> dict[str, str]:
    """A claim as the words of a row, which `events_of` reads as the same claim under the same identifier."""
    quantity = claim.quantity
    found = {
        **(details or {}),
        "event_id": claim.id,
        "case_id": claim.case,
        "cluster": claim.cluster,
        "event": _EVENT_OF[claim.stage],
        "event_status": claim.status,
        "amount": quantity.number() if quantity else "",
        "currency": quantity.unit if quantity else "",
        "date": str(claim.when or ""),
        "acting_country": "; ".join(claim.by),
        "country_of_origin": "; ".join(claim.origins),
        "country_of_asset_location": "; ".join(claim.locations),
        "legal_basis": claim.ground,
        "source_url": claim.source,
        "source_quote_under_15_words": claim.words,
        "event_group": claim.fact,
        "preferred": {True: "yes", False: "no", None: ""}[claim.chosen],
        "learnt": str(claim.learnt or ""),
    }
    return {key: words for key, words in found.items() if words}


_EVENT_OF = {stage: event for event, stage in reversed(STAGE_OF.items())}
