"""The files of the project, for tests about the code itself."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "merida"


@cache
def modules() -> tuple[Path, ...]:
    """Every module of the product that a person wrote (migrations are written by Django)."""
    return tuple(sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts))


def named(path: Path) -> str:
    """A path as it is shown in a message."""
    return str(path.relative_to(ROOT))


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def tracked() -> tuple[Path, ...]:
    """The files that git keeps; in an unpacked archive without git, all files of the folders that hold the project."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0 and done.stdout:
        return tuple(ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file())
    kept = ("src", "tests", "bench", "docs", "requirements", ".ci")
    return tuple(path for folder in kept for path in (ROOT / folder).rglob("*") if path.is_file())
