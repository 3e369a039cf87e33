"""The embedded PostgreSQL: shared, closed to others, alive as long as somebody uses it, whoever is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from merida.site.settings.places import LONGEST_SOCKET, cluster_folder, socket_folder

USER = """
import json, sys
from merida.site.server.postgres import embedded, superuser
from merida.site.settings.names import data_folder
with embedded(data_folder()):
    print("[]", flush=True)
    for line in sys.stdin:
        with superuser(data_folder(), "merida") as server:
            cursor = server.execute(line)
            print(json.dumps(cursor.fetchall() if cursor.description else []), flush=True)
"""
PATIENCE = 60.0


class User:
    """A process that uses the server of a folder, and can be killed."""

    def __init__(self, data: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER], env=os.environ | {"MERIDA_DATA": str(data)}, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip

    def answer(self) -> list[list[object]]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the process ended"
        return list(json.loads(line))

    def sql(self, statement: str) -> list[list[object]]:
        assert self.process.stdin is not None
        self.process.stdin.write(statement + "\n")
        self.process.stdin.flush()
        return self.answer()

    def leave(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(PATIENCE)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)


@pytest.fixture
def data() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="merida-pg-", dir="/tmp"))
    yield folder
    eventually(lambda: postmaster(folder) is None)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def user(data: Path) -> Iterator[Callable[[], User]]:
    users: list[User] = []

    def start() -> User:
        users.append(User(data))
        return users[-1]

    yield start
    for one in users:
        if one.process.poll() is None:
            one.kill()


def postmaster(data: Path) -> int | None:
    """The process of the server, if it runs."""
    try:
        number = int((cluster_folder(data) / "postmaster.pid").read_text().split()[0])
        os.kill(number, 0)
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return None
    return number


def keeper_of(server: int) -> int:
    return int(Path(f"/proc/{server}/stat").read_text().rsplit(")", 1)[1].split()[1])


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.05)


def test_it_is_up_while_anybody_uses_it(data: Path, user: Callable[[], User]) -> None:
    first, second = user(), user()  # both at once, into an empty folder
    assert (first.answer(), second.answer()) == ([], [])
    server = postmaster(data)
    assert server is not None
    first.leave()
    assert second.sql("select 1") == [[1]]
    assert postmaster(data) == server
    second.leave()
    eventually(lambda: postmaster(data) is None)


def test_words_are_words_of_six_languages(data: Path, user: Callable[[], User]) -> None:
    one = user()
    one.answer()
    assert one.sql("select to_tsvector('russian', 'КОРРУПЦИЯ') = to_tsvector('russian', 'коррупция')") == [[True]]
    assert one.sql("select lower('ÉTUDE'), lower('МЕРЫ'), datlocprovider::text from pg_database limit 1") == [
        ["étude", "меры", "b"]
    ]


def test_a_killed_user_does_not_keep_it_up(data: Path, user: Callable[[], User]) -> None:
    one = user()
    one.answer()
    assert postmaster(data) is not None
    one.kill()
    eventually(lambda: postmaster(data) is None)


def test_a_killed_server_comes_back_with_everything_that_was_committed(data: Path, user: Callable[[], User]) -> None:
    one = user()
    one.answer()
    one.sql("create table decision as select n from generate_series(1, 5000) n")
    server = postmaster(data)
    assert server is not None
    os.kill(server, signal.SIGKILL)
    eventually(lambda: postmaster(data) not in (None, server))
    other = user()
    assert other.answer() == []
    assert other.sql("select count(*) from decision") == [[5000]]
    assert one.sql("select count(*) from decision") == [[5000]]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the keeper in /proc")
def test_a_killed_keeper_is_replaced_by_the_next_user(data: Path, user: Callable[[], User]) -> None:
    one = user()
    one.answer()
    server = postmaster(data)
    assert server is not None
    os.kill(keeper_of(server), signal.SIGKILL)
    other = user()
    assert other.answer() == []
    assert (one.sql("select 1"), other.sql("select 1")) == ([[1]], [[1]])
    one.leave()
    other.leave()
    eventually(lambda: postmaster(data) is None)


def test_nobody_else_comes_in(data: Path, user: Callable[[], User]) -> None:
    user().answer()
    server = postmaster(data)
    assert server is not None
    for folder in (cluster_folder(data), socket_folder(data), data / "postgresql"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "secrets.json").stat().st_mode) == 0o600
    for name in ("postgres", "merida", "merida_app"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host=str(socket_folder(data)), user=name, dbname="merida")
    if os.geteuid() == 0:
        assert Path(f"/proc/{server}").stat().st_uid != 0, "the database does not run as root"


@pytest.mark.parametrize("length", [1, 40, 120, 400])
def test_the_path_of_the_socket_is_short(length: int) -> None:
    folder = socket_folder(Path("/srv") / ("x" * min(length, 200)) / ("y" * length))
    assert len(os.fsencode(folder)) <= LONGEST_SOCKET


def test_a_long_folder_works_too(user: Callable[[], User], data: Path) -> None:
    deep = data / ("long" * 20) / ("folder" * 10)
    deep.mkdir(parents=True)
    for folder in (data, deep.parent):
        folder.chmod(0o755)
    one = User(deep)
    try:
        assert one.answer() == []
        assert one.sql("select 1") == [[1]]
    finally:
        one.kill()
    eventually(lambda: postmaster(deep) is None)


def test_a_folder_that_is_a_link_is_refused(data: Path) -> None:
    (data / "elsewhere").mkdir()
    (data / "postgresql").mkdir()
    (data / "postgresql" / "18").symlink_to(data / "elsewhere")
    done = subprocess.run(
        [Path(sys.executable).parent / "merida", "site", "check"], env=os.environ | {"MERIDA_DATA": str(data)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "is a link" in done.stderr
    assert done.stderr.count("\n") == 1
