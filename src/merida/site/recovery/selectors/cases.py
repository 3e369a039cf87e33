"""The first page of recovery, and the list of the cases that one may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from merida.site.evidence.labels import Names, names
from merida.site.provenance.asking import Asker
from merida.site.recovery.choices.cases import JurisdictionRole
from merida.site.recovery.models import Case, CaseJurisdiction
from merida.site.recovery.permissions import can_open_case
from merida.site.recovery.selectors.deadlines import DeadlineLine, running_out

PAGE = 50
DOORS: tuple[tuple[str, str | Promise, str | Promise], ...] = (
    ("recovery:cases", _("Cases"), _("What was frozen, confiscated, transferred, received and used, case by case.")),
    ("recovery:requests", _("Log of requests"), _("What was asked of whom, what became of it, what runs out next.")),
    ("recovery:volumes", _("Volumes"), _("Totals of a stage, each of which opens to its events and their sources.")),
    ("recovery:suspicions", _("Suspicions"), _("What may be wrong in the register: detectors propose, people decide.")),
    ("recovery:loads", _("Load events"), _("A file of events, shown before it is accepted.")),
    ("recovery:agreements", _("Agreements"), _("Terms of agreements on returns, comparable.")),
    ("recovery:calls", _("Calls for data"), _("States answer in a spreadsheet; next year it comes back filled in.")),
    ("recovery:public", _("What is public"), _("What was promised, transferred, received and used, for everybody.")),
)


@dataclass(frozen=True, slots=True)
class Door:
    """A way on from the first page."""

    label: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page of recovery."""

    doors: tuple[Door, ...]
    soon: tuple[DeadlineLine, ...]
    open_url: str
    record_url: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in the list."""

    id: UUID
    url: str
    identifier: str
    name: str
    cluster: str
    origins: tuple[str, ...]
    locations: tuple[str, ...]
    opened_on: date | None
    closed_on: date | None
    own: bool


@dataclass(frozen=True, slots=True)
class CasesPage:
    """The cases that one may see."""

    lines: Page[CaseLine]
    query: str
    jurisdiction: str
    jurisdictions: tuple[tuple[str, str], ...]
    own: str
    open_url: str


def home_page(*, today: date, seen_by: Asker) -> HomePage:
    """Doors, and what runs out next for the one who asks."""
    may = can_open_case(seen_by)
    return HomePage(
        _doors(seen_by), running_out(today=today, limit=10), reverse("recovery:open_case") if may else "",
        reverse("recovery:record_request") if may else "",
    )  # fmt: skip


def cases_page(*, query: str, jurisdiction: str, own: str, page: str, seen_by: Asker) -> CasesPage:
    """One's own cases first, then those that published sources tell of, each by the latest opened."""
    said = names()
    rows = Case.objects.prefetch_related(Prefetch("jurisdictions", CaseJurisdiction.objects.order_by("jurisdiction")))
    if query:
        in_words = Q(name__icontains=query) | Q(reference__icontains=query) | Q(cluster__icontains=query)
        number = query.rpartition("/")[2]
        rows = rows.filter(in_words | Q(number=int(number)) if number.isdecimal() and len(number) < 9 else in_words)
    if jurisdiction:
        rows = rows.filter(pk__in=CaseJurisdiction.objects.filter(jurisdiction=jurisdiction).values("case"))
    if own:
        rows = rows.filter(audience="case_team")
    ordered = rows.order_by("audience", "-opened_on", "name", "-id")  # case_team stands before members and public
    pages: Page[Any] = Paginator(ordered, PAGE).get_page(page)
    pages.object_list = [_line(one, said) for one in pages.object_list]
    codes = CaseJurisdiction.objects.order_by("jurisdiction").values_list("jurisdiction", flat=True).distinct()
    return CasesPage(
        pages, query, jurisdiction, tuple(said.by_name(codes)), own,
        reverse("recovery:open_case") if can_open_case(seen_by) else "",
    )  # fmt: skip


def cases_to_choose(*, seen_by: Asker) -> tuple[tuple[str, str], ...]:
    """The open cases of one's teams, for a form."""
    rows = Case.objects.filter(audience="case_team", closed_on__isnull=True, team__in=seen_by.teams)
    return tuple((str(one.pk), f"{one.identifier} {one.name}".strip()) for one in rows)


def _line(row: Case, said: Names) -> CaseLine:
    def states(role: str) -> tuple[str, ...]:
        return tuple(said.state(one.jurisdiction) for one in row.jurisdictions.all() if one.role == role)

    return CaseLine(
        row.pk, reverse("recovery:case", args=[row.pk]), row.identifier, row.name, row.cluster,
        states(JurisdictionRole.ORIGIN), states(JurisdictionRole.LOCATION), row.opened_on, row.closed_on,
        row.audience == "case_team",
    )  # fmt: skip


def _doors(seen_by: Asker) -> tuple[Door, ...]:
    """Those that lead somewhere; the log of requests for those who keep one."""
    found = []
    for name, label, text in DOORS:
        if name == "recovery:requests" and not can_open_case(seen_by):
            continue
        try:
            found.append(Door(str(label), str(text), reverse(name)))
        except NoReverseMatch:
            continue
    return tuple(found)
