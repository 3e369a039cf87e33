"""The spreadsheet of a call for data: what goes out, prefilled, and what a filled-in one says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from merida.drafting.returnable import returnable
from merida.money.qualified import Stated
from merida.places import state as place
from merida.site.look.in_six import labels_of, names_of
from merida.site.recovery.choices.cases import Ground
from merida.site.recovery.choices.public import DataStage
from merida.tabular import Column, Mapped, Problem, Record, Sheet, mapped, read_table, sheet_of
from merida.tabular.kinds import Choice, Identifier, Kind, Text, Whole, Wrong
from merida.tabular.kinds_codes import Currency, Places
from merida.tabular.kinds_money import Money, Sum, quantity

EMPTY_ROWS = 40
HEADS: dict[str, str | Promise] = {
    "key": _("Row (leave as it is; empty for a new row)"),
    "stage": _("Stage"),
    "other": _("Other State or jurisdiction"),
    "ground": _("Ground of the order"),
    "currency": _("Currency"),
    "before": _("Amount a year before (for comparison)"),
    "amount": _("Amount, or “not disclosed”"),
    "cases": _("Number of cases"),
    "remark": _("Remark"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A row of an answer; `stated` is None where the amount is not disclosed."""

    key: str
    stage: str
    other: str
    ground: str
    stated: Stated | None
    cases: int | None
    remark: str

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What makes two rows the same from year to year."""
        return self.stage, self.other, self.ground, self.stated.quantity.unit if self.stated else ""

    @property
    def content(self) -> tuple[object, ...]:
        """All that it says but its key: the same again is no change."""
        return self.identity, self.stated, self.cases, self.remark


@dataclass(frozen=True, slots=True)
class Filled:
    """What a filled-in sheet says: rows, and what is wrong with others."""

    rows: tuple[Told, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


@cache
def columns() -> tuple[Column, ...]:
    """The columns, by their heads in six languages."""
    kinds: dict[str, Kind] = {
        "key": Identifier(), "stage": Choice(labels_of(DataStage.choices)), "other": Places(),
        "ground": Choice(labels_of(Ground.choices)), "currency": Currency(), "before": Text(),
        "amount": Money(nought=True), "cases": Whole(), "remark": Text(),
    }  # fmt: skip
    return tuple(
        Column(key, names_of(HEADS[key]), kind, required=key == "stage", expected=key == "amount")
        for key, kind in kinds.items()
    )


def template(*, name: str, note: str, before: Sequence[Told], language: str) -> bytes:
    """The workbook that a State fills in: a row for each of a year before, and empty ones."""
    rows = [
        (
            one.key, str(DataStage(one.stage).label), _place(one.other, language),
            str(Ground(one.ground).label) if one.ground else "",
            one.stated.quantity.unit if one.stated else "", _amount(one), "", "", "",
        )
        for one in before
    ]  # fmt: skip
    blank = ("",) * len(HEADS)
    return returnable(
        name[:31] or "Merida", [str(head) for head in HEADS.values()], [*rows, *[blank] * EMPTY_ROWS], (0, 5),
        above=[name, *filter(None, note.splitlines())],
        choices={1: [str(label) for label in DataStage.labels], 3: [str(label) for label in Ground.labels]},
        widths={0: 14, 1: 26, 2: 28, 3: 30, 6: 22, 8: 40}, right_to_left=language == "ar",
    )  # fmt: skip


def filled(data: bytes, name: str, known: Mapping[str, Told], language: str) -> Filled:
    """The rows of a filled-in sheet; a prefilled row without an amount says nothing, and is left out.

    `known`: the rows that went out prefilled, by key; a key that is none of them is refused.
    """
    book = read_table(data, name)
    problems = [one for one in book.problems if one.severity == "error"]
    notes = [one for one in book.problems if one.severity == "note"]
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    read = _read(shown[0], known, language) if shown else Filled((), (), ())
    return Filled(read.rows, (*problems, *read.problems), (*notes, *read.notes))


def rows_of(cells: Sequence[Sequence[str | None]]) -> Filled:
    """The rows of cells typed into a form, in the order of the columns but for the amount of a year before."""
    heads = [key for key in HEADS if key != "before"]
    return _read(sheet_of([heads, *cells]), {}, "en")


def _read(sheet: Sheet, known: Mapping[str, Told], language: str) -> Filled:
    rows: list[Told] = []
    seen: dict[tuple[str, str, str, str], int] = {}
    table = mapped(sheet, columns(), lang=language)
    problems = [one for one in table.problems if one.severity == "error"]
    notes = [one for one in table.problems if one.severity == "note"]
    for record in table.records():
        blank = record.row.value(table.heads.places["amount"]) in (None, "")
        if blank and record.get("key") and record.get("cases") is None and not record.get("remark"):
            continue
        faults = [one for one in record.problems if one.severity == "error"]
        notes += [one for one in record.problems if one.severity == "note"]
        if not faults and blank:
            faults = [table.problem("missing", record.number, "amount", wanted=str(HEADS["amount"]))]
        if not faults:
            told, faults = _row(table, record, known, seen)
            rows += [told] if told else []
        problems += faults
    return Filled(tuple(rows), tuple(problems), tuple(notes))


def _row(
    table: Mapped, record: Record, known: Mapping[str, Told], seen: dict[tuple[str, str, str, str], int]
) -> tuple[Told | None, list[Problem]]:
    try:
        told = _told(record.values, known)
    except Wrong as wrong:
        return None, [table.problem(wrong.code, record.number, "amount", **wrong.values)]
    if told.key and told.key not in known:
        return None, [table.problem("id_unknown", record.number, "key", written=told.key)]
    first = seen.setdefault(told.identity, record.number)
    if first != record.number:
        written = str(DataStage(told.stage).label)
        twice = {"written": written, "first": first, "second": record.number}
        return None, [table.problem("id_twice", record.number, "stage", **twice)]
    return told, []


def keyed(rows: Iterable[Told]) -> list[Told]:
    """The rows with a key each: the same row has the same key every year."""
    return [
        Told(one.key or _key(one), one.stage, one.other, one.ground, one.stated, one.cases, one.remark) for one in rows
    ]


def _told(values: Mapping[str, Any], known: Mapping[str, Told]) -> Told:
    amount: Sum | None = values.get("amount")
    key = values.get("key") or ""
    unit = values.get("currency") or (known[key].identity[3] if key in known else "")
    stated = Stated(quantity(amount, unit or None), amount.qualifier) if amount is not None else None
    return Told(
        key, values["stage"], values.get("other") or "", values.get("ground") or "", stated, values.get("cases"),
        values.get("remark") or "",
    )  # fmt: skip


def _key(one: Told) -> str:
    return hashlib.sha256("\x1f".join(one.identity).encode()).hexdigest()[:12]


def _amount(one: Told) -> str:
    return one.stated.quantity.number() if one.stated else gettext("not disclosed")


def _place(code: str, language: str) -> str:
    return place(code).name(language) if code else ""
