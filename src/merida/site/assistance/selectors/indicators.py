"""Indicators of a year: each figure with how it is counted, what it is made of, and the records behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max, Min
from django.urls import reverse
from django.utils.translation import gettext as _

from merida.site.assistance.choices_programmes import Sex
from merida.site.assistance.choices_requests import OutcomeKind
from merida.site.assistance.models.activities import Activity, ActivityOutcome
from merida.site.assistance.models.programmes import Engagement, EngagementResult
from merida.site.assistance.models.training import Training
from merida.site.assistance.selectors import year as facts
from merida.site.assistance.selectors.demand import Demand, demand
from merida.site.assistance.selectors.doors import address
from merida.site.assistance.selectors.year import Asked, Trained
from merida.site.assistance.selectors.year_activities import Active, active_in
from merida.site.evidence.codelists import reader_language
from merida.site.evidence.labels import Names, alphabetical, names
from merida.site.look.dates import day
from merida.site.look.quantities import quantity
from merida.site.people.models import Organisation
from merida.site.provenance.asking import Asker

CHAPTER = "ch.V"
"""Demand and supply are set side by side for asset recovery."""
LEAST = 3
"""Outsiders see no institution with fewer persons."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure of the year. `parts` are what it is made of; they may overlap, the figure counts each once."""

    key: str
    label: str
    value: int
    text: str
    url: str
    parts: tuple[tuple[str, int, str], ...] = ()
    how: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A row of people trained by sex or institution."""

    label: str
    attendances: int | None
    persons: int | None


@dataclass(frozen=True, slots=True)
class IndicatorsPage:
    """The indicators of a year."""

    year: int
    years: tuple[int, ...]
    organisation: str
    organisations: tuple[tuple[str, str], ...]
    indicators: tuple[Indicator, ...]
    trained: Trained
    trained_said: str
    by_sex: tuple[Part, ...]
    by_institution: tuple[Part, ...]
    money: tuple[tuple[str, int], ...]
    """Budgets as said, and of how many activities."""
    expert_days: int
    demand: Demand
    exports: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A record that a figure counts."""

    label: str
    url: str
    what: str
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """What a figure counts, with the records that say so: a State, or nothing but the record itself."""

    label: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class RecordsPage:
    """What stands behind a figure."""

    year: int
    indicator: Indicator
    groups: tuple[Group, ...]
    back_url: str


def indicators_page(*, asked: Asked, seen_by: Asker, language: str = "") -> IndicatorsPage:
    """The indicators of a year."""
    said = names(language)
    trained = facts.trained(facts.trainings(asked).prefetch_related("headcounts"))
    query = {"organisation": str(asked.organisation)} if asked.organisation else {}
    file = reverse("assistance:indicators_file", args=[asked.year])
    active = active_in(asked, CHAPTER)
    return IndicatorsPage(
        year=asked.year,
        years=_years(asked.year),
        organisation=str(asked.organisation or ""),
        organisations=_organisations(),
        indicators=indicators(asked, said, trained, active),
        trained=trained,
        trained_said=facts.trained_said(trained, said.language),
        by_sex=tuple(Part(str(Sex(key).label), n, persons) for key, n, persons in trained.by_sex),
        by_institution=_institutions(trained, seen_by),
        money=tuple((quantity(one, said.language), n) for one, n in active.money),
        expert_days=active.expert_days,
        demand=demand(chapter=CHAPTER, asked=asked, said=said, active=active),
        exports=tuple(
            (one, f"{file}?{urlencode({**query, 'format': one})}") for one in ("docx", "xlsx", "csv", "jsonl")
        ),
    )


def indicators(asked: Asked, said: Names, trained: Trained, active: Active) -> tuple[Indicator, ...]:
    """The figures in the order in which a year is reported."""
    engaged = facts.engagements(asked)

    def states(key: str, label: str, how: str, by_activity: set[str], kinds: Iterable[str] = ()) -> Indicator:
        by_engagement = facts.jurisdictions_of(facts.on(engaged, kinds) if kinds else engaged)
        both = by_engagement | by_activity
        parts = (
            (_("through engagements"), len(by_engagement), _url(asked, key, "engagements")),
            (_("through other activities"), len(by_activity), _url(asked, key, "activities")),
        )
        return _figure(asked, key, label, len(both), how, parts if by_engagement and by_activity else ())

    once = _("Each State and jurisdiction counts once, however many engagements or activities it had.")
    overlap = _("A State may stand in several rows; the first row counts it once.")
    adopted = facts.laws(asked)
    founded = facts.results(asked, OutcomeKind.BODY_FOUNDED)
    networks = {one for row in engaged.values_list("networks", flat=True) for one in row}
    law = _("Once for each name in each State, whoever tells of it; with a day in the year.")
    sessions = trained.trainings
    return (
        states("states", _("States assisted"), once, active.states),
        states(
            "legislation", _("States assisted on legislation"), overlap, active.on_legislation, facts.LEGISLATION
        ),
        _figure(asked, "laws", _("Laws adopted"), len(adopted), law),
        states(
            "coordination", _("States assisted on coordination"), overlap, active.on_coordination, facts.COORDINATION
        ),
        Indicator(
            "trained", _("People trained"), trained.persons.value, facts.trained_said(trained, said.language),
            _url(asked, "trained"), how=_trained_how(trained),
        ),
        _figure(asked, "trainings", _("Trainings held"), sessions, _("Those that ended in the year.")),
        _figure(asked, "bodies", _("Bodies founded"), len(founded), law),
        _figure(asked, "networks", _("Networks and organizations supported"), len(networks), _("Each counts once.")),
        _figure(asked, "engagements", _("Engagements"), engaged.count(), _("Those that went on in the year.")),
        _figure(
            asked, "activities", _("Activities reported"), active.count,
            _("One that several publishers tell counts once: the record nearest to the money, then the first."),
        ),
    )  # fmt: skip


def records_page(*, asked: Asked, key: str, part: str, seen_by: Asker) -> RecordsPage | None:
    """What a figure counts; None if there is no such figure."""
    said = names()
    trained = facts.trained(facts.trainings(asked).prefetch_related("headcounts"))
    found = next((one for one in indicators(asked, said, trained, active_in(asked, CHAPTER)) if one.key == key), None)
    if found is None:
        return None
    back = reverse("assistance:indicators", args=[asked.year]) + (
        f"?organisation={asked.organisation}" if asked.organisation else ""
    )
    return RecordsPage(asked.year, found, tuple(_groups(asked, key, part, said)), back)


def _groups(asked: Asked, key: str, part: str, said: Names) -> list[Group]:
    engaged, active = facts.engagements(asked), facts.activities(asked)
    makers: dict[str, Callable[[], list[Group]]] = {
        "laws": lambda: _results(facts.laws(asked), said),
        "bodies": lambda: _results(facts.results(asked, OutcomeKind.BODY_FOUNDED), said),
        "trained": lambda: _alone(map(training_record, facts.trainings(asked))),
        "trainings": lambda: _alone(map(training_record, facts.trainings(asked))),
        "engagements": lambda: _alone(map(engagement_record, engaged)),
        "activities": lambda: _alone(map(activity_record, active[:2000])),
        "networks": lambda: _by_network(engaged),
    }
    if key in makers:
        return makers[key]()
    kinds = {"legislation": facts.LEGISLATION, "coordination": facts.COORDINATION}.get(key)
    if kinds:
        engaged, active = facts.on(engaged, kinds), facts.on(active, kinds)  # type: ignore[assignment]
    by_state: dict[str, list[Record]] = defaultdict(list)
    shown = active.only("title", "jurisdictions", "starts_on", "ends_on")
    for codes, record in (
        *((one.jurisdictions, engagement_record(one)) for one in (engaged if part != "activities" else ())),
        *((one.jurisdictions, activity_record(one)) for one in (shown if part != "engagements" else ())),
    ):
        for code in codes:
            by_state[code].append(record)
    return [Group(name, tuple(by_state[code])) for code, name in said.by_name(by_state)]


def _results(rows: list[EngagementResult | ActivityOutcome], said: Names) -> list[Group]:
    by_state: dict[str, list[Record]] = defaultdict(list)
    for one in rows:
        if isinstance(one, EngagementResult):
            url, what = address("engagement", one.engagement_id), one.engagement.title
        else:
            url, what = address("activity", one.activity_id), one.activity.title
        by_state[one.jurisdiction].append(Record(one.title or what, url, what, _day(one.on)))
    return [Group(name or _("State not stated"), tuple(by_state[code])) for code, name in said.by_name(by_state)]


def _by_network(rows: Iterable[Engagement]) -> list[Group]:
    found: dict[str, list[Record]] = defaultdict(list)
    for one in rows:
        for network in one.networks:
            found[network].append(engagement_record(one))
    return [Group(name, tuple(found[name])) for name in sorted(found, key=alphabetical)]


def _alone(records: Iterable[Record]) -> list[Group]:
    held = tuple(sorted(records, key=lambda one: alphabetical(one.label)))
    return [Group("", held)] if held else []


def engagement_record(one: Engagement) -> Record:
    """An engagement as a record of a figure."""
    return Record(one.title, address("engagement", one.pk), _("Engagement"), _period(one.from_on, one.until_on))


def activity_record(one: Activity) -> Record:
    """An activity as a record of a figure."""
    return Record(one.title, address("activity", one.pk), _("Activity"), _period(one.starts_on, one.ends_on))


def training_record(one: Training) -> Record:
    """A training as a record of a figure."""
    return Record(one.title, address("training", one.pk), _("Training"), _period(one.from_on, one.until_on))


def _period(begin: date | None, end: date | None) -> str:
    return f"{_day(begin)} – {_day(end)}".strip() if begin != end else _day(begin)


def _day(when: date | None) -> str:
    return day(when, reader_language()) if when else ""


def _figure(
    asked: Asked, key: str, label: str, value: int, how: str, parts: tuple[tuple[str, int, str], ...] = ()
) -> Indicator:
    return Indicator(key, label, value, "", _url(asked, key), parts, how)


def _url(asked: Asked, key: str, part: str = "") -> str:
    query = {"part": part, "organisation": str(asked.organisation or "")}
    found = urlencode({name: value for name, value in query.items() if value})
    return reverse("assistance:indicator_records", args=[asked.year, key]) + (f"?{found}" if found else "")


def _trained_how(trained: Trained) -> str:
    if trained.overlapping:
        return _(
            "Somebody who was in two trainings may count twice: some trainings state only their own persons, so this is"
            " the most it can be."
        )
    return _("Whoever came to several trainings is one person, and each time an attendance.")


def _institutions(trained: Trained, seen_by: Asker) -> tuple[Part, ...]:
    """Small groups are put together for outsiders, under the last row."""
    shown, few, few_persons = [], 0, 0
    for key, attendances, persons in sorted(trained.by_institution, key=lambda row: alphabetical(row[0])):
        if not seen_by.member and persons < LEAST:
            few, few_persons = few + attendances, few_persons + persons
        elif key:
            shown.append(Part(key, attendances, persons))
    rest = sum(n for key, n, _p in trained.by_institution if not key)
    rest_persons = sum(p for key, _n, p in trained.by_institution if not key)
    if few:
        enough = few_persons >= LEAST
        shown.append(Part(_("Other institutions"), few if enough else None, few_persons if enough else None))
    if rest and shown:
        shown.append(Part(_("Not stated"), rest, rest_persons))
    return tuple(shown)


def _years(year: int) -> tuple[int, ...]:
    """The years that anything is recorded of, and the one asked for; the latest first."""
    spans: list[dict[str, Any]] = [
        Engagement.objects.aggregate(least=Min("from_on"), most=Max("until_on")),
        Training.objects.aggregate(least=Min("from_on"), most=Max("until_on")),
    ]
    days = [day for span in spans for day in span.values() if day]
    first = min((day.year for day in days), default=year)
    last = max((day.year for day in days), default=year)
    return tuple(range(max(last, year), max(min(first, year), max(last, year) - 40) - 1, -1))


def _organisations() -> tuple[tuple[str, str], ...]:
    held = {*Engagement.objects.order_by().values_list("originator", flat=True).distinct()}
    held |= {*Training.objects.order_by().values_list("originator", flat=True).distinct()}
    return tuple((str(one.pk), one.name) for one in Organisation.objects.filter(pk__in=held).order_by("name"))
