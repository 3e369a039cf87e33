"""Tables for people: passages, extracts and summaries as they are printed on a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from merida.drafting.spreadsheets import Row, Rows
from merida.drafting.summary import KINDS, By, Summary, Tally
from merida.drafting.summary_rows import TITLES, kind_name, label, note
from merida.running.names import shown

__all__ = ["extracts", "passages", "summary"]

WIDE = 120
"""Columns where the output is no terminal."""
RIGHT = ("Page", "Value")


def passages(rows: Iterable[Rows], stream: BinaryIO) -> None:
    """Each document and its passages."""
    with console_on(stream) as console:
        for some in rows:
            for document in some.documents:
                _head(console, document)
            lines = [(row["role"], row["label"], row["page"], row["text"]) for row in some.passages]
            rows_printed(console, "", ("Role", "Label", "Page", "Words"), lines)


def extracts(rows: Iterable[Rows], stream: BinaryIO) -> None:
    """Each document and what was found in it."""
    with console_on(stream) as console:
        for some in rows:
            for document in some.documents:
                _head(console, document)
                mine = Rows(*(tuple(r for r in part if r["file"] == document["file"]) for _, part in some.sheets()))
                _extracts(console, mine)


def _extracts(console: Console, rows: Rows) -> None:
    outcomes = [
        (_kind(row), row.get("provisions"), row.get("force") or row.get("categories"), row.get("page"), row["text"])
        for row in rows.outcomes
    ]
    heads = ("Kind", "Provisions", "Force, categories", "Page", "Words")
    rows_printed(console, "Outcomes", heads, outcomes)
    statements = [
        (row.get("speaker") or row.get("role"), row.get("provisions"), row.get("page"), row["text"])
        for row in rows.statements
    ]
    rows_printed(console, "Statements", ("Speaker", "Provisions", "Page", "Words"), statements)
    figures = [
        (row["qualifier"], row["value"], row.get("unit"), row.get("measure") or row.get("column"), row.get("page"))
        for row in rows.figures
    ]
    rows_printed(console, "Figures", ("Qualifier", "Value", "Unit", "Of what", "Page"), figures)
    if not (outcomes or statements or figures):
        console.print(Text("Nothing was found in it.\n"))


def _kind(row: Row) -> str:
    if row.get("none_identified"):
        return "no need identified"
    return str(row["kind"]).replace("assistance_need", "need").replace("_", " ")


def summary(counted: Summary, stream: BinaryIO) -> None:
    """The tables of a summary."""
    with console_on(stream) as console:
        console.print(Text(note(counted)))
        told = [f"{counted.total.outcomes:,} outcomes"]
        told += [f"{counted.total.kinds.get(kind, 0):,} {kind_name(kind)}" for kind in (*KINDS, "statement")]
        console.print(Text("; ".join([*told, f"{counted.figures:,} figures"]) + "."))
        if counted.none_identified:
            console.print(Text(f"In {counted.none_identified:,} it is said expressly that no need was identified."))
        if counted.set_aside:
            aside = len(counted.set_aside)
            files = "1 file is" if aside == 1 else f"{aside:,} files are"
            console.print(Text(f"{files} another version of a text that was counted; `--format json` names them."))
        for by, table in counted.rows.items():
            if by != "kind" and table:
                _table_of(console, by, table, counted)


def _table_of(console: Console, by: By, table: dict[str | None, Tally], counted: Summary) -> None:
    kinds = ("assistance_need",) if by == "category" else (*KINDS, "statement")
    heads = {"good_practice": "Good practices", "challenge": "Challenges", "assistance_need": "Needs"}
    heads |= {"observation": "Observations", "statement": "Statements"}
    grid = Table(title=TITLES[by], box=box.SIMPLE_HEAD, title_justify="left", title_style="bold")
    grid.add_column("", overflow="fold")
    for kind in kinds:
        grid.add_column(heads[kind], justify="right")
    grid.add_column("Sources", justify="right")
    for value, tally in table.items():
        numbers = [f"{tally.kinds[kind]:,}" if tally.kinds.get(kind) else "–" for kind in kinds]
        grid.add_row(Text(label(by, value)), *numbers, f"{tally.sources:,} of {counted.sources:,}")
    console.print(grid)


@contextmanager
def console_on(stream: BinaryIO) -> Iterator[Console]:
    wrapped = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", write_through=True)
    try:
        known = Console(file=wrapped)
        yield known if known.is_terminal else Console(file=wrapped, width=WIDE)
    finally:
        wrapped.detach()


def _head(console: Console, document: Row) -> None:
    fields = [document.get(name) for name in ("symbol", "state", "language", "date")]
    kind = str(document["document_kind"]).replace("_", " ")
    told = ", ".join(str(field) for field in (kind, *fields) if field)
    console.print(Text(shown(str(document["file"])), style="bold"), Text(told), sep="  ")


def rows_printed(console: Console, title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    if not rows:
        return
    table = Table(title=title or None, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold")
    for head in heads:
        table.add_column(head, justify="right" if head in RIGHT else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    console.print(table)


def _cell(value: object) -> str:
    text = "" if value is None else str(value).replace("_", " ") if value in _WORDS else str(value)
    return "".join(sign if sign.isprintable() else " " for sign in text)


_WORDS = frozenset({"a_number_of", "more_than", "less_than", "at_least", "at_most"})
