"""What the web server calls for every request; its process ends with the one that started it."""

from __future__ import annotations

import os
import threading
import time

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver, reverse
from django.utils.translation import override

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "merida.site.settings.whole")
application = get_wsgi_application()


def _warm() -> None:
    """Load what a process loads once, pages with all that they use and catalogs: no reader waits for it."""
    _ = get_resolver().url_patterns
    for language, _name in settings.LANGUAGES:
        with override(language):
            reverse("assistance:home")


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if os.environ.get("MERIDA_WEB") == str(os.getppid()):  # a kill -9 of the web server leaves no port taken
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    threading.Thread(target=_warm, name="warm", daemon=True).start()
