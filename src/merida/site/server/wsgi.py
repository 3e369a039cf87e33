"""What the web server calls for every request."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "merida.site.settings.whole")
application = get_wsgi_application()
