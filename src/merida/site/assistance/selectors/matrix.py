"""The matrix of a State: each recommendation and need of its reviews, who answers it, and what was said so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from merida.site.assistance.choices_plans import Level, Standing
from merida.site.assistance.choices_requests import RequestStatus
from merida.site.assistance.models.institutions import Assignment, Institution, InstitutionReply
from merida.site.assistance.models.plans import PlanAnswer
from merida.site.assistance.models.requests import Request
from merida.site.assistance.selectors.authority import authority_for
from merida.site.evidence.choices import DocumentKind, Kind, Status
from merida.site.evidence.labels import Names, force_label, kind_label, names
from merida.site.evidence.models import Finding
from merida.site.provenance.asking import Asker

ASKED = (Kind.CHALLENGE, Kind.ASSISTANCE_NEED)
NO_ANSWER = "none"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier cycle recommended on the same articles already."""

    text: str
    language: str
    provisions: tuple[str, ...]
    cycle_name: str
    url: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An institution on one outcome: its own standing, or no answer yet."""

    assignment: UUID
    institution: str
    institution_id: UUID
    institution_url: str
    status: str
    """Empty if it has not answered."""
    status_label: str
    remark: str
    on_day: date | None
    due_on: date | None
    overdue: bool
    said_at: datetime | None
    sent_text: str
    """The words as they were sent, where they have been corrected since."""
    url: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A recommendation or need."""

    id: UUID
    url: str
    number: int
    kind: str
    kind_label: str
    text: str
    language: str
    provisions: tuple[str, ...]
    force_label: str
    cycle: int | None
    cycle_name: str
    symbol: str
    earlier: tuple[Earlier, ...]
    answers: tuple[AnswerLine, ...]
    actions: tuple[tuple[str, str], ...]
    """Text and address of the actions of plans that answer it."""
    requests: tuple[tuple[str, str], ...]
    """Title and address of the requests for assistance that rest on it, those one may see."""
    ask_url: str
    """Where it becomes a request for assistance."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many stand so; `value` of all that were given to answer."""

    status: str
    label: str
    value: int
    url: str


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The page of a State."""

    state: str
    state_name: str
    state_url: str
    rows: tuple[MatrixRow, ...]
    all_rows: int
    given: int
    """Pairs of outcome and institution given to answer."""
    answered: int
    tallies: tuple[Tally, ...]
    cycle: str
    kind: str
    status: str
    institution: str
    cycles: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str], ...]
    institutions: tuple[tuple[str, str], ...]
    may_keep: bool
    shared: bool
    exports: tuple[tuple[str, str], ...]


def matrix_page(
    *, state: str, seen_by: Asker, today: date, cycle: str = "", kind: str = "", status: str = "", institution: str = ""
) -> MatrixPage | None:
    """The matrix as the asker may see it; None for what is no State or jurisdiction."""
    said = names()
    if state not in said.lists["jurisdictions"].by_key:
        return None
    rows = matrix_rows(state=state, said=said, today=today, seen_by=seen_by)
    every = [one for row in rows for one in row.answers]
    counts = {value: sum(one.status == value for one in every) for value in (*Standing.values, "")}
    here = reverse("assistance:state", args=[state])
    shown = tuple(row for row in rows if _fits(row, cycle, kind, status, institution))
    query = "&".join(f"{key}={value}" for key, value in (("cycle", cycle), ("kind", kind)) if value)
    files = reverse("assistance:matrix_file", args=[state])
    return MatrixPage(
        state=state,
        state_name=said.state(state),
        state_url=reverse("evidence:state", args=[state]),
        rows=shown,
        all_rows=len(rows),
        given=len(every),
        answered=len(every) - counts[""],
        tallies=tuple(
            Tally(value or NO_ANSWER, standing_label(value), n, f"{here}?status={value or NO_ANSWER}")
            for value, n in counts.items()
        ),
        cycle=cycle,
        kind=kind,
        status=status,
        institution=institution,
        cycles=tuple((str(one), said.cycle(one)) for one in sorted({row.cycle for row in rows if row.cycle})),
        kinds=tuple((str(one), kind_label(one)) for one in ASKED),
        statuses=tuple((value or NO_ANSWER, standing_label(value)) for value in (*Standing.values, "")),
        institutions=tuple(sorted({(str(one.institution_id), one.institution) for one in every}, key=lambda p: p[1])),
        may_keep=authority_for(seen_by, state) is not None,
        shared=bool(every),
        exports=tuple((one, f"{files}?format={one}{'&' if query else ''}{query}") for one in ("docx", "xlsx", "csv")),
    )


def matrix_rows(*, state: str, said: Names, today: date, seen_by: Asker) -> tuple[MatrixRow, ...]:
    """Every recommendation and need of all cycles, in the order of the reports, with answers and actions."""
    found = outcomes_of(state)
    stands = successors(state, found)
    answers = _answers(state, stands, today)
    actions: dict[UUID, list[tuple[str, str]]] = {}
    held = PlanAnswer.objects.filter(
        outcome__state=state, item__removed_at__isnull=True, item__level=Level.ACTION
    ).select_related("item")
    for one in held:
        address = reverse("assistance:item", args=[one.item_id])
        for key in stands.get(one.outcome_id, ()) if one.outcome_id else ():
            actions.setdefault(key, []).append((one.item.text, address))
    asked = _requests(state, stands)
    may = authority_for(seen_by, state) is not None
    return tuple(
        _row(one, found, said, answers.get(one.pk, ()), actions.get(one.pk, ()), asked.get(one.pk, ()), may)
        for one in found
    )


def outcomes_of(state: str) -> list[Finding]:
    """Recommendations and needs of all cycles that one may see; of a cycle with an executive summary, that one's."""
    rows = (
        Finding.objects.counted()
        .filter(state=state, kind__in=ASKED, none_identified=False)
        .exclude(status=Status.REJECTED)
        .select_related("document")
        .order_by("cycle", "document_kind", "document", "number", "start", "id")
    )
    found = list(rows)
    summed = {one.cycle for one in found if one.document_kind == DocumentKind.EXECUTIVE_SUMMARY}
    return [one for one in found if one.document_kind != DocumentKind.COUNTRY_REPORT or one.cycle not in summed]


def successors(state: str, live: Sequence[Finding]) -> dict[UUID, tuple[UUID, ...]]:
    """For each outcome that once stood: those that stand in its place today, after corrections and splits."""
    former = dict(Finding.objects.filter(state=state, closed_at__isnull=False).values_list("pk", "replaces"))
    found: dict[UUID, list[UUID]] = {}
    for row in live:
        waiting, seen = [row.pk, *row.replaces], set()
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen.add(key)
                found.setdefault(key, []).append(row.pk)
                waiting += former.get(key, ())
    return {key: tuple(rows) for key, rows in found.items()}


def latest_replies(assignments: Iterable[UUID]) -> dict[UUID, InstitutionReply]:
    """The last reply of each assignment."""
    rows = InstitutionReply.objects.filter(assignment__in=list(assignments)).order_by("taken_at", "id")
    return {one.assignment_id: one for one in rows}


def standing_label(status: str) -> str:
    """How something stands, in words."""
    return str(Standing(status).label) if status else _("No answer yet")


def _answers(state: str, stands: dict[UUID, tuple[UUID, ...]], today: date) -> dict[UUID, list[AnswerLine]]:
    rows = list(Assignment.objects.live().filter(state=state).order_by("assigned_at", "id"))
    named = dict(Institution.objects.filter(pk__in={one.institution_id for one in rows}).values_list("pk", "name"))
    last = latest_replies(one.pk for one in rows)
    words = dict(
        Finding.objects.filter(pk__in={key for keys in stands.values() for key in keys}).values_list("pk", "text")
    )
    found: dict[UUID, list[AnswerLine]] = {}
    for one in rows:
        reply = last.get(one.pk)
        status = reply.status if reply else ""
        for key in stands.get(one.outcome_id, ()):
            line = AnswerLine(
                assignment=one.pk,
                institution=named.get(one.institution_id, ""),
                institution_id=one.institution_id,
                institution_url=reverse("assistance:institution", args=[one.institution_id]),
                status=status,
                status_label=standing_label(status),
                remark=reply.remark if reply else "",
                on_day=reply.on_day if reply else None,
                due_on=one.due_on,
                overdue=not status and one.due_on is not None and one.due_on < today,
                said_at=reply.taken_at if reply else None,
                sent_text=one.text if one.text != words.get(key) else "",
                url=reverse("assistance:assignment", args=[one.pk]),
            )
            found.setdefault(key, []).append(line)
    for lines in found.values():
        lines.sort(key=lambda line: line.institution.casefold())
    return found


def _requests(state: str, stands: dict[UUID, tuple[UUID, ...]]) -> dict[UUID, list[tuple[str, str]]]:
    found: dict[UUID, list[tuple[str, str]]] = {}
    for one in Request.objects.filter(state=state).exclude(status=RequestStatus.CLOSED).order_by("made_at", "id"):
        for key in {stood for finding in one.findings for stood in stands.get(finding, ())}:
            found.setdefault(key, []).append((one.title, reverse("assistance:request", args=[one.pk])))
    return found


def _row(
    one: Finding, every: Sequence[Finding], said: Names, answers: Sequence[AnswerLine],
    actions: Sequence[tuple[str, str]], asked: Sequence[tuple[str, str]], may: bool,
) -> MatrixRow:  # fmt: skip
    return MatrixRow(
        id=one.pk,
        url=reverse("evidence:outcome", args=[one.pk]),
        number=one.number,
        kind=one.kind,
        kind_label=kind_label(one.kind),
        text=one.text,
        language=one.language,
        provisions=tuple(one.provisions),
        force_label=force_label(one.force),
        cycle=one.cycle,
        cycle_name=said.cycle(one.cycle),
        symbol=one.document.symbol,
        earlier=tuple(_earlier(one, every, said)),
        answers=tuple(answers),
        actions=tuple(actions),
        requests=tuple(asked),
        ask_url=_ask(one) if may else "",
    )


def _earlier(one: Finding, every: Iterable[Finding], said: Names) -> Iterable[Earlier]:
    """Recommendations of earlier cycles on an article that this one is about too."""
    articles = _articles(one)
    for other in every:
        if other.kind != Kind.CHALLENGE or one.kind != Kind.CHALLENGE or not articles & _articles(other):
            continue
        if other.cycle is not None and one.cycle is not None and other.cycle < one.cycle:
            address = reverse("evidence:outcome", args=[other.pk])
            yield Earlier(other.text, other.language, tuple(other.provisions), said.cycle(other.cycle), address)


def _articles(one: Finding) -> set[str]:
    return {spelling.partition("(")[0] for spelling in one.provisions if not spelling.startswith("ch.")}


def _ask(one: Finding) -> str:
    return f"{reverse('assistance:make_request')}?outcome={one.pk}"


def _fits(row: MatrixRow, cycle: str, kind: str, status: str, institution: str) -> bool:
    if cycle and str(row.cycle) != cycle:
        return False
    if kind and row.kind != kind:
        return False
    if not status and not institution:
        return True
    return any(
        (not status or (one.status or NO_ANSWER) == status)
        and (not institution or str(one.institution_id) == institution)
        for one in row.answers
    )
