"""kill -9 in the middle of a load: afterwards the register holds all of the file or nothing of it, never a half."""

from __future__ import annotations

import csv
import os
import random
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
from tests.site.recovery.test_loading import REGISTER, load

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 100 if os.environ.get("MERIDA_FULL") == "1" else 3
KEPT = (Case, Fact, Claim, Event, Posting, Conversion, VolumeCell, Load)
CHILD = """
import sys
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
person = Person.objects.get(pk=sys.argv[2])
events = events_of(sheet_of_text(open(sys.argv[3], encoding="utf-8").read()))
print("now", flush=True)
with acting_as(person):
    load_events(portions=portions(events), name="x", by=person, at=timezone.now(), public=True)
"""


def test_a_killed_load_leaves_all_or_nothing(analyst: Person, tmp_path: Path) -> None:
    load(analyst, of_its_own(0))
    whole = counted(analyst)
    chance, file = random.Random(7), tmp_path / "register.csv"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "merida.site.settings.whole"}
    environment |= {"MERIDA_DATA": str(settings.DATA), "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
    command = [sys.executable, "-c", CHILD, connection.settings_dict["NAME"], str(analyst.pk), str(file)]
    for number in range(1, TIMES + 1):
        file.write_text(of_its_own(number), encoding="utf-8")
        child = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None and child.stdout.readline() == "now\n"
        time.sleep(chance.random())
        child.kill()
        child.wait()
        child.stdout.close()
        now = settled(analyst)
        assert all(now[name] == now["Load"] * whole[name] for name in whole), (number, now)
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
    before = counted(person)
    while (now := counted(person)) != before:
        before = now
    return now
