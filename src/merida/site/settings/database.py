"""Which database Django uses, and where attempts to sign in are counted."""

from __future__ import annotations

from merida.site.settings.logins import application_login

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
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
