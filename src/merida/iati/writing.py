"""Activities -> a file of IATI 2.03: the same activities give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from merida.iati.activity import Activity, element_of
from merida.iati.lines import Lines
from merida.iati.nodes import Node
from merida.iati.reading import Reading
from merida.iati.serial import ROOT_SCOPE, escaped, opening, serial
from merida.iati.stream import Header

Target = str | PathLike[str] | BinaryIO


def write(activities: Iterable[Activity], out: Target, *, header: Header | None = None) -> int:
    """Write the activities and say how many; what `read` gave is written as it was read, with what stood around it.

    No clock is read: give `generated-datetime` in the attributes of `header`, if it is wanted.
    ValueError with one sentence for what XML cannot hold; a path is then left as it was.
    """
    if isinstance(out, str | PathLike):
        target = Path(out)
        unfinished = target.with_name(f".{target.name}.part")
        try:
            with unfinished.open("wb") as stream:
                count = _write(activities, stream, header)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
        return count
    return _write(activities, out, header)


def _write(activities: Iterable[Activity], out: BinaryIO, header: Header | None) -> int:
    count = 0
    last: tuple[Node, ...] = ()
    after: tuple[Node, ...] = ()
    if header is None:
        header = activities.header if isinstance(activities, Reading | Lines) else Header()
    name, pairs, scope = opening(header.root, None, header.attributes, header.declared, ROOT_SCOPE)
    _put(out, '<?xml version="1.0" encoding="UTF-8"?>\n')
    for node in header.before:
        _put(out, *serial(replace(node, tail="\n")))
    _put(out, f"<{name}{pairs}>", escaped(header.text))
    for activity in activities:
        for node in (*activity.before, element_of(activity)):
            _put(out, *serial(node, scope))
        count += 1
    if isinstance(activities, Reading | Lines):
        last, after = activities.rest
    for node in last:
        _put(out, *serial(node, scope))
    _put(out, f"</{name}>\n", *_lines(after))
    return count


def _lines(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        yield from serial(replace(node, tail="\n"))


def _put(out: BinaryIO, *pieces: str) -> None:
    out.write("".join(pieces).encode("utf-8"))
