"""The sentences of the product, read from its source: what it says when something is wrong."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sources import SOURCE, modules, parsed

GAP = "…"
"""Stands for a name or number that is known only when the sentence is said."""


def _library() -> Iterator[Path]:
    return (path for path in modules() if not path.is_relative_to(SOURCE / "site"))


def said(node: ast.AST) -> str | None:
    """The text of a string or of an f-string, with a gap for each value; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else GAP for part in node.values)
        return "".join(str(part) for part in parts)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = said(node.left), said(node.right)
        return f"{left or GAP}{right or GAP}" if left or right else None
    return None


@cache
def all_strings() -> tuple[str, ...]:
    """Every string of the library and the command line."""
    found = (said(node) for path in _library() for node in ast.walk(parsed(path)))
    return tuple(text for text in found if text)


@cache
def codes() -> dict[str, Path]:
    """The codes of problems and refusals, and where each is first said."""
    out: dict[str, Path] = {}
    for path in _library():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Problem", "Unreadable") and node.args:
                code = said(node.args[0])
                if code and re.fullmatch(r"[a-z_]+", code):
                    out.setdefault(code, path)
    return out


def exists(sentence: str) -> bool:
    """Whether a documented sentence, with gaps, is said by some string: its parts in their order."""
    parts = [" ".join(part.split()) for part in sentence.split(GAP) if part.strip(" .,:;")]
    pattern = ".*".join(re.escape(part) for part in parts)
    return any(re.search(pattern, " ".join(text.split())) for text in all_strings())
