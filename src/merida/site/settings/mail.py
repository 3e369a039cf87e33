"""Mail by SMTP, or kept in the outbox where an administrator sees what would have been sent."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from merida.site.settings.names import value

DEFAULT_FROM_EMAIL = SERVER_EMAIL = value("MERIDA_MAIL_FROM")
_url = urlsplit(value("MERIDA_MAIL_URL"))

if _url.scheme in ("smtp", "smtps"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _url.hostname or "localhost"
    EMAIL_PORT = _url.port or (465 if _url.scheme == "smtps" else 587)
    EMAIL_HOST_USER = unquote(_url.username or "")
    EMAIL_HOST_PASSWORD = unquote(_url.password or "")
    EMAIL_USE_SSL = _url.scheme == "smtps"
    EMAIL_USE_TLS = _url.scheme == "smtp" and EMAIL_PORT != 25
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "merida.site.people.outbox.Backend"
