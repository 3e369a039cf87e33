"""Mail by SMTP, or kept in the outbox where an administrator sees what would have been sent."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from merida.site.settings.names import value

DEFAULT_FROM_EMAIL = SERVER_EMAIL = value("MERIDA_MAIL_FROM")
_url = urlsplit(value("MERIDA_MAIL_URL"))
_port = _url.port or (465 if _url.scheme == "smtps" else 587)

_smtp: dict[str, Any] = {
    "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "OPTIONS": {
        "host": _url.hostname or "localhost",
        "port": _port,
        "username": unquote(_url.username or ""),
        "password": unquote(_url.password or ""),
        "use_ssl": _url.scheme == "smtps",
        "use_tls": _url.scheme == "smtp" and _port != 25,
        "timeout": 20,
    },
}
SENDS_MAIL = _url.scheme in ("smtp", "smtps")
MAILERS: dict[str, Any] = {"default": _smtp if SENDS_MAIL else {"BACKEND": "merida.site.people.outbox.Backend"}}
