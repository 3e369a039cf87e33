"""Rows kept for a second look: as they are while they are few, then packed, so that memory stays that of the file."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator

from merida.tabular.values import Row

__all__ = ["Kept"]

_CELLS = 100_000
"""Kept as they are, and packed together once there are more."""


class Kept:
    """Rows in the order in which they were taken."""

    __slots__ = ("_cells", "_open", "_packed")

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._open: list[tuple[object, ...]] = []
        self._cells = 0

    def take(self, row: Row) -> None:
        """Keeps a row."""
        self._open.append((row.number, row.values, dict(row.marks) if row.marks else None, row.hidden, row.line))
        self._cells += len(row.values) + 1
        if self._cells >= _CELLS:
            # Unpacked only here, from bytes that were made here: nothing of the file is ever unpickled.
            self._packed.append(zlib.compress(pickle.dumps(self._open, pickle.HIGHEST_PROTOCOL), 1))
            self._open, self._cells = [], 0

    def rows(self) -> Iterator[Row]:
        """The rows, as often as asked."""
        for packed in self._packed:
            yield from map(_row, pickle.loads(zlib.decompress(packed)))
        yield from map(_row, self._open)


def _row(parts: tuple[object, ...]) -> Row:
    number, values, marks, hidden, line = parts
    if marks is None:
        return Row(number, values, hidden=hidden, line=line)  # type: ignore[arg-type]
    return Row(number, values, marks, hidden, line)  # type: ignore[arg-type]
