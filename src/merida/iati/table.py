"""Activities from a spreadsheet of ten columns (others may stand beside them), and their cells back.

Each row is an activity or has problems that name its cells; the present plays no part in what a row means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from merida.iati.activity import Activity
from merida.iati.codelists import shipped
from merida.iati.convention import provisions, requests, with_provisions, with_requests
from merida.iati.money import Budget, PlannedDisbursement, Value
from merida.iati.table_columns import columns
from merida.iati.values import (
    ActivityDate,
    Country,
    Description,
    Narrative,
    Participant,
    PolicyMarker,
    Region,
    ReportingOrg,
    Sector,
    Tag,
    Words,
)
from merida.places.states import by_alpha2
from merida.tabular.columns import Column
from merida.tabular.kinds import Wrong, parts
from merida.tabular.kinds_money import Sum, quantity
from merida.tabular.mapped import Mapped, Policy, Record, Twice, mapped, twice
from merida.tabular.values import Problem, Sheet

__all__ = ["Activities", "ActivityRow", "activities_of", "cells_of"]

KINDS, TOPICS, REGIONS = "urn:merida:kinds", "urn:merida:topics", "urn:merida:regions"
EXPERT_DAYS = "urn:merida:expert-days"
_ANTI_CORRUPTION = "15113"
_ROLES = {"provider": "1", "accountable": "2", "extending": "3", "implementing": "4"}
_REF = re.compile(r"(.*?)\s*\[([^\[\]\s]+)\]")
"""An organisation with its identifier: "UNODC [XM-DAC-41128]"."""
_BEGUN, _ENDED = ("2", "3", "4", "6"), ("4",)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A row: its activity, or None and the problems in its way."""

    number: int
    activity: Activity | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Activities:
    """A sheet of activities. `problems` are those of the whole table; without its columns it has no rows."""

    table: Mapped
    problems: tuple[Problem, ...]
    reporter: ReportingOrg | None
    lang: str

    def rows(self) -> Iterator[ActivityRow]:
        """The rows in order; an activity that two rows tell with different content is in neither."""
        doubles = twice(self.table, "identifier")
        return (_row(self, record, doubles) for record in self.table.records())


def activities_of(
    sheet: Sheet,
    mapping: Mapping[str, str] | None = None,
    *,
    reporter: ReportingOrg | None = None,
    kinds: Mapping[str, tuple[str, ...]] | None = None,
    formulas: Policy = "refuse",
    merged: Policy = "refuse",
    more: Sequence[Column] = (),
    lang: str = "en",
) -> Activities:
    """The activities of a sheet. `reporter` is who publishes them, `lang` the language of their words.

    `kinds`: code to labels of the kinds of assistance; without them the words of the column stand as they are.
    """
    table = mapped(sheet, (*columns(kinds), *more), mapping, formulas=formulas, merged=merged, lang=lang)
    return Activities(table, table.problems, reporter, lang)


def _row(found: Activities, record: Record, doubles: Mapping[str, Twice]) -> ActivityRow:
    table = found.table
    problems = list(record.problems)
    double = doubles.get(record.get("identifier") or "")
    if double is not None and not (double.same and record.number == double.first):
        other = double.second if record.number == double.first else double.first
        code, severity = ("twice_same", "note") if double.same else ("twice_different", "error")
        written = record.get("identifier")
        problems.append(
            table.problem(code, record.number, "identifier", severity, written=written, first=other)  # type: ignore[arg-type]
        )
    start, end = record.get("start"), record.get("end")
    if start and end and start.first > end.last:
        problems.append(table.problem("dates_reversed", record.number, "end", start=start, end=end))
    money = None
    if isinstance(told := record.get("budget"), Sum):
        try:
            money = quantity(told, record.get("currency") or table.heads.currency("budget"))
        except Wrong as wrong:
            problems.append(table.problem(wrong.code, record.number, "budget", **wrong.values))
    if any(one.severity == "error" or one.code == "twice_same" for one in problems):
        return ActivityRow(record.number, None, tuple(problems))
    value = Value(Decimal(money.number()), start.first, money.unit) if money else None
    return ActivityRow(record.number, _activity(record, value, found.reporter, found.lang), tuple(problems))


def _activity(record: Record, value: Value | None, reporter: ReportingOrg | None, lang: str) -> Activity:
    get = record.get
    title, status = get("title"), get("status")
    countries, regions = _places(get("jurisdictions") or ())
    made = Activity(
        lang=lang,
        identifier=get("identifier"),
        reporting_org=reporter,
        title=_words(title),
        descriptions=(Description(_words(get("description") or title).words, "1"),),
        participants=tuple(_participants(record)),
        status=status,
        dates=tuple(_dates(record, status)),
        countries=countries,
        regions=regions,
        sectors=(Sector(_ANTI_CORRUPTION, "1"),),
        tags=tuple(_tags(record)),
        policy_markers=(PolicyMarker("1", get("gender"), "1"),) if get("gender") else (),
        **_money(record, value),
    )
    answered = [one for one in parts(get("requests") or "") if len(one.split()) == 1]
    return with_requests(with_provisions(made, get("provisions") or ()), answered)


def _words(text: str) -> Words:
    return Words((Narrative(text),))


def _participants(record: Record) -> Iterator[Participant]:
    for key, role in _ROLES.items():
        for name in parts(record.get(key) or ""):
            found = _REF.fullmatch(name)
            words, ref = (found[1], found[2]) if found else (name, None)
            yield Participant(role, ref, (Narrative(words),) if words else ())


def _dates(record: Record, status: str | None) -> Iterator[ActivityDate]:
    """A day known to the month or year stands for its first, at the end for its last."""
    start, end = record.get("start"), record.get("end")
    if start:
        yield ActivityDate("2" if status in _BEGUN else "1", start.first)
    if end:
        yield ActivityDate("4" if status in _ENDED else "3", end.last)


def _places(
    found: Sequence[tuple[str, Decimal | None]],
) -> tuple[tuple[Country, ...], tuple[Region, ...]]:
    """Countries by ISO 3166-1 alpha-2, all else that is no country there as a region of our own; shares sum to 100."""
    given = [share for _, share in found]
    shares = _equal(len(found)) if None in given else [None] if len(found) == 1 else given
    countries, regions = [], []
    for (code, _), share in zip(found, shares, strict=True):
        short = _alpha2().get(code, "")
        if short in shipped()["Country"]:
            countries.append(Country(short, share))
        else:
            regions.append(Region(code, "99", REGIONS, share))
    return tuple(countries), tuple(regions)


def _equal(count: int) -> list[Decimal | None]:
    if count < 2:
        return [None] * count
    each = (Decimal(100) / count).quantize(Decimal("0.01"))
    return [*([each] * (count - 1)), 100 - each * (count - 1)]


def _alpha2() -> dict[str, str]:
    return {long: short for short, long in by_alpha2().items()}


def _tags(record: Record) -> Iterator[Tag]:
    kinds = record.get("kind") or ()
    for kind in parts(kinds) if isinstance(kinds, str) else kinds:
        yield Tag(kind, "99", KINDS)
    for topic in parts(record.get("topics") or ""):
        yield Tag(topic, "99", TOPICS)
    if record.get("expert_days") is not None:
        yield Tag(str(record.get("expert_days")), "99", EXPERT_DAYS)


def _money(record: Record, value: Value | None) -> dict[str, Any]:
    """A budget for a year at most; what goes beyond is a planned disbursement, as the Standard has it."""
    if value is None:
        return {}
    start = record.get("start").first
    end = record.get("end").last if record.get("end") else date(start.year, 12, 31)
    if (end - start).days <= 366:
        return {"budgets": (Budget(start, end, value, "1", "1"),)}
    return {"planned_disbursements": (PlannedDisbursement(start=start, end=end, value=value),)}


def cells_of(activity: Activity) -> dict[str, str]:
    """An activity as the words of a row, which `activities_of` reads as the same; what no column holds is left out."""
    days = {one.kind: one.on for one in reversed(activity.dates) if one.on}
    start, end = days.get("2") or days.get("1"), days.get("4") or days.get("3")
    values = [one.value for one in activity.budgets] + [one.value for one in activity.planned_disbursements]
    value = next(iter(values), None)
    tags = {uri: "; ".join(_tagged(activity, uri)) for uri in (KINDS, TOPICS, EXPERT_DAYS)}
    gender = next((one.significance for one in activity.policy_markers if one.code == "1"), None)
    found = {
        "identifier": activity.identifier,
        "title": _first(activity.title.words if activity.title else ()),
        "description": _first(activity.descriptions[0].words if activity.descriptions else ()),
        **{key: "; ".join(_named(activity, role)) for key, role in _ROLES.items()},
        "jurisdictions": "; ".join(_shared(activity)),
        "provisions": "; ".join(provisions(activity)),
        "kind": tags[KINDS],
        "start": str(start or ""),
        "end": str(end or ""),
        "status": activity.status or "",
        "budget": format(value.amount, "f") if value and value.amount is not None else "",
        "currency": (value.currency or activity.currency or "") if value else "",
        "expert_days": tags[EXPERT_DAYS],
        "topics": tags[TOPICS],
        "gender": gender or "",
        "requests": "; ".join(requests(activity)),
    }
    return {key: words for key, words in found.items() if words}


def _first(words: tuple[Narrative, ...]) -> str:
    return words[0].text if words else ""


def _tagged(activity: Activity, uri: str) -> Iterator[str]:
    return (one.code for one in activity.tags if one.vocabulary == "99" and one.vocabulary_uri == uri)


def _named(activity: Activity, role: str) -> Iterator[str]:
    for one in activity.participants:
        if one.role == role:
            yield f"{_first(one.words)} [{one.ref}]".strip() if one.ref else _first(one.words)


def _shared(activity: Activity) -> Iterator[str]:
    """The places, with their shares unless these are the equal ones that nobody stated."""
    found = [(by_alpha2().get(one.code, one.code), one.percentage) for one in activity.countries]
    found += [(one.code, one.percentage) for one in activity.regions]
    stated = [share for _, share in found] != _equal(len(found))
    for code, share in found:
        yield f"{code} {share:f} %" if stated and share is not None else code
