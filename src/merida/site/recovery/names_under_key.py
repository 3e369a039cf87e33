"""Words that can be erased: sealed under a key of one person; the key destroyed, they are noise wherever they lie."""

from __future__ import annotations

import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

NONCE = 12


def new_secret() -> bytes:
    """A key for one person."""
    return ChaCha20Poly1305.generate_key()


def sealed(words: dict[str, str], secret: bytes | memoryview[int]) -> bytes:
    """The words as they are kept."""
    nonce = os.urandom(NONCE)
    plain = json.dumps(words, ensure_ascii=False).encode()
    return nonce + ChaCha20Poly1305(bytes(secret)).encrypt(nonce, plain, None)


def opened(kept: bytes | memoryview[int], secret: bytes | memoryview[int] | None) -> dict[str, str]:
    """The words again; nothing where the key is gone."""
    if not kept or secret is None:
        return {}
    data = bytes(kept)
    try:
        plain = ChaCha20Poly1305(bytes(secret)).decrypt(data[:NONCE], data[NONCE:], None)
    except InvalidTag:
        return {}
    found: dict[str, str] = json.loads(plain)
    return found
