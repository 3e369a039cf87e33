"""The use of what was returned: allocation, project, disbursement; what was spent without a transfer; the steps.

Amounts of different units and of different levels are never added: what is disbursed is a part of what is allocated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from merida.drafting.values import Cell, Row, Table
from merida.money.qualified import Stated, Total, total
from merida.money.when import When
from merida.site.look.charts import Bar
from merida.site.look.quantities import stated as written
from merida.site.provenance.asking import Asker
from merida.site.recovery.article57_codes import language
from merida.site.recovery.choices.returns import ReportFinding, ReportKind, UseKind
from merida.site.recovery.models import Case, Event, Use, UseReport
from merida.site.recovery.permissions import can_record
from merida.site.recovery.selectors.told import said_event, told_by
from merida.tracing.agreements import value_name

TRANCHES = ("transferred", "received")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What somebody reports of a use."""

    kind: str
    by_whom: str
    finding: str
    finding_name: str
    words: str
    source: str
    when: When | None


@dataclass(frozen=True, slots=True)
class UseLine:
    """A use at its place in the tree; `alerts` are what does not agree there."""

    key: UUID
    level: int
    kind: str
    kind_name: str
    title: str
    purposes: tuple[str, ...]
    carried_out_by: str
    stated: Stated | None
    form: str
    when: When | None
    women: int | None
    men: int | None
    beneficiaries: int | None
    verifier: str
    words: str
    source: str
    tranche: str
    reports: tuple[ReportLine, ...]
    alerts: tuple[str, ...]
    corrected: str
    """Why the row before it was replaced; empty: it is the first."""
    add_url: str
    correct_url: str
    report_url: str

    @property
    def source_url(self) -> str:
        """The address, if the source is one."""
        return self.source if self.source.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True)
class LevelTotal:
    """What is told on one level, per unit."""

    name: str
    total: Total
    count: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The levels in one unit."""

    unit: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class UsePage:
    """The page of use."""

    case_name: str
    case_key: UUID
    lines: tuple[UseLine, ...]
    totals: tuple[LevelTotal, ...]
    charts: tuple[Chart, ...]
    alerts: tuple[str, ...]
    women: int
    men: int
    unstated: int
    """Beneficiaries whose sex is not told."""
    may_record: bool


def use_page(*, case: Case, seen_by: Asker) -> UsePage:
    """The tree, what each level holds, and what does not agree."""
    rows = list(Use.objects.filter(case=case).select_related("event", "replaces").order_by("recorded_at", "id"))
    live = [one for one in rows if not one.taken_back and not _replaced(one, rows)]
    events = list(Event.objects.live().filter(case=case, stage__in=(*TRANCHES, "used"), status="done"))
    moved, booked = [one for one in events if one.stage in TRANCHES], [one for one in events if one.stage == "used"]
    reports = _reports(case, rows)
    lines = tuple(_tree(live, rows, moved, reports))
    levels = _levels(live, events)
    counted = [one for one in live if _counts(one, live, rows)]
    return UsePage(
        case_name=str(case),
        case_key=case.pk,
        lines=lines,
        totals=levels,
        charts=_charts(levels),
        alerts=tuple(_alerts(live, moved, booked)),
        women=sum(one.women or 0 for one in counted),
        men=sum(one.men or 0 for one in counted),
        unstated=sum(max((one.beneficiaries or 0) - (one.women or 0) - (one.men or 0), 0) for one in counted),
        may_record=can_record(seen_by, case),
    )


def use_table(page: UsePage) -> Table:
    """The use as a table to hand on."""
    return Table(
        title=_("Use of returned assets: %(case)s") % {"case": page.case_name},
        columns=(
            _("What for"), _("Kind"), _("Amount"), _("Women"), _("Men"), _("Beneficiaries in all"), _("Verified by"),
            _("Source"),
        ),
        rows=tuple(
            Row(
                "\N{EM SPACE}" * one.level + one.title,
                (
                    Cell(one.kind_name), Cell(written(one.stated, language())), Cell("", one.women), Cell("", one.men),
                    Cell("", one.beneficiaries), Cell(one.verifier), Cell(one.source, href=one.source_url or None),
                ),
            )
            for one in page.lines
        ),
        notes=(_("Levels are parts of each other and are never added."), *page.alerts),
    )  # fmt: skip


def latest(use: Use, rows: Iterable[Use]) -> Use:
    """What stands for a use today: itself, or what replaced it."""
    after = {one.replaces_id: one for one in rows if one.replaces_id}
    while use.pk in after:
        use = after[use.pk]
    return use


def _replaced(use: Use, rows: Iterable[Use]) -> bool:
    return any(one.replaces_id == use.pk for one in rows)


def _parent(use: Use, rows: Sequence[Use]) -> Use | None:
    found = next((one for one in rows if one.pk == use.under_id), None)
    return latest(found, rows) if found else None


def _tree(
    live: Sequence[Use], rows: Sequence[Use], moved: Sequence[Event], reports: dict[UUID, list[ReportLine]]
) -> Iterable[UseLine]:
    """Parents before their parts, each where it stands today."""
    under: dict[UUID | None, list[Use]] = {}
    for one in live:
        parent = _parent(one, rows)
        under.setdefault(parent.pk if parent and not parent.taken_back else None, []).append(one)

    def walk(key: UUID | None, level: int) -> Iterable[UseLine]:
        for one in under.get(key, ()):
            yield _line(one, level, under.get(one.pk, []), moved, reports.get(one.pk, []))
            yield from walk(one.pk, level + 1)

    return walk(None, 0)


def _line(one: Use, level: int, parts: Sequence[Use], moved: Sequence[Event], reports: Sequence[ReportLine]) -> UseLine:
    stated = told_by(one)
    return UseLine(
        key=one.pk,
        level=level,
        kind=one.kind,
        kind_name=str(UseKind(one.kind).label),
        title=one.title,
        purposes=tuple(value_name("use", code, language()) for code in one.purposes),
        carried_out_by=one.carried_out_by,
        stated=stated,
        form=one.get_form_display(),
        when=When.of(one.happened) if one.happened else None,
        women=one.women,
        men=one.men,
        beneficiaries=one.beneficiaries,
        verifier=one.verifier,
        words=one.words,
        source=one.source,
        tranche=said_event(one.event) if one.event else "",
        reports=tuple(reports),
        alerts=tuple(_alerts_of(stated, parts)),
        corrected=one.because,
        add_url=f"{reverse('recovery:add_use', args=[one.case_id])}?under={one.pk}",
        correct_url=reverse("recovery:correct_use", args=[one.pk]),
        report_url=reverse("recovery:report_on_use", args=[one.pk]),
    )


def _alerts_of(stated: Stated | None, parts: Iterable[Use]) -> Iterable[str]:
    """Parts that make more than their whole, in the same unit."""
    told = total(told_by(one) for one in parts)
    same = told.of(stated.quantity.unit) if stated else None
    if stated and same and same.quantity.minor > stated.high.minor:
        yield _("What stands under it makes %(parts)s, more than %(whole)s.") % {
            "parts": written(same, language()), "whole": written(stated, language()),
        }  # fmt: skip


def _alerts(live: Sequence[Use], moved: Sequence[Event], booked: Sequence[Event]) -> Iterable[str]:
    """Spent without a transfer, and more spent than was transferred or received."""
    spent = [one for one in live if one.kind == UseKind.DISBURSEMENT]
    if (spent or booked) and not moved:
        yield _("Something was spent, and no transfer is recorded as done.")
    if spent and moved:
        disbursed = total(told_by(one) for one in spent)
        for part in disbursed.sums:
            arrived = [_total_of(moved, stage).of(part.quantity.unit) for stage in TRANCHES]
            most = max((one.high.minor for one in arrived if one), default=None)
            if most is not None and part.quantity.minor > most:
                yield _("More was spent (%(spent)s) than is recorded as transferred or received.") % {
                    "spent": written(part, language())
                }
    for one in live:
        if one.kind == UseKind.ALLOCATION and one.event is None and moved:
            yield _("“%(title)s” is linked to no transfer.") % {"title": one.title}


def _total_of(moved: Iterable[Event], stage: str) -> Total:
    return total(told_by(one) for one in moved if one.stage == stage)


def _levels(live: Sequence[Use], events: Sequence[Event]) -> tuple[LevelTotal, ...]:
    stages = (("transferred", _("Transferred")), ("received", _("Received")), ("used", _("Used, as the ledger has it")))
    found = [
        LevelTotal(label, _total_of(events, stage), sum(one.stage == stage for one in events))
        for stage, label in stages
    ]
    for kind in UseKind:
        rows = [one for one in live if one.kind == kind]
        found.append(LevelTotal(str(kind.label), total(told_by(one) for one in rows), len(rows)))
    return tuple(one for one in found if one.count)


def _charts(levels: Sequence[LevelTotal]) -> tuple[Chart, ...]:
    units = sorted({part.quantity.unit for one in levels for part in one.total.sums})
    made = []
    for unit in units:
        bars = [Bar(one.name, int(part.quantity.value)) for one in levels if (part := one.total.of(unit)) is not None]
        made.append(Chart(unit.split(":")[1] if ":" in unit else unit, tuple(bars)))
    return tuple(made)


def _counts(one: Use, live: Sequence[Use], rows: Sequence[Use]) -> bool:
    """Beneficiaries are counted once: where they are told lowest."""
    told = one.women is not None or one.men is not None or one.beneficiaries is not None
    return told and not any(
        (parent := _parent(other, rows)) is not None
        and parent.pk == one.pk
        and (other.women is not None or other.men is not None or other.beneficiaries is not None)
        for other in live
    )


def _reports(case: Case, rows: Sequence[Use]) -> dict[UUID, list[ReportLine]]:
    """Reports by the use that stands today."""
    by_key: dict[Any, Use] = {one.pk: one for one in rows}
    found: dict[UUID, list[ReportLine]] = {}
    for one in UseReport.objects.live().filter(case=case):
        if use := by_key.get(one.use_id):
            found.setdefault(latest(use, rows).pk, []).append(
                ReportLine(
                    kind=str(ReportKind(one.kind).label),
                    by_whom=one.by_whom,
                    finding=one.finding,
                    finding_name=str(ReportFinding(one.finding).label),
                    words=one.words,
                    source=one.source,
                    when=When.of(one.happened) if one.happened else None,
                )
            )
    return found
