"""Where the output goes: standard output, or a file that appears when it is complete and never half."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from merida.running.names import shown

__all__ = ["chosen", "opened"]

_ENDINGS = {".csv": "csv", ".xlsx": "xlsx", ".json": "json", ".jsonl": "json", ".txt": "table"}


def chosen(form: str | None, output: str | None, usual: str = "json") -> str:
    """The format: the one asked for, the one that the ending of the output's name says, or the usual one."""
    by_name = _ENDINGS.get(Path(output).suffix.lower()) if output else None
    form = form or by_name or usual
    if form == "xlsx" and output in (None, "-") and sys.stdout.isatty():
        raise click.UsageError("A workbook cannot be shown on a terminal: name a file with `--output FILE.xlsx`.")
    return form


@contextlib.contextmanager
def opened(output: str | None) -> Iterator[BinaryIO]:
    """The stream to write to."""
    if output in (None, "-"):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    assert output is not None
    path = Path(output)
    if path.is_dir():
        raise click.UsageError(f"{shown(output)} is a folder: name a file in it.")
    try:
        number, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise click.UsageError(f"{shown(output)} cannot be written ({why.lower()}): name a file elsewhere.") from error
    try:
        with os.fdopen(number, "wb") as stream:
            yield stream
        mask = os.umask(0)
        os.umask(mask)
        Path(beside).chmod(0o666 & ~mask)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
