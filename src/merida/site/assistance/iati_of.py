"""What was told of an activity -> an activity of IATI 2.03, which tells the same when it is read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from merida import iati
from merida.iati.convention import with_provisions, with_requests
from merida.iati.money import Budget, PlannedDisbursement, Value
from merida.iati.results import Dimension, Indicator, Measured, Period, Result, ResultReference
from merida.iati.values import (
    ActivityDate,
    Country,
    Description,
    Narrative,
    OtherIdentifier,
    Participant,
    PolicyMarker,
    Region,
    ReportingOrg,
    Sector,
    Tag,
    Words,
)
from merida.money.amounts import Amount
from merida.site.assistance import codes
from merida.site.assistance.choices_requests import IATI_ROLE, IATI_STATUS, GenderMarker, MoneyFrom, PartRole
from merida.site.assistance.told import Part, Told

A_YEAR = 366
HUNDRED = Decimal(100)
NUMBERS = {str(role): number for number, role in IATI_ROLE.items()}
STATUSES = {str(status): number for number, status in IATI_STATUS.items()}


@dataclass(frozen=True, slots=True)
class Teller:
    """The organisation that publishes: identifier, kind of organisation in IATI, name, language of its words."""

    ref: str
    kind: str
    name: str
    language: str = "en"


def iati_of(told: Told, teller: Teller) -> iati.Activity:
    """The activity in IATI: as it was read where it came from a file, save for what was changed here since."""
    lang = teller.language if teller.language in told.titles or not told.titles else next(iter(told.titles)) or "en"
    made = iati.Activity(
        lang=lang,
        identifier=told.identifier,
        reporting_org=ReportingOrg(teller.ref, teller.kind, (Narrative(teller.name),), told.secondary or None),
        title=Words(_narratives(told.titles, lang)),
        descriptions=tuple(_descriptions(told, lang)),
        participants=tuple(_participants(told, teller)),
        other_identifiers=tuple(OtherIdentifier(one, "A3") for one in told.told_as),
        status=STATUSES.get(told.status, STATUSES[_status_by_days(told)]),
        dates=tuple(_dates(told)),
        countries=tuple(_countries(told)),
        regions=tuple(_regions(told)),
        sectors=(Sector(codes.ANTI_CORRUPTION, "1"),),
        tags=tuple(_tags(told)),
        policy_markers=(PolicyMarker("1", told.gender, "1"),) if told.gender in GenderMarker.values else (),
        results=tuple(_results(told)),
        **_money(told),
    )
    return with_requests(with_provisions(made, told.provisions), told.answers)


def corrected_iati(read: iati.Activity, before: Told, after: Told, teller: Teller) -> iati.Activity:
    """An activity of a file after a correction here: only what differs is written anew."""
    old, new = iati_of(before, teller), iati_of(after, teller)
    names = ("title", "descriptions", "participants", "status", "dates", "countries", "regions", "policy_markers",
             "budgets", "planned_disbursements", "results")  # fmt: skip
    changed = {name: getattr(new, name) for name in names if getattr(old, name) != getattr(new, name)}
    ours = {tag.vocabulary_uri for tag in (*old.tags, *new.tags)}
    if old.tags != new.tags:
        changed["tags"] = tuple(tag for tag in read.tags if tag.vocabulary_uri not in ours) + new.tags
    made = replace(read, **changed)
    return with_requests(made, after.answers) if before.answers != after.answers else made


def lacking(told: Told) -> str:
    """What IATI needs and this activity does not have: the name of the field; empty if it can be published."""
    if not told.titles:
        return "title"
    if told.starts_on is None:
        return "start"
    return "" if told.jurisdictions or told.regions else "place"


def _narratives(words: object, lang: str) -> tuple[Narrative, ...]:
    assert isinstance(words, dict)
    ordered = sorted(words.items(), key=lambda pair: pair[0] != lang)
    return tuple(Narrative(text, name if name and name != lang else None) for name, text in ordered if text)


def _descriptions(told: Told, lang: str) -> Iterator[Description]:
    yield Description(_narratives(dict(told.descriptions or told.titles), lang), "1")
    if told.target:
        yield Description((Narrative(told.target),), codes.TARGET_GROUPS)


def _participants(told: Told, teller: Teller) -> Iterator[Participant]:
    found = [one for one in told.parts if one.role in NUMBERS]
    for one in found or [Part(PartRole.IMPLEMENTING, teller.name, teller.ref, teller.kind)]:
        yield Participant(
            NUMBERS[one.role], one.ref or None, (Narrative(one.name),) if one.name else (), one.kind or None
        )


def _status_by_days(told: Told) -> str:
    if told.actual_end:
        return "ended"
    return "under_way" if told.actual_start else "planned"


def _dates(told: Told) -> Iterator[ActivityDate]:
    for kind, on in (
        ("1", told.planned_start), ("2", told.actual_start), ("3", told.planned_end), ("4", told.actual_end),
    ):  # fmt: skip
        if on:
            yield ActivityDate(kind, on)


def _shares(count: int) -> list[Decimal | None]:
    """Equal shares that sum to a hundred; nothing for one alone."""
    if count < 2:
        return [None] * count
    each = (HUNDRED / count).quantize(Decimal("0.01"))
    return [*([each] * (count - 1)), HUNDRED - each * (count - 1)]


def _places(told: Told) -> tuple[list[str], list[str]]:
    """Countries as IATI knows them; all else is a region, in our own vocabulary unless all have codes of the OECD."""
    countries = [short for one in told.jurisdictions if (short := codes.alpha_2(one))]
    return countries, [*(one for one in told.jurisdictions if not codes.alpha_2(one)), *told.regions]


def _countries(told: Told) -> Iterator[Country]:
    countries, regions = _places(told)
    shares = _shares(len(countries) + len(regions))
    for code, share in zip(countries, shares, strict=False):
        yield Country(code, share)


def _regions(told: Told) -> Iterator[Region]:
    countries, regions = _places(told)
    shares = _shares(len(countries) + len(regions))[len(countries) :]
    vocabulary, uri = ("1", None) if all(one.isdecimal() for one in regions) else ("99", codes.REGIONS)
    for code, share in zip(regions, shares, strict=True):
        yield Region(code, vocabulary, uri, share)


def _tags(told: Told) -> Iterator[Tag]:
    for vocabulary, found in ((codes.KINDS, told.kinds), (codes.TOPICS, told.topics)):
        yield from (Tag(one, "99", vocabulary) for one in found)
    if told.initiative:
        yield Tag(told.initiative, "99", codes.INITIATIVE)
    if told.expert_days is not None:
        yield Tag(str(told.expert_days), "99", codes.EXPERT_DAYS)
    yield from (Tag(one.name, "99", codes.RECEIVING) for one in told.parts if one.role == PartRole.RECEIVING)


def _money(told: Told) -> dict[str, Any]:
    start = told.starts_on
    if not told.money or start is None:
        return {}
    end = told.ends_on or _year_later(start)
    values = [Value(Amount(minor, code).value, start, code) for code, minor in told.money.items()]
    if len(values) == 1 and (end - start).days <= A_YEAR and told.money_from in ("", MoneyFrom.BUDGET):
        return {"budgets": tuple(Budget(start, end, one, "1", "1") for one in values)}
    return {"planned_disbursements": tuple(PlannedDisbursement(start=start, end=end, value=one) for one in values)}


def _year_later(day: date) -> date:
    return date(day.year, 12, 31)


def _results(told: Told) -> Iterator[Result]:
    for one in told.outcomes:
        words = Words((Narrative(one.title or one.kind.replace("_", " ")),))
        where = (Dimension("jurisdiction", one.jurisdiction),) if one.jurisdiction else ()
        periods = (Period(one.on, one.on, (), (Measured(dimensions=where, comment=words),)),) if one.on else ()
        if not periods and where and (day := told.ends_on or told.starts_on):
            periods = (Period(day, day, (), (Measured(dimensions=where, comment=words),)),)
        yield Result(
            kind="2", title=words, references=(ResultReference(one.kind, "99", codes.OUTCOMES),),
            indicators=(Indicator("5", words, periods=periods),),
        )  # fmt: skip
