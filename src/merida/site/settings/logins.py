"""How to log in to the database: as its owner, or as the role of web and worker that owns no table."""

from __future__ import annotations

import getpass
import hashlib
import hmac
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from merida.site.settings.names import SettingError, data_folder, value
from merida.site.settings.places import socket_folder
from merida.site.settings.secrets import secret

OWNER, APPLICATION, NAME = "merida", "merida_app", "merida"
PORT = 5432  # of the socket's name; the embedded server listens on no network


def login(url: str) -> dict[str, Any]:
    """A PostgreSQL address as Django's settings of a connection."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql", "psql"):
        raise SettingError("DATABASE_URL must begin with postgresql://, as in postgresql://owner:password@host/merida.")
    options = dict(parse_qsl(parts.query))
    return {
        "NAME": unquote(parts.path.lstrip("/")) or NAME,
        "USER": unquote(parts.username or "") or getpass.getuser(),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


def owner_login() -> dict[str, Any]:
    """As the role that owns the tables: for migrations, backups and checks only."""
    if given := value("DATABASE_URL"):
        return login(given)
    if value("DATABASE_APPLICATION_URL"):
        raise SettingError("Only the owner of the tables may do this: set DATABASE_URL too.")
    return _embedded(OWNER, secret("owner"))


def own_server() -> bool:
    """Whether the administrator has a PostgreSQL of their own."""
    return bool(value("DATABASE_URL") or value("DATABASE_APPLICATION_URL"))


def application_login() -> dict[str, Any]:
    """As the role of web and worker."""
    if given := value("DATABASE_APPLICATION_URL"):
        return login(given)
    if value("DATABASE_URL"):
        owner = owner_login()
        return owner | {"USER": f"{owner['USER']}_app", "PASSWORD": _derived(owner["PASSWORD"])}
    return _embedded(APPLICATION, secret("application"))


def _embedded(user: str, password: str) -> dict[str, Any]:
    return {
        "NAME": NAME, "USER": user, "PASSWORD": password,
        "HOST": str(socket_folder(data_folder())), "PORT": str(PORT), "OPTIONS": {},
    }  # fmt: skip


def _derived(password: str) -> str:
    # every machine of an installation knows it without being told, and it does not lead back to the owner's
    key = (value("MERIDA_SECRET_KEY") or password).encode()
    return hmac.new(key, b"merida application role" + password.encode(), hashlib.sha256).hexdigest()
