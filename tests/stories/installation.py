"""A real installation for the stories: `merida serve` in a process of its own, with its own data and database."""

from __future__ import annotations

import fcntl
import json
import os
import re
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from merida.site.settings.places import cluster_folder

PATIENCE = 300
"""Seconds after which a story says that the site does not come up; nothing is measured by it."""
FOREIGN = ("DATABASE_URL", "DATABASE_APPLICATION_URL", "MERIDA_SECRET_KEY", "MERIDA_MAIL_URL", "MERIDA_ADDRESS")


INSIDE = """
import contextlib, io, json, sys, traceback
from merida.site.server.starting import site
with site():
    from django.db import connection
    for line in sys.stdin:
        said, fault = io.StringIO(), ""
        with contextlib.redirect_stdout(said):
            try:
                exec(json.loads(line), {})
            except Exception:
                fault = traceback.format_exc()
        connection.close()
        print(json.dumps([said.getvalue(), fault]), flush=True)
"""


@dataclass
class Installation:
    """An installation that runs. `python` does something in it that has no page: in one process beside the site."""

    address: str
    printed: str
    environment: dict[str, str] = field(repr=False)
    _inside: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def account(self) -> tuple[str, str]:
        """Address and password, as printed."""
        found = re.search(r"Sign in as (\S+) with the password (\S+)", self.printed)
        assert found, f"no account was printed: {self.printed}"
        return found[1], found[2]

    def python(self, code: str) -> str:
        """What this code prints, run with the site set up."""
        if self._inside is None:
            self._inside = subprocess.Popen(
                [sys.executable, "-c", INSIDE], env=self.environment, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )  # fmt: skip
        inside = self._inside
        assert inside.stdin and inside.stdout and inside.stderr
        inside.stdin.write(json.dumps(code) + "\n")
        inside.stdin.flush()
        assert select.select([inside.stdout], [], [], PATIENCE)[0], f"no end of: {code}"
        answer = inside.stdout.readline()
        assert answer, inside.stderr.read()
        said, fault = json.loads(answer)
        assert not fault, fault
        return str(said).strip()

    def leave(self) -> None:
        """End the process beside the site."""
        if self._inside is not None:
            self._inside.communicate(timeout=PATIENCE)  # closes what it reads
            self._inside = None

    def person(
        self, name: str, role: str, organisation: str, kind: str = "state", jurisdiction: str = ""
    ) -> tuple[str, str]:
        """Somebody who can sign in: address and password."""
        email, password = f"{name.lower()}@example.org", "correct horse battery"
        self.python(f"""
from django.utils import timezone
from merida.site.people.models import Person
from merida.site.people.services import add_organisation, add_person, give_role
now = timezone.now()
if not Person.objects.filter(email={email!r}).exists():
    somebody = add_person(email={email!r}, name={name!r}, password={password!r}, by=None, at=now)
    place = add_organisation(name={organisation!r}, kind={kind!r}, jurisdiction={jurisdiction!r}, by=None, at=now)
    give_role(person=somebody, organisation=place, role={role!r}, by=None, at=now)
""")
        return email, password


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """`merida serve` as a context; in a copy of a folder that was `prepared`, if one is given."""

    def __init__(self, *arguments: str, copy_of: Path | None = None) -> None:
        self.arguments = arguments
        self.data = Path(tempfile.mkdtemp(prefix="merida-story-", dir="/tmp"))  # the path of a socket is limited
        if copy_of is not None:
            copy(copy_of, self.data)

    def __enter__(self) -> Installation:
        port = free_port()
        environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        environment |= {"MERIDA_DATA": str(self.data), "MERIDA_PORT": str(port), "PYTHONUNBUFFERED": "1"}
        environment |= {"MERIDA_WEB_WORKERS": "1"}  # one reader at a time
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        log = self.data / "served.log"
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [str(Path(sys.executable).with_name("merida")), "serve", "--port", str(port), *self.arguments],
                env=environment, stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip
        self.installation = Installation(f"http://localhost:{port}", "", environment)
        end = time.monotonic() + PATIENCE
        while "Ctrl-C ends it." not in log.read_text() or not _answers(self.installation.address):
            if self.process.poll() is not None or time.monotonic() > end:
                said = log.read_text()
                self.__exit__()  # else it would go on for ever
                raise AssertionError(f"the site did not come up:\n{said}")
            time.sleep(0.2)
        self.installation.printed = log.read_text()
        return self.installation

    def __exit__(self, *_: object) -> None:
        self.installation.leave()
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.wait_for_database()
        shutil.rmtree(self.data, ignore_errors=True)

    def wait_for_database(self) -> None:
        """Until its own database has stopped."""
        end = time.monotonic() + PATIENCE
        while (cluster_folder(self.data) / "postmaster.pid").exists() and time.monotonic() < end:
            time.sleep(0.05)


def prepared(place: Path) -> Path:
    """The folder of a demonstration that was started once and stopped: made by the first who asks for it."""
    with (place.parent / "merida-prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            begun = Served("--demo")
            with begun:
                begun.process.terminate()
                assert begun.process.wait(PATIENCE) == 0
                begun.wait_for_database()
                part = place.with_name(f"{place.name}.part")
                part.mkdir()
                copy(begun.data, part)
                part.rename(place)
    return place


def copy(folder: Path, into: Path) -> None:
    """All of a folder, whoever owns the files."""
    subprocess.run(["cp", "-a", f"{folder}/.", str(into)], check=True)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/account/login/", timeout=5):
            return True
    except OSError:
        return False
