"""Two roles of the database: the owner changes tables, the application's role only works in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.apps import apps
from django.db import connection
from psycopg import sql

from merida.site.server.binaries import ServerError
from merida.site.settings.database import CACHE_TABLE
from merida.site.settings.logins import application_login, owner_login
from merida.site.settings.names import value

OLDEST = 170000


@contextmanager
def as_owner() -> Iterator[None]:
    """Django's connection logs in as the owner inside this block."""
    with logged_in(owner_login()):
        yield


@contextmanager
def logged_in(login: dict[str, Any]) -> Iterator[None]:
    """Django's connection logs in as somebody else inside this block; the database stays."""
    before = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
    connection.close()
    connection.settings_dict.update({key: login[key] for key in before})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def open_as(login: dict[str, Any]) -> psycopg.Connection:
    """A connection of our own, outside Django."""
    words = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    given = {word: login[key] for word, key in words.items() if login[key]}
    try:
        return psycopg.connect(**given, **login["OPTIONS"], autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        said = str(error).strip().splitlines()[-1]
        raise ServerError(f"The database does not let {login['USER']} in ({said}); check DATABASE_URL.") from error


def refuse_unfit_server() -> None:
    """One sentence if the server is too old or its words are not Unicode."""
    with open_as(owner_login()) as server:
        if server.info.server_version < OLDEST:
            raise ServerError(
                f"The database is PostgreSQL {server.info.server_version // 10000}; Merida needs 17 or later."
            )
        found = server.execute(
            "select pg_encoding_to_char(encoding), datctype, coalesce(datlocale, ''), datlocprovider::text"
            " from pg_database where datname = current_database()"
        ).fetchone()
        assert found is not None
        encoding, ctype, locale, provider = found
        if encoding != "UTF8" or (provider == "c" and ctype in ("C", "POSIX")) or (provider == "b" and locale == "C"):
            raise ServerError(
                "The database has the C locale or is not in UTF-8, so words in capitals would not be found; make it "
                "with: "
                "create database merida encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' "
                "template template0"
            )


def make_application_role() -> None:
    """Make the role of web and worker on a server of the administrator's own, if it is missing."""
    login = application_login()
    name, password = sql.Identifier(login["USER"]), sql.Literal(login["PASSWORD"])
    with open_as(owner_login()) as server:
        known = server.execute(
            "select rolsuper or rolbypassrls from pg_roles where rolname = %s", [login["USER"]]
        ).fetchone()
        if known and known[0]:
            raise ServerError(
                f"The role {login['USER']} may see every row; take that from it: "
                f"alter role {login['USER']} nosuperuser nobypassrls"
            )
        try:
            if not known:
                server.execute(
                    sql.SQL("create role {} login nosuperuser nobypassrls nocreatedb nocreaterole password {}").format(
                        name, password
                    )
                )
            elif value("DATABASE_URL") and not value("DATABASE_APPLICATION_URL"):
                server.execute(sql.SQL("alter role {} password {}").format(name, password))
            server.execute(sql.SQL("grant connect on database {} to {}").format(sql.Identifier(login["NAME"]), name))
        except psycopg.errors.InsufficientPrivilege as error:
            raise ServerError(
                f"{owner_login()['USER']} may not make roles; make one for web and worker and name it in "
                "DATABASE_APPLICATION_URL."
            ) from error


def grant() -> None:
    """Give the application's role what it needs of each table, and take the rest. Called as the owner."""
    role = sql.Identifier(application_login()["USER"])
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("revoke all on all tables in schema public from {}").format(role))
        cursor.execute(sql.SQL("revoke create on schema public from public"))
        cursor.execute(sql.SQL("grant usage on schema public to {}").format(role))
        cursor.execute(sql.SQL("grant usage, select on all sequences in schema public to {}").format(role))
        cursor.execute(sql.SQL("grant execute on all functions in schema public to {}").format(role))
        cursor.execute(sql.SQL("grant select on django_migrations to {}").format(role))
        cursor.execute(sql.SQL("grant all on {} to {}").format(sql.Identifier(CACHE_TABLE), role))
        for model in apps.get_models(include_auto_created=True):
            if not model._meta.managed or model._meta.proxy:
                continue
            rights = sql.SQL("select, insert, update, delete")
            if getattr(model, "append_only", False):
                rights = sql.SQL("select, insert")
            elif getattr(model, "written_by_owner", False):
                rights = sql.SQL("select")
            table = sql.Identifier(model._meta.db_table)
            cursor.execute(sql.SQL("grant {} on {} to {}").format(rights, table, role))
