"""kill -9 in the middle of a load: afterwards the register holds all of the file or nothing of it, never a half."""

from __future__ import annotations

import contextlib
import csv
import os
import random
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.recovery.models import Case, Claim, Conversion, Event, Fact, Load, Posting, VolumeCell
from tests.site.recovery.test_loading import REGISTER

pytestmark = pytest.mark.django_db(transaction=True)

FULL = os.environ.get("MERIDA_FULL") == "1"
TIMES = 100 if FULL else 3
KEPT = (Case, Fact, Claim, Event, Posting, Conversion, VolumeCell, Load)
PREPARED = """
import os
import sys
import traceback
import django
django.setup()
from django.db import connection
from django.utils import timezone
connection.settings_dict["NAME"] = sys.argv[1]
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.recovery.services.incoming import portions
from merida.site.recovery.services.loading import load_events
from merida.tabular.delimited import sheet_of_text
from merida.tracing.table import events_of

def load(path):
    person = Person.objects.get(pk=sys.argv[2])
    events = events_of(sheet_of_text(open(path, encoding="utf-8").read()))
    with acting_as(person):
        load_events(portions=portions(events), name="x", by=person, at=timezone.now(), public=True)

for line in sys.stdin:
    child = os.fork()
    if not child:
        try:
            load(line.strip())
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Knows the site; each file named to it is loaded by a process of its own: it says its number, then how it ended."""


class Loader:
    """The prepared process, as a context."""

    def __init__(self, person: Person, folder: Path) -> None:
        self.person, self.file = person, folder / "register.csv"

    def __enter__(self) -> Loader:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "merida.site.settings.whole"}
        environment |= {"MERIDA_DATA": str(settings.DATA)}
        command = [sys.executable, "-c", PREPARED, connection.settings_dict["NAME"], str(self.person.pk)]
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate(timeout=60)

    def load(self, number: int, *, killed_after: float | None = None) -> int:
        """How the process of a load ended that may have been killed by then."""
        self.file.write_text(of_its_own(number), encoding="utf-8")
        assert self.process.stdin and self.process.stdout
        print(self.file, file=self.process.stdin, flush=True)
        child = int(self.process.stdout.readline())
        if killed_after is not None:
            time.sleep(killed_after)
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        return int(self.process.stdout.readline())


def test_a_killed_load_leaves_all_or_nothing(analyst: Person, tmp_path: Path) -> None:
    with Loader(analyst, tmp_path) as loader:
        began = time.monotonic()
        assert loader.load(0) == 0
        length = time.monotonic() - began
        whole = counted(analyst)
        assert whole["Load"] == 1
        chance = random.Random(7)
        for number in range(1, TIMES + 1):
            # From before the first row is read to after the last is kept.
            assert loader.load(number, killed_after=chance.random() * 1.2 * length) in {0, -signal.SIGKILL}
            now = settled(analyst)
            assert all(now[name] == now["Load"] * whole[name] for name in whole), (number, now)
    if FULL:
        assert 1 < now["Load"] <= TIMES, "some were killed too late, and some in time"
    with acting_as(analyst):
        assert VolumeCell.objects.exists()


def of_its_own(number: int) -> str:
    """The register with cases and facts that no other file speaks of."""
    rows = list(csv.DictReader(StringIO(REGISTER)))
    text = StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    for row in rows:
        writer.writerow(row | {name: f"{number}-{row[name]}" for name in ("case_id", "event_group")})
    return text.getvalue()


def counted(person: Person) -> dict[str, int]:
    with acting_as(person):
        return {model.__name__: model.objects.count() for model in KEPT if model is not VolumeCell}


def settled(person: Person) -> dict[str, int]:
    """When the server has noticed that the other side is gone."""
    others = "select count(*) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()"
    with connection.cursor() as cursor:
        while cursor.execute(others).fetchone() != (0,):
            time.sleep(0.01)
    return counted(person)
