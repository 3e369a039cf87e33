"""A regional initiative: members by priorities, the needs of each and what answers them; the roadmap by periods."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Func, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from merida.site.assistance.choices_programmes import StepState
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.programmes import Engagement, InitiativePriority, RegionalInitiative, RoadmapStep
from merida.site.assistance.models.requests import Request
from merida.site.assistance.models.training import Training
from merida.site.assistance.permissions import can_change_programme
from merida.site.assistance.selectors.doors import address
from merida.site.assistance.selectors.indicators import Record, activity_record, engagement_record, training_record
from merida.site.evidence.choices import Kind
from merida.site.evidence.labels import Names, names
from merida.site.evidence.models import Finding
from merida.site.evidence.selectors.filters import Narrowed, outcomes
from merida.site.people.models import Organisation
from merida.site.provenance.asking import Asker

MOST = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """A member and a priority: needs and challenges, requests that one may see, and what is reported of help."""

    needs: int
    requests: int
    answers: int
    url: str


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member with its cell for each priority."""

    code: str
    name: str
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the roadmap; its place among the months is told in percent for the picture."""

    row: RoadmapStep
    state: str
    where: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class InitiativePage:
    """An initiative."""

    row: RegionalInitiative
    whose: str
    priorities: tuple[tuple[InitiativePriority, str], ...]
    """Each with the topics and provisions that find its needs, in words."""
    members: tuple[MemberLine, ...]
    steps: tuple[StepLine, ...]
    years: tuple[tuple[int, float], ...]
    """Years of the roadmap with their place in percent."""
    engagements: tuple[Record, ...]
    trainings: tuple[Record, ...]
    states: tuple[tuple[str, str], ...]
    may_change: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """A priority in one member: its needs, its requests, and what answers them."""

    name: str
    anchor: str
    needs: tuple[Record, ...]
    requests: tuple[Record, ...]
    answers: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class MemberPage:
    """A member of an initiative."""

    initiative: RegionalInitiative
    code: str
    name: str
    priorities: tuple[Answered, ...]


def initiative_page(*, row: RegionalInitiative, seen_by: Asker) -> InitiativePage:
    """Members by priorities, and the roadmap."""
    said = names()
    priorities = list(row.priorities.all())
    counted = [_counts(row, one, said) for one in priorities]
    members = tuple(
        MemberLine(
            code, name, url, tuple(
                Cell(needs[code], requests[code], answers[code], f"{url}#priority-{place}")
                for place, (needs, requests, answers) in enumerate(counted, 1)
            ),
        )
        for code, name in said.by_name(row.members)
        for url in (reverse("assistance:initiative_member", args=[row.pk, code]),)
    )  # fmt: skip
    steps, years = _roadmap(list(row.steps.select_related("priority")), said)
    return InitiativePage(
        row=row,
        whose=str(Organisation.objects.filter(pk=row.originator_id).first() or "") if row.originator_id else "",
        priorities=tuple((one, _found_by(one, said)) for one in priorities),
        members=members,
        steps=steps,
        years=years,
        engagements=tuple(map(engagement_record, row.engagements.filter(withdrawn_at=None)[:MOST])),
        trainings=tuple(map(training_record, row.trainings.filter(withdrawn_at=None)[:MOST])),
        states=tuple((str(one.value), str(one.label)) for one in StepState),
        may_change=can_change_programme(seen_by, row.originator_id),
    )


def member_page(*, row: RegionalInitiative, code: str, seen_by: Asker) -> MemberPage:
    """The needs of a member on each priority, and what answers them."""
    said = names()
    found = []
    for place, one in enumerate(row.priorities.all(), 1):
        needs = _needs([code], one, said).select_related("passage")[:MOST]
        asking = Request.objects.filter(_on(one), state=code)[:MOST]
        found.append(
            Answered(
                one.name, f"priority-{place}",
                tuple(
                    Record(need.text, reverse("evidence:outcome", args=[need.pk]), str(Kind(need.kind).label),
                           ", ".join(need.provisions))
                    for need in needs
                ),
                tuple(Record(req.title, address("request", req.pk), _("Request"), "") for req in asking),
                (
                    *map(activity_record, _activities(row, [code], one)[:MOST]),
                    *map(engagement_record, _engagements([code], one)[:MOST]),
                    *map(training_record, _trainings([code], one)[:MOST]),
                ),
            )
        )  # fmt: skip
    return MemberPage(row, code, said.state(code), tuple(found))


def _counts(
    row: RegionalInitiative, one: InitiativePriority, said: Names
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    members = row.members
    needs = Counter(_needs(members, one, said).order_by().values_list("state", flat=True))
    requests = Counter(Request.objects.filter(_on(one), state__in=members).order_by().values_list("state", flat=True))
    answers: Counter[str] = Counter()
    for rows in (_activities(row, members, one), _engagements(members, one), _trainings(members, one)):
        places = rows.order_by().annotate(of_state=Func(F("jurisdictions"), function="unnest"))
        answers.update(places.values_list("of_state", flat=True))
    return needs, requests, answers


def _on(one: InitiativePriority) -> Q:
    """By a topic or a provision of the priority; a provision finds what stands in it."""
    return Q(topics__overlap=one.topics) | Q(under__overlap=one.provisions)


def _needs(codes: list[str], one: InitiativePriority, said: Names) -> QuerySet[Finding]:
    held = outcomes(Narrowed(), said).filter(kind__in=(Kind.ASSISTANCE_NEED, Kind.CHALLENGE))
    return held.filter(_on(one), state__in=codes)


def _activities(row: RegionalInitiative, codes: list[str], one: InitiativePriority) -> QuerySet[Any]:
    held = Activity.objects.once().filter(jurisdictions__overlap=codes)
    return held.filter(_on(one) | Q(initiative__iexact=row.name, topics=[], provisions=[]))


def _engagements(codes: list[str], one: InitiativePriority) -> QuerySet[Any]:
    return Engagement.objects.filter(_on(one), withdrawn_at=None, jurisdictions__overlap=codes)


def _trainings(codes: list[str], one: InitiativePriority) -> QuerySet[Any]:
    by = Q(topics__overlap=one.topics) | Q(provisions__overlap=one.provisions)
    return Training.objects.filter(by, withdrawn_at=None, jurisdictions__overlap=codes)


def _found_by(one: InitiativePriority, said: Names) -> str:
    return ", ".join((*(said.of("topics", key) for key in one.topics), *one.provisions))


def _roadmap(rows: list[RoadmapStep], said: Names) -> tuple[tuple[StepLine, ...], tuple[tuple[int, float], ...]]:
    if not rows:
        return (), ()
    first = date(min(one.from_on for one in rows).year, 1, 1)
    last = date(max(one.until_on for one in rows).year + 1, 1, 1)
    whole = (last - first).days

    def place(day: date) -> float:
        return round(100 * (day - first).days / whole, 2)

    lines = tuple(
        StepLine(
            one, str(StepState(one.state).label),
            ", ".join(name for _code, name in said.by_name(one.jurisdictions)) or _("All members"),
            place(one.from_on), max(place(one.until_on) - place(one.from_on), 0.8),
        )
        for one in rows
    )  # fmt: skip
    years = tuple((year, place(date(year, 1, 1))) for year in range(first.year, last.year))
    return lines, years
