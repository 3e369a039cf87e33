"""How a command of the site runs: database up, settings read, and a failure said in one sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import click


@contextmanager
def sentences() -> Iterator[None]:
    """What the site cannot do is said in a sentence, with status 1."""
    from merida.site.settings.names import SettingError  # slow

    try:
        yield
    except SettingError as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)


def in_site(act: Callable[..., Any]) -> Callable[..., Any]:
    """The command runs with the database up and the settings read."""

    @wraps(act)
    def run(*arguments: Any, **options: Any) -> None:
        from merida.site.server.starting import site as started  # slow

        with sentences(), started():
            act(*arguments, **options)

    return run
