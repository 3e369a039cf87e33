"""A plan as a spreadsheet, and a spreadsheet as a plan: what it would add and change, and what of it is refused."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from merida.money.amounts import Amount
from merida.site.assistance.choices_plans import LEVELS, Framework, Level
from merida.site.assistance.frameworks import frameworks_in
from merida.site.assistance.models.institutions import Delivery
from merida.site.assistance.models.plans import Plan, PlanItem
from merida.site.assistance.plan_sheet import columns
from merida.site.assistance.selectors.matrix import outcomes_of
from merida.site.assistance.selectors.plans import ItemLine
from merida.site.assistance.selectors.replying import RefusedLine, came_back
from merida.site.look import sheet_says
from merida.tabular import Problem
from merida.tabular.kinds import Told, Wrong
from merida.tabular.kinds_codes import Provisions
from merida.tabular.kinds_money import Sum, quantity
from merida.tabular.mapped import Mapped, Record
from merida.tabular.sentences import SENTENCES

_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An item as a row gives it."""

    row: int
    number: str
    parent: str
    """Its number; empty at the top."""
    level: str
    level_label: str
    text: str
    item: UUID | None
    """The item it changes; None if it is new."""
    begins_on: date | None
    ends_on: date | None
    budget: Amount | None
    funds: str
    indicator: str
    baseline: str
    target: str
    responsible: tuple[str, ...]
    supporting: tuple[str, ...]
    outcomes: tuple[UUID, ...]
    frameworks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """What a spreadsheet would make of a plan."""

    plan: UUID | None
    name: str
    begins_on: date | None
    ends_on: date | None
    rows: tuple[PlanRow, ...]
    refused: tuple[RefusedLine, ...]
    notes: tuple[RefusedLine, ...]
    seen: str
    new: int = field(default=0)


def preview_plan(delivery: Delivery) -> PlanPreview:
    """What a delivery would make of a plan, by what is known today."""
    return preview_plan_file(bytes(delivery.data or b""), delivery.name, delivery.owner_id, delivery.owner.jurisdiction)


def preview_plan_file(data: bytes, name: str, owner: UUID, state: str) -> PlanPreview:
    """A spreadsheet read as a plan of this authority."""
    stem = name.rpartition(".")[0] or name
    read = came_back(data, name, columns())
    if isinstance(read, RefusedLine):
        return PlanPreview(None, stem, None, None, (), (read,), (), "")
    table = read[1]
    reader = _Reader(table, owner, state)
    rows = reader.rows()
    plan = reader.plan
    days = [one for row in rows for one in (row.begins_on, row.ends_on) if one]
    return PlanPreview(
        plan=plan.pk if plan else None,
        name=plan.name if plan else stem,
        begins_on=plan.begins_on if plan else min(days, default=None),
        ends_on=plan.ends_on if plan else max(days, default=None),
        rows=rows,
        refused=tuple(
            [
                RefusedLine(sheet_says.place(one), sheet_says.sentence(one), one.row)
                for one in table.problems
                if one.severity == "error"
            ]
            + reader.refused
        ),
        notes=tuple(
            RefusedLine(sheet_says.place(one), sheet_says.sentence(one), one.row)
            for one in table.problems
            if one.severity == "note"
        ),
        seen=hashlib.sha256(repr(rows).encode()).hexdigest()[:16],
        new=sum(row.item is None for row in rows),
    )


def cells_of(line: ItemLine, outcomes: Iterable[UUID]) -> list[str]:
    """An item as a row of the sheet."""
    frameworks = [f"{Framework(one.framework).label}: {one.text}" for one in line.answers if one.framework]
    return [
        line.number, line.level_label, line.text, line.begins_on.isoformat() if line.begins_on else "",
        line.ends_on.isoformat() if line.ends_on else "", "; ".join(line.responsible), "; ".join(line.supporting),
        _written(line.budget) if line.budget else "", line.budget.currency if line.budget else "", line.funds,
        line.indicator, line.baseline, line.target, "; ".join(map(str, outcomes)), "; ".join(frameworks),
        line.status_label, str(line.id),
    ]  # fmt: skip


def _written(budget: Amount) -> str:
    """With a point; never with three digits after it, which could be read as thousands."""
    text = f"{budget.value:f}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


class _Refused(ValueError):  # noqa: N818 - an answer, not an error of the program
    """Why a row is not taken, and in which column."""

    def __init__(self, key: str, sentence: str, number: str = "") -> None:
        super().__init__(sentence % {"number": number} if number else sentence)
        self.key = key


class _Reader:
    """Reads the rows of a sheet as items of a tree."""

    def __init__(self, table: Mapped, owner: UUID, state: str) -> None:
        self.table, self.refused = table, list[RefusedLine]()
        self._records = list(table.records())
        found = outcomes_of(state)
        self._outcomes = {str(one.pk): one.pk for one in found}
        self._by_provision: dict[str, list[UUID]] = {}
        for one in found:
            for spelling in one.provisions:
                self._by_provision.setdefault(spelling, []).append(one.pk)
        keys = [str(one.get("item")) for one in self._records if one.get("item")]
        known = PlanItem.objects.live().filter(pk__in=[key for key in keys if _UUID.fullmatch(key)], plan__owner=owner)
        self._items = {str(one.pk): one for one in known.select_related("plan")}
        self.plan: Plan | None = next((one.plan for one in self._items.values()), None)

    def rows(self) -> tuple[PlanRow, ...]:
        """The rows that can be taken; the others are told among the refused."""
        taken: dict[str, PlanRow] = {}
        counts: dict[str, int] = {}
        last: list[tuple[int, str]] = []
        for record in self._records:
            if any(one.severity == "error" for one in record.problems):
                self.refused += [self._said(one) for one in record.problems if one.severity == "error"]
                continue
            try:
                row = self._row(record, *self._place(record, taken, counts, last))
            except _Refused as refused:
                place = sheet_says.place(self.table.problem("missing", record.number, refused.key, wanted=""))
                self.refused.append(RefusedLine(place, str(refused), record.number))
            else:
                taken[row.number] = row
        return tuple(taken.values())

    def _place(
        self, record: Record, taken: Mapping[str, PlanRow], counts: dict[str, int], last: list[tuple[int, str]]
    ) -> tuple[str, str, str]:
        """Number, number of what it stands under, level; by its number, or else by levels alone."""
        number, level = str(record.get("number") or "").strip().rstrip("."), record.get("level")
        if number and not _NUMBER.fullmatch(number):
            raise _Refused("number", _("%(number)s is no number of an item: write it as in 1.2.1."), number)
        if not number and not level:
            raise _Refused("level", _("Say the level of this row, or its number as in 1.2.1."))
        if number:
            parent = number.rpartition(".")[0]
            level = level or LEVELS[min(number.count("."), len(LEVELS) - 1)]
        else:
            depth = LEVELS.index(level)
            while last and last[-1][0] >= depth:
                last.pop()
            parent = last[-1][1] if last else ""
            counts[parent] = counts.get(parent, 0) + 1
            number = f"{parent}.{counts[parent]}" if parent else str(counts[parent])
            last.append((depth, number))
        if number in taken:
            raise _Refused("number", _("The number %(number)s stands in two rows."), number)
        if parent and parent not in taken:
            raise _Refused(
                "number", _("The item %(number)s, under which this one stands, is missing or refused."), parent
            )
        if parent and LEVELS.index(taken[parent].level) >= LEVELS.index(level):
            raise _Refused(
                "level",
                _("Directions hold problems, problems results, and results actions: choose an item above."),
            )
        return number, parent, level

    def _row(self, record: Record, number: str, parent: str, level: str) -> PlanRow:
        key = str(record.get("item") or "")
        if key and (key not in self._items or (self.plan and self._items[key].plan_id != self.plan.pk)):
            raise _Refused("item", _("This item is not one of your plan: clear the cell to add it anew."))
        begins, ends = record.get("begins_on"), record.get("ends_on")
        if begins and ends and ends.last < begins.first:
            raise _Refused("ends_on", _("It ends before it begins: correct one of the days."))
        try:
            budget = self._budget(record)
        except Wrong as wrong:
            raise _Refused("budget", _(SENTENCES[wrong.code]).format(**wrong.values)) from wrong
        outcomes = self._answered(record)
        frameworks = frameworks_in(re.sub(r"\s*[;；؛]\s*", "\n", str(record.get("frameworks") or "")))
        if level != Level.ACTION and (outcomes or frameworks):
            raise _Refused("answers", _("Only an action answers recommendations."))
        words = {
            name: str(record.get(name) or "").strip() for name in ("text", "funds", "indicator", "baseline", "target")
        }
        return PlanRow(
            row=record.number, number=number, parent=parent, level=level, level_label=str(Level(level).label),
            item=UUID(key) if key else None, begins_on=begins.first if begins else None,
            ends_on=ends.last if ends else None, budget=budget, outcomes=outcomes, frameworks=frameworks,
            responsible=_names(record.get("responsible")), supporting=_names(record.get("supporting")), **words,
        )  # fmt: skip

    def _budget(self, record: Record) -> Amount | None:
        given: Sum | None = record.get("budget")
        if given is None:
            return None
        held = quantity(given, record.get("currency"))
        return Amount(held.minor, held.unit)

    def _answered(self, record: Record) -> tuple[UUID, ...]:
        """The outcomes meant: by identifier, or all of the State under exactly this provision."""
        found: list[UUID] = []
        for token in re.split(r"[;\n；؛]+", str(record.get("answers") or "")):
            token = token.strip()
            if not token:
                continue
            if token in self._outcomes:
                found.append(self._outcomes[token])
                continue
            keys = [key for one in _spellings(token) for key in self._by_provision.get(one, ())]
            if not keys:
                sentence = _(
                    "“%(given)s” is no recommendation or need of your State, and none stands under this provision."
                )
                raise _Refused("answers", sentence % {"given": token[:60]})
            found += keys
        return tuple(dict.fromkeys(found))

    def _said(self, problem: Problem) -> RefusedLine:
        return RefusedLine(sheet_says.place(problem), sheet_says.sentence(problem), problem.row)


def _spellings(token: str) -> tuple[str, ...]:
    try:
        return Provisions().read(Told(token))
    except Wrong:
        return ()


def _names(words: object) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in re.split(r"[;\n；؛]+", str(words or "")))
    return tuple(dict.fromkeys(filter(None, parts)))
