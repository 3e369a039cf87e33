"""Secrets of the installation: made once, kept in a file only its user can read, read but never made by settings."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from merida.site.settings.names import data_folder, value

NAMES = ("secret_key", "server", "owner", "application")
_FILE = "secrets.json"


def make_secrets() -> None:
    """Make what is missing: called by the commands that begin an installation, never by settings."""
    with _alone():
        known = _known()
        if not all(name in known for name in NAMES):
            _write({name: secrets.token_urlsafe(48) for name in NAMES} | known)


def keep_secret(name: str) -> str:
    """A word kept with the secrets, made at the first call: the password of the demonstration."""
    with _alone():
        known = _known()
        if name not in known:
            known[name] = secrets.token_urlsafe(9)
            _write(known)
        return known[name]


@contextmanager
def _alone() -> Iterator[None]:
    data_folder().mkdir(parents=True, exist_ok=True)
    held = os.open(data_folder() / "secrets.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _write(known: dict[str, str]) -> None:
    path = data_folder() / _FILE
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
