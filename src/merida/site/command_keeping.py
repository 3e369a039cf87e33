"""`merida site check | backup | restore | audit`: what keeps an installation safe."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from merida.site.command_running import in_site


@click.command(epilog="Example: merida site check")
@in_site
def check() -> None:
    """Look whether everything is as it must be; status 1 if anything is not."""
    from merida.site.server.checking import findings  # slow

    failed = False
    for found in findings():
        click.echo(f"{'ok  ' if found.fine else 'FAIL'}  {found.sentence}")
        failed |= not found.fine
    sys.exit(1 if failed else 0)


@click.command(epilog="Example: merida site backup /media/stick/merida.backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@in_site
def backup(file: Path) -> None:
    """Write database, sources and head of the log into one encrypted FILE, while the site runs."""
    from merida.site.server import backing_up  # slow

    manifest = backing_up.backup(file, _passphrase(twice=True))
    click.echo(f"{file}: {manifest.rows} rows, {manifest.sources} sources, log head {manifest.head}.")


@click.command(epilog="Example: merida site restore /media/stick/merida.backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@in_site
def restore(file: Path) -> None:
    """Bring back what is in FILE; only into an installation in which nothing is."""
    from merida.site.server import restoring  # slow

    manifest = restoring.restore(file, _passphrase(twice=False))
    click.echo(f"{manifest.rows} rows, {manifest.sources} sources, log head {manifest.head}: all are back.")


@click.group(epilog="Example: merida site audit verify")
def audit() -> None:
    """The log of acts: verify it, or print its head to keep elsewhere."""


@audit.command(epilog="Example: merida site audit verify --head 120:5f2a...")
@click.option("--head", "heads", multiple=True, metavar="NUMBER:DIGEST", help="A head you kept; may be repeated.")
@in_site
def verify(heads: tuple[str, ...]) -> None:
    """Look whether any entry of the log was changed, taken out, swapped or cut off; status 1 if so."""
    from merida.site.provenance.chain import verify_chain  # slow
    from merida.site.provenance.decisions import changed_decisions  # slow
    from merida.site.provenance.heads import keep_head, kept_heads, parse_head  # slow
    from merida.site.server.roles import as_owner  # slow

    given = [parse_head(head) for head in heads]
    if None in given:
        raise click.UsageError(
            "A head is a number, a colon and 64 hexadecimal digits, as merida site audit head prints it."
        )
    with as_owner():
        last, faults = verify_chain([*kept_heads(), *(head for head in given if head)])
        sentences = [fault.sentence for fault in faults] + list(changed_decisions())
        if not sentences:
            keep_head()
    for sentence in sentences:
        click.echo(sentence)
    click.echo(f"{last.number} entries, {len(sentences) or 'no'} faults; head {last}")
    sys.exit(1 if sentences else 0)


@audit.command(epilog="Example: merida site audit head")
@in_site
def head() -> None:
    """Print the head of the log: keep it elsewhere, on paper or with a notary."""
    from merida.site.provenance.chain import head as last  # slow
    from merida.site.server.roles import as_owner  # slow

    with as_owner():
        click.echo(str(last()))


def _passphrase(*, twice: bool) -> str:
    from merida.site.settings.names import value  # slow

    given = value("MERIDA_BACKUP_PASSPHRASE")
    if not given and not sys.stdin.isatty():
        raise click.UsageError(
            "Set MERIDA_BACKUP_PASSPHRASE, or run this in a terminal to be asked for the passphrase."
        )
    return given or click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice)
