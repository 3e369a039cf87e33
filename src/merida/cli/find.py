"""`merida find`: what documents hold: outcomes of reviews, statements of meetings and figures; or how many of each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

import click

from merida.cli import output as target
from merida.cli.inputs import found_in
from merida.cli.options import files, form, limited, limits, recognised
from merida.cli.telling import Teller
from merida.drafting import spreadsheets, summary_rows
from merida.drafting.summary import Facts, summarise
from merida.running import run_sources, stages
from merida.running.names import shown

SHEETS = ("outcomes", "statements", "figures")


@click.command(
    short_help="Find outcomes, statements and figures in documents, or count them.",
    epilog="Example: merida find SUMMARIES --jobs 2 --output outcomes.xlsx",
)
@files("[FILE | -]...")
@click.option(
    "--summary", is_flag=True, help="Count by kind, provision, category, topic and State, once for each review."
)
@form("json", "table", "csv", "xlsx")
@recognised
@limited
def find(
    files: tuple[str, ...],
    summary: bool,
    form: str | None,
    output: str | None,
    ocr: bool,
    jobs: int,
    memory: int,
    seconds: int,
) -> None:
    """Find the outcomes of reviews, the statements of meetings and figures, each with its provisions and its place.

    FILE may be a document, a folder, a pattern, a zip archive, a file in one (archive.zip!/name) or the output of
    merida read; - is standard input. Each document's line is repeated, and what was found in it follows.

    With --summary outcomes are counted per review and not per file: language versions, a reissue, the Word file and the
    PDF of one text are one source. On a terminal this prints tables.
    """
    if not files:
        if sys.stdin.isatty():
            raise click.UsageError("Nothing to search: give a file or a folder, as in `merida find SUMMARY.docx`.")
        files = ("-",)
    to_people = summary and output is None and sys.stdout.isatty()
    form = target.chosen(form, output, "table" if to_people else "json")
    teller, most = Teller(), limits(memory, seconds, ocr)
    with target.opened(output) as stream, found_in(files, most, teller, lines=True) as (found, total):
        with teller.progress(total, "Reading"):
            if summary:
                facts = list(
                    _flat(
                        teller.values(run_sources(found, partial(stages.find_facts, ocr=ocr), jobs=jobs, limits=most))
                    )
                )
            elif form == "json":
                for lines in teller.values(
                    run_sources(found, partial(stages.find_lines, ocr=ocr), jobs=jobs, limits=most)
                ):
                    stream.write(lines)
            else:
                rows = teller.values(run_sources(found, partial(stages.find_rows, ocr=ocr), jobs=jobs, limits=most))
                _write(rows, form, stream)
        if summary:
            _summary(facts, form, stream, teller)
    sys.exit(teller.status)


def _flat(values: Iterator[tuple[Facts, ...]]) -> Iterator[Facts]:
    for some in values:
        yield from some


def _write(rows: Iterator[spreadsheets.Rows], form: str, stream: BinaryIO) -> None:
    if form == "csv":
        spreadsheets.write_csv(rows, stream, SHEETS)
    elif form == "xlsx":
        spreadsheets.write_workbook(rows, stream, (*SHEETS, "documents"))
    else:
        from merida.cli import tables  # slow

        tables.extracts(rows, stream)


def _summary(facts: list[Facts], form: str, stream: BinaryIO, teller: Teller) -> None:
    counted = summarise(facts)
    for file in counted.corrigenda:
        teller.say(f"{shown(file)}: This corrects a document that was counted as it stands: look at what it changes.")
    if form == "table":
        from merida.cli import tables  # slow

        tables.summary(counted, stream)
    elif form == "json":
        for line in summary_rows.lines(counted):
            stream.write(f"{stages.json_line(line)}\n".encode("utf-8", "backslashreplace"))
    else:
        rows = spreadsheets.Rows(counts=tuple(summary_rows.rows(counted)))
        write = spreadsheets.write_csv if form == "csv" else spreadsheets.write_workbook
        write([rows], stream, ("counts",))
