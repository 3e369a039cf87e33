"""The log of requests: filtered, with what runs out next and how long answers take by channel; and one request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from merida.site.evidence.labels import Names, names
from merida.site.provenance.asking import Asker
from merida.site.provenance.choices import OnwardLimit
from merida.site.recovery.choices.requests import ANSWERS, Channel, Direction, LegalRequestKind, RequestStepKind
from merida.site.recovery.choices.whole import kept_whole
from merida.site.recovery.models import LegalRequest, RequestStep
from merida.site.recovery.permissions import can_keep_case, can_open_case
from merida.site.recovery.selectors.deadlines import DeadlineLine, running_out
from merida.site.recovery.selectors.teams import members_of

PAGE = 50
OPEN = "open"
FILTERS = ("direction", "kind", "status", "jurisdiction", "channel", "contact")


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in the log."""

    id: UUID
    url: str
    subject: str
    direction: str
    direction_label: str
    kind_label: str
    from_name: str
    to_name: str
    sent_on: date
    status_label: str
    ended: bool
    due_on: date | None
    case: str
    case_url: str
    answered_after: int | None
    """Days until the other side's first answer."""
    channel_label: str
    contact: str
    our_reference: str
    their_reference: str


@dataclass(frozen=True, slots=True)
class ContactTime:
    """How long answers took after one turned to an office: for one's own use, of requests that one may see."""

    contact: str
    state: str
    turned_to: int
    answered: int
    days: int | None
    """Median of the answered ones."""
    url: str


@dataclass(frozen=True, slots=True)
class ChannelTime:
    """How long first answers took by a channel: for one's own use, of requests that one may see."""

    label: str
    sent: int
    answered: int
    days: int | None
    """Median of the answered ones."""
    url: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A field of the filter with what is chosen."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """The log."""

    lines: Page[RequestLine]
    filters: tuple[Filter, ...]
    narrowed: bool
    soon: tuple[DeadlineLine, ...]
    channels: tuple[ChannelTime, ...]
    contacts: tuple[ContactTime, ...]
    query: str
    """The filter, as words of an address."""
    record_url: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """What happened to a request."""

    on: date
    label: str
    note: str
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document of a request."""

    title: str
    url: str
    kind_label: str
    from_whom: str
    purpose: str
    limits: tuple[str, ...]
    added_at: datetime


@dataclass(frozen=True, slots=True)
class RequestPage:
    """A request with all that became of it."""

    line: RequestLine
    provisions: str
    urgent: bool
    limits: tuple[str, ...]
    purpose: str
    steps: tuple[StepLine, ...]
    documents: tuple[DocumentLine, ...]
    soon: tuple[DeadlineLine, ...]
    team: tuple[str, ...]
    may_keep: bool
    acts: tuple[tuple[str, str], ...]
    """Label and address."""


def log_page(*, asked: dict[str, str], page: str, today: date, seen_by: Asker) -> LogPage:
    """The requests that answer the filter, the latest first."""
    said = names()
    narrowed = {name: asked.get(name, "") for name in FILTERS}
    pages: Page[Any] = Paginator(requests_found(narrowed), PAGE).get_page(page)
    pages.object_list = [line_of(one, said) for one in pages.object_list]
    return LogPage(
        lines=pages, filters=_filters(narrowed, said), narrowed=any(narrowed.values()),
        soon=running_out(today=today, limit=10, request__isnull=False), channels=_channels(),
        contacts=_contacts(said), query=urlencode({name: word for name, word in narrowed.items() if word}),
        record_url=reverse("recovery:record_request") if can_open_case(seen_by) else "",
    )  # fmt: skip


def requests_found(asked: Mapping[str, str]) -> QuerySet[LegalRequest]:
    """The requests that one may see and that answer the filter, with their steps, the latest first."""
    rows = _with_steps(LegalRequest.objects.all())
    for name in ("direction", "kind", "channel"):
        if asked.get(name):
            rows = rows.filter(**{name: asked[name]})
    if code := asked.get("jurisdiction"):
        rows = rows.filter(Q(from_jurisdiction=code) | Q(to_jurisdiction=code))
    if contact := asked.get("contact"):
        rows = rows.filter(pk__in=RequestStep.objects.filter(contact=contact).values("request"))
    if asked.get("status") == OPEN:
        rows = rows.filter(ended_on__isnull=True)
    elif asked.get("status"):
        rows = rows.filter(status=asked["status"])
    return rows.order_by("-sent_on", "-id")


def log_lines(asked: Mapping[str, str]) -> tuple[RequestLine, ...]:
    """All that answer the filter."""
    said = names()
    return tuple(line_of(one, said) for one in requests_found(asked))


def request_page(*, request: LegalRequest, today: date, seen_by: Asker) -> RequestPage:
    """One request."""
    said = names()
    found = _with_steps(LegalRequest.objects.filter(pk=request.pk)).get()
    may = can_keep_case(seen_by, found)
    acts = [
        (_("Record what happened"), reverse("recovery:row", args=["request-step", found.pk])),
        (_("Add a document"), reverse("recovery:row", args=["request-document", found.pk])),
        (_("Describe"), reverse("recovery:row", args=["request-describe", found.pk])),
        (_("Add a colleague"), reverse("recovery:row", args=["request-team", found.pk])),
    ]
    if found.case_id is None:
        acts.append((_("Join it to a case"), reverse("recovery:row", args=["request-case", found.pk])))
    documents = found.documents.select_related("source")
    return RequestPage(
        line=line_of(found, said), provisions=found.provisions, urgent=found.urgent,
        limits=_limits(found.onward_limits), purpose=found.purpose,
        steps=tuple(_step(one) for one in found.steps.all()),
        documents=tuple(
            DocumentLine(
                one.title, reverse("recovery:request_file", args=[one.pk]), one.get_kind_display(), one.from_whom,
                one.purpose, _limits(one.onward_limits), one.added_at,
            )
            for one in documents
        ),
        soon=running_out(today=today, request=found),
        team=tuple(str(one) for one in members_of(found.team)) if found.team else (), may_keep=may,
        acts=tuple(acts) if may else (),
    )  # fmt: skip


def requests_of(case: Any, said: Names) -> tuple[RequestLine, ...]:
    """The requests of a case, the earliest first."""
    return tuple(line_of(one, said) for one in _with_steps(case.requests.all()).order_by("sent_on", "id"))


def line_of(row: LegalRequest, said: Names) -> RequestLine:
    """A request whose steps are fetched."""
    return RequestLine(
        row.pk, reverse("recovery:request", args=[row.pk]), row.subject, row.direction, row.get_direction_display(),
        row.get_kind_display(), said.state(row.from_jurisdiction), said.state(row.to_jurisdiction), row.sent_on,
        row.get_status_display(), row.ended_on is not None, None if row.ended_on else row.answer_due_on,
        row.case.identifier if row.case else "", reverse("recovery:case", args=[row.case_id]) if row.case else "",
        answered_after(row.sent_on, row.steps.all()), row.get_channel_display(), row.contact, row.our_reference,
        row.their_reference,
    )  # fmt: skip


def answered_after(sent_on: date, steps: Iterable[RequestStep]) -> int | None:
    """Days until the first answer of the other side; None while there is none."""
    days = [(one.on - sent_on).days for one in steps if one.kind in ANSWERS]
    return min(days, default=None)


def _with_steps(rows: QuerySet[LegalRequest]) -> QuerySet[LegalRequest]:
    steps = RequestStep.objects.select_related("recorded_by").order_by("on", "recorded_at", "id")
    return rows.select_related("case").prefetch_related(Prefetch("steps", steps))


def _channels() -> tuple[ChannelTime, ...]:
    """In the order of the list of channels: nobody is ranked, and no State is named."""
    found: dict[str, list[int | None]] = {}
    for row in LegalRequest.objects.filter(direction=Direction.OUT).prefetch_related("steps"):
        found.setdefault(row.channel, []).append(answered_after(row.sent_on, row.steps.all()))
    address = reverse("recovery:requests")
    return tuple(
        ChannelTime(
            str(Channel(channel).label), len(found[channel]), sum(days is not None for days in found[channel]),
            median_of(found[channel]), f"{address}?direction=out&channel={channel}",
        )
        for channel in Channel.values
        if channel in found
    )  # fmt: skip


def _contacts(said: Names) -> tuple[ContactTime, ...]:
    """Offices in alphabetical order, each with the days from when one turned to it to the next answer."""
    found: dict[tuple[str, str], list[int | None]] = {}
    for row in LegalRequest.objects.filter(direction=Direction.OUT).prefetch_related("steps"):
        steps = list(row.steps.all())
        for one in steps:
            if one.contact and one.kind not in ANSWERS:
                later = [step for step in steps if step.on >= one.on]
                found.setdefault((one.contact, row.to_jurisdiction), []).append(answered_after(one.on, later))
    return tuple(
        ContactTime(
            contact, said.state(code), len(days), sum(one is not None for one in days),
            median_of(days), f"{reverse('recovery:requests')}?{urlencode({'contact': contact})}",
        )
        for (contact, code), days in sorted(found.items(), key=lambda item: (item[0][0].casefold(), item[0][1]))
    )  # fmt: skip


def median_of(days: Iterable[int | None]) -> int | None:
    """The median of those that were answered."""
    known = [one for one in days if one is not None]
    return round(median(known)) if known else None


def _filters(chosen: dict[str, str], said: Names) -> tuple[Filter, ...]:
    codes = LegalRequest.objects.values_list("from_jurisdiction", "to_jurisdiction")
    states = said.by_name(code for pair in codes for code in pair)
    contacts = RequestStep.objects.exclude(contact="").order_by("contact").values_list("contact", flat=True).distinct()
    status: Sequence[tuple[str, Any]] = [(OPEN, _("Not ended")), *RequestStepKind.choices]
    lists: list[tuple[str, str, Sequence[tuple[str, Any]]]] = [
        ("direction", _("In or out"), Direction.choices), ("kind", _("Kind"), LegalRequestKind.choices),
        ("status", _("Status"), status), ("jurisdiction", _("With"), states),
        ("channel", _("Channel"), Channel.choices), ("contact", _("Contact used"), [(one, one) for one in contacts]),
    ]  # fmt: skip
    return tuple(
        Filter(name, label, tuple((value, str(word)) for value, word in among), chosen[name])
        for name, label, among in lists
    )


def _limits(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(kept_whole(str(OnwardLimit(code).label)) for code in codes)


def _step(row: RequestStep) -> StepLine:
    notes = [row.get_ground_display() if row.ground else "", row.get_channel_display() if row.channel else ""]
    return StepLine(
        row.on, row.get_kind_display(), " · ".join(filter(None, [*notes, row.contact])), row.words,
        str(row.recorded_by), row.recorded_at,
    )  # fmt: skip
