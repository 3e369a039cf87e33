"""Names of files as strangers give them, made safe to show: no path, no control character, no change of direction."""

from __future__ import annotations

import unicodedata

LONGEST = 300
_SPACES = {"\t", "\n", "\r", "\u2028", "\u2029"}


def safe_name(name: str) -> str:
    """The last part of a path, as it can stand in a page or a header; "file" if nothing is left."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(
        " " if character in _SPACES else character
        for character in unicodedata.normalize("NFC", last)
        if character in _SPACES or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    shown = " ".join(shown.split()).strip(". ")
    if len(shown) > LONGEST:
        stem, dot, ending = shown.rpartition(".")
        keep = LONGEST - len(dot + ending)
        shown = f"{stem[:keep]}{dot}{ending}" if dot and 0 < len(ending) <= 10 else shown[:LONGEST]
    return shown or "file"
