"""`merida site indicators`: the figures of a year, as a person may see them, in the terminal or for programs."""

from __future__ import annotations

import sys

import click

from merida.site.command_running import in_site


@click.command(
    epilog="Example: merida site indicators --year 2018 --format json", short_help="Print the indicators of a year."
)
@click.option("--year", type=click.IntRange(1990, 2200), required=True, help="Which year.")
@click.option(
    "--format", "form", type=click.Choice(("table", "json", "csv")), default="table", show_default=True,
    help="For people, as JSON lines, or as CSV.",
)  # fmt: skip
@click.option("--as", "email", metavar="ADDRESS", help="As this person sees them; the demonstration if not given.")
@in_site
def indicators(year: int, form: str, email: str | None) -> None:
    """Print States assisted, laws adopted, people trained, and demand against supply for chapter V.

    Without --as and without a demonstration, what is public is counted.
    """
    from django.utils import timezone  # slow

    from merida.site.assistance.selectors.indicators import indicators_page  # slow
    from merida.site.assistance.selectors.year import Asked  # slow
    from merida.site.assistance.selectors.year_papers import indicators_file, plain_lines  # slow
    from merida.site.people.asking import acting_as, asker_of  # slow
    from merida.site.server.persons import person_named  # slow

    person = person_named(email)
    with acting_as(person):
        page = indicators_page(asked=Asked(year), seen_by=asker_of(person), language="en")
        if form == "table":
            for line in plain_lines(page):
                click.echo(line)
            return
        kind = {"json": "jsonl", "csv": "csv"}[form]
        sys.stdout.buffer.write(indicators_file(page=page, kind=kind, language="en", at=timezone.now()).data)
