"""The bytes of sources on disk: one file per SHA-256, written whole or not at all, for the installation's user only."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from merida.site.provenance.keys import new_key

CHUNK = 1 << 20


def keep(chunks: Iterable[bytes]) -> tuple[str, int]:
    """Store bytes; their SHA-256 and size. Bytes that are there already are not written twice."""
    incoming = _folder(settings.SOURCES / "incoming")
    part = incoming / new_key().hex
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        name = digest.hexdigest()
        place = path_of(name)
        if not place.exists():
            _folder(place.parent)
            part.replace(place)
            _sync(place.parent)
    finally:
        part.unlink(missing_ok=True)
    return name, size


def path_of(sha256: str) -> Path:
    """Where the bytes of this name are, if they are."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError("A SHA-256 is 64 hexadecimal digits.")
    place: Path = settings.SOURCES / sha256[:2] / sha256
    return place


def open_blob(sha256: str) -> BinaryIO:
    """The bytes of this name, to read."""
    return path_of(sha256).open("rb")


def read_blob(sha256: str) -> bytes:
    """The bytes of this name."""
    return path_of(sha256).read_bytes()


def damaged(names: Iterable[str]) -> Iterator[str]:
    """Those of these names whose bytes are missing or no longer what the name says."""
    for name in names:
        digest = hashlib.sha256()
        try:
            with open_blob(name) as file:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
        except FileNotFoundError:
            yield name
            continue
        if digest.hexdigest() != name:
            yield name


def _folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _sync(folder: Path) -> None:
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
