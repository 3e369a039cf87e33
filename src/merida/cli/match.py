"""`merida match` and `merida overlaps`: which activity may serve which need, and which activities are one."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from merida.cli import output as target
from merida.cli.entry import say
from merida.cli.given import LINES, named, named_files, numbered_lines
from merida.running.names import shown

if TYPE_CHECKING:
    from merida.matching.batches import Wrong
    from merida.matching.profiles import Profile

__all__ = ["match", "overlaps"]

_FEW = 2_000
"""So many lines are read sooner than a process starts."""


def _jobs(command: Any) -> Any:
    return click.option(
        "--jobs",
        "-j",
        type=click.IntRange(1, 256),
        default=lambda: min(os.cpu_count() or 1, 4),
        show_default="the machine's cores, at most 4",
        metavar="N",
        help="Processes that read long files; the output is the same for any number.",
    )(command)


def _output(command: Any) -> Any:
    command = click.option(
        "--format", "form", type=click.Choice(["json", "table"]), help="How to print: JSON lines, a table for people."
    )(command)
    return click.option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output.")(
        command
    )


@click.command(
    short_help="Propose activities for needs, with reasons.",
    epilog="Example: merida match --needs NEEDS.jsonl --activities ACTIVITIES.jsonl",
)
@click.option("--needs", "need_files", multiple=True, metavar="FILE", help="Needs: output of merida find, or your own.")
@click.option(
    "--activities", "activity_files", multiple=True, metavar="FILE", help="Activities: output of merida iati read."
)
@click.option("--limit", type=click.IntRange(1, 1_000), default=5, show_default=True, help="Proposals for each need.")
@click.option(
    "--threshold", type=click.FloatRange(0, 1), help="The least score; that of the labelled pairs if not given."
)
@click.option(
    "--gaps", is_flag=True, help="Also a line for each need that nothing serves well enough, with the reason."
)
@_output
@_jobs
def match(
    need_files: tuple[str, ...],
    activity_files: tuple[str, ...],
    limit: int,
    threshold: float | None,
    gaps: bool,
    form: str | None,
    output: str | None,
    jobs: int,
) -> None:
    """Propose, for each need, the activities that may serve it: a score from 0 to 1 and the reasons for and against.

    Codes count first (place, provision, kind, body, time), words second. Nothing is decided by this: a person confirms
    or rejects a proposal. FILE holds JSON lines, - is standard input; both options may be given several times.
    """
    from merida.matching import gaps as find_gaps  # slow
    from merida.matching.index import Index  # slow
    from merida.matching.lines import line_of  # slow
    from merida.matching.proposing import proposals_of  # slow

    for files, option in ((need_files, "--needs"), (activity_files, "--activities")):
        if not files:
            raise click.UsageError(f"Nothing to match: name a file of JSON lines with `{option} FILE.jsonl`.")
    if "-" in need_files and "-" in activity_files:
        raise click.UsageError("Standard input cannot hold both: give needs or activities as a file.")
    teller = _Teller()
    form = target.chosen(form, output)
    wanted = _needs(need_files, teller)
    index = Index(_profiles(activity_files, teller, jobs))
    rows: list[dict[str, object]] = []
    with target.opened(output) as stream:
        for need in wanted:
            found = proposals_of(need, index, limit=limit, threshold=threshold)
            lines = [line_of(one) for one in found]
            if gaps:
                lines += [line_of(one) for one in find_gaps([need], index)]
            if form == "table":
                rows.extend(lines)
            else:
                _write(lines, stream)
        if form == "table":
            from merida.cli.tables_matching import proposals as table  # slow

            table(rows, stream)
    sys.exit(teller.status)


@click.command(
    short_help="Activities that are one, told twice, or do the same.",
    epilog="Example: merida overlaps ACTIVITIES.jsonl",
)
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--limit", type=click.IntRange(1, 1_000), default=5, show_default=True, help="Pairs for each activity.")
@click.option("--threshold", type=click.FloatRange(0, 1), default=0.0, show_default=True, help="The least score.")
@click.option("--all", "every", is_flag=True, help="Also pairs that were looked at and are unrelated.")
@_output
@_jobs
def overlaps(
    files: tuple[str, ...], limit: int, threshold: float, every: bool, form: str | None, output: str | None, jobs: int
) -> None:
    """Say which activities are the same record, the same project told by another, or overlap, and why.

    What they declare by identifiers comes before any likeness. Repeated titles (phases, years) are grouped, not merged.
    FILE holds JSON lines: output of merida iati read, or your own; - is standard input.
    """
    from merida.matching.index import Index  # slow
    from merida.matching.lines import line_of  # slow
    from merida.matching.overlaps import groups  # slow
    from merida.matching.overlaps import overlaps as find_overlaps  # slow

    if not files:
        raise click.UsageError("Nothing to compare: give a file of JSON lines, or - for standard input.")
    teller = _Teller()
    form = target.chosen(form, output)
    index = Index(_profiles(files, teller, jobs, repeated=True))
    same, rows = [], list[dict[str, object]]()
    with target.opened(output) as stream:
        for overlap in find_overlaps(index, limit=limit, threshold=threshold, unrelated=every):
            if overlap.relation in ("same_record", "same_project"):
                same.append(overlap)
            if form == "table":
                rows.append(line_of(overlap))
            else:
                _write([line_of(overlap)], stream)
        repeats = [line_of(group) for group in groups(index, same)]
        if form == "table":
            from merida.cli.tables_matching import overlaps as table  # slow

            table([*rows, *repeats], stream)
        else:
            _write(repeats, stream)
    sys.exit(teller.status)


class _Teller:
    """Says what is wrong in a line, and keeps the exit status."""

    def __init__(self) -> None:
        self.status = 0

    def wrong(self, file: str, found: Wrong) -> None:
        self.say(f"{named(file)}:{found.number}: {found.sentence}")

    def say(self, sentence: str) -> None:
        say("".join(sign if sign.isprintable() else "?" for sign in sentence))
        self.status = 1


def _needs(files: tuple[str, ...], teller: _Teller) -> list[Profile]:
    from merida.matching.batches import Wrong, read_needs  # slow
    from merida.matching.profiles import make  # slow

    found, seen = [], set[str]()
    for file in named_files(files, LINES, teller.say):
        for one in read_needs(numbered_lines(file, "merida find", teller.say)):
            if isinstance(one, Wrong):
                teller.wrong(file, one)
            elif one[1].id in seen:
                teller.wrong(file, Wrong(one[0], f"The need {shown(one[1].id)} was given before: give it another id."))
            else:
                seen.add(one[1].id)
                found.append(make(one[1]))
    return found


def _profiles(files: tuple[str, ...], teller: _Teller, jobs: int, *, repeated: bool = False) -> Iterator[Profile]:
    """The activities of the files; one that stands there again only if it is to be `repeated`."""
    from merida.matching.batches import Wrong, profiles  # slow

    seen: dict[str, Profile] = {}
    for file in named_files(files, LINES, teller.say):
        with _executor(file, jobs) as executor:
            for one in profiles(numbered_lines(file, "merida iati read", teller.say), executor):
                if isinstance(one, Wrong):
                    teller.wrong(file, one)
                    continue
                number, profile = one
                if repeated or profile.id not in seen:
                    seen.setdefault(profile.id, profile)
                    yield profile
                elif profile.said != seen[profile.id].said:
                    sentence = (
                        f"The activity {shown(profile.id)} was given before with other content; the first is taken."
                    )
                    teller.wrong(file, Wrong(number, sentence))


@contextmanager
def _executor(file: str, jobs: int) -> Iterator[Executor | None]:
    if jobs == 1 or (file != "-" and _size(file) < _FEW * 1_000):
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor  # slow
    from multiprocessing import get_context  # slow

    with ProcessPoolExecutor(jobs, mp_context=get_context("forkserver")) as executor:
        yield executor


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except (OSError, ValueError):
        return 0


def _write(lines: list[dict[str, object]], stream: BinaryIO) -> None:
    for line in lines:
        stream.write(f"{json.dumps(line, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace"))
