"""Imports point left or down, and an import inside a function says why it stands there."""

import ast
import re
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports
from sources import ROOT, SOURCE, modules, named, parsed

REASONS = ("slow", "optional")
"""`slow`: it takes long and is not always needed. `optional`: it belongs to an extra that may not be installed."""

PAGES = ("views", "api", "forms", "urls")
"""What of an app no other app may know: its pages. Its models, selectors and services are its doors."""


def test_the_contracts_of_pyproject_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_an_import_inside_a_function_gives_its_reason() -> None:
    silent = [
        f"{named(path)}:{node.lineno}: {line.strip()}"
        for path in modules()
        for node, line in _inner_imports(path)
        if not re.search(rf"# ({'|'.join(REASONS)})\b", line)
    ]
    assert not silent, "end the line with `# slow` or `# optional`, or move the import up:\n" + "\n".join(silent)


def _inner_imports(path: Path) -> list[tuple[ast.stmt, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    functions = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    found = {
        node.lineno: node
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    return [
        (node, f"{lines[node.lineno - 1]} {lines[(node.end_lineno or node.lineno) - 1]}") for node in found.values()
    ]


def test_no_app_of_the_site_knows_the_pages_of_another() -> None:
    through_the_window = []
    for path in modules():
        if not path.is_relative_to(SOURCE / "site"):
            continue
        app = path.relative_to(SOURCE / "site").parts[0]
        for node in ast.walk(parsed(path)):
            for name in _imported(node):
                match = re.match(rf"merida\.site\.(\w+)\.({'|'.join(PAGES)})\b", name)
                if match and match[1] != app and path.name != "urls.py":
                    through_the_window.append(f"{named(path)}:{getattr(node, 'lineno', 0)}: {name}")
    assert not through_the_window, "\n".join(through_the_window)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []
