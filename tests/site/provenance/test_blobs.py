"""Bytes on disk: once, whole, under their own digest, for nobody else."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from merida.site.provenance import blobs


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.SOURCES = tmp_path / "sources"
    return tmp_path / "sources"


def test_the_same_bytes_are_kept_once(folder: Path) -> None:
    first = blobs.keep([b"General ", b"observations"])
    assert blobs.keep([b"General observations"]) == first
    assert first == (hashlib.sha256(b"General observations").hexdigest(), 20)
    assert blobs.read_blob(first[0]) == b"General observations"
    assert [path.name for path in folder.rglob("*") if path.is_file()] == [first[0]]


def test_an_upload_that_breaks_off_leaves_nothing(folder: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        blobs.keep(broken())
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_nobody_else_on_the_machine_reads_them(folder: Path) -> None:
    place = blobs.path_of(blobs.keep([b"restricted"])[0])
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_dir()} == {0o700}


def test_damage_is_found() -> None:
    whole, changed, gone = (blobs.keep([text])[0] for text in (b"whole", b"changed", b"gone"))
    blobs.path_of(changed).write_bytes(b"Changed")
    blobs.path_of(gone).unlink()
    assert list(blobs.damaged([whole, changed, gone])) == [changed, gone]


@pytest.mark.parametrize("name", ["", "../../secrets.json", "A" * 64, "g" * 64, "0" * 63])
def test_only_a_digest_names_bytes(name: str) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal"):
        blobs.path_of(name)
