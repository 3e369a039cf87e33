"""A table of a page: its cells by row and column, and where it stands."""

from __future__ import annotations

from merida.reading.pdf.lines import Line


class Table:
    """Cells by row and column, each with its lines, in a rectangle of a page."""

    __slots__ = ("cells", "edges", "page", "spans", "x0", "x1", "y0", "y1")

    def __init__(self, page: int, box: tuple[float, float, float, float], edges: list[float]) -> None:
        self.page = page
        self.x0, self.y0, self.x1, self.y1 = box
        self.edges = edges
        """Where the columns begin, from left to right, and where the last one ends."""
        self.cells: dict[tuple[int, int], list[Line]] = {}
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}
        """How many rows and columns a cell reaches over, where it is more than one."""

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row, cell by cell."""
        return tuple(
            " ".join(line.text for line in self.cells.get((row, column), ())) for column in range(self.columns)
        )

    @property
    def columns(self) -> int:
        """The number of columns."""
        return len(self.edges) - 1

    @property
    def partial(self) -> bool:
        """Text stands in one column only: the rest of a row that began on the page before, or no table."""
        return len({column for _, column in self.cells}) < 2

    @property
    def lines(self) -> list[Line]:
        """All lines, cell by cell."""
        return [line for place in sorted(self.cells) for line in self.cells[place]]

    @property
    def rows(self) -> int:
        """The number of rows."""
        return 1 + max((row for row, _ in self.cells), default=-1)
