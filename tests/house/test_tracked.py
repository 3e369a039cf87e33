"""What git keeps: nothing of one machine, no address of a registry, no secret, nothing that is not ours to give."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sources import ROOT, named, tracked

TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".csv",
    ".jsonl",
    ".json",
    ".html",
    ".css",
    ".js",
    ".po",
    ".svg",
    ".sql",
    ".yml",
    "",
}
MACHINE = re.compile(r"(?<![\w.])/(?:root|work|home/[a-z]\w+|Users/\w+|opt/(?:pypi|wheels)|tmp/\w+)(?:/|\b)")
REGISTRY = re.compile(
    r"--(?:extra-)?index-url|--find-links|https?://[^\s\"']*(?:/simple\b|pythonhosted|pypi\.org/simple)"
)
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{30,}|\bxox[abp]-\w{10,}|"
    r"\beyJ\w{20,}\.\w{20,}\.|"
    r"(?i:\b(?:password|secret_key|api_?key)\b\s*[=:]\s*[\"'][A-Za-z0-9+/_\-]{24,}[\"'])"
)
NOT_OURS = {"uncac-text.json"}
LARGEST = 1_000_000


def _lines() -> Iterator[tuple[str, str]]:
    for path in tracked():
        if path.suffix in TEXT and path != Path(__file__).resolve():
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                yield f"{named(path)}:{number}", line


@pytest.mark.parametrize(("what", "pattern"), [("machine", MACHINE), ("registry", REGISTRY), ("secret", SECRET)])
def test_no_tracked_line_holds(what: str, pattern: re.Pattern[str]) -> None:
    # The files that name the option which leaves addresses out are the only ones that may name it.
    found = [
        f"{where}: {line.strip()[:120]}"
        for where, line in _lines()
        if pattern.search(line.replace("--no-emit-index-url", ""))
    ]
    assert not found, f"{what}:\n" + "\n".join(found[:20])


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE, "see /root/notes"),
        (MACHINE, "open('/home/anna/report.pdf')"),
        (REGISTRY, "--extra-index-url file:///x"),
        (SECRET, "-----BEGIN PRIVATE KEY-----"),
        (SECRET, "password = 'abcdefghijklmnopqrstuvwxyz'"),
    ],
)
def test_such_lines_would_be_seen(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


def test_nothing_large_and_nothing_that_others_own_is_kept() -> None:
    assert not [named(path) for path in tracked() if path.stat().st_size > LARGEST]
    assert not [named(path) for path in tracked() if path.name in NOT_OURS]


def test_locks_hold_a_hash_for_every_package() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8")
        packages = re.findall(r"^[a-z0-9][\w.\-\[\]]*==", text, re.MULTILINE | re.IGNORECASE)
        entries = re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.MULTILINE)[1:]
        assert packages, lock.name
        assert all("--hash=sha256:" in entry for entry in entries), lock.name


def test_the_licence_is_said_where_it_is_looked_for() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").lstrip().startswith("Apache License")
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_programs_under_the_affero_licence_are_only_measured_against() -> None:
    for lock in ("library.txt", "site.txt", "development.txt"):
        assert "pymupdf" not in (ROOT / "requirements" / lock).read_text(encoding="utf-8").casefold()
