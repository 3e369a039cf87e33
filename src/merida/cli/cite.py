"""`merida cite` with its help and its table for people; the plain answer is given by `entry` without click."""

from __future__ import annotations

import sys

import click

from merida.cli import entry


@click.command(
    short_help="Find the citations of the Convention in words or files.",
    epilog='Example: merida cite "in line with art. 57, paras. 3 and 5, of the Convention"',
)
@click.argument("inputs", nargs=-1, metavar="[TEXT | FILE | -]...")
@click.option("--lang", metavar="XX", help="Language of the text: ar, en, es, fr, ru or zh. Recognized if not given.")
@click.option("--context", metavar="57", help='Provision in whose text it stands: what "this article" means.')
@click.option("--instrument", metavar="UNCAC|other", help="What bare articles belong to, if the text does not say.")
@click.option("--format", "form", default="json", metavar="json|table", help="JSON lines, or a table for people.")
def cite(inputs: tuple[str, ...], lang: str | None, context: str | None, instrument: str | None, form: str) -> None:
    """Find every citation of the Convention against Corruption.

    An argument that names an existing file is read as text; anything else is text itself; - is standard input.
    One JSON line per citation: provisions, start and end in code points, and the words. Articles of laws and of
    other treaties yield nothing. Without citations the output is empty and the status 0.
    """
    wrong = entry.refuse(list(inputs), lang, context, instrument)
    if wrong is None and form not in ("json", "jsonl", "table"):
        wrong = f"There is no format {entry.shown(form)}; --format takes json or table."
    if wrong:
        entry.say(wrong)
        sys.exit(2)
    status = 0
    rows: list[tuple[str, ...]] = []
    for name, text, problem in entry.texts(inputs):
        if problem:
            entry.say(problem)
            status = 1
        elif form == "table":
            rows.extend(_rows(text, name, context, instrument))
        else:
            entry.write(entry.lines(text, name, context, instrument))
    if form == "table" and rows:
        _table(rows)
    sys.exit(status)


def _rows(text: str, name: str | None, context: str | None, instrument: str | None) -> list[tuple[str, ...]]:
    from merida.uncac import cite as find  # slow

    return [
        (
            entry.shown(name or ""),
            f"{found.start}-{found.end}",
            ", ".join(found.provisions),
            " ".join(found.text.split()),
        )
        for found in find(text, None, context, instrument)
    ]


def _table(rows: list[tuple[str, ...]]) -> None:
    from rich import box  # slow
    from rich.console import Console  # slow
    from rich.table import Table  # slow
    from rich.text import Text  # slow

    table = Table(box=box.SIMPLE_HEAD)
    named = any(row[0] for row in rows)
    for title in ("File", "Characters", "Provisions", "Words")[0 if named else 1 :]:
        table.add_column(title, justify="right" if title == "Characters" else "left")
    for row in rows:
        table.add_row(*(Text(entry.shown(cell) if n == 3 else cell) for n, cell in enumerate(row) if named or n))
    Console().print(table)
