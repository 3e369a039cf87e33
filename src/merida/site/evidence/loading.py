"""What `merida site load` hands to evidence: documents, folders, archives; pairings; lists of the codebook."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from merida.site.evidence.coding import CodingError
from merida.site.evidence.first_reviews import COLUMNS, pairings
from merida.site.evidence.models import Upload, UploadItem
from merida.site.evidence.services.codebook import edit_list
from merida.site.evidence.services.registering import load_pairings
from merida.site.evidence.services.uploading import Given, add_documents, read_upload
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.provenance.refusals import Refusal

DOCUMENTS = {".pdf", ".docx", ".html", ".htm", ".txt", ".md", ".zip"}
CHUNK = 1 << 20
PATIENCE = 90
"""Seconds to wait for a database that went away; one that was killed needs some to recover."""


def load_file(path: Path, *, by: Person, at: datetime) -> Iterator[str] | None:
    """Sentences about what was loaded; None for a file that is none of evidence's."""
    if path.is_dir():
        found = sorted(one for one in path.rglob("*") if one.is_file() and not one.name.startswith((".", "~$")))
        return _documents([one for one in found if one.suffix.lower() in DOCUMENTS], by, at)
    if path.suffix.lower() in DOCUMENTS:
        return _documents([path], by, at)
    if path.suffix.lower() == ".csv" and _heads(path) >= COLUMNS:
        return _pairings(path, by, at)
    if path.suffix.lower() == ".json":
        return _list(path, by, at)
    return None


def _documents(paths: list[Path], by: Person, at: datetime) -> Iterator[str]:
    for some in _batches(paths):
        try:
            with acting_as(by):
                upload = add_documents(files=[_given(one) for one in some], by=by, at=at)
        except Refusal as refusal:
            yield str(refusal)
            continue
        _read(upload, by)
        with acting_as(by):
            items = list(UploadItem.objects.filter(upload=upload).order_by("place"))
        for item in items:
            yield f"{item.name}: {item.problem or item.get_reading_display()}"


def _read(upload: Upload, by: Person) -> None:
    """Until all is read: a database that goes away is waited for, and what is kept is not read twice."""
    for left in reversed(range(PATIENCE)):
        try:
            read_upload(upload_id=upload.pk, by=by.pk)
        except (OperationalError, InterfaceError):
            connection.close()
            if not left:
                raise
            time.sleep(1)
        else:
            return


def _batches(paths: list[Path]) -> Iterator[list[Path]]:
    """As many at once as an upload may hold."""
    some: list[Path] = []
    size = 0
    for path in paths:
        own = path.stat().st_size
        if some and (len(some) >= settings.UPLOAD_FILES or size + own > settings.UPLOAD_BYTES):
            yield some
            some, size = [], 0
        some.append(path)
        size += own
    if some:
        yield some


def _given(path: Path) -> Given:
    def chunks() -> Iterator[bytes]:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk

    return Given(path.name, chunks(), path.stat().st_size)


def _pairings(path: Path, by: Person, at: datetime) -> Iterator[str]:
    try:
        found = list(pairings(path.read_text(encoding="utf-8-sig").splitlines()))
    except ValueError as problem:
        yield f"{path}: {problem}"
        return
    with acting_as(by):
        new = load_pairings(pairings=found, by=by, at=at)
    yield f"{path}: {len(found)} reviews, {new} of them new."


def _list(path: Path, by: Person, at: datetime) -> Iterator[str]:
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        with acting_as(by):
            made = edit_list(
                name=given["name"], entries=given["entries"], recoding=given.get("recoding", {}), by=by, at=at,
                because=given.get("because", ""),
            )  # fmt: skip
    except CodingError as problem:
        yield f"{path}: {problem}"
    except (ValueError, KeyError, TypeError, AttributeError):
        yield f"{path}: this is no list of the codebook; it holds name, entries (key, names) and because."
    else:
        yield f"{path}: {made.name}, version {made.version}, is in force."


def _heads(path: Path) -> set[str]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        return set(file.readline().strip().split(","))
