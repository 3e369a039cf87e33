"""`merida site load activities FILE`: the same preview and the same acts as on the page, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from merida.site.assistance.choices_requests import LoadStatus
from merida.site.assistance.models.activities import ActivityLoad
from merida.site.assistance.services.loading import (
    accept_activities,
    discard_activities,
    keep_activities_file,
    read_load,
    write_load,
)
from merida.site.people.asking import acting_as
from merida.site.provenance.refusals import RefusedRow

PIECE = 1_000_000


def load_activities(path: Path, *, by: Any, at: datetime, dry_run: bool = False) -> Iterator[str]:
    """What a file adds, changes and what is refused; with `dry_run` nothing is written."""
    with acting_as(by):
        load = keep_activities_file(chunks=_pieces(path), name=path.name, by=by, at=at)
    read_load(load_id=load.pk, by=by.pk)
    with acting_as(by):
        load = ActivityLoad.objects.get(pk=load.pk)
        accepted = load.status == LoadStatus.PREVIEW and not dry_run
        if accepted:
            accept_activities(load=load, by=by, at=at)
        elif load.status == LoadStatus.PREVIEW:
            discard_activities(load=load, by=by, at=at)
    yield from _refused(load)
    if load.status == LoadStatus.FAILED and not load.lines:
        yield RefusedRow(f"{path.name}: {load.sentence}")
    if accepted:
        write_load(load_id=load.pk, by=by.pk)
    if load.status != LoadStatus.FAILED:
        yield _summary(path.name, load.counts, dry_run=dry_run)


def _refused(load: ActivityLoad) -> Iterator[str]:
    for line in load.lines:
        about = f" [{line['identifier']}]" if line["identifier"] else ""
        if line["what"] == "refused":
            yield RefusedRow(f"{line['where']}: {line['sentence']}{about}")
        elif line["sentence"]:
            yield f"{line['where']}: loaded, but {line['sentence']}{about}"


def _summary(name: str, counts: dict[str, int], *, dry_run: bool) -> str:
    told = [f"{counts.get(what, 0)} {word}" for what, word in (
        ("added", "added"), ("changed", "changed"), ("same", "the same"), ("refused", "refused"),
    )]  # fmt: skip
    return f"{name}: {', '.join(told)}{'; nothing was written' if dry_run else ''}."


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(PIECE):
            yield piece
