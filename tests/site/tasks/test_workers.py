"""Workers: a task is done once, or goes back; no kill -9 loses it, none holds up the others for ever."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

sys.path.insert(0, str(Path(__file__).parent))
import errands

from merida.site.provenance.keys import new_key
from merida.site.settings.logins import application_login, owner_login
from merida.site.tasks import queue
from merida.site.tasks.models import Worker as Row
from merida.site.tasks.working import Worker

pytestmark = pytest.mark.django_db(transaction=True)
MERIDA = str(Path(sys.executable).parent / "merida")


def address(login: dict[str, Any]) -> str:
    name = connection.settings_dict["NAME"]
    return f"postgresql://{login['USER']}:{login['PASSWORD']}@/{name}?host={login['HOST']}"


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start a worker as a process of its own, on the database of the test."""
    started: list[subprocess.Popen[bytes]] = []
    environment = os.environ | {
        "DATABASE_URL": address(owner_login()),
        "DATABASE_APPLICATION_URL": address(application_login()),
        "PYTHONPATH": str(Path(__file__).parent),
    }

    def one(*options: str) -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen([MERIDA, "site", "work", *options], env=environment))
        return started[-1]

    yield one
    for process in started:
        process.kill()
        process.wait()


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.05)


def state(task: Any) -> str:
    return str(DBTaskResult.objects.get(pk=task.id).status)


def work() -> None:
    """Do what there is, in this process."""
    Worker().run(until_empty=True)


def test_tasks_are_done_in_their_order(tmp_path: Path) -> None:
    tasks = [errands.note.enqueue(str(tmp_path / "notes"), word) for word in ("one", "two", "three")]
    work()
    assert (tmp_path / "notes").read_text().split() == ["one", "two", "three"]
    assert [DBTaskResult.objects.get(pk=task.id).return_value for task in tasks] == ["one", "two", "three"]
    assert Row.objects.count() == 0, "a worker that ends leaves no row"


def test_a_task_that_fails_says_why_and_the_next_is_done(tmp_path: Path) -> None:
    failed, done = errands.fail.enqueue(), errands.note.enqueue(str(tmp_path / "notes"), "one")
    work()
    assert (state(failed), state(done)) == ("FAILED", "SUCCESSFUL")
    assert "no such passage" in DBTaskResult.objects.get(pk=failed.id).traceback


def test_a_task_whose_worker_is_killed_goes_back(tmp_path: Path, start: Callable[..., Any]) -> None:
    trace = tmp_path / "trace"
    task = errands.linger.enqueue(str(trace), "begun")
    worker = start()
    eventually(trace.exists)
    assert state(task) == "RUNNING"
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert queue.reap() == 0, "it may be only slow"
    Row.objects.update(beat_at="2019-05-29T10:00:00Z")
    assert queue.reap() == 1
    assert state(task) == "READY"
    work()
    assert state(task) == "SUCCESSFUL"
    assert len(trace.read_text().splitlines()) == 2


def test_a_worker_known_to_be_dead_is_buried_at_once(tmp_path: Path) -> None:
    task = errands.note.enqueue(str(tmp_path / "notes"), "one")
    dead = Row.objects.create(machine="here", process=1)
    assert queue.take_up(dead.pk) is not None
    queue.bury(dead.pk)
    assert state(task) == "READY"


def test_a_live_worker_keeps_its_task(tmp_path: Path) -> None:
    task = errands.note.enqueue(str(tmp_path / "notes"), "one")
    alive = Row.objects.create(machine="here", process=1)
    queue.take_up(alive.pk)
    queue.bury(new_key())
    assert queue.reap() == 0
    assert state(task) == "RUNNING"


def test_a_worker_thought_dead_does_not_close_what_another_has_taken_up(tmp_path: Path) -> None:
    errands.note.enqueue(str(tmp_path / "notes"), "one")
    slow, quick = (Row.objects.create(machine="here", process=n) for n in (1, 2))
    held = queue.take_up(slow.pk)
    assert held is not None
    queue.bury(slow.pk)
    taken = queue.take_up(quick.pk)
    assert taken is not None
    assert not queue.finish(held, value="slow")
    assert queue.finish(taken, value="quick")
    assert DBTaskResult.objects.get().return_value == "quick"


def test_a_task_that_kills_every_worker_is_given_up(tmp_path: Path, start: Callable[..., Any]) -> None:
    trace = tmp_path / "trace"
    task = errands.kill_worker.enqueue(str(trace))
    for _ in range(queue.ATTEMPTS):
        start("--until-empty").wait(60)
        Row.objects.all().delete()
        queue.reap()
    assert state(task) == "FAILED"
    assert len(trace.read_text().splitlines()) == queue.ATTEMPTS
    assert "ended in the middle" in DBTaskResult.objects.get(pk=task.id).traceback


def test_a_database_that_goes_away_costs_no_task(tmp_path: Path) -> None:
    task = errands.lose_database.enqueue(str(tmp_path / "trace"))
    work()
    assert state(task) == "SUCCESSFUL"


def test_a_worker_ends_after_the_task_in_hand(tmp_path: Path, start: Callable[..., Any]) -> None:
    (tmp_path / "trace").touch()  # so that it does not linger
    worker = start()
    eventually(Row.objects.exists)
    task = errands.linger.enqueue(str(tmp_path / "trace"), "begun")
    eventually(lambda: state(task) == "SUCCESSFUL")
    worker.terminate()
    assert worker.wait(30) == 0
    assert Row.objects.count() == 0


def test_two_workers_never_do_a_task_twice(tmp_path: Path, start: Callable[..., Any]) -> None:
    words = [str(n) for n in range(40)]
    for word in words:
        errands.note.enqueue(str(tmp_path / "notes"), word)
    for worker in (start("--until-empty"), start("--until-empty")):
        assert worker.wait(60) == 0
    assert sorted((tmp_path / "notes").read_text().split(), key=int) == words
