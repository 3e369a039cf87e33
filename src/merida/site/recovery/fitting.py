"""Names of files that are longer than their column: cut, and still told apart."""

from __future__ import annotations

import hashlib


def fitting(name: str, most: int) -> str:
    """The name, if it has at most so many characters; else its beginning and what only this whole name gives.

    >>> fitting("Assets of X", 100)
    'Assets of X'
    """
    if len(name) <= most:
        return name
    return f"{name[: most - 13]}…{hashlib.sha256(name.encode()).hexdigest()[:12]}"
