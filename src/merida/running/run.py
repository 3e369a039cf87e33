"""Many files through one stage, in parallel and in stable order: any number of jobs gives the same answers.

Answers are handed out one by one and not kept; only a few wait for one that stands before them.
"""

from __future__ import annotations

import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from merida.reading.values import Problem
from merida.running import archives
from merida.running.children import Children
from merida.running.limits import DEFAULT, Limits
from merida.running.sources import Found, PassedOver, Refused, Source, sources
from merida.running.work import Answer, Stage, answer

__all__ = ["run", "run_sources"]

AHEAD = 4
"""Sources in hand for each job, beyond those being read."""
MOST_HELD = 32_000_000
"""Bytes of answers that wait for one before them; with more, only that one is read."""
ONCE = frozenset({"too_deep_archive", "too_many_files"})
"""What is said once of an archive and not of each file in it."""


class Workers(Protocol):
    """Whatever reads sources: children of our own, or somebody's executor."""

    @property
    def free(self) -> bool:
        """Whether one more source can be given."""
        ...

    def give(self, source: Source, key: object) -> None:
        """Have it read."""
        ...

    def hear(self) -> list[tuple[Any, Answer[Any], int]]:
        """Keys, answers and their sizes in bytes, as soon as there is one."""
        ...

    def close(self) -> None:
        """Stop."""
        ...


class InExecutor:
    """Sources read by an executor of the caller's: threads, processes or a cluster; its machines must see the paths."""

    def __init__(self, executor: Executor, stage: Stage[Any], jobs: int, limits: Limits) -> None:
        self._executor, self._stage, self._jobs, self._limits = executor, stage, jobs, limits
        self._busy: dict[Future[Answer[Any]], tuple[object, Source]] = {}

    @property
    def free(self) -> bool:
        """Whether one more source can be given."""
        return len(self._busy) < self._jobs

    def give(self, source: Source, key: object) -> None:
        """Have it read."""
        self._busy[self._executor.submit(answer, source, self._stage, self._limits)] = key, source

    def hear(self) -> list[tuple[Any, Answer[Any], int]]:
        """Keys, answers and their sizes in bytes, as soon as there is one."""
        done, _ = wait(self._busy, return_when=FIRST_COMPLETED)
        found: list[tuple[Any, Answer[Any], int]] = []
        for future in done:
            key, source = self._busy.pop(future)
            try:
                found.append((key, future.result(), 0))
            except Exception as error:  # the executor broke, and says how in many ways
                how = type(error).__name__
                message = f"The worker of this file was lost ({how}): run it again, with fewer at a time."
                lost: Answer[Any] = Answer(source.file, problems=(Problem("lost", message),))
                found.append((key, lost, 0))
        return found

    def close(self) -> None:
        """Take back what has not begun; the executor itself is the caller's."""
        for future in self._busy:
            future.cancel()


@dataclass(eq=False, slots=True)
class Slot:
    """A source in its place in the order, and its answer once there is one."""

    source: Source | None
    root: str
    """The argument or file that it came from: archives are judged as a whole."""
    answer: Answer[Any] | None = None
    size: int = 0
    given: bool = False


def run[T](
    arguments: Iterable[str | os.PathLike[str]],
    stage: Stage[T],
    *,
    jobs: int = 1,
    limits: Limits = DEFAULT,
    executor: Executor | None = None,
    stdin: BinaryIO | None = None,
    notice: Callable[[PassedOver], None] | None = None,
) -> Iterator[Answer[T]]:
    """What `stage` makes of each file that the arguments name (paths, folders, patterns, archives, `-`), in order.

    Files are read in children with limits, or by `executor`, up to `jobs` at a time. A file that cannot be read gives
    an answer with problems and no value, and the rest goes on. `notice` hears of files that were passed over.
    """
    with tempfile.TemporaryDirectory(prefix="merida-") as folder:
        piped = iter(range(1_000_000_000))
        found = sources(arguments, lambda: Path(folder) / str(next(piped)), stdin)
        yield from run_sources(found, stage, jobs=jobs, limits=limits, executor=executor, notice=notice)


def run_sources[T](
    found: Iterable[Found],
    stage: Stage[T],
    *,
    jobs: int = 1,
    limits: Limits = DEFAULT,
    executor: Executor | None = None,
    notice: Callable[[PassedOver], None] | None = None,
) -> Iterator[Answer[T]]:
    """As `run`, for sources that were found already."""
    workers: Workers
    workers = Children(stage, jobs, limits) if executor is None else InExecutor(executor, stage, jobs, limits)
    line = _Line(found, limits, notice)
    try:
        while line.fill(jobs * AHEAD):
            for slot in line.waiting():
                if not workers.free:
                    break
                assert slot.source is not None
                slot.given = True
                workers.give(slot.source, slot)
            yield from line.ready()
            if line.at_work:
                for slot, heard, size in workers.hear():
                    line.heard(slot, heard, size)
                yield from line.ready()
    finally:
        workers.close()


class _Line:
    """The sources in their order, from the first that is not yet answered."""

    def __init__(self, found: Iterable[Found], limits: Limits, notice: Callable[[PassedOver], None] | None) -> None:
        self._found, self._limits, self._notice = iter(found), limits, notice
        self._slots: deque[Slot] = deque()
        self._members: dict[str, int] = {}
        self._told: set[tuple[str, str]] = set()
        self._window = self._held = 0
        self.at_work = 0

    def fill(self, window: int) -> bool:
        """Take in sources up to the window; False when all is done."""
        self._window = window
        while len(self._slots) < window:
            found = next(self._found, None)
            match found:
                case None:
                    break
                case PassedOver():
                    if self._notice is not None:
                        self._notice(found)
                case Refused():
                    self._slots.append(Slot(None, found.file, Answer(found.file, problems=(found.problem,))))
                case Source():
                    self._slots.append(Slot(found, found.file))
        return bool(self._slots)

    def waiting(self) -> Iterator[Slot]:
        """Those near the head that nobody reads yet; only the head itself while much waits behind it."""
        for number, slot in enumerate(self._slots):
            if number >= (self._window if self._held < MOST_HELD else 1):
                return
            if not slot.given and slot.answer is None:
                self.at_work += 1
                yield slot

    def heard(self, slot: Slot, answer: Answer[Any], size: int) -> None:
        """Keep the answer until those before it are handed out."""
        slot.answer, slot.size = answer, size
        self._held += size
        self.at_work -= 1

    def ready(self) -> Iterator[Answer[Any]]:
        """Hand out answers from the head; an archive gives its place to what is in it."""
        while self._slots and (answer := self._slots[0].answer) is not None:
            slot = self._slots.popleft()
            self._held -= slot.size
            if answer.members is None:
                said = [(slot.root, problem.code) for problem in answer.problems if problem.code in ONCE]
                if not any(one in self._told for one in said):
                    yield answer
                self._told.update(said)
                continue
            count = self._members[slot.root] = self._members.get(slot.root, 0) + len(answer.members)
            if count > self._limits.members:
                refusal = archives.too_many(self._limits)
                yield Answer(answer.file, problems=(Problem(refusal.code, str(refusal)),))
                continue
            self._slots.extendleft(Slot(member, slot.root) for member in reversed(answer.members))
