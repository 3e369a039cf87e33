"""The desk: a document on the left, what was proposed on the right, and what may be confirmed together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from merida.site.evidence.choices import Kind, Status
from merida.site.evidence.labels import names
from merida.site.evidence.models import Finding, SourceDocument
from merida.site.evidence.permissions import can_confirm_finding
from merida.site.evidence.selectors.counting import counted_by
from merida.site.evidence.selectors.outcomes import OutcomeLine, lines_of, with_places
from merida.site.evidence.selectors.sheets import LaidOut, Sheet, laid_out, sheets
from merida.site.provenance.asking import Asker

MOST_TOGETHER = 2_000
"""Confirmed in one go; the rest waits for the next."""
TRUSTED_AFTER = 5
"""A rule is offered for bulk confirmation after so many confirmations and no correction or rejection."""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What the desk shows of one document."""

    document_id: UUID
    title: str
    symbol: str
    state_name: str
    date: date | None
    language: str
    document_url: str
    may_decide: bool
    show: str
    shows: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]
    passages: tuple[LaidOut, ...]
    outcomes: tuple[OutcomeLine, ...]
    bulk: tuple[tuple[str, str, int], ...]
    add_url: str
    merge_url: str
    bulk_url: str
    waiting: int
    confirmed: int
    corrected: int
    rejected: int
    total: int

    @property
    def decided(self) -> int:
        """How many are no longer mere proposals."""
        return self.total - self.waiting


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """How far the decisions on a document have come."""

    waiting: int
    confirmed: int
    corrected: int
    rejected: int
    total: int

    @property
    def decided(self) -> int:
        """How many are no longer mere proposals."""
        return self.total - self.waiting


def desk_page(*, document: SourceDocument, seen_by: Asker, show: str = "all") -> DeskPage:
    """The desk of a document."""
    passages = list(document.passages.order_by("number"))
    live = list(with_places(Finding.objects.live().filter(document=document)).order_by("number", "start", "id"))
    counts = _tally(Counter(one.status for one in live))
    may_decide = can_confirm_finding(seen_by, document)
    shown = [one for one in live if _shown(one, show)]
    drawn = sheets(document, passages, live)
    return DeskPage(
        document_id=document.pk,
        title=document.title or document.name,
        symbol=document.symbol,
        state_name=names().state(document.state),
        date=document.date,
        language=document.language,
        document_url=reverse("evidence:document", args=[document.pk]),
        may_decide=may_decide,
        show=show,
        shows=(
            ("all", _("All outcomes")),
            ("proposed", _("Not yet decided")),
            ("decided", _("Decided")),
            *((str(value), str(label)) for value, label in Kind.choices),
        ),
        kinds=tuple((str(value), str(label)) for value, label in Kind.choices),
        sheets=drawn,
        passages=() if drawn else laid_out(passages, live),
        outcomes=tuple(lines_of(shown, seen_by)),
        bulk=bulk_offers(live) if may_decide else (),
        add_url=reverse("evidence:add_outcome", args=[document.pk]),
        merge_url=reverse("evidence:merge", args=[document.pk]),
        bulk_url=reverse("evidence:bulk", args=[document.pk]),
        waiting=counts.waiting,
        confirmed=counts.confirmed,
        corrected=counts.corrected,
        rejected=counts.rejected,
        total=counts.total,
    )


def desk_counts(document: UUID) -> DeskCounts:
    """How far the decisions on a document have come."""
    rows = Finding.objects.live().filter(document=document).values_list("status").annotate(n=Count("id")).order_by()
    return _tally(Counter(dict(rows)))


def bulk_offers(live: list[Finding]) -> tuple[tuple[str, str, int], ...]:
    """What may be confirmed together in a document: all, a section, and what rules that were always right proposed."""
    waiting = [one for one in live if one.status == Status.PROPOSED]
    if not waiting:
        return ()
    offers = [("document", _("Everything in this document"), len(waiting))]
    trusted = trusted_rules({one.rule for one in waiting})
    if clear := [one for one in waiting if one.rule in trusted]:
        offers.append(("rules", _("What rules proposed that were always right"), len(clear)))
    offers += [(f"kind:{kind}", str(Kind(kind).label), n) for kind, n in Counter(one.kind for one in waiting).items()]
    sections = Counter(one.passage.headings[-1] for one in waiting if one.passage.headings)
    offers += [(f"section:{heading}", heading, n) for heading, n in sections.items()]
    return tuple(offers)


def trusted_rules(rules: set[str]) -> set[str]:
    """Those of these rules whose past proposals were all confirmed, and often enough."""
    rows = (
        Finding.objects.filter(rule__in=rules)
        .exclude(status=Status.PROPOSED)
        .values_list("rule")
        .annotate(
            right=Count("id", filter=Q(status=Status.CONFIRMED)), wrong=Count("id", filter=~Q(status=Status.CONFIRMED))
        )
        .order_by()
    )
    return {rule for rule, right, wrong in rows if right >= TRUSTED_AFTER and not wrong}


def clear_rules() -> dict[str, int]:
    """Rules that were always right so far, with how many of their proposals wait, over all counted documents."""
    counts: dict[str, Counter[str]] = {}
    for rule, status, n in counted_by(Finding.objects.counted().exclude(rule=""), "rule", "status"):
        counts.setdefault(rule, Counter())[status] = n
    return {
        rule: by_status[Status.PROPOSED]
        for rule, by_status in counts.items()
        if by_status[Status.PROPOSED]
        and by_status[Status.CONFIRMED] >= TRUSTED_AFTER
        and not by_status[Status.CORRECTED] + by_status[Status.REJECTED]
    }


def clear_proposals(most: int = MOST_TOGETHER) -> list[Finding]:
    """The proposals of such rules, the oldest documents first."""
    waiting = Finding.objects.counted().filter(status=Status.PROPOSED, rule__in=clear_rules())
    return list(waiting.order_by("document", "number", "start")[:most])


def chosen_together(document: SourceDocument, what: str) -> list[Finding]:
    """The proposals that an offer of `bulk_offers` means."""
    waiting = list(Finding.objects.live().filter(document=document, status=Status.PROPOSED).select_related("passage"))
    kind, _colon, rest = what.partition(":")
    match kind:
        case "document":
            return waiting
        case "rules":
            trusted = trusted_rules({one.rule for one in waiting})
            return [one for one in waiting if one.rule in trusted]
        case "kind":
            return [one for one in waiting if one.kind == rest]
        case "section":
            return [one for one in waiting if one.passage.headings and one.passage.headings[-1] == rest]
    return []


def _shown(row: Finding, show: str) -> bool:
    match show:
        case "proposed":
            return row.status == Status.PROPOSED
        case "decided":
            return row.status != Status.PROPOSED
    return show not in Kind.values or row.kind == show


def _tally(counts: Counter[str]) -> DeskCounts:
    return DeskCounts(
        waiting=counts[Status.PROPOSED],
        confirmed=counts[Status.CONFIRMED],
        corrected=counts[Status.CORRECTED],
        rejected=counts[Status.REJECTED],
        total=counts.total(),
    )
