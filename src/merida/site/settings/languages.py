"""The six languages of the United Nations, and how moments and numbers are shown."""

from __future__ import annotations

from pathlib import Path

from merida.site.settings.names import value

LANGUAGES = [
    ("ar", "العربية"),
    ("zh-hans", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
LANGUAGE_CODE = value("MERIDA_LANGUAGE")
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = value("MERIDA_TIME_ZONE")
