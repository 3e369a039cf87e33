"""Secrets of the installation: made once, kept in a file only its user can read, read but never made by settings."""

from __future__ import annotations

import json
import os
import secrets
from functools import cache

from merida.site.settings.names import data_folder, value

NAMES = ("secret_key", "server", "owner", "application")
_FILE = "secrets.json"


def make_secrets() -> None:
    """Make what is missing: called by the commands that begin an installation, never by settings."""
    path = data_folder() / _FILE
    known = _known()
    if all(name in known for name in NAMES):
        return
    known = {name: secrets.token_urlsafe(48) for name in NAMES} | known
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{_FILE}.{os.getpid()}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(known, file, indent=1)
    part.replace(path)
    secret.cache_clear()


@cache
def secret(name: str) -> str:
    """A secret of the installation; one that holds for this process alone where none was made yet."""
    if name == "secret_key" and (given := value("MERIDA_SECRET_KEY")):
        return given
    return _known().get(name) or secrets.token_urlsafe(48)


def _known() -> dict[str, str]:
    try:
        return dict(json.loads((data_folder() / _FILE).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}
