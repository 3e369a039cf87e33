"""Tables and rows as CSV: UTF-8 with the mark by which Excel knows it, and no cell that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from merida.drafting.spreadsheets import Value, safe
from merida.drafting.values import Table


def csv_of_table(table: Table) -> bytes:
    """Title, heads, rows and notes of a table."""
    title = f"{table.number}. {table.title}" if table.number else table.title
    rows: list[list[Value]] = [[title], list(table.columns)]
    rows += [
        [row.head, *(cell.number if cell.number is not None else cell.text for cell in row.cells)] for row in table.rows
    ]
    rows += [[note] for note in table.notes]
    return csv_of_rows(rows)


def csv_of_rows(rows: Iterable[Sequence[Value]]) -> bytes:
    """Rows as they are, each cell safe."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerows(["" if value is None else safe(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")
