"""A real installation for the stories: `merida serve` in a process of its own, with its own data and database."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 90
"""Seconds after which a story says that the site does not come up; nothing is measured by it."""
FOREIGN = ("DATABASE_URL", "DATABASE_APPLICATION_URL", "MERIDA_SECRET_KEY", "MERIDA_MAIL_URL", "MERIDA_ADDRESS")


@dataclass
class Installation:
    """An installation that runs. `python` does something in it that has no page: in a process of its own."""

    address: str
    printed: str
    environment: dict[str, str] = field(repr=False)

    @property
    def account(self) -> tuple[str, str]:
        """Address and password, as printed."""
        found = re.search(r"Sign in as (\S+) with the password (\S+)", self.printed)
        assert found, f"no account was printed: {self.printed}"
        return found[1], found[2]

    def python(self, code: str) -> str:
        """What this code prints, run with the site set up."""
        begun = "from merida.site.server.starting import site\nwith site():\n"
        body = begun + "".join(f"    {line}\n" for line in code.strip().splitlines())
        command = [sys.executable, "-c", body]
        done = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

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
    """`merida serve` as a context."""

    def __init__(self, *arguments: str) -> None:
        self.arguments = arguments
        self.data = Path(tempfile.mkdtemp(prefix="merida-story-", dir="/tmp"))  # the path of a socket is limited

    def __enter__(self) -> Installation:
        port = free_port()
        environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        environment |= {"MERIDA_DATA": str(self.data), "MERIDA_PORT": str(port), "PYTHONUNBUFFERED": "1"}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        log = self.data / "served.log"
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [str(Path(sys.executable).with_name("merida")), "serve", "--port", str(port), *self.arguments],
                env=environment, stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip
        address = f"http://localhost:{port}"
        end = time.monotonic() + PATIENCE
        while not _answers(address):
            if self.process.poll() is not None or time.monotonic() > end:
                said = log.read_text()
                self.__exit__()  # else it would go on for ever
                raise AssertionError(f"the site did not come up:\n{said}")
            time.sleep(0.2)
        return Installation(address, log.read_text(), environment)

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
        shutil.rmtree(self.data, ignore_errors=True)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/account/login/", timeout=5):
            return True
    except OSError:
        return False
