"""Which database, and as whom: web and worker log in as a role that owns no table."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from merida.site.settings.names import data_folder, value
from merida.site.settings.secrets import secret

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
OWNER, APPLICATION, NAME = "merida", "merida_app", "merida"
PORT = 5432  # of the socket's name; the embedded server listens on no network


def login(url: str) -> dict[str, Any]:
    """A PostgreSQL address as Django's settings of a connection."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql", "psql"):
        raise ValueError("DATABASE_URL must begin with postgresql://, as in postgresql://owner:password@host/merida.")
    options = dict(parse_qsl(parts.query))
    return {
        "NAME": unquote(parts.path.lstrip("/")) or NAME,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


def owner_login() -> dict[str, Any]:
    """As the role that owns the tables: for migrations, backups and checks only."""
    if given := value("DATABASE_URL"):
        return login(given)
    return _embedded(OWNER, secret("owner"))


def application_login() -> dict[str, Any]:
    """As the role of web and worker."""
    if given := value("DATABASE_APPLICATION_URL"):
        return login(given)
    if value("DATABASE_URL"):
        owner = owner_login()
        return owner | {"USER": f"{owner['USER']}_app", "PASSWORD": _derived(owner["PASSWORD"])}
    return _embedded(APPLICATION, secret("application"))


def _embedded(user: str, password: str) -> dict[str, Any]:
    from merida.site.settings.places import socket_folder

    return {
        "NAME": NAME, "USER": user, "PASSWORD": password,
        "HOST": str(socket_folder(data_folder())), "PORT": str(PORT), "OPTIONS": {},
    }  # fmt: skip


def _derived(password: str) -> str:
    # every machine of an installation knows it without being told, and it does not lead back to the owner's
    key = (value("MERIDA_SECRET_KEY") or password).encode()
    return hmac.new(key, b"merida application role" + password.encode(), hashlib.sha256).hexdigest()


CACHE_TABLE = "merida_cache"
CACHES = {  # counts attempts to sign in: in the database, so that every process and machine knows them
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": CACHE_TABLE}
}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **application_login(),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,  # our middleware opens the transaction around the whole request
    }
}
