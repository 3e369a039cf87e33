"""One worker: takes up tasks one after the other, shows that it lives, ends after the task in hand when told to.

A database that is away for a moment costs no task: it is waited for, and the task in hand goes back.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
import time
import traceback
from contextlib import suppress
from types import FrameType
from typing import Any
from uuid import UUID

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.tasks.base import TaskContext
from django.utils.json import normalize_json
from django_tasks_db.models import DBTaskResult

from merida.site.provenance.keys import new_key
from merida.site.tasks import queue
from merida.site.tasks.housekeeping import keep_house, keep_up
from merida.site.tasks.models import Worker as Row

log = logging.getLogger("merida.tasks")
AWAY = (OperationalError, InterfaceError)
IDLE, SLEEPY = 0.2, 1.0  # seconds between two looks at the queue: just after a task, and later


class Worker:
    """A process that does tasks."""

    def __init__(self, *, key: UUID | None = None, parent: int | None = None) -> None:
        self.key, self.parent = key or new_key(), parent
        self.stopping = threading.Event()
        self._last = time.monotonic()
        self._reaped = 0.0

    def run(self, *, until_empty: bool = False) -> None:
        """Do tasks until told to stop, or until there is none left."""
        self._register()
        beating = threading.Thread(target=self._beat, daemon=True)
        beating.start()
        try:
            while not self.stopping.is_set():
                done = self._step()
                if not done and until_empty:
                    break
        finally:
            self.stopping.set()
            beating.join()
            with suppress(*AWAY):
                queue.bury(self.key)
            connection.close()

    def stop_on_signals(self) -> None:
        """SIGTERM and Ctrl-C end the worker after the task in hand; the second time at once."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self.stopping.is_set():
            sys.exit(1)
        # In a thread: the lock of the event may be held by the very code that the signal interrupted.
        threading.Thread(target=self.stopping.set, daemon=True).start()

    def _step(self) -> bool:
        """Do one task if there is one; wait a moment if there is none."""
        task = None
        try:
            close_old_connections()
            if time.monotonic() - self._reaped > queue.BEAT:
                queue.reap()
                keep_house()
                keep_up()
                self._reaped = time.monotonic()
            task = queue.take_up(self.key)
        except AWAY as error:
            log.warning("The database is away (%s); waiting for it.", str(error).strip().splitlines()[0])
            self._wait(SLEEPY)
            return True
        if task is None:
            self._wait(IDLE if time.monotonic() - self._last < 10 else SLEEPY)
            return False
        self._do(task)
        self._last = time.monotonic()
        return True

    def _do(self, task: DBTaskResult[..., Any]) -> None:
        try:
            result = task.task_result
            given: list[Any] = [TaskContext(task_result=result)] if task.task.takes_context else []
            value = normalize_json(task.task.call(*given, *result.args, **result.kwargs))
        except AWAY:
            self._insist(lambda: queue.give_back(task))
        except Exception as error:
            log.exception("Task %s failed.", task.task_path)
            name, trace = f"{type(error).__module__}.{type(error).__qualname__}", traceback.format_exc()
            self._insist(lambda: queue.finish(task, error=name, trace=trace))
        else:
            self._insist(lambda: queue.finish(task, value=value))

    def _insist(self, act: object) -> None:
        """Until the database has heard it; if we are told to stop before, the reaper knows what to do."""
        while True:
            try:
                connection.close_if_unusable_or_obsolete()
                act()  # type: ignore[operator]
                return
            except AWAY:
                connection.close()
                if self.stopping.is_set():
                    return
                self._wait(SLEEPY)

    def _wait(self, seconds: float) -> None:
        self.stopping.wait(seconds)

    def _register(self) -> None:
        Row.objects.update_or_create(
            pk=self.key, defaults={"machine": socket.gethostname()[:100], "process": os.getpid()}
        )

    def _beat(self) -> None:
        while not self.stopping.wait(queue.BEAT):
            if self.parent is not None and os.getppid() != self.parent:
                self.stopping.set()  # who started us is gone
                break
            try:
                if not queue.beat(self.key):
                    self._register()
            except AWAY:
                connection.close()
        connection.close()
