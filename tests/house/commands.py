"""Every command of `merida`, and running one as a person would, in a folder that holds the files its example names."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
from sources import ROOT

from merida.cli.main import merida

SAMPLES = ROOT / "src" / "merida" / "samples" / "documents"
FOR_ENDING = {
    ".docx": "summary2-en.docx", ".pdf": "summary2-en.pdf", ".html": "summary2-es.html",
    ".txt": "session-report-en.txt",
}  # fmt: skip
ASSISTANCE = SAMPLES.parent / "assistance"
IATI = ROOT / "tests" / "library" / "iati" / "data"
ENVIRONMENT = {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}


@cache
def commands() -> dict[str, click.Command]:
    """The commands by their full names: `merida find`, `merida site audit verify`."""
    return dict(_under("merida", merida))


def _under(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found is not None, f"{name} {child}"
            yield from _under(f"{name} {child}", found)


def help_of(name: str, command: click.Command) -> str:
    """What `--help` prints."""
    return command.get_help(click.Context(command, info_name=name))


def example_in(text: str) -> str | None:
    """The example of a help text, its lines joined."""
    _, found, after = text.partition("Example: ")
    return " ".join(after.split("\n\n")[0].split()) if found else None


def furnish(folder: Path, words: list[str]) -> None:
    """Put a sample under every name of a document or a folder that the words of a command hold."""
    for word in words[1:]:
        name = word.split("!")[0].rstrip("/")
        ending = Path(name).suffix.lower()
        if word.startswith("-") or not name or (folder / name).exists():
            continue
        if ending in FOR_ENDING:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(SAMPLES / FOR_ENDING[ending], folder / name)
        elif ending == ".xml" and words[1:3] != ["iati", "write"]:
            shutil.copy(IATI / "full.xml", folder / name)
        elif words[1] in ("match", "overlaps") and (ASSISTANCE / name.lower()).is_file():
            shutil.copy(ASSISTANCE / name.lower(), folder / name)
        elif ending == ".jsonl":
            line = {"identifier": "XM-DAC-41128-1", "title": {"words": [{"text": "Training"}]}}
            (folder / name).write_text(json.dumps(line) + "\n", encoding="utf-8")
        elif name.isupper() or word.endswith("/"):
            (folder / name).mkdir()
            for sample in ("summary2-en.docx", "summary2-fr.pdf"):
                shutil.copy(SAMPLES / sample, folder / name / sample)


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line as typed, with `merida` of this environment."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    environment = {**os.environ, **ENVIRONMENT, "PATH": path}
    return subprocess.run(
        line,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def words_of(line: str) -> list[str]:
    """The words of a line as a shell reads them."""
    return shlex.split(line)
