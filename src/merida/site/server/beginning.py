"""What `merida serve` does before the first page: migrations, reference data, an account to begin with, the address."""

from __future__ import annotations

import socket
from collections.abc import Sequence

import click
from django.conf import settings
from django.db import Error, connection
from django.utils import timezone

from merida.site.people.demo import ACCOUNTS, demo_account
from merida.site.people.models import Person
from merida.site.server import loading, serving
from merida.site.server.binaries import ServerError
from merida.site.server.migrating import migrate
from merida.site.settings.logins import own_server
from merida.site.settings.names import number, value

OTHERS = f"The same password opens {', '.join(one.email for one in ACCOUNTS[1:])}."


def serve(*, demo: bool, paths: Sequence[str]) -> None:
    """Everything, until Ctrl-C."""
    _refuse_taken_port()
    if value("DATABASE_URL") or not own_server():  # else the owner migrates elsewhere
        migrate(verbosity=0)
    person, how = None, ""
    if demo:
        person, password = demo_account(at=timezone.now())
        how = f"Sign in as {person.email} with the password {password}\n{OTHERS}"
    elif not Person.objects.exists():
        how = "Nobody can sign in yet. Add an administrator with: merida site person ADDRESS --role administrator"
    supervisor = serving.Supervisor()
    supervisor.keep_web()
    for _ in range(number("MERIDA_WORKERS")):
        supervisor.keep_worker()
    while not _answers() and not supervisor.stopping.wait(0.1):
        pass
    click.echo(f"Merida runs at {settings.ADDRESS}")
    if how:
        click.echo(how)
    click.echo("Ctrl-C ends it.")
    try:
        for sentence in loading.load(paths, by=person):
            click.echo(sentence)
            if supervisor.stopping.is_set():
                break
        for sentence in loading.furnish() if demo and paths else ():
            click.echo(sentence)
    except Error:  # the pages stay open
        click.echo("The database went away while files were loaded: load them again with merida site load.", err=True)
    connection.close()
    supervisor.wait()
    click.echo("Merida has ended.")


def _answers() -> bool:
    with socket.socket(_family()) as visitor:
        visitor.settimeout(1)
        return visitor.connect_ex((_here(), settings.PORT)) == 0


def _refuse_taken_port() -> None:
    with socket.socket(_family()) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((value("MERIDA_LISTEN"), settings.PORT))
        except OSError as error:
            raise ServerError(
                f"Port {settings.PORT} cannot be used ({(error.strerror or str(error)).lower()}); "
                "choose another with --port."
            ) from error


def _family() -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in value("MERIDA_LISTEN") else socket.AF_INET


def _here() -> str:
    listens = value("MERIDA_LISTEN")
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(listens, listens)
