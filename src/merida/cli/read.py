"""`merida read`: documents and their passages, in reading order."""

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
from merida.drafting import spreadsheets
from merida.running import run_sources, stages

SHEETS = ("documents", "passages")


@click.command(
    short_help="Read documents: what they are, and their passages.",
    epilog="Example: merida read SUMMARY.docx --format table",
)
@files("FILE...")
@form("json", "table", "csv", "xlsx")
@recognised
@limited
def read(
    files: tuple[str, ...],
    form: str | None,
    output: str | None,
    ocr: bool,
    jobs: int,
    memory: int,
    seconds: int,
) -> None:
    """Read Word files, PDFs, web pages and plain text: first what each document is, then its passages in reading order.

    FILE may be a folder, a pattern, a zip archive, a file in one (archive.zip!/name), or - for standard input. What
    cannot be read gets one sentence on standard error, and the rest goes on.
    """
    if not files:
        raise click.UsageError("Nothing to read: give a file or a folder, as in `merida read SUMMARY.docx`.")
    form = target.chosen(form, output)
    teller, most = Teller(), limits(memory, seconds, ocr)
    with (
        target.opened(output) as stream,
        found_in(files, most, teller, lines=False) as (found, total),
        teller.progress(total, "Reading"),
    ):
        if form == "json":
            for lines in teller.values(run_sources(found, partial(stages.read_lines, ocr=ocr), jobs=jobs, limits=most)):
                stream.write(lines)
        else:
            _write(
                teller.values(run_sources(found, partial(stages.read_rows, ocr=ocr), jobs=jobs, limits=most)),
                form,
                stream,
            )
    sys.exit(teller.status)


def _write(rows: Iterator[spreadsheets.Rows], form: str, stream: BinaryIO) -> None:
    if form == "csv":
        spreadsheets.write_csv(rows, stream, SHEETS)
    elif form == "xlsx":
        spreadsheets.write_workbook(rows, stream, SHEETS)
    else:
        from merida.cli import tables  # slow

        tables.passages(rows, stream)
