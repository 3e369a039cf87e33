"""The embedded PostgreSQL: made once, up while anybody uses it, down when the last user ends, even by kill -9.

Locks of the kernel hold this together. `start` is held while somebody looks whether the server must be started; `users`
is shared by all who use it. A keeper (keeper.py) holds `keeper`, waits for `users` to be free and stops the server.
"""

from __future__ import annotations

import fcntl
import json
import os
import pwd
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from merida.site.server import binaries
from merida.site.server.binaries import ServerError
from merida.site.settings.logins import APPLICATION, NAME, OWNER, PORT
from merida.site.settings.places import cluster_folder, socket_folder
from merida.site.settings.secrets import make_secrets, secret

SUPERUSER = "postgres"
PATIENCE = 60.0  # seconds for a start: after a kill -9 the recovery of a busy cluster takes several


@contextmanager
def embedded(data: Path, *, lasting: bool = True) -> Iterator[None]:
    """The server is up inside this block; with `lasting` false it does not wait for the disk (tests)."""
    prepare(data)
    with _lock(data, "start", fcntl.LOCK_EX):
        users = _open(data, "users")
        fcntl.flock(users, fcntl.LOCK_SH)  # waits for a keeper that is just stopping the server
        try:
            if (free := lock_if_free(data, "keeper")) is not None:
                os.close(free)
                _keeper(data, lasting=lasting)
            wait(data)
            _databases(data)
        except BaseException:
            os.close(users)
            raise
    try:
        yield
    finally:
        os.close(users)


def prepare(data: Path) -> None:
    """Make the folders, the secrets and the cluster, where they are missing."""
    data.mkdir(parents=True, exist_ok=True)
    data.chmod(0o711 if binaries.account() else 0o700)
    make_secrets()
    programs = binaries.programs(data)
    cluster = cluster_folder(data)
    for folder in (cluster.parent, cluster, socket_folder(data)):
        if folder.is_symlink():
            raise ServerError(f"{folder} is a link; remove it, the database needs a folder of its own there.")
        binaries.own(folder)
    with _lock(data, "make", fcntl.LOCK_EX):
        if not (cluster / "PG_VERSION").exists():
            _initdb(programs, cluster)


def wait(data: Path) -> None:
    """Wait until the server answers; after a crash it recovers first."""
    end = time.monotonic() + PATIENCE
    while not answers(data):
        if time.monotonic() > end:
            raise ServerError(f"The database did not start in {PATIENCE:.0f} seconds; see {log_file(data)}.")
        time.sleep(0.05)


def answers(data: Path) -> bool:
    """Whether the server of this folder takes connections."""
    try:
        superuser(data, "postgres").close()
    except psycopg.OperationalError:
        return False
    return True


def superuser(data: Path, name: str) -> psycopg.Connection:
    """A connection as the server's administrator: to make roles and databases only."""
    return psycopg.connect(
        host=str(socket_folder(data)), port=PORT, user=SUPERUSER, password=secret("server"), dbname=name,
        autocommit=True, connect_timeout=10,
    )  # fmt: skip


def wait_until_stopped(data: Path) -> None:
    """Wait until the server whose last user has gone is down."""
    end = time.monotonic() + PATIENCE
    while (cluster_folder(data) / "postmaster.pid").exists() and time.monotonic() < end:
        time.sleep(0.02)


def log_file(data: Path) -> Path:
    """What the server said while it started."""
    return data / "postgresql" / "start.log"


def lock_if_free(data: Path, name: str, *, wait: bool = False) -> int | None:
    """Take a lock for ourselves; None if somebody has it and we do not wait."""
    held = _open(data, name)
    try:
        fcntl.flock(held, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        return None
    return held


def _keeper(data: Path, *, lasting: bool) -> None:
    order = {"data": str(data), "lasting": lasting}
    with log_file(data).open("ab") as log:
        subprocess.Popen(
            [sys.executable, "-m", "merida.site.server.keeper", json.dumps(order)],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, cwd="/",
        )  # fmt: skip


def _initdb(programs: Path, cluster: Path) -> None:
    with tempfile.NamedTemporaryFile("w", prefix="merida-", encoding="utf-8") as password:
        password.write(secret("server"))
        password.flush()
        if who := binaries.account():
            os.chown(password.name, pwd.getpwnam(who["user"]).pw_uid, -1)
        binaries.run(
            programs / "initdb", "-D", str(cluster), "-U", SUPERUSER, "--encoding=UTF8", "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8", "--auth=scram-sha-256", f"--pwfile={password.name}", "--data-checksums",
            "--no-sync", "--no-instructions",
        )  # fmt: skip


def _databases(data: Path) -> None:
    """The two roles and the database; the passwords are those of the secrets, whatever they were before."""
    quoted = psycopg.sql.Identifier
    literal = psycopg.sql.Literal
    with superuser(data, "postgres") as connection:
        roles = {row[0] for row in connection.execute("select rolname from pg_roles")}
        for role, rights, key in (
            (OWNER, "login createdb createrole", "owner"),
            (APPLICATION, "login", "application"),
        ):
            if role not in roles:
                connection.execute(
                    psycopg.sql.SQL("create role {} " + rights + " password {}").format(
                        quoted(role), literal(secret(key))
                    )
                )
        if not connection.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone():
            connection.execute(psycopg.sql.SQL("create database {} owner {}").format(quoted(NAME), quoted(OWNER)))
            connection.execute(psycopg.sql.SQL("revoke all on database {} from public").format(quoted(NAME)))
            connection.execute(
                psycopg.sql.SQL("grant connect on database {} to {}").format(quoted(NAME), quoted(APPLICATION))
            )


def _open(data: Path, name: str) -> int:
    return os.open(data / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)


@contextmanager
def _lock(data: Path, name: str, kind: int) -> Iterator[None]:
    held = _open(data, name)
    try:
        fcntl.flock(held, kind)
        yield
    finally:
        os.close(held)
