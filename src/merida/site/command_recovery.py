"""`merida site volumes` and `merida site ledger ...`: recovered assets in the terminal and for programs."""

from __future__ import annotations

import sys

import click

from merida.site.command_running import in_site

_AS = click.option("--as", "email", metavar="ADDRESS", help="As this person sees them; the demonstration if not given.")


@click.command(
    epilog="Example: merida site volumes --stage transferred --by origin --currency USD",
    short_help="Print volumes of one stage of recovered assets.",
)
@click.option(
    "--stage", required=True, help="frozen, confiscated, approved, transferred, received, used; one at a time."
)
@click.option("--by", default="", help="year, origin, location, jurisdiction, region, ground, route, disposal, ...")
@click.option("--status", default="done", show_default=True, help="One or several, as in ordered,agreed.")
@click.option("--currency", default="", help="Convert into it as well; what cannot be stays beside it.")
@click.option("--from", "since", default="", metavar="YEAR", help="Not before this year.")
@click.option("--to", "until", default="", metavar="YEAR", help="Not after this year.")
@click.option("--origin", default="", metavar="CODE", help="Of this State of origin only.")
@click.option("--jurisdiction", default="", metavar="CODE", help="Of proceedings in this jurisdiction only.")
@click.option("--as-of", default="", metavar="DATE", help="What had surely happened by this day.")
@click.option("--known-on", default="", metavar="DATE", help="As the register knew it at the end of this day.")
@click.option(
    "--format", "form", type=click.Choice(("json", "csv", "table")), default="table", show_default=True,
    help="JSON lines, CSV, or a table for people.",
)  # fmt: skip
@_AS
@in_site
def volumes(email: str | None, form: str, since: str, until: str, **words: str) -> None:
    """Print what was frozen, confiscated, transferred, received or used; stages are never added together.

    Originals first, then converted; "not disclosed" is counted, never zero. Without --as and without a
    demonstration, what is public is counted.
    """
    from django.utils import timezone  # slow

    from merida.site.people.asking import acting_as  # slow
    from merida.site.recovery.selectors.asked import asked_for  # slow
    from merida.site.recovery.selectors.volumes_files import volumes_file  # slow
    from merida.site.recovery.selectors.volumes_page import found_for  # slow
    from merida.site.server.persons import person_named  # slow

    try:
        asked = asked_for({**words, "from": since, "to": until})
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    with acting_as(person_named(email)) as seen_by:
        found = found_for(asked=asked, seen_by=seen_by, language="en")
        kind = {"json": "jsonl", "csv": "csv", "table": "txt"}[form]
        sys.stdout.buffer.write(volumes_file(found=found, kind=kind, language="en", at=timezone.now()).data)


@click.group(epilog="Example: merida site ledger check", short_help="The ledger of recovered assets: export, check.")
def ledger() -> None:
    """The ledger of recovered assets."""


@ledger.command(epilog="Example: merida site ledger export PLW/2026/184203 --format beancount")
@click.argument("case")
@click.option(
    "--format", "form", type=click.Choice(("hledger", "beancount")), default="hledger", show_default=True,
    help="The program it is for; both are plain text for people too.",
)  # fmt: skip
@_AS
@in_site
def export(case: str, form: str, email: str | None) -> None:
    """Print the journal of a CASE in double entry: State/year/number, what a loaded file calls it, or its key."""
    from merida.site.people.asking import acting_as  # slow
    from merida.site.recovery.selectors.journals import journal_of  # slow
    from merida.site.server.persons import person_named  # slow

    with acting_as(person_named(email)):
        text = journal_of(case, form)
    if text is None:
        click.echo(f"There is no case {case}; name it as State/year/number, as its page does.", err=True)
        sys.exit(1)
    click.echo(text, nl=False)


@ledger.command(epilog="Example: merida site ledger check")
@in_site
def check() -> None:
    """Look whether every event sums to zero, every reversal is right and balances are those of the library."""
    from merida.site.recovery.selectors.journals import faults  # slow
    from merida.site.server.roles import as_owner  # slow

    with as_owner():
        events, found = faults()
    for sentence in found:
        click.echo(sentence)
    click.echo(f"{events} events with postings, {len(found) or 'no'} faults.")
    sys.exit(1 if found else 0)
