"""What is seen on a page before its structure is: lines of text with place and look, and the page's size.

Coordinates are points from the top left of the page as shown (after /CropBox and /Rotate).
"""

from __future__ import annotations


class Line:
    """A line of text: one run from left to right on one baseline, within one column or cell."""

    __slots__ = (
        "base",
        "bold",
        "bold_end",
        "centred",
        "hyphen",
        "italic",
        "marks",
        "page",
        "rtl",
        "size",
        "start",
        "text",
        "wide",
        "x0",
        "x1",
        "xt",
    )

    def __init__(self, text: str, page: int, x0: float, x1: float, base: float, size: float, start: int) -> None:
        self.text = text
        self.page = page
        self.x0 = x0
        self.x1 = x1
        self.base = base
        """The baseline, from the top of the page."""
        self.size = size
        self.start = start
        """Index of its first character in PDFium's text page."""
        self.bold = False
        self.bold_end = False
        self.italic = False
        self.hyphen = False
        """Ended in a hyphen, which the text no longer holds."""
        self.marks: list[tuple[int, str]] = []
        """Footnote marks that the text no longer holds: offset and label."""
        self.rtl = False
        self.centred = False
        self.wide = False
        """Its spaces are stretched: it may be several cells, or a justified line of few words."""
        self.xt: float | None = None
        """Where the words after a typed marker begin, counted as `lead`."""

    @property
    def y0(self) -> float:
        """The top of its letters."""
        return self.base - 0.85 * self.size

    @property
    def y1(self) -> float:
        """The bottom of its letters."""
        return self.base + 0.22 * self.size

    @property
    def lead(self) -> float:
        """Where it begins, counted in reading direction (negative in Arabic: only differences mean something)."""
        return -self.x1 if self.rtl else self.x0

    @property
    def trail(self) -> float:
        """Where it ends, counted in reading direction."""
        return -self.x0 if self.rtl else self.x1

    def __repr__(self) -> str:
        return f"<{self.page} {self.x0:.0f}-{self.x1:.0f} y{self.base:.0f} {self.size:g} {self.text!r}>"


class Rule:
    """A ruling line or the edge of a box, thinner than three points."""

    __slots__ = ("x0", "x1", "y0", "y1")

    def __init__(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.x0, self.y0, self.x1, self.y1 = x0, y0, x1, y1

    @property
    def flat(self) -> bool:
        """It lies rather than stands."""
        return self.x1 - self.x0 >= self.y1 - self.y0


class PageLines:
    """The lines of one page in the order of the file, with its size and ruling lines."""

    __slots__ = ("height", "lines", "number", "pictures", "rtl", "rules", "strange", "width")

    def __init__(self, number: int, width: float, height: float) -> None:
        self.number = number
        self.width = width
        self.height = height
        self.lines: list[Line] = []
        self.rules: list[Rule] = []
        self.pictures = 0
        self.strange = 0
        """Characters without a meaning (private use, no Unicode value)."""
        self.rtl = False
