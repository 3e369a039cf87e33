"""How figures are printed: what was measured, the figure, what is asked for, and the command that prints it again."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

console = Console(highlight=False, width=None if Console().is_terminal else 140)


def heading(words: str, command: str) -> None:
    """The name of a measurement and the command that repeats it."""
    console.print()
    console.print(Text(words, style="bold"), Text(f"   ({command})", style="dim"), sep="")


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Rows of words and figures."""
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        shown.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in rows:
        shown.add_row(*(Text(cell) for cell in row))
    console.print(shown)


def line(words: str) -> None:
    """A sentence."""
    console.print(Text(words))


def ratio(value: float | None, digits: int = 3) -> str:
    """A ratio, or a dash where there is nothing to divide."""
    return "–" if value is None else f"{value:.{digits}f}"
