"""`merida serve` and `merida site ...`: arguments to the site; a failure is one sentence on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import click

from merida.site.server.binaries import ServerError


@contextmanager
def sentences() -> Iterator[None]:
    """What the site cannot do is said in a sentence, with status 1."""
    try:
        yield
    except ServerError as problem:
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


@click.group(short_help="Look after an installation: migrate, load, work, check, backup and restore.")
def site() -> None:
    """Look after an installation of the site.

    Example: merida site check
    """


@site.command(epilog="Example: merida site migrate")
@click.option("--quiet", is_flag=True, help="Say nothing unless something fails.")
@in_site
def migrate(quiet: bool) -> None:
    """Bring the database to the state this version needs: roles, tables, rights, reference data."""
    from merida.site.server.migrating import migrate as bring  # slow

    bring(verbosity=0 if quiet else 1)
