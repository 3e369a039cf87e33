"""What stands before the items of a made document: bullets, letters, numbers; a table of contents is dotted."""

from __future__ import annotations

from bench.variants.made import Made, Part

LETTERS = {"ar": "أبجدهوزحطيكلمنسعفصقرشت"}
LATIN = "abcdefghijklmnopqrstuvwxyz"


def marker(made: Made, number: int) -> str:
    """The sign before an item, with its space."""
    kind = made.layout["marker"]
    letters = LETTERS.get(made.language, LATIN)
    letter = letters[number % len(letters)]
    return {"(a)": f"({letter}) ", "a)": f"{letter}) ", "1)": f"{number + 1}) ", "auto": "• "}.get(kind, f"{kind} ")


def numbered(parts: list[Part]) -> list[tuple[int, Part]]:
    """Each part with its number in its run of items."""
    out, number = [], -1
    for part in parts:
        number = number + 1 if part.kind == "item" else -1
        out.append((number, part))
    return out


def dotted(part: Part, width: int = 70) -> str:
    """A line of the table of contents: the heading, dots, the page."""
    return f"{part.text} {'.' * max(4, width - len(part.text))} {part.label}"
