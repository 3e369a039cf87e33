"""Children that read, as their parent sees them: started from a server with the readers loaded, replaced when they die.

A child that dies on a file it did not begin with may have died of the files before: the file gets a fresh child, once.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from types import ModuleType
from typing import Any

from merida.running import limits as limit
from merida.running.child import serve
from merida.running.limits import Limits
from merida.running.sources import Source
from merida.running.work import Answer, Stage

__all__ = ["Children"]

PRELOADED = ["merida.running.preloaded"]
SOON = 2.0
"""Seconds that a child has to end of itself."""
_starting = threading.Lock()


class Child:
    """One child and what it is doing."""

    def __init__(self, context: Any, limits: Limits) -> None:
        self.connection: Connection
        self.connection, far = context.Pipe()
        self.process = context.Process(target=serve, args=(far, limits), daemon=True)
        with _starting, _apart_from_the_caller():
            self.process.start()
        far.close()
        self.files = 0
        self.source: Source | None = None
        self.until = 0.0

    def give(self, source: Source, stage: Stage[Any], patience: int) -> None:
        """Hand over a source; a child that has died meanwhile is noticed when it is heard."""
        self.source, self.until = source, time.monotonic() + patience
        self.files += 1
        with contextlib.suppress(OSError):
            self.connection.send((source, stage))

    def end(self, wait: float = 0.0) -> int | None:
        """Hang up; stop it if it has not ended of itself within the seconds of `wait`. Gives its exit status."""
        self.connection.close()
        self.process.join(wait)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        status: int | None = self.process.exitcode
        self.process.close()
        return status


class Children:
    """Up to `jobs` children; `give` while `free`, then `hear`."""

    def __init__(self, stage: Stage[Any], jobs: int, limits: Limits) -> None:
        methods = multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if hasattr(self._context, "set_forkserver_preload"):
            self._context.set_forkserver_preload(PRELOADED)
        self._stage, self._jobs, self._limits = stage, jobs, limits
        self._idle: list[Child] = []
        self._busy: dict[Child, object] = {}

    @property
    def free(self) -> bool:
        """Whether one more source can be given."""
        return len(self._busy) < self._jobs

    def give(self, source: Source, key: object) -> None:
        """Have a child read this; `key` comes back with the answer."""
        child = self._idle.pop() if self._idle else Child(self._context, self._limits)
        self._busy[child] = key
        child.give(source, self._stage, self._limits.patience)

    def hear(self) -> list[tuple[Any, Answer[Any], int]]:
        """Wait until at least one child has answered, died or lost the parent's patience."""
        found: list[tuple[Any, Answer[Any], int]] = []
        while not found:
            first = min(child.until for child in self._busy)
            ready = wait([child.connection for child in self._busy], max(first - time.monotonic(), 0))
            now = time.monotonic()
            for child in list(self._busy):
                if child.connection not in ready and child.until > now:
                    continue
                answer, size = self._heard(child) if child.connection in ready else (self._gone(child, late=True), 0)
                if answer is not None:
                    found.append((self._busy.pop(child), answer, size))
        return found

    def _heard(self, child: Child) -> tuple[Answer[Any] | None, int]:
        try:
            reply = child.connection.recv_bytes()
            answer: Answer[Any] = pickle.loads(reply)
        except (EOFError, OSError, pickle.UnpicklingError):
            return self._gone(child, late=False), 0
        if any(problem.code == "out_of_memory" for problem in answer.problems):
            child.end(SOON)
            return (None if self._again(child) else answer), len(reply)
        if child.files >= self._limits.files:
            child.end(SOON)
        else:
            self._idle.append(child)
        return answer, len(reply)

    def _gone(self, child: Child, *, late: bool) -> Answer[Any] | None:
        assert child.source is not None
        status = child.end(0 if late else SOON)
        if late or (hasattr(signal, "SIGPROF") and status == -signal.SIGPROF):
            return Answer(child.source.file, problems=(limit.out_of_time(self._limits),))
        return None if self._again(child) else Answer(child.source.file, problems=(limit.killed(status, self._limits),))

    def _again(self, child: Child) -> bool:
        """Whether a fresh child now reads what this one, which had read other files before, could not."""
        if child.files == 1 or child.source is None:
            return False
        fresh = Child(self._context, self._limits)
        self._busy[fresh] = self._busy.pop(child)
        fresh.give(child.source, self._stage, self._limits.patience)
        return True

    def close(self) -> None:
        """End them all, at once if they are busy."""
        for child in self._idle:
            child.connection.close()
        for child in self._busy:
            child.end()
        for child in self._idle:
            child.end(SOON)
        self._idle, self._busy = [], {}


@contextlib.contextmanager
def _apart_from_the_caller() -> Iterator[None]:
    """Children need nothing of the caller's main module, and must not run it; nor does Ctrl-C concern their server."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    blocking = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if blocking else None
    try:
        yield
    finally:
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        sys.modules["__main__"] = main
