"""A file sealed by a passphrase: scrypt, then ChaCha20-Poly1305 in portions whose order and end are sealed too."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from merida.site.server.binaries import ServerError

MAGIC = b"MERIDA BACKUP 1\n"
PORTION = 1 << 20
SALT, PREFIX = 16, 7
HEAD = len(MAGIC) + SALT + PREFIX


class Sealer:
    """A file to write to; what it writes can only be read with the passphrase."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        self._file, self._held, self._number = file, bytearray(), 0
        self._head = MAGIC + os.urandom(SALT + PREFIX)
        self._cipher = _cipher(passphrase, self._head)
        file.write(self._head)

    def write(self, data: bytes) -> int:
        """Write; in portions."""
        self._held += data
        while len(self._held) > PORTION:
            self._portion(bytes(self._held[:PORTION]), last=False)
            del self._held[:PORTION]
        return len(data)

    def close(self) -> None:
        """Write what is left and seal the end."""
        self._portion(bytes(self._held), last=True)

    def _portion(self, data: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._head, self._number, last), data, self._head)
        self._file.write(struct.pack(">I", len(sealed)) + sealed)
        self._number += 1


class Opener:
    """A sealed file to read from."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        head = file.read(HEAD)
        if len(head) != HEAD or not head.startswith(MAGIC):
            raise ServerError("This file is no backup of Merida; give the file that merida site backup wrote.")
        self._portions, self._held = self._open(file, head, _cipher(passphrase, head)), b""

    def read(self, size: int = -1) -> bytes:
        """So many bytes, fewer only at the end."""
        found = bytearray(self._held)
        while size < 0 or len(found) < size:
            portion = next(self._portions, None)
            if portion is None:
                break
            found += portion
        cut = len(found) if size < 0 else size
        self._held = bytes(found[cut:])
        return bytes(found[:cut])

    def _open(self, file: BinaryIO, head: bytes, cipher: ChaCha20Poly1305) -> Iterator[bytes]:
        number, last = 0, False
        while not last:
            size = file.read(4)
            if len(size) < 4:
                raise ServerError("The backup is cut off: its end is missing; use another copy.")
            sealed = file.read(min(struct.unpack(">I", size)[0], PORTION + 16))
            last = not file.peek(1) if hasattr(file, "peek") else False
            try:
                yield cipher.decrypt(_nonce(head, number, last), sealed, head)
            except InvalidTag as error:
                raise ServerError(
                    "The passphrase is wrong." if number == 0 else "The backup is damaged; use another copy."
                ) from error
            number += 1


def _cipher(passphrase: str, head: bytes) -> ChaCha20Poly1305:
    salt = head[len(MAGIC) : len(MAGIC) + SALT]
    return ChaCha20Poly1305(Scrypt(salt=salt, length=32, n=2**16, r=8, p=1).derive(passphrase.encode()))


def _nonce(head: bytes, number: int, last: bool) -> bytes:
    return head[-PREFIX:] + struct.pack(">IB", number, last)
