"""`merida iati read | write | check`: IATI files to JSON lines and back, and what is wrong in them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import click

from merida.cli import output as target
from merida.cli.entry import say, shown
from merida.cli.given import LINES as _LINES
from merida.cli.given import named, named_files, numbered_lines, unopened

__all__ = ["iati"]

_XML = (".xml",)


@click.group(short_help="Read, write and check IATI 2.03 files.", epilog="Example: merida iati check ACTIVITIES.xml")
def iati() -> None:
    """Activities of assistance as IATI 2.03: to JSON lines and back without loss, and what is wrong in a file."""


@iati.command(short_help="Activities as JSON lines.", epilog="Example: merida iati read ACTIVITIES.xml")
@click.argument("files", nargs=-1, metavar="FILE...")
def read(files: tuple[str, ...]) -> None:
    """One JSON line for each activity: its fields, the provisions and requests it names, and its XML.

    FILE is a file of activities, or - for standard input. Where a file breaks off, what stood before is given.
    """
    from merida import iati as library  # slow
    from merida.iati.lines import activity_lines  # slow

    teller = _Teller()
    for file in named_files(_given(files), _XML, teller.say):
        try:
            for line in activity_lines(library.read(_source(file), file=named(file))):
                _print(line)
        except library.Refused as refused:
            teller.say(str(refused.problem))
        except BrokenPipeError:
            raise  # whoever reads has read enough
        except (OSError, ValueError) as error:
            teller.say(unopened(file, error))
    sys.exit(teller.status)


@iati.command(
    short_help="JSON lines as IATI XML.", epilog="Example: merida iati write ACTIVITIES.jsonl --output OUT.xml"
)
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--output", "-o", metavar="FILE", help="Where the XML goes; standard output if not given.")
def write(files: tuple[str, ...], output: str | None) -> None:
    """Write the lines that `merida iati read` prints, or lines of your own, as one file of activities.

    A line that is no activity gets one sentence and is left out; the rest is written.
    """
    from merida import iati as library  # slow
    from merida.iati.lines import Lines  # slow

    teller = _Teller()
    with target.opened(output) as stream:
        try:
            library.write(Lines(_objects(files, teller), teller.here), stream)
        except ValueError as error:
            raise click.ClickException(str(error)) from error
    sys.exit(teller.status)


@iati.command(short_help="What is wrong in IATI files.", epilog="Example: merida iati check ACTIVITIES.xml")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--codelists", metavar="FILE", help="A CSV of code lists with the columns codelist and code.")
@click.option("--ruleset", metavar="FILE", help="A ruleset in the Standard's JSON instead of the current one.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Lines for people, or JSON lines."
)
def check(files: tuple[str, ...], codelists: str | None, ruleset: str | None, form: str) -> None:
    """Hold files against the form, the code lists and the rules of IATI 2.03: file, line, id, severity, what to do.

    Status 0 if nothing worse than a warning was found, else 1.
    """
    from merida import iati as library  # slow
    from merida.iati import codelists as lists  # slow
    from merida.iati import ruleset as rules  # slow
    from merida.iati.lines import problem_line  # slow

    try:
        known = lists.load(codelists) if codelists else None
        held = rules.from_json(Path(ruleset).read_bytes()) if ruleset else None
    except (ValueError, OSError) as error:
        name = shown((error.filename if isinstance(error, OSError) else None) or ruleset or codelists or "")
        raise click.UsageError(
            f"{name} could not be opened; check its name." if isinstance(error, OSError) else str(error)
        ) from error
    teller = _Teller()
    for file in named_files(_given(files), _XML, teller.say):
        found = 0
        try:
            for problem in library.check(
                _source(file), file=named(file), at=datetime.now(UTC), codelists=known, ruleset=held
            ):
                found += 1
                teller.status = teller.status if problem.severity == "warning" else 1
                _print(problem_line(problem) if form == "json" else str(problem))
            if not found and form == "table":
                _print(f"{named(file)}: nothing wrong was found.")
        except BrokenPipeError:
            raise  # whoever reads has read enough
        except (OSError, ValueError) as error:
            teller.say(unopened(file, error))
    sys.exit(teller.status)


class _Teller:
    """Says what is wrong, and where, and keeps the exit status."""

    def __init__(self) -> None:
        self.status, self.place = 0, ""

    def say(self, sentence: str) -> None:
        say("".join(sign if sign.isprintable() else "?" for sign in sentence))
        self.status = 1

    def here(self, sentence: str) -> None:
        """Of the line that is being read."""
        self.say(f"{self.place}: {sentence}")


def _objects(files: tuple[str, ...], teller: _Teller) -> Iterator[dict[str, Any]]:
    for file in named_files(_given(files), _LINES, teller.say):
        for number, line in numbered_lines(file, "merida iati read", teller.say):
            teller.place = f"{named(file)}:{number}"
            if not line.strip():
                continue
            try:
                told = json.loads(line)
            except (ValueError, RecursionError):
                told = None
            if isinstance(told, dict):
                yield told
            else:
                teller.here("no JSON object: give the output of `merida iati read`.")


def _given(files: tuple[str, ...]) -> tuple[str, ...]:
    if not files:
        raise click.UsageError("Nothing to read: give a file, or - for standard input.")
    return files


def _source(file: str) -> str | BinaryIO:
    return sys.stdin.buffer if file == "-" else file


def _print(line: dict[str, object] | str) -> None:
    text = line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "backslashreplace"))
