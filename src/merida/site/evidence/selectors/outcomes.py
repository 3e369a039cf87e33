"""One outcome as pages and programs see it, and its history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from merida.site.evidence.choices import Origin, Status
from merida.site.evidence.labels import Names, force_label, kind_label, names, status_label
from merida.site.evidence.models import Finding
from merida.site.evidence.permissions import can_confirm_finding
from merida.site.provenance.asking import Asker
from merida.site.provenance.models import Decision

ACTS = {
    "confirm_finding": _("Confirmed"),
    "reject_finding": _("Rejected"),
    "correct_finding": _("Coding corrected"),
    "reword_finding": _("Words changed by a corrigendum"),
    "add_finding": _("Added"),
    "split_finding": _("Split"),
    "merge_findings": _("Merged"),
    "undo_decision": _("Undone"),
}


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """An outcome with its coding, its place and what may be done with it."""

    id: UUID
    url: str
    number: int
    kind: str
    kind_label: str
    text: str
    language: str
    provisions: tuple[str, ...]
    inherited: bool
    categories: tuple[str, ...]
    category_labels: tuple[str, ...]
    topics: tuple[str, ...]
    topic_labels: tuple[str, ...]
    force: str
    force_label: str
    none_identified: bool
    status: str
    status_label: str
    said: str
    why: str
    origin: str
    seen: int
    section: str
    page: int | None
    passage: str
    passage_number: int
    start: int
    end: int
    state: str
    state_name: str
    cycle: int | None
    cycle_name: str
    document_id: UUID
    symbol: str
    place_url: str
    decided_by: str
    decided_at: datetime | None
    may_decide: bool
    may_undo: bool
    confirm_url: str
    correct_url: str
    reject_url: str
    undo_url: str
    split_url: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A decision in the history of an outcome."""

    at: datetime
    by: str
    act: str
    act_label: str
    because: str
    before: dict[str, Any]
    after: dict[str, Any]
    undone: bool
    source: str


@dataclass(frozen=True, slots=True)
class OutcomePage:
    """An outcome with earlier wordings and every decision."""

    outcome: OutcomeLine
    live: bool
    stands_url: str
    earlier: tuple[OutcomeLine, ...]
    history: tuple[HistoryLine, ...]
    passage_text: str
    before_words: str
    after_words: str
    document_url: str


def lines_of(rows: Iterable[Finding], seen_by: Asker) -> list[OutcomeLine]:
    """Outcomes as lines; rows come with passage, document and who decided (`with_places`)."""
    said = names()
    return [_line(row, seen_by, said) for row in rows]


def outcome_page(*, row: Finding, seen_by: Asker) -> OutcomePage:
    """One outcome with its history: all rows of its passage are read once and put in a chain."""
    around = list(
        Finding.objects.filter(passage=row.passage_id)
        .select_related("passage", "document", "decided_by")
        .order_by("id")
    )
    chain = _chain(row, around)
    decisions = Decision.objects.filter(subject_id__in=[one.pk for one in chain]).select_related("decided_by", "source")
    undone = set(Decision.objects.filter(undoes__in=[one.pk for one in decisions]).values_list("undoes", flat=True))
    standing = next((one for one in around if row.pk in one.replaces and one.closed_at is None), None)
    lines = {line.id: line for line in lines_of(chain, seen_by)}
    text = row.passage.text
    return OutcomePage(
        outcome=lines[row.pk],
        live=row.closed_at is None,
        stands_url=reverse("evidence:outcome", args=[standing.pk]) if standing else "",
        earlier=tuple(lines[one.pk] for one in chain if one.pk != row.pk),
        history=tuple(
            HistoryLine(
                at=one.decided_at,
                by=str(one.decided_by) if seen_by.member else "",
                act=one.act,
                act_label=str(ACTS.get(one.act, one.act)),
                because=one.because,
                before=one.before,
                after=one.after,
                undone=one.pk in undone,
                source=str(one.source) if one.source else "",
            )
            for one in decisions
        ),
        passage_text=text,
        before_words=text[: row.start],
        after_words=text[row.end :],
        document_url=reverse("evidence:document", args=[row.document_id]),
    )


def with_places(rows: Any) -> Any:
    """The query with what lines need."""
    return rows.select_related("passage", "document", "decided_by")


def _chain(row: Finding, around: Sequence[Finding]) -> list[Finding]:
    """The row and those it was made from, and so on."""
    by_key = {one.pk: one for one in around}
    found, waiting = {row.pk: row}, [*row.replaces]
    while waiting:
        key = waiting.pop()
        if key in by_key and key not in found:
            found[key] = by_key[key]
            waiting += by_key[key].replaces
    return sorted(found.values(), key=lambda one: (one.pk != row.pk, str(one.pk)))


def _line(row: Finding, seen_by: Asker, said: Names) -> OutcomeLine:
    passage, document = row.passage, row.document

    def to(name: str) -> str:
        return reverse(f"evidence:{name}", args=[row.pk])

    return OutcomeLine(
        id=row.pk,
        url=to("outcome"),
        number=row.number,
        kind=row.kind,
        kind_label=kind_label(row.kind),
        text=row.text,
        language=row.language,
        provisions=tuple(row.provisions),
        inherited=row.inherited,
        categories=tuple(row.categories),
        category_labels=tuple(said.of("categories", key) for key in row.categories),
        topics=tuple(row.topics),
        topic_labels=tuple(said.of("topics", key) for key in row.topics),
        force=row.force,
        force_label=force_label(row.force),
        none_identified=row.none_identified,
        status=row.status,
        status_label=status_label(row.status),
        said=f"{status_label(row.status)}: {kind_label(row.kind)} {row.number}",
        why=row.why,
        origin=row.origin,
        seen=row.revision,
        section=passage.headings[-1] if passage.headings else "",
        page=passage.page,
        passage=f"{document.sha256}#{passage.number}",
        passage_number=passage.number,
        start=row.start,
        end=row.end,
        state=row.state,
        state_name=said.state(row.state),
        cycle=row.cycle,
        cycle_name=said.cycle(row.cycle),
        document_id=row.document_id,
        symbol=document.symbol or document.name,
        place_url=f"{reverse('evidence:desk', args=[row.document_id])}#outcome-{row.pk}",
        decided_by=str(row.decided_by) if row.decided_by and seen_by.member else "",
        decided_at=row.decided_at if row.status != Status.PROPOSED else None,
        may_decide=can_confirm_finding(seen_by, row) and row.closed_at is None,
        may_undo=row.status != Status.PROPOSED or row.origin != Origin.READER or bool(row.replaces),
        confirm_url=to("confirm"),
        correct_url=to("correct"),
        reject_url=to("reject"),
        undo_url=to("undo"),
        split_url=to("split"),
    )


OUTSIDE = Q(none_identified=True)
"""Sentences that no need exists are facts about the review, in no count of needs."""
