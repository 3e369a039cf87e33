"""`merida site restore FILE`: everything back, into an installation in which nothing is, or nothing at all."""

from __future__ import annotations

import json
import re
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from psycopg import sql

from merida.site.provenance import blobs
from merida.site.server import roles
from merida.site.server.backing_up import Manifest, counts, head_of, tool
from merida.site.server.binaries import ServerError
from merida.site.server.migrating import migrate
from merida.site.server.sealing import Opener
from merida.site.settings.logins import owner_login

HOLDING = ("people_person", "provenance_source", "provenance_auditentry")
_OWNER_POLICY = re.compile(r" POLICY public \S+ owner ")


def restore(file: Path, passphrase: str) -> Manifest:
    """Bring back a backup and look whether all of it is there."""
    roles.refuse_unfit_server()
    _refuse_unless_empty()
    with file.open("rb") as given, tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        opener = cast(BinaryIO, Opener(given, passphrase))
        try:
            manifest = _unpack(opener, Path(folder))
        except tarfile.TarError as error:
            raise ServerError("The backup is damaged; use another copy.") from error
        _restore_database(Path(folder))
    _compare(manifest)
    migrate(verbosity=0)
    return manifest


def _refuse_unless_empty() -> None:
    with roles.open_as(owner_login()) as server:
        for table in HOLDING:
            there = server.execute("select to_regclass(%s)", [f"public.{table}"]).fetchone()
            if not (there and there[0]):
                continue
            if server.execute(sql.SQL("select 1 from {} limit 1").format(sql.Identifier(table))).fetchone():
                raise ServerError(
                    "This installation is in use: restore into an empty one, with MERIDA_DATA naming a new folder."
                )


def _unpack(opener: BinaryIO, folder: Path) -> Manifest:
    manifest: Manifest | None = None
    with tarfile.open(fileobj=opener, mode="r|") as archive:
        for entry in archive:
            content = archive.extractfile(entry)
            if content is None:
                continue
            if entry.name == "manifest.json":
                manifest = Manifest(**json.loads(content.read()))
            elif entry.name == "database.dump":
                with (folder / "database.dump").open("wb") as dump:
                    dump.writelines(_portions(cast(BinaryIO, content)))
            elif entry.name.startswith("sources/"):
                name, _ = blobs.keep(_portions(cast(BinaryIO, content)))
                if name != entry.name.removeprefix("sources/"):
                    raise ServerError(f"The source {entry.name} of the backup is not what its name says.")
    opener.read()  # to its sealed end
    if manifest is None:
        raise ServerError("The backup is damaged; use another copy.")
    return manifest


def _restore_database(folder: Path) -> None:
    dump = str(folder / "database.dump")
    with roles.open_as(owner_login()) as server:
        server.execute("drop schema public cascade")
        server.execute("create schema public")
    with (folder / "list").open("w+b") as wanted:
        listed = tool("pg_restore", "--list", dump, database=False, stdout=-1).stdout.decode()
        # The owner may have another name here: its policies are written anew below.
        wanted.write("\n".join(line for line in listed.splitlines() if not _OWNER_POLICY.search(line)).encode())
        wanted.flush()
        tool(
            "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
            f"--use-list={wanted.name}", dump,
        )  # fmt: skip
    with roles.open_as(owner_login()) as server:
        tables = server.execute(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity"
        ).fetchall()
        for (table,) in tables:
            server.execute(
                sql.SQL("create policy owner on {} to current_user using (true) with check (true)").format(
                    sql.Identifier(table)
                )
            )


def _compare(manifest: Manifest) -> None:
    with roles.open_as(owner_login()) as server:
        found, head = counts(server), str(head_of(server))
    if found != manifest.counts or head != manifest.head:
        wrong = sorted(t for t in manifest.counts.keys() | found.keys() if manifest.counts.get(t) != found.get(t))
        raise ServerError(f"Not everything is back ({', '.join(wrong) or 'the head of the log'}); use another copy.")


def _portions(content: BinaryIO) -> Iterator[bytes]:
    while portion := content.read(blobs.CHUNK):
        yield portion
