"""`merida read` output as sources, one for each document, so that a long pipe is never in memory as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from merida.reading.values import Problem
from merida.running.limits import Limits, too_large
from merida.running.sources import Found, Refused, Source
from merida.running.stages import are_lines

__all__ = ["sources_in"]


def sources_in(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Found]:
    """The documents in a stream of lines, each with the lines of its passages."""
    kept: list[bytes] = []
    size, skipping = 0, False
    while line := stream.readline(limits.bytes):
        if are_lines(line):
            if kept:
                yield _source(kept, name)
            kept, size, skipping = [], 0, False
        size += len(line)
        if size >= limits.bytes and not skipping:
            yield Refused(name, too_large(limits))
            kept, skipping = [], True
        if not skipping:
            kept.append(line)
    if kept:
        yield _source(kept, name)
    elif not size:
        yield Refused(name, Problem("empty", "Nothing came: give `merida find` files, or the output of `merida read`."))


def _source(lines: list[bytes], name: str) -> Source:
    try:
        file = json.loads(lines[0])["file"]
    except (ValueError, KeyError):
        file = None
    return Source(file if isinstance(file, str) and file else name, data=b"".join(lines))
