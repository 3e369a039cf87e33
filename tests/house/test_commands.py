"""Every command says what it does and shows an example, and the example works."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from commands import commands, example_in, furnish, help_of, run, words_of
from sources import ROOT

NAMES = sorted(commands())
LIBRARY = [name for name in NAMES if name.split()[1:2] not in ([], ["serve"], ["site"])]
"""Commands that need no database; what the others do is tested with one, in tests/site."""


@pytest.mark.parametrize("name", NAMES)
def test_help_says_what_the_command_does_and_shows_an_example(name: str) -> None:
    text = help_of(name, commands()[name])
    example = example_in(text)
    assert example is not None, text
    assert example.startswith(name), example
    assert commands()[name].help or commands()[name].short_help


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_explained(name: str) -> None:
    silent = [option.name for option in commands()[name].params if isinstance(option, click.Option) and not option.help]
    assert not silent


@pytest.mark.parametrize("name", LIBRARY)
def test_the_example_of_the_help_runs(name: str, tmp_path: Path) -> None:
    example = example_in(help_of(name, commands()[name]))
    assert example is not None
    furnish(tmp_path, words_of(example))
    before = set(tmp_path.iterdir())
    done = run(example, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout or set(tmp_path.iterdir()) - before, "it neither printed nor wrote anything"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", LIBRARY)
def test_wrong_usage_is_one_sentence_and_status_2(name: str, tmp_path: Path) -> None:
    done = run(f"{name} --no-such-option", tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "no-such-option" in done.stderr


@pytest.mark.parametrize("name", [name for name in LIBRARY if name not in ("merida cite", "merida show")])
def test_a_file_that_is_missing_is_one_sentence_and_status_1_or_2(name: str, tmp_path: Path) -> None:
    done = run(f"{name} missing.docx", tmp_path)
    assert done.returncode in (1, 2)
    assert "missing.docx" in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_every_command_stands_in_the_guide_to_the_command_line() -> None:
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert not [name for name in LIBRARY if name not in text]
