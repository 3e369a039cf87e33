"""The page of article 57 of a case: the path in the words of each State, side by side, costs, and the arrangement.

What the record shows (orders, requests, offences, events) is taken as it stands; what States say is what was recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from merida.money.qualified import Stated, Total
from merida.money.when import When
from merida.site.evidence.labels import Names, names
from merida.site.provenance.asking import Asker
from merida.site.recovery.article57_codes import (
    name,
    named_rule,
    value_name,
)
from merida.site.recovery.models import Case, CaseAgreement, Cost, Event, Position
from merida.site.recovery.permissions import can_record
from merida.site.recovery.selectors.article57_facts import facts_of, positions_of, tranches_of
from merida.site.recovery.selectors.told import said_event, told_by
from merida.tracing import article57_costs as costs
from merida.tracing.article57 import (
    LETTERS,
    VALUES,
    Answer,
    Assertion,
    Condition,
    Facts,
    Path,
    differences,
)
from merida.tracing.article57 import Claimant as ClaimantFact
from merida.tracing.article57_paths import considered, paths


@dataclass(frozen=True, slots=True)
class Said:
    """Something said: who says what, and where."""

    by: str
    value: str
    source: str
    words: str
    when: When | None

    @property
    def source_url(self) -> str:
        """The address, if the source is one."""
        return self.source if self.source.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True)
class ConditionCell:
    """How a condition stands in one State's words."""

    status: str
    status_name: str
    because: str
    supports: tuple[Said, ...]
    against: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """A condition over all who speak."""

    code: str
    name: str
    law: tuple[str, ...]
    cells: tuple[ConditionCell, ...]


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """The answer in one State's words."""

    code: str
    name: str
    rule: str
    line: str
    law: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterTable:
    """A letter of 57(3): its conditions down, who speaks across, the answers below."""

    letter: str
    rows: tuple[ConditionRow, ...]
    answers: tuple[AnswerCell, ...]


@dataclass(frozen=True, slots=True)
class SpeakerColumn:
    """A State that speaks, or the record; what it says of the whole."""

    code: str
    name: str
    basis: str
    arrangement: str
    overall: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A recorded position."""

    key: UUID | None
    by: str
    topic: str
    value: str
    said: Said
    url: str
    take_back_url: str
    of_tranche: bool


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A topic on which two differ."""

    topic: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CostLine:
    """A cost under its rule."""

    kind: str
    account: str
    stated: Stated | None
    of: str
    deducted: bool | None
    code: str
    line: str
    law: tuple[str, ...]
    doubt: bool
    source: str


@dataclass(frozen=True, slots=True)
class CostTotal:
    """What an account holds, never added to another."""

    name: str
    total: Total


@dataclass(frozen=True, slots=True)
class AgreementLink:
    """An agreement on this case."""

    title: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True)
class TrancheLine:
    """A tranche whose path can be shown by itself; the first line is the whole return."""

    stage: str
    stated: Stated | None
    when: When | None
    url: str
    here: bool
    own: int
    """How much is said of it by itself."""


@dataclass(frozen=True, slots=True)
class Article57Page:
    """The page."""

    case_name: str
    case_key: UUID
    speakers: tuple[SpeakerColumn, ...]
    letters: tuple[LetterTable, ...]
    differences: tuple[DifferenceLine, ...]
    positions: tuple[PositionLine, ...]
    considered: tuple[tuple[str, tuple[str, ...]], ...]
    costs: tuple[CostLine, ...]
    cost_totals: tuple[CostTotal, ...]
    arrangement: AnswerCell
    agreements: tuple[AgreementLink, ...]
    tranches: tuple[TrancheLine, ...]
    """The whole return first; none where there is only one transfer."""
    tranche: str
    """The key of the tranche that is shown; empty: the whole return."""
    may_record: bool


def article57_page(*, case: Case, seen_by: Asker, tranche: Event | None = None) -> Article57Page:
    """Article 57 of a case, or of one of its tranches."""
    said = names()
    positions = positions_of(case, tranche)
    agreements = list(CaseAgreement.objects.filter(case=case).select_related("agreement"))
    facts = facts_of(case, positions, [one.agreement.kind for one in agreements], tranche)
    found = paths(facts)
    judged = _costs(case, facts, agreements)
    arranged = [one.agreement.kind for one in agreements] + [
        one.value for one in facts.assertions if one.topic == "arrangement"
    ]
    return Article57Page(
        case_name=str(case),
        case_key=case.pk,
        speakers=tuple(_speaker(one, said) for one in found),
        letters=tuple(_letter(letter, found, said) for letter in LETTERS) if found else (),
        differences=tuple(
            DifferenceLine(
                name("topics", one.topic),
                tuple((_who(by, said), ", ".join(map(value_name, values))) for by, values in one.said),
            )
            for one in differences(facts)
        ),
        positions=tuple(_position(one, positions, said) for one in _ordered(facts.assertions)),
        considered=tuple((name("claimants", kind), tuple(_claims(told))) for kind, told in considered(facts)),
        costs=tuple(_cost(one, said) for one in judged.judged),
        cost_totals=tuple(
            CostTotal(name("accounts", account), judged.total(account))
            for account in dict.fromkeys(one.account for one in judged.judged)
        ),
        arrangement=_arrangement(arranged),
        agreements=tuple(
            AgreementLink(
                one.agreement.title, one.agreement.kind, reverse("recovery:agreement", args=[one.agreement_id])
            )
            for one in agreements
        ),
        tranches=_tranches(case, tranche),
        tranche=str(tranche.pk) if tranche else "",
        may_record=can_record(seen_by, case),
    )


def _tranches(case: Case, shown: Event | None) -> tuple[TrancheLine, ...]:
    found = list(tranches_of(case))
    address = reverse("recovery:article57", args=[case.pk])
    lines = [
        TrancheLine(one.get_stage_display(), told_by(one), When.of(one.happened) if one.happened else None,
                    f"{address}?tranche={one.pk}", shown is not None and one.pk == shown.pk, one.own)
        for one in found
    ]  # fmt: skip
    return (TrancheLine("", None, None, address, shown is None, 0), *lines) if len(found) > 1 or shown else ()


def _ordered(told: Sequence[Assertion]) -> list[Assertion]:
    order = list(VALUES)
    return sorted(told, key=lambda one: (order.index(one.topic), one.by, one.value))


def _who(by: str, said: Names) -> str:
    return said.state(by) if by else name("speakers", "record")


def _said(one: Assertion, said: Names) -> Said:
    return Said(_who(one.by, said), value_name(one.value), one.source, one.words, one.on)


def _speaker(path: Path, said: Names) -> SpeakerColumn:
    return SpeakerColumn(
        code=path.by,
        name=_who(path.by, said),
        basis=value_name(path.basis) if path.basis else "",
        arrangement=value_name(path.arrangement) if path.arrangement else "",
        overall=f"{path.overall.letter}: {name('answers', path.overall.code)}",
        doubts=tuple(name("doubts", one) for one in path.doubts),
    )


def _letter(letter: str, found: Sequence[Path], said: Names) -> LetterTable:
    answers = [one.answer(letter) for one in found]
    rows = tuple(
        ConditionRow(
            first.code, name("conditions", first.code), first.law, tuple(_cell(one, said) for one in conditions)
        )
        for conditions in zip(*(one.conditions for one in answers), strict=True)
        for first in conditions[:1]
    )
    return LetterTable(letter, rows, tuple(map(_answer, answers)))


def _cell(one: Condition, said: Names) -> ConditionCell:
    return ConditionCell(
        one.status,
        name("statuses", one.status),
        name("because", one.because),
        tuple(_said(part, said) for part in one.supports),
        tuple(_said(part, said) for part in one.against),
    )


def _answer(one: Answer) -> AnswerCell:
    line, law = named_rule(one.rule)
    return AnswerCell(one.code, name("answers", one.code), one.rule, line, law)


def _arrangement(kinds: Iterable[str]) -> AnswerCell:
    code, rule = costs.arrangement(kinds)
    line, law = named_rule(rule)
    return AnswerCell(code, value_name(code) if code != "open" else name("answers", "open"), rule, line, law)


def _position(one: Assertion, rows: Iterable[Position], said: Names) -> PositionLine:
    row = next((row for row in rows if (row.by, row.topic, row.value) == (one.by, one.topic, one.value)), None)
    return PositionLine(
        key=row.pk if row else None,
        by=_who(one.by, said),
        topic=name("topics", one.topic),
        value=value_name(one.value),
        said=_said(one, said),
        url="",
        take_back_url=reverse("recovery:take_back_position", args=[row.pk]) if row else "",
        of_tranche=row is not None and row.event_id is not None,
    )


def _claims(told: Iterable[ClaimantFact]) -> Iterable[str]:
    return (name("claims", one.status) for one in told)


def _costs(case: Case, facts: Facts, agreements: Iterable[CaseAgreement]) -> costs.Expenses:
    """Costs told, and events of the ledger by which some were taken that nobody described."""
    rows = list(Cost.objects.live().filter(case=case).select_related("event"))
    found = [
        costs.Expense(
            str(one.pk), one.kind, told_by(one.event) if one.event else told_by(one), one.of,
            one.deducted if one.event is None else True, one.source,
        )
        for one in rows
    ]  # fmt: skip
    described = {one.event_id for one in rows}
    taken = Event.objects.live().filter(case=case, stage__in=("custody", "expenses_57_4", "expenses_46_28"))
    kind_of = {"custody": "custody", "expenses_57_4": "proceedings_not_told_apart",
               "expenses_46_28": "extraordinary_cost_of_request"}  # fmt: skip
    found += [
        costs.Expense(str(one.pk), kind_of[one.stage], told_by(one), "", True, said_event(one))
        for one in taken
        if one.pk not in described
    ]
    return costs.expenses(found, facts.requested, _decided_otherwise(agreements))


def _decided_otherwise(agreements: Iterable[CaseAgreement]) -> bool | None:
    """Whether an agreement of this case says that nothing is deducted; a term, in its last version."""
    for one in agreements:
        last = one.agreement.versions.order_by("-number").first()
        if last and last.terms.filter(topic="costs", codes__contains=["no_deduction"]).exists():
            return True
    return None


def _cost(one: costs.Judged, said: Names) -> CostLine:
    line, law = named_rule(one.rule)
    return CostLine(
        kind=name("costs", one.expense.kind),
        account=name("accounts", one.account),
        stated=one.expense.stated,
        of=said.state(one.expense.of),
        deducted=one.expense.deducted,
        code=one.code,
        line=line,
        law=law,
        doubt=bool(one.doubt),
        source=one.expense.source,
    )
