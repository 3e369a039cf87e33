"""The references of a text, kept for a while: a passage is asked for them when it is placed, weighed and cut."""

from __future__ import annotations

from functools import lru_cache

from merida.uncac import Reference, references


@lru_cache(maxsize=2048)
def references_in(text: str, context: str | None = None) -> tuple[Reference, ...]:
    """The references of a text in order, as `merida.uncac.references` gives them."""
    return tuple(references(text, context=context))
