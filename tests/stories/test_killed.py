"""A batch is being read when worker and database are killed: no half-read document, no lost decision; it goes on."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from merida import read_bytes
from merida.site.settings.places import cluster_folder
from tests.stories.conftest import SAMPLES
from tests.stories.installation import Installation, Served

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes in /proc")

READ = """
from merida.site.evidence.models import SourceDocument
for one in SourceDocument.objects.order_by("name"):
    print(one.name, one.passages.count(), one.findings.count() + one.statements.count() + one.figures.count())
"""
DECIDE = """
from django.utils import timezone
from merida.site.evidence.models import Finding
from merida.site.evidence.services.deciding import confirm_finding
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
with acting_as(Person.objects.get(email={email!r})) as _:
    row = Finding.objects.live().first()
    confirm_finding(row=row, seen=row.revision, by=Person.objects.get(email={email!r}), at=timezone.now())
    print(row.pk)
"""
WAITING = """
from merida.site.evidence.models import Finding
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
with acting_as(Person.objects.get(email={email!r})) as _:
    print(Finding.objects.live().count())
"""
STATUS = """
from merida.site.evidence.models import Finding
print(Finding.objects.get(pk={key!r}).status)
"""
CHAIN = """
from merida.site.provenance.chain import verify_chain
print(verify_chain()[1])
"""


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 240
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.3)


def processes(data: str, word: str) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            known = f"MERIDA_DATA={data}".encode() in (folder / "environ").read_bytes()
            if known and word in (folder / "cmdline").read_text():
                found.append(int(folder.name))
        except (OSError, UnicodeDecodeError):
            continue
    return found


def read_so_far(running: Installation) -> dict[str, tuple[int, int]]:
    rows = (line.rsplit(" ", 2) for line in running.python(READ).splitlines())
    return {name: (int(passages), int(extracts)) for name, passages, extracts in rows}


def test_kill_9_in_the_middle_of_a_batch_loses_nothing(demonstration: Path) -> None:
    files = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".docx", ".pdf", ".html", ".txt"))
    with Served("--demo", "--load", str(SAMPLES), copy_of=demonstration) as running:
        data = running.environment["MERIDA_DATA"]
        email, _password = running.account
        eventually(lambda: len(read_so_far(running)) >= 2)
        eventually(lambda: running.python(WAITING.format(email=email)) != "0")
        for number in processes(data, "site.server.worker"):
            os.kill(number, signal.SIGKILL)
        decided = running.python(DECIDE.format(email=email))
        database = int((cluster_folder(Path(data)) / "postmaster.pid").read_text().split()[0])
        os.kill(database, signal.SIGKILL)
        expected = {path.name: len(read_bytes(path.read_bytes(), path.name).passages) for path in files}
        eventually(lambda: _counted(running) == expected)
        assert all(extracts for _, extracts in read_so_far(running).values())
        assert running.python(STATUS.format(key=decided)) == "confirmed"
        assert running.python(CHAIN) == "[]"


def _counted(running: Installation) -> dict[str, int]:
    """Passages of each document; nothing while the database is on its way back."""
    try:
        return {name: passages for name, (passages, _) in read_so_far(running).items()}
    except AssertionError:
        return {}
