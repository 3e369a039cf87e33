"""What a short line is by its words: a heading of a known kind, a caption, a heading that goes on in the next line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from merida.reading.folding import fold, script_of, table

__all__ = ["HeadingKind", "cites_at_end", "goes_on", "heading_kind", "is_caption", "is_instruction"]

type HeadingKind = Literal["introduction", "chapter", "section", "part", "article", "top"]
_KINDS: tuple[HeadingKind, ...] = ("part", "introduction", "chapter", "section", "article", "top")
_CITES = re.compile(
    r"[(（\[][^()（）\[\]]{0,60}(?:\b(?:articles?|arts?|articulos?|chapters?|chapitres?|capitulos?|paras?|глав[аы]|стать[яи]|ст)\b\.?|第|الماد|المواد|الفصل)"
    r"[^()（）\[\]]{0,90}[)）\]]$"
)
_LONGEST = 200


@lru_cache(maxsize=4096)
def heading_kind(words: str) -> HeadingKind | None:
    """The kind of heading that a line without its number is; None if it is none that is known by its words."""
    if len(words) > _LONGEST:
        return None
    folded, script = fold(words).rstrip(" .:;"), script_of(words)
    return next((kind for kind in _KINDS if table("headings", kind, script).match(folded)), None)


def is_caption(words: str) -> bool:
    """Whether a line begins as the caption of a table or figure does."""
    return len(words) <= _LONGEST and table("headings", "caption", script_of(words)).match(fold(words)) is not None


def is_instruction(words: str) -> bool:
    """Whether a line says what is to be done to a text, as those of a corrigendum do ("Replace the existing text
    with")."""
    return (
        len(words) <= _LONGEST
        and table("headings", "instruction", script_of(words)).match(fold(words).rstrip(" .:")) is not None
    )


def goes_on(words: str) -> bool:
    """Whether a heading ends with a word after which it must go on."""
    return table("headings", "goes_on").search(fold(words[-40:])) is not None


def cites_at_end(words: str) -> bool:
    """Whether a line ends with articles in brackets, as the headings of article groups do."""
    tail = words[-170:].rstrip(" .:")
    return tail[-1:] in ")）]" and _CITES.search(fold(tail)) is not None
