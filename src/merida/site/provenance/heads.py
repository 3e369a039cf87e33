"""Heads of the log kept outside the database: an end that was cut off is seen against them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from django.conf import settings

from merida.site.provenance.chain import EMPTY, Head, head

_FORM = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


def kept_heads() -> list[Head]:
    """The heads this machine has kept."""
    try:
        lines = _file().read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return []
    return [found for line in lines if (found := parse_head(line))]


def keep_head() -> Head:
    """Keep the head of this moment; nothing is written if it is the last one kept."""
    now, kept = head(), kept_heads()
    if now != EMPTY and (not kept or kept[-1] != now):
        with os.fdopen(os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="ascii") as file:
            file.write(f"{now}\n")
    return now


def parse_head(text: str) -> Head | None:
    """A head as it is printed, NUMBER:DIGEST."""
    found = _FORM.fullmatch(text.strip())
    return Head(int(found[1]), found[2]) if found else None


def _file() -> Path:
    place: Path = settings.DATA / "audit-heads"
    return place
