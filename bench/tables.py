"""How fast spreadsheets are read: rows beside openpyxl, and events of recovered assets with all checks."""

from __future__ import annotations

import csv
import io
import time
import tracemalloc
from collections.abc import Callable
from importlib.resources import files

from openpyxl import Workbook, load_workbook

from bench import printed
from merida.tabular import read_table
from merida.tracing.table import events_of

ROWS = 20_000


def _rows() -> list[list[str]]:
    """The register again and again, each row with an amount and words of its own."""
    text = (files("merida.tracing") / "data" / "asset-recovery-events.csv").read_text(encoding="utf-8")
    head, *body = csv.reader(io.StringIO(text))
    amount, quote = head.index("amount"), head.index("source_quote_under_15_words")
    made = [head]
    for n in range(ROWS):
        row = list(body[n % len(body)])
        row[amount] = str(1_000_000 + n) if row[amount] else ""
        row[quote] += f" ({n})"
        made.append(row)
    return made


def _csv(rows: list[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


def _xlsx(rows: list[list[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Events")
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _took(work: Callable[[], int]) -> str:
    start = time.process_time()
    count = work()
    return f"{(time.process_time() - start) / count * 100_000:.1f}"


def _openpyxl(data: bytes) -> int:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))


def _plain(data: bytes) -> int:
    return sum(1 for _ in read_table(data).sheet().rows())


def _events(data: bytes) -> int:
    return sum(1 for row in events_of(read_table(data).sheet()).rows() if row.claim is not None)


def tables() -> None:
    """Rows read, and events with all their checks."""
    rows = _rows()
    text, book = _csv(rows), _xlsx(rows)
    printed.heading("Spreadsheets", "make bench ARGS=tables")
    printed.table(
        (f"{ROWS:,} rows of {len(rows[0])} columns", "seconds of one core for 100,000 rows"),
        [
            ["workbook, rows: openpyxl, read-only", _took(lambda: _openpyxl(book))],
            ["workbook, rows: Merida", _took(lambda: _plain(book))],
            ["CSV, rows", _took(lambda: _plain(text))],
            ["workbook, events with all checks", _took(lambda: _events(book))],
            ["CSV, events with all checks", _took(lambda: _events(text))],
        ],
    )
    tracemalloc.start()
    _plain(book)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"memory of the rows of a workbook of {len(book) / 1e6:.1f} MB: {most / 1e6:.1f} MB at most")
