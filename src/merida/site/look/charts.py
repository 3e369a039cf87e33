"""Shapes beside numbers: bars and a heat map, each a table that reads well without them. Nothing here ranks States."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

LEVELS = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart: its number opens `url`."""

    label: str
    value: int | None
    """None is withheld, which is not zero."""
    url: str = ""
    label_url: str = ""
    share: float = 0.0
    """Of the longest bar, in percent; set by `bars`."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a heat map. `level` 0 is nothing, 5 the most; a value of None is withheld, which is not zero."""

    value: int | None
    url: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row of a heat map."""

    label: str
    cells: tuple[Cell, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Rows by columns, the shade by the square root of the number, so that small numbers can still be told apart."""

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    most: int
    corner: str = ""


def bars(rows: Iterable[Bar]) -> tuple[Bar, ...]:
    """The rows in the order given, each with its share of the longest."""
    rows = tuple(rows)
    most = max((row.value or 0 for row in rows), default=0)
    return tuple(
        Bar(r.label, r.value, r.url, r.label_url, round(100 * (r.value or 0) / most, 2) if most else 0.0) for r in rows
    )


def level(value: int | None, most: int) -> int:
    """The shade of a number from 0 to 5."""
    if not value or most <= 0:
        return 0
    return min(LEVELS, max(1, ceil(LEVELS * sqrt(value / most))))


def heat_map(
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    values: Mapping[tuple[str, str], int | None],
    urls: Mapping[tuple[str, str], str] | None = None,
    corner: str = "",
) -> HeatMap:
    """A heat map of `values[row key, column key]`; rows and columns are (key, label) in the order to be shown."""
    most = max((value or 0 for value in values.values()), default=0)
    urls = urls or {}
    made = []
    for key, label in rows:
        cells = tuple(
            Cell(value, urls.get((key, column), ""), level(value, most))
            for column, _ in columns
            for value in (values.get((key, column), 0),)
        )
        made.append(HeatRow(label, cells))
    return HeatMap(tuple(label for _, label in columns), tuple(made), most, corner)
