"""The page of a case: what it is, what runs out, its timeline and money, claims side by side, and all it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from merida.site.evidence.labels import names
from merida.site.provenance.asking import Asker
from merida.site.provenance.choices import OnwardLimit
from merida.site.recovery.choices.cases import Scope
from merida.site.recovery.choices.whole import kept_whole
from merida.site.recovery.models import Case
from merida.site.recovery.permissions import can_keep_case, can_record
from merida.site.recovery.scope import scope_of
from merida.site.recovery.selectors.case_claims import Apart, FactView, apart, fact_views
from merida.site.recovery.selectors.case_journal import EventLine, event_lines, events_of
from merida.site.recovery.selectors.case_rows import (
    Act,
    AssetLine,
    ClaimantLine,
    CustodyLine,
    HelpLine,
    ObstacleLine,
    OrderLine,
    PersonLine,
    asset_lines,
    claimant_lines,
    custody_lines,
    help_lines,
    jurisdiction_lines,
    obstacle_lines,
    order_lines,
    person_lines,
)
from merida.site.recovery.selectors.case_statement import StatementView, behind, statement_views
from merida.site.recovery.selectors.case_timeline import Moment, StageTime, stage_times, timeline
from merida.site.recovery.selectors.deadlines import DeadlineLine, running_out
from merida.site.recovery.selectors.entries import transactions_of
from merida.site.recovery.selectors.requests_log import RequestLine, requests_of
from merida.site.recovery.selectors.suspicions import suspected
from merida.site.recovery.selectors.teams import members_of

NEIGHBOURS = (
    ("recovery:article57", _("Path of article 57")),
    ("recovery:use", _("Use")),
    ("recovery:publish", _("Make public")),
)


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What a case is called and where it stands."""

    id: UUID
    url: str
    identifier: str
    name: str
    aliases: tuple[str, ...]
    aliases_withheld: bool
    cluster: str
    offences: tuple[str, ...]
    scope_label: str
    scope_because: str
    scope_proposed: str
    """What offences and jurisdictions say, where the case states something else; empty where it agrees."""
    opened_on: date | None
    closed_on: date | None
    limits: tuple[str, ...]
    own: bool
    """Whether it is a case of a team, and not one told by published sources."""


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case as its team sees it."""

    head: CaseHead
    jurisdictions: tuple[tuple[str, tuple[str, ...]], ...]
    soon: tuple[DeadlineLine, ...]
    timeline: tuple[Moment, ...]
    stages: tuple[StageTime, ...]
    statements: tuple[StatementView, ...]
    events: tuple[EventLine, ...]
    facts: tuple[FactView, ...]
    apart: tuple[Apart, ...]
    suspected: int
    """Suspicions about its claims that wait for a person."""
    orders: tuple[OrderLine, ...]
    assets: tuple[AssetLine, ...]
    persons: tuple[PersonLine, ...]
    claimants: tuple[ClaimantLine, ...]
    custody: tuple[CustodyLine, ...]
    obstacles: tuple[ObstacleLine, ...]
    requests: tuple[RequestLine, ...]
    help: tuple[HelpLine, ...]
    team: tuple[tuple[str, str], ...]
    """Name and key; the key is empty where the person must stay, or for those who may not say so."""
    may_keep: bool
    may_record: bool
    record_url: str
    claim_url: str
    add: dict[str, str]
    """Where each kind of row is added; empty for those who may not."""
    neighbours: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class CaseEventsPage:
    """The events behind a number of the statement."""

    head: CaseHead
    lines: tuple[EventLine, ...]


ADDED = (
    "describe", "share", "jurisdiction", "asset", "order", "person", "claimant", "custody", "obstacle", "deadline",
    "team", "assistance", "close", "reopen",
)  # fmt: skip


def case_page(*, case: Case, today: date, seen_by: Asker) -> CasePage:
    """All of one case."""
    said, may, records = names(), can_keep_case(seen_by, case), can_record(seen_by, case)
    rows = events_of(case)
    events = event_lines(rows)
    facts = fact_views(case, said)
    return CasePage(
        head=head_of(case), jurisdictions=jurisdiction_lines(case, said), soon=running_out(today=today, case=case),
        timeline=timeline(case, events, said), stages=stage_times(case, events, today),
        statements=statement_views(
            case, tuple(transactions_of(case.events.all())),
            {str(one.id): one.stated.qualifier for one in events if one.stated},
        ), events=events,
        facts=facts, apart=apart(facts),
        suspected=suspected({claim.id for fact in facts for claim in fact.claims}),
        orders=order_lines(case, said, may), assets=asset_lines(case, said), persons=person_lines(case, may),
        claimants=claimant_lines(case, said, may), custody=custody_lines(case),
        obstacles=obstacle_lines(case, said, may), requests=requests_of(case, said), help=help_lines(case),
        team=_team(case, may), may_keep=may, may_record=records,
        record_url=reverse("recovery:add", args=[case.pk, "event"]) if records else "",
        claim_url=reverse("recovery:add", args=[case.pk, "claim"]) if records else "",
        add={what: reverse("recovery:add", args=[case.pk, what]) for what in ADDED} if may else {},
        neighbours=_neighbours(case),
    )  # fmt: skip


def case_events_page(*, case: Case, asked: dict[str, str]) -> CaseEventsPage:
    """The events behind a line of the statement."""
    journal = tuple(transactions_of(case.events.all()))
    keys = set(behind(journal, asked["unit"], asked["stage"], asked["way"], asked["account"]))
    lines = event_lines(events_of(case))
    return CaseEventsPage(head_of(case), tuple(one for one in lines if str(one.id) in keys))


def head_of(case: Case) -> CaseHead:
    """The head of the page; other names are shown to whoever sees the case, unless it is everybody's."""
    own = case.audience == "case_team"
    aliases = tuple(case.aliases) if own or not case.aliases_withheld else ()
    return CaseHead(
        case.pk, reverse("recovery:case", args=[case.pk]), case.identifier, case.name, aliases, case.aliases_withheld,
        case.cluster, tuple(case.offences), case.get_scope_display(), case.scope_because,
        _proposed(case), case.opened_on,
        case.closed_on, tuple(kept_whole(str(OnwardLimit(code).label)) for code in case.onward_limits), own,
    )  # fmt: skip


def _proposed(case: Case) -> str:
    codes = (one.jurisdiction for one in case.jurisdictions.all())
    proposed = scope_of(case.offences, codes) if case.audience == "case_team" else Scope.NOT_STATED
    return "" if proposed in (Scope.NOT_STATED, case.scope) else str(Scope(proposed).label)


def _team(case: Case, may: bool) -> tuple[tuple[str, str], ...]:
    if case.audience != "case_team" or case.team is None:
        return ()
    members = members_of(case.team)
    return tuple((str(one), str(one.pk) if may and len(members) > 1 else "") for one in members)


def _neighbours(case: Case) -> tuple[Act, ...]:
    found = []
    for name, label in NEIGHBOURS:
        try:
            found.append((str(label), reverse(name, args=[case.pk])))
        except NoReverseMatch:
            continue
    return tuple(found)
