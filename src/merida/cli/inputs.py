"""The files that a command was given, as sources: `merida read` output is taken apart by document."""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from merida.cli.telling import Teller
from merida.running.limits import Limits
from merida.running.lines import sources_in
from merida.running.sources import Found, PassedOver, sources
from merida.running.stages import are_lines

__all__ = ["found_in"]

_PEEK = 4096


@contextlib.contextmanager
def found_in(
    files: tuple[str, ...], limits: Limits, teller: Teller, *, lines: bool
) -> Iterator[tuple[Iterator[Found], int | None]]:
    """The sources, and how many they are where that can be known. `lines`: `merida read` output is taken too."""
    with tempfile.TemporaryDirectory(prefix="merida-") as folder, contextlib.ExitStack() as stack:
        found = _found(files, limits, Path(folder), stack, lines)
        if not sys.stderr.isatty() or "-" in files:
            yield _heard(found, teller), None
        else:  # a bar needs to know how far it is to go
            known = list(_heard(found, teller))
            yield iter(known), len(known)


def _heard(found: Iterator[Found], teller: Teller) -> Iterator[Found]:
    for one in found:
        if isinstance(one, PassedOver):
            teller.passed_over(one)
        else:
            yield one


def _found(
    files: tuple[str, ...], limits: Limits, folder: Path, stack: contextlib.ExitStack, lines: bool
) -> Iterator[Found]:
    piped = iter(range(1_000_000))
    stdin = _stdin() if "-" in files else None
    for file in files:
        stream = _lines(file, stdin, stack) if lines else None
        if stream is not None:
            yield from sources_in(stream, file, limits)
        else:
            yield from sources([file], lambda: folder / str(next(piped)), stdin)


def _stdin() -> io.BufferedReader:
    assert isinstance(sys.stdin.buffer, io.BufferedReader)
    return sys.stdin.buffer


def _lines(file: str, stdin: io.BufferedReader | None, stack: contextlib.ExitStack) -> BinaryIO | None:
    """The file if it begins as `merida read` output does."""
    if file == "-":
        assert stdin is not None
        return stdin if are_lines(stdin.peek(_PEEK)) else None
    with contextlib.suppress(OSError, ValueError):
        path = Path(file)
        if path.is_file():
            stream = stack.enter_context(path.open("rb"))
            if are_lines(stream.peek(_PEEK)):
                return stream
    return None
