"""Matches: the list of those one has a part in, and one with its steps and both answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from merida.site.assistance.choices_programmes import Met, Side, Standing, Step
from merida.site.assistance.compared import reasons_said
from merida.site.assistance.kinds import kind_name
from merida.site.assistance.match_steps import UNDONE, steps_open
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.matches import Match, MatchStep
from merida.site.assistance.models.requests import Request
from merida.site.assistance.permissions import sides_of_match
from merida.site.assistance.selectors.doors import address
from merida.site.assistance.selectors.requests import asker_name
from merida.site.evidence.labels import Names, names
from merida.site.people.models import Organisation
from merida.site.provenance.asking import Asker

AT_ONCE = 40
WAITING = ("consent", "answer", "met")


@dataclass(frozen=True, slots=True)
class Told:
    """A request or an activity as a match shows it."""

    title: str
    url: str
    text: str
    where: tuple[str, ...]
    kinds: tuple[str, ...]
    provisions: tuple[str, ...]
    whose: str
    from_on: date | None
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Open:
    """A step that may be taken now."""

    step: str
    label: str
    side: str
    side_label: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as it was taken."""

    step: str
    label: str
    side: str
    whose: str
    by: str
    at: datetime
    because: str
    met: str
    met_key: str = ""


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A match in a list or in the queue."""

    id: UUID
    url: str
    request: Told | None
    activity: Told | None
    standing: str
    standing_label: str
    score: int
    reasons: tuple[str, ...]
    rules: str
    moved_at: datetime
    seen: int
    open: tuple[Open, ...]
    may_undo: bool


@dataclass(frozen=True, slots=True)
class MatchesPage:
    """The matches that one sees."""

    lines: tuple[MatchLine, ...]
    shown: Page[Any]
    waiting: str
    standing: str
    standings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MatchPage:
    """A match with its steps; the answers of both sides stand side by side."""

    line: MatchLine
    steps: tuple[StepLine, ...]
    state_answers: tuple[StepLine, ...]
    provider_answers: tuple[StepLine, ...]
    state_name: str
    provider_name: str
    ask_on: date | None
    asked_now: bool
    """Whether the year has passed."""
    may_answer: bool


def matches_page(*, seen_by: Asker, waiting: str, standing: str, page: int) -> MatchesPage:
    """The matches that one sees, those last moved first."""
    rows = matches_seen(seen_by, waiting)
    if standing in Standing.values:
        rows = rows.filter(standing=standing)
    shown = Paginator(rows.order_by("-moved_at", "-id"), AT_ONCE).get_page(page)
    return MatchesPage(
        lines=match_lines(shown.object_list, seen_by),
        shown=shown,
        waiting=waiting if waiting in WAITING else "",
        standing=standing,
        standings=tuple((str(value), str(label)) for value, label in Standing.choices),
    )


def matches_seen(seen_by: Asker, waiting: str = "") -> QuerySet[Match]:
    """The matches that one sees; `waiting` narrows to those that wait for one's own side."""
    own = list(seen_by.organisations)
    rows = Match.objects.exclude(standing=Standing.SET_ASIDE)
    if waiting == "consent":
        return rows.filter(originator__in=own, standing=Standing.PROPOSED)
    if waiting == "answer":
        return rows.filter(provider__in=own, standing__in=(Standing.SENT, Standing.ACKNOWLEDGED))
    if waiting == "met":
        due = rows.filter(standing=Standing.DELIVERED, ask_on__lte=timezone.localdate())
        state = Q(originator__in=own) & ~_answered(Side.STATE)
        return due.filter(state | (Q(provider__in=own) & ~_answered(Side.PROVIDER)))
    return rows


def match_page(*, match: Match, seen_by: Asker) -> MatchPage:
    """A match with its steps."""
    line = match_lines([match], seen_by)[0]
    rows = MatchStep.objects.filter(match=match).select_related("organisation", "taken_by").order_by("taken_at", "id")
    steps = tuple(_step(one) for one in rows)
    answers = tuple(one for one in steps if one.step == Step.ANSWER)
    named = dict(Organisation.objects.filter(pk__in=[match.originator_id, match.provider_id]).values_list("pk", "name"))
    return MatchPage(
        line=line,
        steps=tuple(one for one in steps if one.step != Step.ANSWER),
        state_answers=tuple(one for one in answers if one.side == Side.STATE),
        provider_answers=tuple(one for one in answers if one.side == Side.PROVIDER),
        state_name=named.get(match.originator_id, "") if match.originator_id else "",
        provider_name=named.get(match.provider_id, ""),
        ask_on=match.ask_on,
        asked_now=match.ask_on is not None and match.ask_on <= timezone.localdate(),
        may_answer=any(one.step == Step.ANSWER for one in line.open),
    )


def match_lines(rows: Iterable[Match], seen_by: Asker) -> tuple[MatchLine, ...]:
    """Matches as lines: two queries more for all, whatever one may not see is left out of them."""
    said, held = names(), list(rows)
    requests = Request.objects.select_related("originator").in_bulk([one.request_id for one in held])
    activities = Activity.objects.select_related("originator").in_bulk([one.activity_id for one in held])
    moves = MatchStep.objects.filter(match__in=held).exclude(step=Step.ANSWER).order_by("taken_at", "id")
    last: dict[UUID, str] = dict(moves.values_list("match_id", "step"))
    return tuple(
        MatchLine(
            id=one.pk,
            url=reverse("assistance:match", args=[one.pk]),
            request=_request(found, said) if (found := requests.get(one.request_id)) else None,
            activity=_activity(told, said) if (told := activities.get(one.activity_id)) else None,
            standing=one.standing,
            standing_label=str(Standing(one.standing).label),
            score=round(100 * one.score),
            reasons=reasons_said(one.reasons, said.language),
            rules=one.rules,
            moved_at=one.moved_at,
            seen=one.revision,
            open=tuple(
                Open(str(step), str(step.label), str(side), str(side.label))
                for step, side in steps_open(one.standing, sides)
            ),
            may_undo=last.get(one.pk) in UNDONE and bool(sides & {Side.SECRETARIAT, Side.STATE}),
        )
        for one in held
        for sides in (sides_of_match(seen_by, one),)
    )  # fmt: skip


def activity_told(one: Activity, said: Names) -> Told:
    """An activity as a pair shows it."""
    return _activity(one, said)


def _request(one: Request, said: Names) -> Told:
    return Told(
        one.title, address("request", one.pk), one.text, (asker_name(one, said),), _kinds(one.kinds),
        tuple(one.provisions), str(one.originator or ""), one.wanted_from, one.wanted_until,
    )  # fmt: skip


def _activity(one: Activity, said: Names) -> Told:
    told = one.descriptions.get(said.language) or next(iter(one.descriptions.values()), "")
    where = (*(name for _code, name in said.by_name(one.jurisdictions)), *one.regions)
    return Told(
        one.title, address("activity", one.pk), told, where, _kinds(one.kinds), tuple(one.provisions),
        str(one.originator or ""), one.starts_on, one.ends_on,
    )  # fmt: skip


def _kinds(keys: list[str]) -> tuple[str, ...]:
    return tuple(map(kind_name, keys))


def _step(one: MatchStep) -> StepLine:
    return StepLine(
        step=one.step, label=str(Step(one.step).label), side=one.side, whose=str(one.organisation or ""),
        by=str(one.taken_by), at=one.taken_at, because=one.because, met=str(Met(one.met).label) if one.met else "",
        met_key=one.met,
    )  # fmt: skip


def _answered(side: Side) -> Exists:
    return Exists(MatchStep.objects.filter(match=OuterRef("pk"), step=Step.ANSWER, side=side))
