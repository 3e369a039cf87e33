"""`merida site check`: what must hold for an installation to be safe, each said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from merida.site.provenance import blobs
from merida.site.server import roles
from merida.site.server.binaries import ServerError
from merida.site.settings.logins import application_login
from merida.site.settings.names import value


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    fine: bool
    sentence: str


def findings() -> Iterator[Finding]:
    """Everything that is looked at."""
    try:
        roles.refuse_unfit_server()
        yield Finding(True, "The database is PostgreSQL 17 or later, in UTF-8, and knows capitals from small letters.")
    except ServerError as error:
        yield Finding(False, str(error))
        return
    with roles.as_owner():
        yield _migrations()
        yield from _restricted()
    yield from _application_role()
    yield _storage()
    yield from _secrets()


def _migrations() -> Finding:
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except (SystemExit, CommandError):
        return Finding(False, "Tables of this version are missing: run merida site migrate.")
    return Finding(True, "All tables of this version are there.")


def _restricted() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname, c.relrowsecurity and c.relforcerowsecurity,"
            " exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'visible')"
            " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            " where n.nspname = 'public' and c.relkind in ('r', 'p')"
        )
        tables = {name: secured and visible for name, secured, visible in cursor.fetchall()}
    wanted = [model._meta.db_table for model in apps.get_models() if must_be_restricted(model)]
    for table in wanted:
        if not tables.get(table):
            yield Finding(False, f"The table {table} has no row-level security: its migration must say Restrict.")
    if all(tables.get(table) for table in wanted):
        yield Finding(True, f"Row-level security is forced on all {len(wanted)} tables that can be restricted.")


def must_be_restricted(model: type) -> bool:
    """Whether a model says that not everybody may see its rows."""
    return bool(getattr(model, "restricted", False)) or model.__name__ in ("AuditEntry", "AuditLink")


def _application_role() -> Iterator[Finding]:
    role = application_login()["USER"]
    with roles.open_as(application_login()) as server:
        row = server.execute(
            "select rolsuper or rolbypassrls or rolcreaterole,"
            " exists (select 1 from pg_class where relowner = r.oid), current_user"
            " from pg_roles r where rolname = current_user"
        ).fetchone()
        writes = server.execute(
            "select has_table_privilege('provenance_auditentry', 'update, delete, truncate')"
            " or has_table_privilege('provenance_decision', 'update, delete, truncate')"
            " or has_table_privilege('provenance_auditlink', 'insert, update, delete, truncate')"
        ).fetchone()
    assert row is not None and writes is not None
    powerful, owns, _ = row
    yield Finding(
        not powerful, f"The role {role} of web and worker {'may pass by' if powerful else 'is bound by'} policies."
    )
    yield Finding(not owns, f"The role {role} owns {'tables: run merida site migrate' if owns else 'no table'}.")
    yield Finding(not writes[0], f"The role {role} can {'change' if writes[0] else 'only add to'} log and decisions.")


def _storage() -> Finding:
    try:
        name, _ = blobs.keep([b"written by merida site check\n"])
        blobs.path_of(name).unlink()
    except OSError as error:
        return Finding(False, f"{settings.SOURCES} cannot be written ({error.strerror}).")
    return Finding(True, f"Sources can be written to {settings.SOURCES}.")


def _secrets() -> Iterator[Finding]:
    open_file = (settings.DATA / "secrets.json").exists() and (settings.DATA / "secrets.json").stat().st_mode & 0o077
    yield Finding(
        not open_file, f"The secrets {'can be read by others: chmod 600' if open_file else 'are for us alone'}."
    )
    if settings.DEBUG:
        yield Finding(False, "MERIDA_DEBUG is 1: errors show what they should not; unset it.")
    if value("MERIDA_LISTEN") not in ("127.0.0.1", "::1") and not settings.ADDRESS.startswith("https://"):
        yield Finding(False, "Others can reach the site without HTTPS: set MERIDA_ADDRESS to its https:// address.")
