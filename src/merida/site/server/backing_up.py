"""`merida site backup FILE`: database, sources and head of the log as of one moment, in one sealed file."""

from __future__ import annotations

import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, cast

import psycopg
from django.conf import settings
from django.utils import timezone
from psycopg import sql

from merida.site.provenance import blobs
from merida.site.provenance.chain import Head
from merida.site.provenance.services import record_act
from merida.site.server import binaries, roles
from merida.site.server.binaries import ServerError
from merida.site.server.sealing import Sealer
from merida.site.settings.logins import owner_login


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: enough to see after a restore that all is back."""

    merida: str
    made_at: str
    counts: dict[str, int]
    sources: int
    head: str

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(self.counts.values())


def backup(file: Path, passphrase: str) -> Manifest:
    """Write a backup; the file is there whole or not at all."""
    record_act(act="backup", subject=None, by=None, at=timezone.now())
    part = file.with_name(f".{file.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            manifest = _write(out, passphrase)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except OSError as error:
        raise ServerError(f"{file} could not be written ({(error.strerror or str(error)).lower()}).") from error
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _write(out: BinaryIO, passphrase: str) -> Manifest:
    sealer = Sealer(out, passphrase)
    with _one_moment() as (server, snapshot), tarfile.open(fileobj=cast(BinaryIO, sealer), mode="w|") as archive:
        names = [row[0] for row in server.execute("select distinct sha256 from provenance_source order by 1")]
        manifest = Manifest(
            version("merida"), timezone.now().isoformat(), counts(server), len(names), str(head_of(server))
        )
        _add(archive, "manifest.json", json.dumps(asdict(manifest)).encode())
        with tempfile.NamedTemporaryFile(dir=settings.DATA) as dump:
            tool("pg_dump", "--format=custom", "--enable-row-security", f"--snapshot={snapshot}", stdout=dump)
            archive.add(dump.name, "database.dump", filter=_plain)
        for name in names:
            if not blobs.path_of(name).exists():
                raise ServerError(f"The source {name} is missing in {settings.SOURCES}; take it from an older backup.")
            archive.add(blobs.path_of(name), f"sources/{name}", filter=_plain)
    sealer.close()
    return manifest


@contextmanager
def _one_moment() -> Iterator[tuple[psycopg.Connection, str]]:
    with roles.open_as(owner_login()) as server:
        server.execute("begin isolation level repeatable read read only")
        row = server.execute("select pg_export_snapshot()").fetchone()
        assert row is not None
        yield server, row[0]
        server.execute("commit")


def counts(server: psycopg.Connection) -> dict[str, int]:
    """Rows by table."""
    tables = server.execute("select tablename from pg_tables where schemaname = 'public' order by 1").fetchall()
    found: dict[str, int] = {}
    for (table,) in tables:
        row = server.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table))).fetchone()
        assert row is not None
        found[table] = row[0]
    return found


def head_of(server: psycopg.Connection) -> Head:
    """The head of the log as this connection sees it."""
    row = server.execute("select number, digest from provenance_auditlink order by number desc limit 1").fetchone()
    return Head(*row) if row else Head(0, "")


def tool(name: str, *arguments: str, database: bool = True, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a program of PostgreSQL as the owner of the database; a failure is one sentence."""
    login = owner_login()
    environment = binaries.environment() | {
        "PGHOST": login["HOST"], "PGPORT": login["PORT"], "PGUSER": login["USER"], "PGPASSWORD": login["PASSWORD"],
        "PGDATABASE": login["NAME"],
    }  # fmt: skip
    environment = {key: text for key, text in environment.items() if text}
    target = [f"--dbname={login['NAME']}"] if database else []
    done = subprocess.run(
        [binaries.folder() / "bin" / name, *target, *arguments], env=environment, stderr=subprocess.PIPE, check=False,
        **more,
    )  # fmt: skip
    if done.returncode:
        said = (done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"])[0]
        raise ServerError(f"{name} failed ({said}).")
    return done


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    archive.addfile(entry, BytesIO(data))


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o600
    return entry
