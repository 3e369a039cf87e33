"""Zip archives opened safely: what is in them, and the bytes of one member, within limits of size, ratio and number."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from typing import BinaryIO

from merida.reading.values import Unreadable
from merida.running.limits import Limits, too_large
from merida.running.sources import is_own_file

__all__ = ["HEADS", "is_document", "member", "members", "opened"]

HEADS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
MOST_RATIO = 300
"""Of unpacked to packed bytes, for members and archives that unpack to more than `RATIO_FROM`."""
RATIO_FROM = 20_000_000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_BOMB = "This archive unpacks to far more than documents do, so it was not opened: unpack it by hand."


def opened(stream: BinaryIO) -> zipfile.ZipFile:
    """The archive; raises `Unreadable`."""
    try:
        return zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise Unreadable("damaged", "This archive is damaged or was cut short: fetch it again.") from error


def is_document(archive: zipfile.ZipFile) -> bool:
    """Whether it is the package of an office document or a book, which is read as one file."""
    names = {name.lower() for name in archive.namelist()}
    return "[content_types].xml" in names or "mimetype" in names or any(name.startswith("word/") for name in names)


def members(archive: zipfile.ZipFile, size: int, limits: Limits) -> tuple[str, ...]:
    """The names of its files, sorted; raises `Unreadable` for bombs, locked and empty archives. `size`: its bytes."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > limits.members:
        raise too_many(limits)
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("encrypted", "This archive is protected by a password: unpack it, and give its folder.")
    unpacked = sum(info.file_size for info in infos)
    if sum(info.compress_size for info in infos) > size or (unpacked > RATIO_FROM and unpacked > MOST_RATIO * size):
        raise Unreadable("bomb", _BOMB)
    names = sorted({info.filename for info in infos if not any(map(is_own_file, info.filename.split("/")))})
    if not names:
        raise Unreadable("empty_archive", "This archive holds no document: fetch it again.")
    return tuple(names)


def too_many(limits: Limits) -> Unreadable:
    """The archive holds more files than are read at once."""
    message = f"This archive holds more than {limits.members:,} files: unpack it, and give its folders one by one."
    return Unreadable("too_many_files", message)


def member(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    """The bytes of a member; raises `Unreadable`."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise Unreadable("missing", "The archive holds no file of this name: list it with `unzip -l`.") from None
    if info.flag_bits & 1:
        raise Unreadable("encrypted", "This file is protected by a password: unpack the archive, and give its folder.")
    if info.file_size >= limits.bytes:
        raise Unreadable("too_large", too_large(limits).message)
    if info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        raise Unreadable("bomb", _BOMB)
    try:
        with archive.open(info) as stream:
            data = stream.read(info.file_size + 1)
    except _BROKEN as error:
        raise Unreadable("damaged", "This file is damaged inside its archive: fetch the archive again.") from error
    return data
