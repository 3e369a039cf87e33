"""What `merida serve` does before the first page: migrations, reference data, an account to begin with, the address."""

from __future__ import annotations

from collections.abc import Sequence

import click
from django.conf import settings
from django.db import connection
from django.utils import timezone

from merida.site.people.demo import demo_account
from merida.site.people.models import Person
from merida.site.server import loading, serving
from merida.site.server.migrating import migrate
from merida.site.settings.logins import own_server
from merida.site.settings.names import number, value


def serve(*, demo: bool, paths: Sequence[str]) -> None:
    """Everything, until Ctrl-C."""
    if value("DATABASE_URL") or not own_server():  # else the owner migrates elsewhere
        migrate(verbosity=0)
    person, how = None, ""
    if demo:
        person, password = demo_account(at=timezone.now())
        how = f"Sign in as {person.email} with the password {password}"
    elif not Person.objects.exists():
        how = (
            "Nobody can sign in yet. Add the first administrator with: merida site person ADDRESS --role administrator"
        )
    for sentence in loading.load(paths, by=person):
        click.echo(sentence)
    connection.close()
    click.echo(f"Merida runs at {settings.ADDRESS}")
    if how:
        click.echo(how)
    click.echo("Ctrl-C ends it.")
    supervisor = serving.Supervisor()
    supervisor.keep_web()
    for _ in range(number("MERIDA_WORKERS")):
        supervisor.keep_worker()
    supervisor.wait()
    click.echo("Merida has ended.")
