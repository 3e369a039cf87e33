"""Files of data that a command was given: folders and patterns to names, and JSON lines one by one.

What holds no JSON lines at all (an archive, XML, one long list) is one sentence, not one for each of its lines.
"""

from __future__ import annotations

import glob
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from merida.running.names import shown
from merida.running.sources import is_own_file

__all__ = ["LINES", "named", "named_files", "numbered_lines", "unopened"]

LINES = (".jsonl", ".ndjson")
"""Endings of files of JSON lines."""
type Say = Callable[[str], None]
_PEEK = 4096
_COMPRESSED = {b"PK\x03\x04": "a zip archive", b"\x1f\x8b": "compressed (gzip)", b"BZh": "compressed (bzip2)"}


def named(file: str) -> str:
    """What a file is called in sentences."""
    return "standard input" if file == "-" else shown(file)


def unopened(file: str, error: Exception) -> str:
    """The sentence of a file that cannot be opened."""
    why = (getattr(error, "strerror", None) or str(error)).lower()
    return f"{named(file)} could not be opened ({why}); check its name and permissions."


def named_files(given: Iterable[str], endings: tuple[str, ...], say: Say) -> Iterator[str]:
    """The files that names, folders and patterns mean, sorted; of a folder those with one of the endings."""
    for one in given:
        path = Path(one)
        if one != "-" and "\0" not in one and path.is_dir():
            inner = (each for each in path.rglob("*") if each.suffix.lower() in endings and not is_own_file(each.name))
            found = sorted(str(each) for each in inner if each.is_file())
            wanted = f"The folder {shown(one)} holds no file that ends in {' or '.join(endings)}: check its name."
        elif glob.has_magic(one) and "\0" not in one and not path.exists():
            names = glob.glob(one, recursive=True)  # noqa: PTH207 - a Path cannot take a pattern from the root
            found = sorted(name for name in names if Path(name).is_file())
            wanted = f"No file matches {shown(one)}: check the pattern, and quote it."
        else:
            yield one
            continue
        if not found:
            say(wanted)
        yield from found


def numbered_lines(file: str, maker: str, say: Say) -> Iterator[tuple[int, bytes]]:
    """The lines of a file with their numbers; `maker`: the command whose output it should be."""
    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as stream:
            peeked = stream.peek(_PEEK) if hasattr(stream, "peek") else b""
            if (why := no_lines(peeked, file, maker)) is not None:
                say(f"{named(file)}:1: {why}")
                return
            yield from enumerate(stream, 1)
    except (OSError, ValueError) as error:
        say(unopened(file, error))


def no_lines(begin: bytes, file: str, maker: str) -> str | None:
    """Why what begins so holds no JSON lines; None if it may."""
    for mark, what in _COMPRESSED.items():
        if begin.startswith(mark):
            return f"This is {what}, not JSON lines: unpack it, and give the file that was in it."
    words = begin.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")) or words[1:2] == b"\0" or words[:1] == b"\0":
        return "This is not written in UTF-8: save it as UTF-8, one JSON object a line."
    if words.startswith(b"<"):
        turned = f": `merida iati read {shown(file)}` makes them of IATI" if b"<iati-activit" in words else ""
        return f"This is XML or a web page, not JSON lines{turned}."
    first = words.partition(b"\n")[0].strip()
    if first in (b"{", b"[") or first.startswith((b"[{", b"[ {")):
        return "This is JSON over several lines or in one list: write each object on a line of its own."
    if b"\0" in begin:
        return f"This is no text: give the output of `{maker}`, or one JSON object a line."
    return None
