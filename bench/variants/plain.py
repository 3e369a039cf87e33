"""A made document as plain text, as a person saves a page: hard lines, running heads and page numbers between pages."""

from __future__ import annotations

import textwrap

from bench.variants.made import Made
from bench.variants.marks import dotted, marker, numbered

WIDTH, CHINESE_WIDTH, HEIGHT = 76, 38, 48


def to_text(made: Made) -> str:
    """The text of the file."""
    lines: list[str] = []
    for number, part in numbered(made.parts):
        first = marker(made, number) if part.kind == "item" else "" if part.kind == "contents" else part.label
        hang = "  " if part.kind == "item" else ""
        whole = dotted(part, WIDTH - 6) if part.kind == "contents" else first + part.text
        if made.language == "zh":
            lines += [whole[at : at + CHINESE_WIDTH] for at in range(0, len(whole), CHINESE_WIDTH)]
        else:
            lines += textwrap.wrap(whole, WIDTH, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)
        if part.kind not in ("mast", "contents"):
            lines.append("")
    if made.layout["furniture"] == "none":
        return "\n".join(lines) + "\n"
    pages = [lines[at : at + HEIGHT] for at in range(0, len(lines), HEIGHT)]
    texts = []
    for number, page in enumerate(pages, 1):
        head = "" if number == 1 else made.layout["symbol"] + "\n\n"
        foot = f"{number}/{len(pages)}{' ' * 50}{made.layout['job']}"
        texts.append(head + "\n".join(page) + "\n\n" + foot)
    return "\n\f".join(texts) + "\n"
