"""Pages of programmes: the lists, an engagement with what came of it, a training with its figures and follow-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils import timezone

from merida.site.assistance.choices_programmes import Area, Form, Sex
from merida.site.assistance.choices_requests import GenderMarker, OutcomeKind
from merida.site.assistance.kinds import kind_name
from merida.site.assistance.models.programmes import Engagement, EngagementResult, RegionalInitiative
from merida.site.assistance.models.training import Training, TrainingFollowUp
from merida.site.assistance.permissions import can_change_programme, can_record_programme
from merida.site.assistance.selectors.indicators import Part
from merida.site.assistance.selectors.year import trained, trained_each, trained_said
from merida.site.evidence.labels import Names, names
from merida.site.people.models import Organisation
from merida.site.provenance.asking import Asker

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A programme in a list."""

    title: str
    url: str
    where: tuple[str, ...]
    what: tuple[str, ...]
    from_on: date | None
    until_on: date | None
    whose: str
    figures: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """Engagements or trainings, the latest first."""

    what: str
    lines: Page[Any]
    rows: tuple[ProgrammeLine, ...]
    may_record: bool


@dataclass(frozen=True, slots=True)
class InitiativesPage:
    """The regional initiatives, by name."""

    rows: tuple[ProgrammeLine, ...]
    may_record: bool


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What came of an engagement."""

    id: UUID
    kind: str
    title: str
    where: str
    on: date
    source: str


@dataclass(frozen=True, slots=True)
class EngagementPage:
    """An engagement."""

    row: Engagement
    area: str
    where: tuple[tuple[str, str], ...]
    """Name and address of each State's page."""
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    gender: str
    whose: str
    initiative_url: str
    results: tuple[ResultLine, ...]
    trainings: tuple[ProgrammeLine, ...]
    may_change: bool


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """The question after some months."""

    row: TrainingFollowUp
    due: bool
    """Whether its day has come and nobody has answered."""


@dataclass(frozen=True, slots=True)
class TrainingPage:
    """A training."""

    row: Training
    where: tuple[tuple[str, str], ...]
    form: str
    topics: tuple[str, ...]
    gender: str
    whose: str
    figures: str
    by_sex: tuple[Part, ...]
    by_institution: tuple[Part, ...]
    follow_ups: tuple[FollowUpLine, ...]
    may_change: bool


def engagements_page(*, seen_by: Asker, page: int) -> ListPage:
    """Engagements."""
    said = names()
    rows = Engagement.objects.filter(withdrawn_at=None).select_related("originator")
    shown = Paginator(rows, AT_ONCE).get_page(page)
    lines = tuple(engagement_line(one, said) for one in shown.object_list)
    return ListPage("engagements", shown, lines, can_record_programme(seen_by))


def trainings_page(*, seen_by: Asker, page: int) -> ListPage:
    """Trainings."""
    said = names()
    rows = Training.objects.filter(withdrawn_at=None).select_related("originator").prefetch_related("headcounts")
    shown = Paginator(rows, AT_ONCE).get_page(page)
    return ListPage("trainings", shown, training_lines(shown.object_list, said), can_record_programme(seen_by))


def initiatives_page(*, seen_by: Asker) -> InitiativesPage:
    """Initiatives."""
    said = names()
    rows = tuple(
        ProgrammeLine(
            one.name, reverse("assistance:initiative", args=[one.pk]),
            tuple(name for _code, name in said.by_name(one.members)), (), one.from_on, one.until_on,
            str(one.originator or ""),
        )
        for one in RegionalInitiative.objects.select_related("originator")
    )  # fmt: skip
    return InitiativesPage(rows, can_record_programme(seen_by))


def engagement_page(*, row: Engagement, seen_by: Asker) -> EngagementPage:
    """An engagement with what came of it."""
    said = names()
    results = row.results.filter(withdrawn_at=None)
    held = row.trainings.filter(withdrawn_at=None).select_related("originator").prefetch_related("headcounts")
    return EngagementPage(
        row=row,
        area=str(Area(row.area).label),
        where=_places(row.jurisdictions, said),
        kinds=tuple(kind_name(key) for key in row.kinds),
        topics=tuple(said.of("topics", key) for key in row.topics),
        gender=_gender(row.gender),
        whose=_whose(row.originator_id),
        initiative_url=reverse("assistance:initiative", args=[row.initiative_id]) if row.initiative_id else "",
        results=tuple(_result(one, said) for one in results),
        trainings=training_lines(held, said),
        may_change=row.withdrawn_at is None and can_change_programme(seen_by, row.originator_id),
    )


def training_page(*, row: Training, seen_by: Asker) -> TrainingPage:
    """A training with its figures."""
    said = names()
    found = trained([row])
    today = timezone.localdate()
    return TrainingPage(
        row=row,
        where=_places(row.jurisdictions, said),
        form=str(Form(row.form).label) if row.form else "",
        topics=tuple(said.of("topics", key) for key in row.topics),
        gender=_gender(row.gender),
        whose=_whose(row.originator_id),
        figures="" if found.without_figures else trained_said(found, said.language),
        by_sex=tuple(Part(str(Sex(key).label), n, persons) for key, n, persons in found.by_sex),
        by_institution=tuple(
            Part(key, n, persons) for key, n, persons in found.by_institution if key
        ) if seen_by.member else (),
        follow_ups=tuple(
            FollowUpLine(one, one.done_on is None and one.due_on <= today) for one in row.follow_ups.all()
        ),
        may_change=row.withdrawn_at is None and can_change_programme(seen_by, row.originator_id),
    )  # fmt: skip


def engagement_line(one: Engagement, said: Names) -> ProgrammeLine:
    """An engagement as a line of a list."""
    places = (*(name for _code, name in said.by_name(one.jurisdictions)), *one.networks)
    return ProgrammeLine(
        one.title, reverse("assistance:engagement", args=[one.pk]), places, tuple(kind_name(key) for key in one.kinds),
        one.from_on, one.until_on, str(one.originator or ""),
    )  # fmt: skip


def training_lines(rows: Iterable[Training], said: Names) -> tuple[ProgrammeLine, ...]:
    """Trainings as lines of a list, their figures asked for at once."""
    held = list(rows)
    figures = trained_each(held)
    return tuple(
        ProgrammeLine(
            one.title, reverse("assistance:training", args=[one.pk]),
            tuple(name for _code, name in said.by_name(one.jurisdictions)), (), one.from_on, one.until_on,
            str(one.originator or ""), trained_said(found, said.language) if (found := figures[one.pk]) else "",
        )
        for one in held
    )  # fmt: skip


def _result(one: EngagementResult, said: Names) -> ResultLine:
    where = said.state(one.jurisdiction)
    return ResultLine(one.pk, str(OutcomeKind(one.kind).label), one.title, where, one.on, one.source_text)


def _places(codes: list[str], said: Names) -> tuple[tuple[str, str], ...]:
    return tuple((name, reverse("evidence:state", args=[code])) for code, name in said.by_name(codes))


def _gender(key: str) -> str:
    return str(GenderMarker(key).label) if key else ""


def _whose(key: UUID | None) -> str:
    held = Organisation.objects.filter(pk=key).values_list("name", flat=True).first() if key else None
    return held or ""


def follow_ups_page(*, seen_by: Asker) -> tuple[FollowUpLine, ...]:
    """The questions about trainings of one's own organisations that nobody has answered, the earliest first."""
    today = timezone.localdate()
    rows = TrainingFollowUp.objects.filter(
        originator__in=seen_by.organisations, done_on=None, training__withdrawn_at=None
    ).select_related("training")
    return tuple(FollowUpLine(one, one.due_on <= today) for one in rows.order_by("due_on", "id")[:500])
