"""Tasks that tests give to workers; they leave traces in a file."""

from __future__ import annotations

import os
import time
from pathlib import Path

from django.db import OperationalError, connection
from django.tasks import task


@task
def note(path: str, word: str) -> str:
    with Path(path).open("a") as file:
        file.write(word + "\n")
    return word


@task
def linger(path: str, word: str) -> None:
    """Take so long, the first time, that somebody can kill the worker."""
    begun = Path(path).exists()
    with Path(path).open("a") as file:
        file.write(f"{word} {os.getpid()}\n")
    if not begun:
        time.sleep(60)


@task
def kill_worker(path: str) -> None:
    with Path(path).open("a") as file:
        file.write("tried\n")
    os._exit(9)


@task
def fail() -> None:
    raise ValueError("no such passage")


@task
def lose_database(path: str) -> None:
    """The connection breaks, the first time."""
    begun = Path(path).exists()
    Path(path).write_text("tried\n")
    if not begun:
        with connection.cursor() as cursor:
            cursor.execute("select pg_terminate_backend(pg_backend_pid())")
        raise OperationalError("unreachable")
