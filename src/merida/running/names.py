"""Names of files as they may be shown: no control characters, no marks that turn the direction of writing."""

from __future__ import annotations

__all__ = ["MOST_SHOWN", "shown"]

MOST_SHOWN = 160


def shown(name: str) -> str:
    """The name on one line, what cannot be printed as `?`, the middle left out if it is very long.

    Overrides of direction (U+202E and its like) would let `annexcod.exe` be seen as `annexe.doc`.
    """
    clean = "".join(sign if sign.isprintable() else "?" for sign in name)
    if len(clean) <= MOST_SHOWN:
        return clean
    half = (MOST_SHOWN - 3) // 2
    return f"{clean[:half]}...{clean[-half:]}"
