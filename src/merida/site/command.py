"""`merida serve` and `merida site ...`: arguments to the site; a failure is one sentence on standard error."""

from __future__ import annotations

import os

import click

from merida.site.command_indicators import indicators
from merida.site.command_keeping import audit, backup, check, restore
from merida.site.command_loading import KINDS, load_kind
from merida.site.command_people import person, token
from merida.site.command_recovery import ledger, volumes
from merida.site.command_running import in_site, sentences

__all__ = ["serve", "site"]


@click.command(epilog="Example: merida serve --port 8000", short_help="Start the site and print its address.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on; MERIDA_PORT or 8000 if not given.")
@click.option("--demo", is_flag=True, help="Make an account to look around with, and print it.")
@click.option("--load", "paths", multiple=True, type=click.Path(), help="Load a file or folder for that account.")
def serve(port: int | None, demo: bool, paths: tuple[str, ...]) -> None:
    """Start the site: its own PostgreSQL if DATABASE_URL is unset, migrations, workers, web server.

    It prints the address and how to sign in, and runs until Ctrl-C.
    """
    if paths and not demo:
        raise click.UsageError("--load needs --demo; load files for somebody else with merida site load --as ADDRESS.")
    if port:
        os.environ["MERIDA_PORT"] = str(port)
    from merida.site.server.starting import site as started  # slow

    with sentences(), started():
        from merida.site.server import beginning  # slow

        beginning.serve(demo=demo, paths=paths)


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


@site.command(epilog="Example: merida site load --as amina@example.org summaries/")
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="[KIND] FILE...")
@click.option("--as", "email", metavar="ADDRESS", help="The person in whose name; the demonstration if not given.")
@click.option("--dry-run", is_flag=True, help="With a kind: say what would change and what is refused, write nothing.")
@in_site
def load(paths: tuple[str, ...], email: str | None, dry_run: bool) -> None:
    """Load documents, folders, archives, or newer reference data; each to the part that knows it.

    KIND says that the file is a table filled in by a person: plan or replies of a focal point, and others that
    docs/command-line.md names.
    """
    from django.utils import timezone  # slow

    from merida.site.server import loading  # slow
    from merida.site.server.persons import person_named  # slow

    if paths[0] in KINDS and len(paths) > 1:
        load_kind(paths[0], paths[1:], by=person_named(email), at=timezone.now(), dry_run=dry_run)
    if dry_run:
        raise click.UsageError("--dry-run needs the kind of the table, as in: merida site load replies FILE --dry-run")
    for sentence in loading.load(paths, by=person_named(email)):
        click.echo(sentence)


@site.command(epilog="Example: merida site work")
@click.option("--until-empty", is_flag=True, help="End when there is nothing left to do.")
@in_site
def work(until_empty: bool) -> None:
    """Do the work that waits in the queue, until Ctrl-C; start as many as there are cores, on any machine."""
    from merida.site.tasks.working import Worker  # slow

    worker = Worker()
    worker.stop_on_signals()
    worker.run(until_empty=until_empty)


for command in (check, backup, restore, audit, person, token, indicators, ledger, volumes):
    site.add_command(command)
