"""A spreadsheet of activities -> what each row tells, or its cells that are wrong; ten columns, others beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from merida.iati.table import Activities, ActivityRow, activities_of
from merida.iati.values import Narrative, ReportingOrg
from merida.matching.kinds import KINDS
from merida.reading.values import Unreadable
from merida.site.assistance.iati_of import Teller
from merida.site.assistance.tellings import Telling
from merida.site.assistance.told_iati import told_of_iati
from merida.site.look import sheet_says
from merida.tabular import Problem, read_table

MOST = 100_000_000
"""Bytes; a spreadsheet is read whole."""


def tellings_of_table(path: Path, *, name: str, teller: Teller | None) -> Iterator[Telling]:
    """The rows of the first sheet that has rows."""
    if path.stat().st_size > MOST:
        yield Telling(None, name, "", "This spreadsheet is too large; divide it into several.")
        return
    try:
        book = read_table(path.read_bytes(), name)
    except Unreadable as error:
        yield Telling(None, name, "", str(error))
        return
    reporter = ReportingOrg(teller.ref, teller.kind, (Narrative(teller.name),)) if teller else None
    labels = {kind.id: tuple(kind.labels.values()) for kind in KINDS}
    for sheet in book.sheets:
        found = activities_of(sheet, reporter=reporter, kinds=labels)
        rows = list(found.rows())
        if rows or found.problems or sheet is book.sheets[-1]:
            yield from _told(found, rows, name)
            return


def _told(found: Activities, rows: list[ActivityRow], name: str) -> Iterator[Telling]:
    for problem in found.problems:
        if problem.severity == "error":
            yield Telling(None, _place(problem, name), "", sheet_says.sentence(problem))
    for row in rows:
        first = next((one for one in row.problems if one.severity == "error"), None)
        note = next(iter(row.problems), None)
        where = _place(note, name) if note else f"{name}: {row.number}"
        if row.activity is None:
            if first is not None:
                yield Telling(None, _place(first, name), "", _sentences(row))
            continue  # told twice alike: the first row counts
        told = replace(told_of_iati(row.activity), xml="", line=row.number)
        yield Telling(told, where, told.identifier, sheet_says.sentence(note) if note else "")


def _sentences(row: ActivityRow) -> str:
    """All that is wrong with a row, the places of the later ones too."""
    wrong = [one for one in row.problems if one.severity == "error"]
    rest = (f"{sheet_says.place(one)}: {sheet_says.sentence(one)}" for one in wrong[1:])
    return " ".join([sheet_says.sentence(wrong[0]), *rest])


def _place(problem: Problem, name: str) -> str:
    return f"{name}: {sheet_says.place(problem)}"
