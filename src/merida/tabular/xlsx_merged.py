"""Merged cells of a sheet, found before its rows: they stand behind them in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from merida.tabular.sniff import refused
from merida.tabular.values import letters
from merida.tabular.xlsx_styles import columns_of

__all__ = ["Merge", "Merges", "merges_in"]

_CHUNK = 1 << 20
_FOUND = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]{0,200}?ref=["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']""")
_MOST = 50_000


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A range of merged cells: rows from 1 and columns from 0, both ends included."""

    top: int
    bottom: int
    left: int
    right: int

    def __str__(self) -> str:
        return f"{letters(self.left)}{self.top}:{letters(self.right)}{self.bottom}"


def merges_in(stream: BinaryIO) -> tuple[Merge, ...]:
    """The ranges that a part names, in the order of their rows."""
    found: set[Merge] = set()
    before = b""
    while chunk := stream.read(_CHUNK):
        both = before + chunk
        if b"mergeCell" in both:
            for one in _FOUND.finditer(both):
                corners = one[1].decode().split(":")
                columns = sorted(columns_of(one[1].decode()))
                rows = sorted(int(re.sub("[A-Z]", "", corner)) for corner in corners)
                found.add(Merge(rows[0], rows[1], columns[0], columns[1]))
            if len(found) > _MOST:
                raise refused("damaged")
        before = both[-256:]
    return tuple(sorted(found))


class Merges:
    """Which merged ranges a row meets; asked row after row."""

    def __init__(self, merges: tuple[Merge, ...], columns: int) -> None:
        self._merges = merges
        self._tops = [one.top for one in merges]
        self._next = 0
        self._open: list[Merge] = []
        self._most = columns

    def at(self, row: int) -> Iterator[Merge]:
        """The ranges that hold cells of this row."""
        if not self._merges:
            return iter(())
        until = bisect_right(self._tops, row)
        if until > self._next:
            self._open += self._merges[self._next : until]
            self._next = until
        if self._open:
            self._open = [one for one in self._open if one.bottom >= row]
            if len(self._open) > self._most:  # merged cells never overlap: this many are no work of a person
                raise refused("damaged")
        return iter(self._open)
