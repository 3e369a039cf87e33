"""Arguments to files: a file, a folder with all in it, a pattern, a member of an archive, a pipe.

Names are sorted, so that the same arguments give the same order on every machine.
"""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from merida.reading.values import Problem

__all__ = ["INSIDE", "PassedOver", "Refused", "Source", "sources"]

INSIDE = "!/"
"""Between the name of an archive and the name of a file in it: `archive.zip!/name`."""
IN_MEMORY = 8_000_000
"""Bytes of a pipe that are kept in memory."""
MOST_PIPED = 4_000_000_000
_OWN_FILES = ("~$", ".", "__MACOSX")
"""What Word, Finder and others leave beside documents, by the beginning of its name."""
_OWN_NAMES = frozenset({"thumbs.db", "desktop.ini"})
_DATA = (".json", ".jsonl", ".csv", ".py", ".toml", ".xml", ".yaml", ".yml", ".log", ".css", ".js")


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: a file on disk, a member of an archive on disk, or bytes that came through a pipe."""

    file: str
    """What it is called in results."""
    path: str | None = None
    inside: tuple[str, ...] = ()
    """Names within archives, outermost first."""
    data: bytes | None = None

    def member(self, name: str) -> Source:
        """The file of this name in the archive that this source is."""
        return replace(self, file=f"{self.file}{INSIDE}{name}", inside=(*self.inside, name))


@dataclass(frozen=True, slots=True)
class Refused:
    """An argument or file that cannot even be opened."""

    file: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Files in a folder that are data or programs, not documents: said once, and no fault."""

    file: str
    count: int
    example: str


type Found = Source | Refused | PassedOver


def sources(
    arguments: Iterable[str | os.PathLike[str]], spool: Callable[[], Path], stdin: BinaryIO | None = None
) -> Iterator[Found]:
    """What the arguments name, in order; `-` is standard input. `spool` gives a new path for what a pipe brings."""
    for argument in arguments:
        given = os.fspath(argument)
        if given == "-":
            yield _piped(given, stdin or sys.stdin.buffer, spool)
        else:
            yield from _named(given, spool)


def _named(given: str, spool: Callable[[], Path]) -> Iterator[Found]:
    try:
        mode = Path(given).stat().st_mode
    except (OSError, ValueError) as error:
        yield from _unnamed(given, error, spool)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(given)
    elif stat.S_ISREG(mode):
        yield Source(given, str(Path(given).absolute()))
    else:  # a named pipe or /dev/fd/63 of a shell
        try:
            with Path(given).open("rb") as stream:
                yield _piped(given, stream, spool)
        except OSError as error:
            yield _unopened(given, error)


def _unnamed(given: str, error: Exception, spool: Callable[[], Path]) -> Iterator[Found]:
    archive, inside, member = given.partition(INSIDE)
    if inside and member and Path(archive).is_file():
        yield Source(given, str(Path(archive).absolute()), tuple(member.split(INSIDE)))
        return
    if glob.has_magic(given) and "\0" not in given:
        found = glob.glob(given, recursive=True)  # noqa: PTH207 - a Path cannot take a pattern that begins at the root
        names = sorted(name for name in found if not Path(name).is_dir())
        for name in names:
            yield from _named(name, spool)
        if not names:
            yield Refused(given, Problem("no_match", "No file matches this pattern: check it, and quote it."))
        return
    if isinstance(error, OSError) and not isinstance(error, FileNotFoundError | NotADirectoryError):
        yield _unopened(given, error)
    else:
        yield Refused(given, Problem("missing", "There is no file or folder of this name: check its name and folder."))


def _unopened(file: str, error: OSError) -> Refused:
    why = (error.strerror or "unknown reason").lower()
    return Refused(file, Problem("unopened", f"This could not be opened ({why}): check its name and permissions."))


def _piped(name: str, stream: BinaryIO, spool: Callable[[], Path]) -> Found:
    """What comes through a pipe: in memory if it is small, else in a file of its own, so that memory stays bounded."""
    try:
        data = stream.read(IN_MEMORY)
        if len(data) < IN_MEMORY:
            return Source(name, data=data)
        path = spool()
        left = MOST_PIPED - len(data)
        with path.open("wb") as kept:
            while data and left > 0:
                kept.write(data)
                data = stream.read(IN_MEMORY)
                left -= len(data)
    except OSError as error:
        return _unopened(name, error)
    if left <= 0:
        return Refused(name, Problem("too_large", "More came through the pipe than is kept: give the file itself."))
    return Source(name, str(path))


def _folder(folder: str) -> Iterator[Found]:
    """All files below the folder, called by their path inside it."""
    any_file = False
    passed: list[str] = []
    for found in _walk(folder, "", frozenset()):
        if isinstance(found, Source) and found.file.lower().endswith(_DATA):
            passed.append(found.file)
            continue
        any_file = True
        yield found
    if passed:
        yield PassedOver(folder, len(passed), passed[0])
    if not any_file:
        yield Refused(folder, Problem("empty_folder", "This folder holds no document: check its name."))


def _walk(path: str, inner: str, above: frozenset[tuple[int, int]]) -> Iterator[Source | Refused]:
    try:
        status = Path(path).stat()
        here = (status.st_dev, status.st_ino)
        if here in above:  # a link to a folder that it stands in
            return
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        yield _unopened(inner or path, error)
        return
    for entry in entries:
        if is_own_file(entry.name):
            continue
        name = f"{inner}/{entry.name}" if inner else entry.name
        try:
            if entry.is_dir():
                yield from _walk(entry.path, name, above | {here})
            elif entry.is_file():
                yield Source(name, str(Path(entry.path).absolute()))
            elif entry.is_symlink():
                yield Refused(name, Problem("missing", "This link leads nowhere: restore its file, or remove it."))
            else:
                message = "This is a pipe or a device, not a file: give it by its own name."
                yield Refused(name, Problem("special", message))
        except OSError as error:
            yield _unopened(name, error)


def is_own_file(name: str) -> bool:
    """Whether a file of this name was left by a program beside the documents (lock files, thumbnails, hidden files)."""
    return name.startswith(_OWN_FILES) or name.lower() in _OWN_NAMES
