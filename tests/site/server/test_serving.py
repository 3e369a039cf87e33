"""`merida serve` as a whole: it answers, survives kill -9 of each of its parts, and leaves nothing running."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from merida.site.settings.places import cluster_folder
from tests.stories.installation import copy

MERIDA = str(Path(sys.executable).parent / "merida")
pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes in /proc")


class Site:
    """A running `merida serve` on a folder of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = os.environ | {"MERIDA_DATA": str(data), "MERIDA_WORKERS": "1"}
        self.out = data / "said"
        with self.out.open("w") as out:
            self.process = subprocess.Popen(
                [MERIDA, "serve", "--demo", "--port", str(self.port)], env=environment, stdout=out, stderr=out,
                start_new_session=True,
            )  # fmt: skip

    def said(self) -> str:
        return self.out.read_text()

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://localhost:{self.port}/account/login/", timeout=10) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def processes(self, word: str = "") -> list[int]:
        """Processes that know this folder from their environment, and have this word in their command."""
        found = []
        mark = f"MERIDA_DATA={self.data}".encode()
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (folder / "environ").read_bytes() and word in (folder / "cmdline").read_text():
                    found.append(int(folder.name))
            except (OSError, UnicodeDecodeError):
                continue
        return found

    def database(self) -> int | None:
        try:
            number = int((cluster_folder(self.data) / "postmaster.pid").read_text().split()[0])
            os.kill(number, 0)
        except (OSError, IndexError):
            return None
        return number

    def ended(self) -> bool:
        return not self.processes() and self.database() is None


@pytest.fixture
def site(demonstration: Path) -> Iterator[Site]:
    folder = Path(tempfile.mkdtemp(prefix="merida-serve-", dir="/tmp"))
    copy(demonstration, folder)
    one = Site(folder)
    eventually(one.answers)
    eventually(lambda: len(one.processes("site.server.worker")) == 1)
    yield one
    if one.process.poll() is None:
        one.process.terminate()
        one.process.wait(60)
    eventually(one.ended)
    shutil.rmtree(folder, ignore_errors=True)


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 300
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.1)


def test_it_prints_where_it_is_and_how_to_sign_in_and_ctrl_c_ends_all(site: Site) -> None:
    assert f"Merida runs at http://localhost:{site.port}\n" in site.said()
    assert re.search(r"Sign in as \S+ with the password \S+\n", site.said())
    site.process.send_signal(signal.SIGINT)
    assert site.process.wait(60) == 0
    eventually(site.ended)
    assert "Traceback" not in site.said()


def test_signals_that_come_together_end_it_as_one_does(site: Site) -> None:
    for number in (signal.SIGTERM, signal.SIGINT) * 20:
        site.process.send_signal(number)
    assert site.process.wait(60) == 0
    eventually(site.ended)


def test_killed_parts_come_back(site: Site) -> None:
    (web, *_), (worker,) = sorted(site.processes("site.server.web")), site.processes("site.server.worker")
    os.kill(web, signal.SIGKILL)
    os.kill(worker, signal.SIGKILL)
    eventually(lambda: web not in site.processes("site.server.web") and site.answers())
    eventually(lambda: worker not in (found := site.processes("site.server.worker")) and len(found) == 1)
    database = site.database()
    assert database is not None
    os.kill(database, signal.SIGKILL)
    eventually(lambda: site.database() not in (None, database))
    eventually(site.answers)


def test_a_killed_site_leaves_nothing_running_and_starts_again(site: Site) -> None:
    site.process.kill()
    site.process.wait(60)
    eventually(site.ended)
    password = re.search(r"the password (\S+)", site.said())
    again = Site(site.data)
    try:
        eventually(again.answers)
        assert password is not None
        assert password[1] in again.said(), "the account is the same"
    finally:
        again.process.terminate()
        again.process.wait(60)
    eventually(again.ended)


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        folder = Path(tempfile.mkdtemp(prefix="merida-serve-", dir="/tmp"))
        done = subprocess.run(
            [MERIDA, "serve", "--port", str(taken.getsockname()[1])], env=os.environ | {"MERIDA_DATA": str(folder)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "choose another with --port" in done.stderr
    shutil.rmtree(folder, ignore_errors=True)
