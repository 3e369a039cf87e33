"""The database: refused where it is unfit; its application's role cannot do what only the owner may."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from merida.site.provenance.keys import new_key
from merida.site.server import postgres, roles
from merida.site.server.checking import must_be_restricted
from merida.site.settings.logins import application_login, owner_login

MERIDA = str(Path(sys.executable).parent / "merida")
REFUSED = (psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedObject)
Made = Callable[..., str]


@pytest.fixture
def database(own_postgres: Path) -> Iterator[Made]:
    """Make a database, and give its address for its owner."""
    names: list[str] = []

    def make(how: str) -> str:
        names.append(f"other_{new_key().hex}")
        with postgres.superuser(own_postgres, "postgres") as server:
            server.execute(f"create database {names[-1]} owner merida {how}")
        return address(owner_login(), names[-1])

    yield make
    with postgres.superuser(own_postgres, "postgres") as server:
        for name in names:
            server.execute(f"drop database {name} with (force)")


def address(login: dict[str, Any], name: str) -> str:
    return f"postgresql://{login['USER']}:{login['PASSWORD']}@/{name}?host={login['HOST']}"


def merida(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [MERIDA, "site", *words], env=os.environ | environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "how",
    [
        "template template0 locale_provider libc lc_collate 'C' lc_ctype 'C'",
        "template template0 locale_provider builtin builtin_locale 'C'",
        "template template0 encoding 'SQL_ASCII' locale_provider libc lc_collate 'C' lc_ctype 'C'",
    ],
)
def test_a_database_that_does_not_know_capitals_is_refused(how: str, database: Made, tmp_path: Path) -> None:
    done = merida("migrate", DATABASE_URL=database(how), MERIDA_DATA=str(tmp_path))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "C locale" in done.stderr


@pytest.mark.parametrize("host", ["/no/such/folder", "127.0.0.1:1"])
def test_a_server_that_is_not_there_is_one_sentence(host: str, tmp_path: Path) -> None:
    url = f"postgresql://own:x@/registry?host={host}" if "/" in host else f"postgresql://own:x@{host}/registry"
    done = merida("check", DATABASE_URL=url, MERIDA_DATA=str(tmp_path))
    assert (done.returncode, "Traceback" in done.stdout + done.stderr) == (1, False)
    assert "check DATABASE_URL" in done.stdout + done.stderr


def test_a_server_of_ones_own_is_made_ready_by_migrate(database: Made, own_postgres: Path, tmp_path: Path) -> None:
    owner = f"own_{new_key().hex}"
    with postgres.superuser(own_postgres, "postgres") as server:
        server.execute(f"create role {owner} login createrole password 'word'")
    name = database("").split("@/")[1].split("?")[0]
    with postgres.superuser(own_postgres, "postgres") as server:
        server.execute(f"alter database {name} owner to {owner}")
    own = {
        "DATABASE_URL": f"postgresql://{owner}:word@/{name}?host={owner_login()['HOST']}", "MERIDA_DATA": str(tmp_path)
    }  # fmt: skip
    try:
        done = merida("migrate", "--quiet", **own)
        assert (done.returncode, done.stderr) == (0, "")
        checked = merida("check", **own)
        assert checked.returncode == 0, checked.stdout
        assert f"The role {owner}_app owns no table." in checked.stdout
    finally:
        with postgres.superuser(own_postgres, "postgres") as server:
            server.execute(f"drop database {name} with (force)")
            server.execute(f"create database {name} owner merida")  # for the fixture to drop
            server.execute(f"drop role if exists {owner}_app")
            server.execute(f"drop role {owner}")


@pytest.mark.django_db(transaction=True)
class TestApplicationRole:
    def open(self) -> psycopg.Connection:
        return roles.open_as(application_login() | {"NAME": connection.settings_dict["NAME"]})

    @pytest.mark.parametrize(
        "statement",
        [
            "create table own (n int)",
            "create schema own",
            "set role merida",
            "alter table provenance_source disable row level security",
            "drop policy visible on provenance_source",
            "create policy open on provenance_source using (true)",
            "truncate people_person cascade",
            "copy people_person to program 'cat'",
            "select pg_read_file('/etc/passwd')",
            "create role other",
            "delete from django_migrations",
        ],
    )
    def test_it_cannot(self, statement: str) -> None:
        with (
            self.open() as server,
            pytest.raises(REFUSED),
        ):
            server.execute(statement)  # type: ignore[arg-type]

    def test_turning_row_security_off_shows_an_error_not_rows(self) -> None:
        with self.open() as server:
            server.execute("set row_security = off")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                server.execute("select * from provenance_source")

    def test_a_table_of_its_own_session_does_not_stand_in_for_the_log(self) -> None:
        with self.open() as server:
            server.execute(
                "create temp table provenance_auditlink (number bigint, entry_id uuid, previous text, digest text)"
            )
            server.execute(
                "insert into provenance_auditentry (id, at, act, subject_type, subject_id, details)"
                " values (gen_random_uuid(), now(), 'x', '', '', '{}')"
            )
            assert server.execute("select count(*) from pg_temp.provenance_auditlink").fetchone() == (0,)

    def test_every_table_that_can_be_restricted_is(self) -> None:
        restricted = [model for model in apps.get_models() if must_be_restricted(model)]
        assert len(restricted) >= 5
        with self.open() as server:
            for model in restricted:
                row = server.execute(
                    "select relrowsecurity, relforcerowsecurity from pg_class where oid = %s::regclass",
                    [model._meta.db_table],
                ).fetchone()
                assert row == (True, True), model

    def test_every_table_with_an_audience_says_it_is_restricted(self) -> None:
        for model in apps.get_models():
            names = {field.attname for field in model._meta.concrete_fields}
            if {"audience", "originator_id", "named_organisations"} <= names:
                assert must_be_restricted(model), model
