"""Whose statement it is: a State is known by its code, whether a source writes the code or the name."""

from __future__ import annotations

from merida.places import named, state


def code_of(written: str) -> str:
    """The code of a State or jurisdiction, written as that or by its name in one of six languages; empty for a body."""
    try:
        return state(written.strip().upper()).code
    except KeyError:
        return named(written.strip()) or ""
