"""Words that a spreadsheet would compute, and the apostrophe that stops it: put before them, and taken off again."""

from __future__ import annotations

import re

__all__ = ["computed", "escaped", "unescaped"]

# What a spreadsheet takes for a formula (OWASP), after any apostrophes of ours; a tab or line break hides one.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_COMPUTED = re.compile(r"\s*(?:[=＝]|[+\-@＋－＠]+\s*[A-Za-z_][\w.]*\s*[(|!])")


def escaped(text: str) -> str:
    """The text as it may stand in a cell of CSV; `unescaped` gives it back, whatever it was."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescaped(text: str) -> str:
    """The text without the apostrophe that stopped a spreadsheet from computing it."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text) else text


def computed(text: str) -> bool:
    """Whether a spreadsheet that opens this text would compute it: "=A1+1", "@SUM(A1)"; "-5" and "+1" are numbers."""
    return _COMPUTED.match(text) is not None
