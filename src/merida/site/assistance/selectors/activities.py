"""Activities as pages and programs see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from merida.money.units import Quantity
from merida.site.assistance.choices_requests import (
    ActivityAudience,
    ActivityStatus,
    GenderMarker,
    LoadStatus,
    MoneyFrom,
    OutcomeKind,
    PartRole,
    ToldIn,
)
from merida.site.assistance.kinds import kind_name
from merida.site.assistance.models.activities import Activity, ActivityLoad, ActivityVersion
from merida.site.assistance.models.requests import Request
from merida.site.assistance.permissions import can_tell_activities
from merida.site.assistance.selectors.requests import RequestLine, request_lines
from merida.site.evidence.labels import Names, names
from merida.site.people.models import Organisation
from merida.site.provenance.asking import Asker
from merida.uncac import exists

PER_PAGE = 50
FIELDS = {
    "titles": _("title"), "descriptions": _("description"), "jurisdictions": _("States"), "regions": _("regions"),
    "provisions": _("provisions"), "kinds": _("kinds"), "topics": _("topics"), "target": _("institution"),
    "status": _("status"), "planned_start": _("planned start"), "actual_start": _("actual start"),
    "planned_end": _("planned end"), "actual_end": _("actual end"), "money": _("money"),
    "expert_days": _("expert-days"), "initiative": _("regional initiative"), "gender": _("gender marker"),
    "answers": _("requests it answers"), "parts": _("organisations"), "outcomes": _("outcomes"),
    "other": _("other parts of the element"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity in a list, and for programs."""

    id: UUID
    url: str
    identifier: str
    title: str
    publisher: str
    own: bool
    states: tuple[tuple[str, str], ...]
    regions: tuple[str, ...]
    provisions: tuple[str, ...]
    kinds: tuple[str, ...]
    kind_labels: tuple[str, ...]
    topics: tuple[str, ...]
    status: str
    status_label: str
    starts_on: date | None
    ends_on: date | None
    money: tuple[Quantity, ...]
    """Empty: not disclosed, which is not zero."""
    expert_days: int | None
    initiative: str
    gender: str
    audience: str
    audience_label: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class PartLine:
    """An organisation in an activity."""

    role: str
    role_label: str
    name: str
    ref: str
    jurisdiction: str
    jurisdiction_name: str


@dataclass(frozen=True, slots=True)
class CameLine:
    """What came of an activity."""

    kind: str
    kind_label: str
    title: str
    jurisdiction: str
    jurisdiction_name: str
    on: date | None
    activity_url: str = ""
    activity_title: str = ""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version as it was told."""

    number: int
    at: datetime
    by: str
    because: str


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """One activity."""

    activity: ActivityLine
    seen: int
    description: str
    target: str
    days: tuple[tuple[str, date], ...]
    """`planned_start`, `actual_start`, `planned_end`, `actual_end`: those known."""
    gender_label: str
    money_from_label: str
    told_in_label: str
    parts: tuple[PartLine, ...]
    outcomes: tuple[CameLine, ...]
    answers: tuple[RequestLine, ...]
    also_told: tuple[ActivityLine, ...]
    """Other records of the same activity."""
    counted: bool
    """Whether its money is counted from this record."""
    versions: tuple[VersionLine, ...]
    fault: str
    taken_back: bool


@dataclass(frozen=True, slots=True)
class ActivitiesPage:
    """Activities that one may see, narrowed."""

    lines: tuple[ActivityLine, ...]
    page: Page[Activity]
    own: bool
    may_tell: bool
    state: str
    provision: str
    kind: str
    status: str
    query: str
    loads: tuple[LoadLine, ...]


@dataclass(frozen=True, slots=True)
class LoadLine:
    """A file of activities."""

    id: UUID
    url: str
    name: str
    begun_at: datetime
    status: str
    status_label: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class LoadPage:
    """What a file would change, or changed."""

    load: LoadLine
    sentence: str
    lines: tuple[dict[str, object], ...]
    audience_label: str
    waiting: bool
    may_decide: bool


def activities_page(
    *, seen_by: Asker, own: Organisation | None, state: str = "", provision: str = "", kind: str = "",
    status: str = "", query: str = "", number: int = 1,
) -> ActivitiesPage:  # fmt: skip
    """Those of one's organisation, or all that one may see."""
    rows = Activity.objects.live().select_related("originator")
    if own is not None:
        rows = rows.filter(originator=own)
    if state:
        rows = rows.filter(jurisdictions__contains=[state])
    if provision and exists(provision):
        rows = rows.filter(under__contains=[provision])
    if kind:
        rows = rows.filter(kinds__contains=[kind])
    if status:
        rows = rows.filter(status=status)
    if query:
        rows = rows.filter(Q(title__icontains=query) | Q(identifier__icontains=query))
    page = Paginator(rows, PER_PAGE).get_page(number)
    loads = ActivityLoad.objects.filter(originator=own).select_related("source")[:10] if own is not None else ()
    return ActivitiesPage(
        lines=tuple(activity_lines(page.object_list, seen_by)),
        page=page,
        own=own is not None,
        may_tell=can_tell_activities(seen_by),
        state=state,
        provision=provision,
        kind=kind,
        status=status,
        query=query,
        loads=tuple(map(_load, loads)),
    )


def activity_page(*, activity: Activity, seen_by: Asker) -> ActivityPage:
    """One activity; versions are its publisher's."""
    said = names()
    own = activity.originator_id in seen_by.organisations
    known = ("planned_start", "actual_start", "planned_end", "actual_end")
    others = Activity.objects.live().filter(same_as=activity.same_as).exclude(pk=activity.pk)
    asked = Request.objects.filter(pk__in=activity.answers).select_related("originator")
    versions = ActivityVersion.objects.filter(activity=activity).select_related("told_by").order_by("-number")
    return ActivityPage(
        activity=_line(activity, said, seen_by),
        seen=activity.revision,
        description=_in(activity.descriptions, said.language),
        target=activity.target,
        days=tuple((name, day) for name in known if (day := getattr(activity, name))),
        gender_label=str(GenderMarker(activity.gender).label) if activity.gender in GenderMarker.values else "",
        money_from_label=str(MoneyFrom(activity.money_from).label) if activity.money_from else "",
        told_in_label=str(ToldIn(activity.told_in).label),
        parts=tuple(
            PartLine(
                one.role, str(PartRole(one.role).label), one.name, one.ref, one.jurisdiction,
                said.state(one.jurisdiction),
            )
            for one in activity.roles.all()
        ),
        outcomes=tuple(outcome_lines(activity, said)),
        answers=tuple(request_lines(asked, said)),
        also_told=tuple(_line(one, said, seen_by) for one in others.select_related("originator")),
        counted=Activity.objects.once().filter(pk=activity.pk).exists() if others else True,
        versions=tuple(VersionLine(one.number, one.told_at, str(one.told_by), one.because) for one in versions)
        if own
        else (),
        fault=activity.fault if own else "",
        taken_back=activity.taken_back_at is not None,
    )  # fmt: skip


def outcome_lines(activity: Activity, said: Names) -> list[CameLine]:
    """What came of an activity."""
    return [
        CameLine(
            one.kind, str(OutcomeKind(one.kind).label), one.title, one.jurisdiction, said.state(one.jurisdiction),
            one.on, reverse("assistance:activity", args=[activity.pk]), _in(activity.titles, said.language),
        )
        for one in activity.outcomes.all()
    ]  # fmt: skip


def activity_lines(rows: Iterable[Activity], seen_by: Asker) -> list[ActivityLine]:
    """Activities as lines; rows come with their originator."""
    said = names()
    return [_line(one, said, seen_by) for one in rows]


def load_page(*, load: ActivityLoad, seen_by: Asker) -> LoadPage:
    """What a file would change."""
    return LoadPage(
        load=_load(load),
        sentence=load.sentence,
        lines=tuple(
            line | {"field_labels": [str(FIELDS.get(name, name)) for name in line["fields"]]} for line in load.lines
        ),
        audience_label=str(ActivityAudience(load.audience_wanted).label),
        waiting=load.status in (LoadStatus.READING, LoadStatus.ACCEPTED),
        may_decide=load.status == LoadStatus.PREVIEW and load.originator_id in seen_by.organisations,
    )


def _line(one: Activity, said: Names, seen_by: Asker) -> ActivityLine:
    return ActivityLine(
        id=one.pk,
        url=reverse("assistance:activity", args=[one.pk]),
        identifier=one.identifier,
        title=_in(one.titles, said.language) or one.title,
        publisher=one.originator.name if one.originator else "",
        own=one.originator_id in seen_by.organisations,
        states=tuple(said.by_name(one.jurisdictions)),
        regions=tuple(said.of("subregions", code) for code in one.regions),
        provisions=tuple(one.provisions),
        kinds=tuple(one.kinds),
        kind_labels=tuple(kind_name(key, said.language) for key in one.kinds),
        topics=tuple(one.topics),
        status=one.status,
        status_label=str(ActivityStatus(one.status).label) if one.status else "",
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        money=tuple(Quantity(minor, code) for code, minor in sorted(one.money.items())),
        expert_days=one.expert_days,
        initiative=one.initiative,
        gender=one.gender,
        audience=one.audience,
        audience_label=str(ActivityAudience(one.audience).label) if one.audience in ActivityAudience.values else "",
        changed_at=one.changed_at,
    )


def _load(load: ActivityLoad) -> LoadLine:
    return LoadLine(
        load.pk, reverse("assistance:load", args=[load.pk]), load.source.name, load.begun_at, load.status,
        str(LoadStatus(load.status).label), load.counts,
    )  # fmt: skip


def _in(words: dict[str, str], language: str) -> str:
    return words.get(language) or words.get("en") or next(iter(words.values()), "")
