"""A backup rehearsed: everything comes back into an empty installation, or nothing does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import connection

from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.provenance import blobs
from merida.site.provenance.keys import new_key
from merida.site.provenance.services import handling_of, receive_source, record_decision
from merida.site.server import postgres, roles
from merida.site.server.backing_up import counts, head_of
from merida.site.settings.logins import application_login, owner_login

pytestmark = pytest.mark.django_db(transaction=True)
MERIDA = str(Path(sys.executable).parent / "merida")
NOW = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)
Run = Callable[..., subprocess.CompletedProcess[str]]


class Installation:
    """A folder and a database, worked by the command line."""

    def __init__(self, data: Path, database: str) -> None:
        self.data, self.database = data, database

    def merida(self, *words: str, passphrase: str = "a long phrase") -> subprocess.CompletedProcess[str]:
        def address(login: dict[str, Any]) -> str:
            return f"postgresql://{login['USER']}:{login['PASSWORD']}@/{self.database}?host={login['HOST']}"

        environment = os.environ | {
            "MERIDA_DATA": str(self.data), "MERIDA_BACKUP_PASSPHRASE": passphrase,
            "DATABASE_URL": address(owner_login()), "DATABASE_APPLICATION_URL": address(application_login()),
        }  # fmt: skip
        return subprocess.run([MERIDA, "site", *words], env=environment, capture_output=True, text=True, check=False)

    def open(self, login: dict[str, Any]) -> psycopg.Connection:
        return roles.open_as(login | {"NAME": self.database})


@pytest.fixture
def here(db: None, state: Any, person: Any) -> Installation:
    """The installation of the tests, with a State's report, a public summary, and a decision on each."""
    kenya: Organisation = state("KEN")
    focal: Person = person("Wanjiru", "focal_point", kenya)
    with acting_as(focal):
        for kind, text in (("country_report", b"restricted " * 300_000), ("executive_summary", b"public")):
            source, _ = receive_source(
                chunks=[text], name=f"{kind}.txt", media_type="text/plain", owner=kenya, by=focal, at=NOW,
                restrictions=handling_of(kind, originator=kenya.pk, state=kenya.pk),
            )  # fmt: skip
            record_decision(act="correct_kind", subject=source, before={}, after={"kind": kind}, by=focal, at=NOW)
    return Installation(Path(django_settings.DATA), connection.settings_dict["NAME"])


@pytest.fixture
def empty(tmp_path: Path, own_postgres: Path) -> Iterator[Installation]:
    """An installation in which nothing is."""
    name = f"empty_{new_key().hex}"
    with postgres.superuser(own_postgres, "postgres") as server:
        server.execute(f"create database {name} owner merida")
    yield Installation(tmp_path / "data", name)
    with postgres.superuser(own_postgres, "postgres") as server:
        server.execute(f"drop database {name} with (force)")


@pytest.fixture
def file(here: Installation, tmp_path: Path) -> Path:
    place = tmp_path / "merida.backup"
    done = here.merida("backup", str(place))
    assert done.returncode == 0, done.stderr
    return place


def test_everything_is_back(here: Installation, empty: Installation, file: Path) -> None:
    done = empty.merida("restore", str(file))
    assert done.returncode == 0, done.stderr
    with here.open(owner_login()) as before, empty.open(owner_login()) as after:
        assert counts(after) == counts(before)
        assert head_of(after) == head_of(before)
        assert head_of(after).number > 4
        names = [row[0] for row in after.execute("select sha256 from provenance_source")]
    assert len(names) == 2
    for name in names:
        assert (empty.data / "sources" / name[:2] / name).read_bytes() == blobs.read_blob(name)
    verified = empty.merida("audit", "verify")
    assert (verified.returncode, "no faults" in verified.stdout) == (0, True), verified.stdout
    checked = empty.merida("check")
    assert checked.returncode == 0, checked.stdout


def test_what_was_restricted_is_restricted_again(empty: Installation, file: Path) -> None:
    assert empty.merida("restore", str(file)).returncode == 0
    with empty.open(application_login()) as server:
        assert server.execute("select name from provenance_source").fetchall() == [("executive_summary.txt",)]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            server.execute("delete from provenance_auditentry")


def test_nothing_can_be_read_in_the_file(file: Path) -> None:
    sealed = file.read_bytes()
    assert b"restricted" not in sealed
    assert b"executive_summary" not in sealed
    assert file.stat().st_mode & 0o777 == 0o600


def test_only_into_an_empty_installation(here: Installation, empty: Installation, file: Path) -> None:
    assert empty.merida("restore", str(file)).returncode == 0
    for used in (here, empty):
        done = used.merida("restore", str(file))
        assert (done.returncode, "is in use" in done.stderr) == (1, True), done.stderr


@pytest.mark.parametrize(
    ("harm", "passphrase", "sentence"),
    [
        (lambda data: data, "another phrase", "passphrase is wrong"),
        (lambda data: data[:-1], "a long phrase", "cut off|damaged"),
        (lambda data: data[: len(data) // 2], "a long phrase", "cut off|damaged"),
        (lambda data: data[:-2000] + bytes([data[-2000] ^ 1]) + data[-1999:], "a long phrase", "damaged"),
        (lambda data: b"PK\x03\x04" + data, "a long phrase", "no backup of Merida"),
        (lambda data: b"", "a long phrase", "no backup of Merida"),
    ],
)
def test_a_harmed_file_brings_nothing_back(
    harm: Callable[[bytes], bytes], passphrase: str, sentence: str, empty: Installation, file: Path, tmp_path: Path
) -> None:
    harmed = tmp_path / "harmed.backup"
    harmed.write_bytes(harm(file.read_bytes()))
    done = empty.merida("restore", str(harmed), passphrase=passphrase)
    assert done.returncode == 1
    assert any(words in done.stderr for words in sentence.split("|")), done.stderr
    assert done.stderr.count("\n") == 1
    with empty.open(owner_login()) as server:
        assert counts(server) == {}
    assert empty.merida("restore", str(file)).returncode == 0, "and the whole file can still be restored"


def test_without_room_there_is_no_file(here: Installation) -> None:
    done = here.merida("backup", "/no/such/folder/merida.backup")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "could not be written" in done.stderr
