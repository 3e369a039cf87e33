"""What README shows is what happens: its session, its commands, its links."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from commands import SAMPLES, run
from sources import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CHANGES.md", *sorted((ROOT / "docs").rglob("*.md"))]


def _session() -> list[tuple[str, str]]:
    """Each line typed and what it prints."""
    found = re.search(r"```console\n(.*?)```", README, re.DOTALL)
    assert found
    return [
        (command, output) for command, output in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", found[1], re.MULTILINE)
    ]


@pytest.mark.parametrize(("command", "output"), _session(), ids=[command for command, _ in _session()])
def test_the_session_prints_what_it_shows(command: str, output: str) -> None:
    assert run(command, SAMPLES).stdout == output


def test_the_first_screen_has_a_sentence_a_session_and_a_picture() -> None:
    screen = README.splitlines()[:30]
    assert any("```console" in line for line in screen)
    assert any(line.startswith("![") for line in screen)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: str(guide.relative_to(ROOT)))
def test_links_lead_somewhere(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert not [link for link in links if link and not (guide.parent / link).exists()]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: str(guide.relative_to(ROOT)))
def test_make_targets_named_in_guides_exist(guide: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", guide.read_text(encoding="utf-8")))
    assert named <= targets


def test_measurements_named_in_readme_exist() -> None:
    from bench.__main__ import MEASUREMENTS

    named = {name for names in re.findall(r'make bench ARGS="?([a-z ]+)', README) for name in names.split()}
    assert named <= set(MEASUREMENTS)


def test_the_version_stands_in_changes_before_it_is_published() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changes = (ROOT / "CHANGES.md").read_text(encoding="utf-8")
    assert "## Unreleased" in changes or f"## {version}" in changes
