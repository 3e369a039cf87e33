"""Begin a command of the site: the embedded database is up, and Django knows the site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from merida.site.settings.logins import own_server
from merida.site.settings.names import data_folder


@contextmanager
def site(*, lasting: bool = True) -> Iterator[None]:
    """The site can be used inside this block; its own database is started unless DATABASE_URL names another."""
    if own_server():
        _set_up()
        yield
        return
    from merida.site.server.postgres import embedded  # optional

    with embedded(data_folder(), lasting=lasting):
        _set_up()
        yield


def _set_up() -> None:
    import django  # slow

    from merida.site.settings.secrets import make_secrets  # slow

    make_secrets()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "merida.site.settings.whole")
    django.setup()
