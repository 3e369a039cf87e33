"""`merida show`: a passage in its place, as words or as a picture of its page."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from merida.cli import output as target
from merida.cli.inputs import found_in
from merida.cli.options import limits
from merida.cli.telling import Teller
from merida.running import run_sources
from merida.running.limits import DEFAULT
from merida.running.showing import Shown, show_passage


@click.command(
    short_help="Show a passage in its place, or draw its page with the words marked.",
    epilog="Example: merida show SUMMARY.pdf 17 --png page.png",
)
@click.argument("file", metavar="FILE")
@click.argument("passage", metavar="PASSAGE")
@click.option("--png", metavar="OUT", help="Draw the page of a PDF, the words marked, into this file.")
@click.option("--start", type=click.IntRange(0), default=0, help="First character of the words within the passage.")
@click.option("--end", type=click.IntRange(0), help="Where the words end within the passage.")
@click.option("--scale", type=click.FloatRange(0.2, 10), default=2.0, show_default=True, help="Pixels for each point.")
def show(file: str, passage: str, png: str | None, start: int, end: int | None, scale: float) -> None:
    """Show where a passage stands in FILE.

    PASSAGE is the identifier that merida read and merida find print (the file's fingerprint, #, and a number), or the
    number alone. Without --png the words are printed, with the page, the block or the characters where they stand.
    Only a PDF has pages to draw; for a Word file, a web page or a text the place is told in words.
    """
    teller, most = Teller(), limits(DEFAULT.memory, DEFAULT.seconds)
    stage = partial(show_passage, passage=passage, start=start, end=end, scale=scale, draw=png is not None)
    found: list[Shown] = []
    with found_in((file,), most, teller, lines=False) as (sources, _):
        found.extend(teller.values(run_sources(list(sources)[:1], stage, limits=most)))
    for one in found:
        if one.picture is not None:
            with target.opened(png) as stream:
                stream.write(one.picture)
        if png != "-":
            sys.stdout.buffer.write(f"{one.told}\n".encode("utf-8", "backslashreplace"))
            if png is not None:
                teller.say(f"The page is drawn in {Path(png).name}.")
    sys.exit(teller.status)
