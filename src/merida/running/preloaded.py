"""Loaded once by the server of the children, so that each of them starts with readers and lexicons in memory."""

from __future__ import annotations

import contextlib
import gc
from importlib import import_module

with contextlib.suppress(Exception):  # whatever is wrong is said by the child that meets it
    for name in ("docx", "html", "pdf", "text", "lines"):
        import_module(f"merida.reading.{name}")
    from merida.finding.find import find
    from merida.reading.read import read_bytes

    find(read_bytes(b"The Secretariat noted that two countries had amended article 5 of the Convention.", "x.txt"))

gc.collect()
gc.freeze()
