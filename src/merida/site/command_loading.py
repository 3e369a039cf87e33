"""`merida site load KIND FILE`: tables that a person fills in; each kind goes to the application that knows it.

A loader is `function(path, by=, at=, dry_run=)`: sentences; those that are a `RefusedRow` make the status 1.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click

KINDS: dict[str, str] = {
    "activities": "merida.site.assistance.loading_activities:load_activities",
    "events": "merida.site.recovery.loading_events:load_own",
    "plan": "merida.site.assistance.loading_plans:load_plan",
    "rates": "merida.site.server.loading_rates:load_rates",
    "register": "merida.site.recovery.loading_events:load_register",
    "replies": "merida.site.assistance.loading_plans:load_replies",
}


def load_kind(kind: str, paths: tuple[str, ...], *, by: Any, at: datetime, dry_run: bool) -> None:
    """Load each file; what is refused is said on standard error, and the rest goes on."""
    from django.core.exceptions import PermissionDenied  # slow

    from merida.site.provenance.refusals import Refusal, RefusedRow  # slow

    loader, failed = _loader(kind), False
    for given in paths:
        path = Path(given)
        if not path.is_file():
            click.echo(f"There is no file {given}; check its name and folder.", err=True)
            failed = True
            continue
        try:
            for sentence in loader(path, by=by, at=at, dry_run=dry_run):
                refused = isinstance(sentence, RefusedRow)
                click.echo(sentence, err=refused)
                failed |= refused
        except (Refusal, PermissionDenied) as refusal:
            click.echo(f"{given}: {refusal}", err=True)
            failed = True
    sys.exit(1 if failed else 0)


def _loader(kind: str) -> Callable[..., Iterator[str]]:
    module, _colon, name = KINDS[kind].partition(":")
    found: Callable[..., Iterator[str]] = getattr(import_module(module), name)
    return found
