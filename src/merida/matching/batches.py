"""Many lines at a time, for files of any length: lines to profiles, in this process or in those of an executor.

The order of the lines is that of the answers, and both are the same for any number of processes.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

from merida.matching.doubts import Doubtful
from merida.matching.fields import Line
from merida.matching.lines_activities import activity_of
from merida.matching.lines_needs import needs_of
from merida.matching.profiles import Profile, make
from merida.matching.values import Activity, Need

__all__ = ["Wrong", "json_lines", "profiles"]

_TOGETHER = 500
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line that could not be used: its number, and one sentence on what to do."""

    number: int
    sentence: str


def json_lines(lines: Iterable[tuple[int, bytes]], what: str) -> Iterator[tuple[int, Line] | Wrong]:
    """The objects of numbered lines; `what` names what they should be the output of."""
    for number, line in lines:
        if not line.strip():
            continue
        try:
            told = json.loads(line)
        except UnicodeDecodeError:
            yield Wrong(number, "This line is not written in UTF-8: save the file as UTF-8.")
            continue
        except (ValueError, RecursionError):
            told = None
        if isinstance(told, dict):
            yield number, told
        else:
            yield Wrong(number, f"This is no JSON object: give {what}, or one object a line.")


def read_activities(lines: list[tuple[int, bytes]]) -> list[tuple[int, Activity] | Wrong]:
    """The activities of some lines, and what is wrong."""
    return _read(lines, activity_of, "the output of `merida iati read`")


def read_needs(lines: Iterable[tuple[int, bytes]]) -> list[tuple[int, Need] | Wrong]:
    """The needs of all lines of a file: findings lean on the document line before them, so they are read together."""
    return _read(lines, needs_of(), "the output of `merida find`")


def _read[T](
    lines: Iterable[tuple[int, bytes]], reads: Callable[[Line], T | None], what: str
) -> list[tuple[int, T] | Wrong]:
    found: list[tuple[int, T] | Wrong] = []
    for one in json_lines(lines, what):
        if isinstance(one, Wrong):
            found.append(one)
            continue
        number, line = one
        try:
            value = reads(line)
        except Doubtful as doubtful:
            found += [Wrong(number, str(doubtful)), (number, cast(T, doubtful.value))]
        except ValueError as error:
            found.append(Wrong(number, str(error)))
        except (TypeError, AttributeError, RecursionError):
            found.append(Wrong(number, f"A field of this line is not of its kind: give {what} as it was written."))
        else:
            if value is not None:
                found.append((number, value))
    return found


def profiles_of_activities(lines: list[tuple[int, bytes]]) -> list[tuple[int, Profile] | Wrong]:
    """The profiles of the activities of some lines, and what is wrong."""
    return [one if isinstance(one, Wrong) else (one[0], make(one[1])) for one in read_activities(lines)]


def spread[T, R](work: Callable[[list[T]], list[R]], things: Iterable[T], executor: Executor | None) -> Iterator[R]:
    """The answers to all things in their order, worked on some hundred at a time, never far ahead of who reads."""
    rest = iter(things)
    parts: Iterator[list[T]] = iter(lambda: list(islice(rest, _TOGETHER)), [])
    if executor is None:
        for part in parts:
            yield from work(part)
        return
    running: deque[Future[Any]] = deque()
    for part in parts:
        running.append(executor.submit(work, part))
        if len(running) >= _AHEAD:
            yield from running.popleft().result()
    while running:
        yield from running.popleft().result()


def profiles(
    lines: Iterable[tuple[int, bytes]], executor: Executor | None = None
) -> Iterator[tuple[int, Profile] | Wrong]:
    """The profiles of activities, of numbered lines of a file."""
    return spread(profiles_of_activities, lines, executor)
