"""The tables that `merida site migrate` makes quickly are those that Django makes step by step."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from merida.site.server import binaries, postgres
from merida.site.settings.logins import OWNER, owner_login
from merida.site.settings.secrets import secret

SLOWLY = """
import sys, django
django.setup()
from django.core.management import call_command
from django.db import connection
from merida.site.server import roles
connection.settings_dict["NAME"] = sys.argv[1]
with roles.as_owner():
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    roles.grant()
"""


@pytest.mark.skipif(os.environ.get("MERIDA_FULL") != "1", reason="takes a minute; MERIDA_FULL=1 runs it")
@pytest.mark.django_db
def test_a_database_made_quickly_is_the_same(own_postgres: Path) -> None:
    name = "step_by_step"
    with postgres.superuser(own_postgres, "postgres") as server:
        server.execute(f"create database {name} owner {OWNER}")
        try:
            environment = os.environ | {"DJANGO_SETTINGS_MODULE": "merida.site.settings.whole"}
            subprocess.run([sys.executable, "-c", SLOWLY, name], env=environment, check=True)
            quick = tables_of(connection.settings_dict["NAME"])
            assert quick.count("CREATE TABLE") > 100
            assert quick == tables_of(name)
        finally:
            server.execute(f"drop database {name} with (force)")


def tables_of(name: str) -> str:
    """All that makes up a database but its rows."""
    login = owner_login()
    done = subprocess.run(
        [binaries.folder() / "bin" / "pg_dump", "--schema-only", "-h", login["HOST"], "-U", postgres.SUPERUSER, name],
        env=os.environ | {"PGPASSWORD": secret("server")}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return re.sub(r"(?m)^\\(un)?restrict .*", "", done.stdout)  # a word of this one dump
