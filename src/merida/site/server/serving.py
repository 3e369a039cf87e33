"""The processes of `merida serve`: web server and workers, watched; one that dies is replaced, Ctrl-C ends all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from types import FrameType
from uuid import UUID

from merida.site.provenance.keys import new_key

PATIENCE = 30  # seconds a process gets to finish what it has in hand
PAUSE = 1.0  # seconds before a process that ended is replaced


class Supervisor:
    """Keeps the processes running until it is told to stop."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self._watchers: list[threading.Thread] = []
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)

    def keep_web(self) -> None:
        """The web server runs from now on."""
        self._watch("merida.site.server.web", worker=False)

    def keep_worker(self) -> None:
        """One more worker runs from now on."""
        self._watch("merida.site.server.worker", worker=True)

    def wait(self) -> None:
        """Until Ctrl-C or SIGTERM; then end every process."""
        while not self.stopping.wait(1):
            pass
        for watcher in self._watchers:
            watcher.join(PATIENCE + 5)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        # In a thread: the lock of the event may be held by the very code that the signal interrupted.
        threading.Thread(target=self.stopping.set, daemon=True).start()

    def _watch(self, module: str, *, worker: bool) -> None:
        watcher = threading.Thread(target=self._keep, args=(module, worker), daemon=True)
        watcher.start()
        self._watchers.append(watcher)

    def _keep(self, module: str, worker: bool) -> None:
        while not self.stopping.is_set():
            key = new_key()
            child = subprocess.Popen(
                [sys.executable, "-m", module, str(key), str(os.getpid())],
                stdin=subprocess.DEVNULL, start_new_session=True,  # Ctrl-C is told to it by us, once
            )  # fmt: skip
            while child.poll() is None:
                if self.stopping.wait(0.1):
                    _end(child)
                    return
            if worker:
                _bury(key)
            self.stopping.wait(PAUSE)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _bury(key: UUID) -> None:
    """What a dead worker held goes back at once."""
    from django.db import Error, connection  # slow

    from merida.site.tasks import queue  # slow

    try:
        queue.bury(key)
    except Error:
        pass  # the database is away: the reaper finds it by its heartbeat
    finally:
        connection.close()
