"""What papers are made of: headings, paragraphs with notes, and tables whose figures lead to the outcomes behind them.

Nothing here knows Word, Excel or HTML; the writers (word, workbook, web, plain) do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: words, or a number with the link that opens what it counts."""

    text: str
    number: int | None = None
    href: str | None = None
    language: str | None = None
    """Of words quoted in another language than the paper's."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its head and its cells; `part` heads a group of rows, `total` closes them."""

    head: str
    cells: tuple[Cell, ...] = ()
    kind: Literal["body", "part", "total"] = "body"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a paper prints it: numbered title, column heads, rows, and notes below."""

    title: str
    columns: tuple[str, ...]
    """Heads of the columns, the row head's first."""
    rows: tuple[Row, ...]
    number: str | None = None
    """"Table 1"."""
    notes: tuple[str, ...] = ()
    """Printed under the table: source, denominator, how to read it."""
    widths: tuple[float, ...] = ()
    """Shares of the width; equal for those not given."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, placed after the words before it."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, level 1 (I.) or 2 (A.); its number is given with it."""

    text: str
    number: str = ""
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of words and footnotes; numbered where it has a number."""

    parts: tuple[str | Note, ...]
    number: str = ""


type Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to hand on: what its first page says, and its blocks in order."""

    language: str
    title: str
    blocks: tuple[Block, ...]
    body: str = ""
    """The body it is for, as printed at the head."""
    symbol: str = ""
    date: str = ""
    """As printed."""
    subtitle: str = ""
    imprint: str = ""
    """One line at the foot of the first page: of which corpus, made when, by what."""
    head: str = ""
    """Whose paper it is, in the masthead; the United Nations if nobody is named."""
    wide: bool = False
    """Whether the page lies on its long side, for tables with many columns."""
