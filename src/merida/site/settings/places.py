"""Where the embedded server keeps its things inside the installation's folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

LONGEST_SOCKET = 85  # with "/.s.PGSQL.5432.lock" it stays under 107 bytes, the limit of a socket's path


def cluster_folder(data: Path) -> Path:
    """The database's files."""
    return data / "postgresql" / "18"


def socket_folder(data: Path) -> Path:
    """The folder of the server's socket: beside the cluster, or a short one where that path would be too long."""
    beside = data / "postgresql" / "socket"
    if len(os.fsencode(beside)) <= LONGEST_SOCKET:
        return beside
    name = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"merida-{os.getuid()}-{name}"
