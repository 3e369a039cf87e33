"""Keys of rows: opaque, in order of time, and without gaps that would betray rows one may not see."""

from __future__ import annotations

import os
import time
import uuid


def new_key() -> uuid.UUID:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, the rest random."""
    moment = time.time_ns() // 1_000_000
    number = (moment & (2**48 - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    number = number & ~(0xF << 76) | 0x7 << 76
    return uuid.UUID(int=number & ~(0x3 << 62) | 0x2 << 62)
