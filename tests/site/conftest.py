"""The site under test: its own PostgreSQL, a database made by the owner and used by the application's role."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

DATA = Path(tempfile.mkdtemp(prefix="merida-test-", dir="/tmp"))  # short: the path of a socket is limited
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
os.environ["MERIDA_DATA"] = str(DATA)
os.environ["DJANGO_SETTINGS_MODULE"] = "merida.site.settings.whole"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the thread of the test
for name in ("DATABASE_URL", "DATABASE_APPLICATION_URL", "MERIDA_SECRET_KEY", "MERIDA_MAIL_URL", "MERIDA_ADDRESS"):
    os.environ.pop(name, None)

from merida.site.settings.secrets import make_secrets  # noqa: E402

make_secrets()

import django  # noqa: E402

django.setup()
# Else a process of pytest-xdist would read the settings before it has a folder of its own.
del os.environ["DJANGO_SETTINGS_MODULE"]

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import TransactionTestCase  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from django.utils import timezone  # noqa: E402

from merida.site.people.choices import OrganisationKind  # noqa: E402
from merida.site.people.models import Membership, Organisation, Person  # noqa: E402
from merida.site.server import postgres, roles  # noqa: E402
from merida.site.server.migrating import drawn_sparingly  # noqa: E402
from merida.site.settings.logins import application_login, owner_login  # noqa: E402

settings.PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # quick; what is signed is not its subject
KEPT = {"auth_permission", "django_content_type", "django_migrations"}


@pytest.fixture(scope="session")
def own_postgres() -> Iterator[Path]:
    """The folder of an embedded server that runs as long as the tests."""
    with postgres.embedded(DATA, lasting=False):
        yield DATA
        connection.close()
    postgres.wait_until_stopped(DATA)
    shutil.rmtree(DATA, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(own_postgres: Path, django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        log_in(owner_login())
        with drawn_sparingly():
            made = setup_databases(verbosity=0, interactive=False, serialized_aliases=())
        call_command("createcachetable", verbosity=0)
        roles.grant()
        log_in(application_login())
    yield
    with django_db_blocker.unblock():
        log_in(owner_login())
        teardown_databases(made, verbosity=0)


def log_in(login: dict[str, Any]) -> None:
    """Whom Django's connection logs in as from now on."""
    connection.close()
    connection.settings_dict.update(USER=login["USER"], PASSWORD=login["PASSWORD"])


def empty_tables(self: TransactionTestCase) -> None:
    """After a test with real transactions: the owner deletes every row but the reference data that was there before."""
    quoted = connection.ops.quote_name
    managed = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    kept = [m for m in managed if getattr(m, "reference", False) or m._meta.db_table in KEPT]
    emptied = [m._meta.db_table for m in managed if m not in kept]
    statements = [f"delete from {quoted(table)}" for table in (*emptied, "merida_cache")]
    for model in kept:
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model._meta.db_table in emptied:
                statements.insert(
                    0, f"delete from {quoted(model._meta.db_table)} where {quoted(field.column)} is not null"
                )
    with roles.as_owner(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local merida.emptying = 'yes'; set constraints all deferred; " + "; ".join(statements))


TransactionTestCase._fixture_teardown = empty_tables  # type: ignore[method-assign]


@pytest.fixture
def secretariat(db: None) -> Organisation:
    """The secretariat of the Conference."""
    return Organisation.objects.create(name="Secretariat", kind=OrganisationKind.SECRETARIAT)


@pytest.fixture
def state(db: None) -> Callable[[str], Organisation]:
    """Make the authority of a State, as in state("KEN")."""

    def make(code: str) -> Organisation:
        return Organisation.objects.get_or_create(
            name=f"Authority of {code}", defaults={"kind": OrganisationKind.STATE, "jurisdiction": code}
        )[0]

    return make


@pytest.fixture
def person(db: None) -> Callable[..., Person]:
    """Make a person in a role of an organisation, as in person("Amina", "analyst", secretariat)."""

    def make(name: str, role: str = "", organisation: Organisation | None = None, **fields: Any) -> Person:
        email = fields.pop("email", f"{name.lower().replace(' ', '.')}@example.org")
        made = Person.objects.create_user(email, password="correct horse battery", name=name, **fields)
        if role and organisation:
            Membership.objects.create(person=made, organisation=organisation, role=role, since=timezone.now())
        return made

    return make


@pytest.fixture
def analyst(person: Callable[..., Person], secretariat: Organisation) -> Person:
    """An analyst of the secretariat."""
    return person("Amina", "analyst", secretariat)


@pytest.fixture
def owner_sql() -> Callable[..., list[tuple[Any, ...]]]:
    """Run SQL as the owner of the tables, in a transaction of its own (with transaction=True)."""

    def run(statement: str, *values: Any) -> list[tuple[Any, ...]]:
        login = owner_login() | {"NAME": connection.settings_dict["NAME"]}
        with contextlib.closing(roles.open_as(login)) as owner:
            cursor = owner.execute(statement, values or None)
            return list(cursor.fetchall()) if cursor.description else []

    return run
