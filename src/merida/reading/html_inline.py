"""What stands on the lines of one paragraph of a web page: letters with places, entities, marks, bold and italic."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from merida.reading.spacing import Segment
from merida.reading.text_drafts import BULLET, MARKER
from merida.reading.values import Mark

__all__ = ["Inline", "declared"]

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*([\d.]+)(pt|px)", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_LINE = "\v"
"""Stands for a `<br>` among the segments; a page does not hold it."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What an element's attributes say of its look; None where they say nothing."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    centred: bool | None = None


_NOTHING = Declared()


def declared(attrs: dict[str, str]) -> Declared:
    """What `style` and `align` say."""
    style, align = attrs.get("style", ""), attrs.get("align")
    if not style:
        return _NOTHING if align is None else Declared(centred=align.lower() == "center")
    weight, slant, size, side = _WEIGHT.search(style), _SLANT.search(style), _SIZE.search(style), _ALIGN.search(style)
    centred = side.group(1).lower() == "center" if side else None if align is None else align.lower() == "center"
    return Declared(
        None
        if weight is None
        else weight.group(1).lower() == "bold" or (weight.group(1) >= "600" and weight.group(1).isdigit()),
        None if slant is None else slant.group(1).lower() != "normal",
        None if size is None else round(float(size.group(1)) * (0.75 if size.group(2).lower() == "px" else 1), 1),
        centred,
    )


class Inline:
    """Collects the open paragraph; knows which tags around it are open."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._looks: list[Declared] = []
        self._seen: list[tuple[int, bool, bool, float | None]] = []
        """Of each segment: letters, bold, italic, size."""
        self._tail = ""

    def fresh(self) -> Inline:
        """An empty paragraph inside the same open tags."""
        new = Inline()
        new._looks = self._looks
        return new

    @contextmanager
    def inside(self, tag: str, attrs: dict[str, str]) -> Iterator[None]:
        """While the element is open."""
        look = declared(attrs) if attrs else _NOTHING
        if tag in ("b", "strong", "th"):
            look = Declared(True, look.italic, look.size)
        elif tag in ("i", "em", "cite", "dfn"):
            look = Declared(look.bold, True, look.size)
        self._looks.append(look)
        yield
        self._looks.pop()

    def look(self, first: int, last: int) -> tuple[bool, bool, float | None]:
        """Whether all letters of these segments are bold, all italic; and the size of most, where the page says it."""
        seen = [one for one in self._seen[first:last] if one[0]]
        sizes: dict[float, int] = {}
        for letters, _, _, size in seen:
            if size is not None:
                sizes[size] = sizes.get(size, 0) + letters
        most = max(sizes, key=lambda size: sizes[size]) if sizes else None
        return bool(seen) and all(one[1] for one in seen), bool(seen) and all(one[2] for one in seen), most

    def tail(self) -> str:
        """The last letters so far, white space left out at the end."""
        return self._tail.rstrip()

    def add(self, raw: str, start: int) -> None:
        """Letters as they are in the file from `start`."""
        at = 0
        for entity in _ENTITY.finditer(raw) if "&" in raw else ():
            seen = html.unescape(entity.group())
            if seen == entity.group():
                continue
            self._keep(raw[at : entity.start()], start + at, start + entity.start())
            self._keep(seen, start + entity.start(), start + entity.end())
            at = entity.end()
        self._keep(raw[at:], start + at, start + len(raw))

    def _keep(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        self.segments.append((text, 0, start, end))
        self._tail = (self._tail + text[-8:])[-8:]
        bold = italic = size = None
        for look in reversed(self._looks):
            bold = look.bold if bold is None else bold
            italic = look.italic if italic is None else italic
            size = look.size if size is None else size
        self._seen.append((sum(map(str.isalpha, text)), bool(bold), bool(italic), size))

    def add_mark(self, label: str) -> None:
        """A footnote mark."""
        self.segments.append(Mark(label, 0))
        self._seen.append((0, False, False, None))

    def line_end(self, start: int, end: int) -> None:
        """A `<br>`, which stands there."""
        self.segments.append((_LINE, 0, start, end))
        self._seen.append((0, False, False, None))

    def paragraphs(self, splits: Callable[[list[str]], bool]) -> Iterator[tuple[int, int]]:
        """First and last segment of each paragraph: parted at line ends where they part blocks.

        They do where two come in a row, before a marker, or everywhere if `splits` says so of the lines.
        """
        starts = [0]
        for at, segment in enumerate(self.segments):
            if not isinstance(segment, Mark) and segment[0] == _LINE:
                starts.append(at)
        if len(starts) == 1:
            yield 0, len(self.segments)
            return
        ends = [*starts[1:], len(self.segments)]
        texts = [_text(self.segments[start:end]) for start, end in zip(starts, ends, strict=True)]
        everywhere = splits([text for text in texts if text])
        first = 0
        for start, text, before in zip(starts, texts, ["", *texts], strict=False):
            if start > first and (everywhere or not before or BULLET.match(text) or MARKER.match(text)):
                yield first, start
                first = start
        yield first, len(self.segments)


def _text(line: list[Segment]) -> str:
    return "".join(segment[0] for segment in line if not isinstance(segment, Mark)).strip()
