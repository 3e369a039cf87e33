"""The country brief before a mission: who does what, what is asked, whom to meet, what came about, what is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from merida import uncac
from merida.site.assistance.choices_requests import OutcomeKind
from merida.site.assistance.models.activities import Activity, ActivityOutcome
from merida.site.assistance.models.programmes import EngagementResult
from merida.site.assistance.models.requests import ContactPerson
from merida.site.assistance.selectors.activities import ActivityLine, activity_lines
from merida.site.assistance.selectors.here import regions_with
from merida.site.assistance.selectors.requests import RequestLine, open_requests, request_lines
from merida.site.evidence.choices import Kind
from merida.site.evidence.labels import Names, names
from merida.site.evidence.selectors.filters import Narrowed, outcomes
from merida.site.evidence.selectors.reviews import ReviewLine, register
from merida.site.provenance.asking import Asker


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody to meet."""

    name: str
    office: str
    email: str
    telephone: str
    of: str
    """The request they are named in; empty for the State's contact in general."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day in the State's framework: a law adopted, a body founded, a review."""

    on: date | None
    what: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class NeedRow:
    """An article with the needs identified under it, and what assistance is reported on it."""

    provision: str
    title: str
    needs: int
    needs_url: str
    challenges: int
    challenges_url: str
    activities: int
    activities_url: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A State before a mission, as one may see it."""

    state: str
    name: str
    group: str
    made_on: date
    activities: tuple[ActivityLine, ...]
    ended: tuple[ActivityLine, ...]
    requests: tuple[RequestLine, ...]
    persons: tuple[NamedPerson, ...]
    milestones: tuple[Milestone, ...]
    reviews: tuple[ReviewLine, ...]
    needs: tuple[NeedRow, ...]
    file_url: str


def brief_of(*, state: str, seen_by: Asker, on: date) -> Brief | None:
    """The brief on a State; None if the list of jurisdictions does not have it."""
    said = names()
    if state not in said.lists["jurisdictions"].by_key:
        return None
    once = _there(state).select_related("originator")
    now = once.filter(pk__in=Activity.objects.going_on()).order_by("starts_on", "title", "id")
    over = once.exclude(pk__in=Activity.objects.going_on()).order_by("-ends_on", "title", "id")[:50]
    asked = open_requests(seen_by, state)
    group = said.fact(state, "review_group")
    reviews = tuple(register(said, state))
    return Brief(
        state=state,
        name=said.state(state),
        group=said.of("regional_groups", group) if group else "",
        made_on=on,
        activities=tuple(activity_lines(now, seen_by)),
        ended=tuple(activity_lines(over, seen_by)),
        requests=tuple(request_lines(asked, said)),
        persons=tuple(_persons(state)),
        milestones=tuple(_milestones(state, reviews)),
        reviews=reviews,
        needs=tuple(_needs(state)),
        file_url=reverse("assistance:brief_file", args=[state]),
    )


def _there(state: str) -> QuerySet[Activity]:
    """Activities in a State, or in a region that it is in; each once."""
    here = Q(jurisdictions__contains=[state]) | Q(jurisdictions=[], regions__overlap=sorted(regions_with((state,))))
    return Activity.objects.filter(here).once()


def _persons(state: str) -> list[NamedPerson]:
    rows = ContactPerson.objects.filter(jurisdiction=state).select_related("request").order_by("name", "request")
    found: dict[tuple[str, str], NamedPerson] = {}
    for one in rows:  # who is named for a request is not named again for the State
        told = NamedPerson(one.name, one.office, one.email, one.telephone, one.request.title if one.request else "")
        found.setdefault((one.name, one.email), told)
    return list(found.values())


def _milestones(state: str, reviews: tuple[ReviewLine, ...]) -> list[Milestone]:
    rows = ActivityOutcome.objects.filter(jurisdiction=state, activity__in=Activity.objects.once())
    found = {
        (one.kind, one.title.casefold(), one.on): Milestone(
            one.on, str(OutcomeKind(one.kind).label), one.title, reverse("assistance:activity", args=[one.activity_id])
        )
        for one in rows.order_by("id")
    }
    here = Q(jurisdiction=state) | Q(jurisdiction="", engagement__jurisdictions=[state])
    told = EngagementResult.objects.filter(here, withdrawn_at=None, engagement__withdrawn_at=None)
    for came in told.order_by("id"):
        url = reverse("assistance:engagement", args=[came.engagement_id])
        line = Milestone(came.on, str(OutcomeKind(came.kind).label), came.title, url)
        found.setdefault((came.kind, came.title.casefold(), came.on), line)
    published = [
        Milestone(one.published_on, _("Executive summary published"), one.cycle_name, one.url)
        for one in reviews
        if one.published_on
    ]
    return sorted([*found.values(), *published], key=lambda one: (one.on or date.min, one.title))


def _needs(state: str) -> list[NeedRow]:
    said = names()
    asked = Narrowed(state=state)
    articles: dict[str, dict[str, set[object]]] = {}

    def add(spellings: list[str], what: str, key: object) -> None:
        for article in {one.partition("(")[0] for one in spellings} or {""}:
            articles.setdefault(article, {}).setdefault(what, set()).add(key)

    for kind in (Kind.ASSISTANCE_NEED, Kind.CHALLENGE):
        for key, provisions in outcomes(asked.with_(kind=kind), said).values_list("pk", "provisions"):
            add(provisions, kind, key)
    for key, provisions in _there(state).values_list("pk", "provisions"):
        add(provisions, "activity", key)
    ordered = [*uncac.sort(one for one in articles if one), *([""] if "" in articles else [])]
    return [_row(state, one, {what: len(held) for what, held in articles[one].items()}, said) for one in ordered]


def _row(state: str, article: str, counts: dict[str, int], said: Names) -> NeedRow:
    asked = Narrowed(state=state, provision=article or "none")
    listed = f"{reverse('assistance:activities')}?state={state}&all=1"
    return NeedRow(
        provision=article,
        title=said.of("provisions", article) if article else "",
        needs=counts.get(Kind.ASSISTANCE_NEED, 0),
        needs_url=asked.with_(kind=str(Kind.ASSISTANCE_NEED)).address(),
        challenges=counts.get(Kind.CHALLENGE, 0),
        challenges_url=asked.with_(kind=str(Kind.CHALLENGE)).address(),
        activities=counts.get("activity", 0),
        activities_url=f"{listed}&provision={article}" if article else listed,
    )
