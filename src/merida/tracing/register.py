"""Claims from a register in CSV (one row a claim, in the columns of `data/asset-recovery-events.csv`).

A row that cannot be one gets a sentence with its line and column; the others are read. Programs write such files, so
amounts have a point before decimals; a spreadsheet by a person's hand is for `merida.tracing.table`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from merida.tabular.delimited import sheet_of_text
from merida.tabular.values import Problem
from merida.tracing.claims import Claim
from merida.tracing.table import STAGE_OF, events_of
from merida.tracing.table_columns import NEEDED

__all__ = ["STAGE_OF", "Cell", "read_events"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is wrong with a cell: line of the file, column, one sentence."""

    line: int
    column: str
    why: str

    def __str__(self) -> str:
        return f"Line {self.line}{', ' * bool(self.column)}{self.column}: {self.why}"


def read_events(text: str) -> tuple[tuple[Claim, ...], tuple[Cell, ...]]:
    """The claims of a register and what is wrong with the rows that give none."""
    found = events_of(sheet_of_text(text), decimal=".")
    missing = [name for name in NEEDED if name not in found.table.heads.heads]
    if missing:
        return (), (Cell(1, missing[0], f"The register has no column {missing[0]}; its first line names the columns."),)
    claims, problems = [], []
    last = 1
    for row in found.rows():
        last = row.line or row.number
        problems += [_cell(last, one) for one in row.problems if one.severity == "error"]
        if row.claim is not None:
            claims.append(replace(row.claim, id=f"row {last}"))
    for one in found.problems:
        if one.code == "stopped":
            why = dict(one.values)["why"]
            problems.append(Cell(last + 1, "", f"The file cannot be read on from here ({why}); save it as CSV again."))
        elif one.severity == "error" and one.code != "no_rows":
            problems.append(_cell(1, one))
    return tuple(claims), tuple(problems)


def _cell(line: int, problem: Problem) -> Cell:
    if problem.code == "formula_text" and problem.column == "amount":
        problem = replace(problem, code="amount_point")
    return Cell(line, problem.column, problem.message)
