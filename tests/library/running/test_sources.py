"""Arguments to files: sorted, by relative names, links and pipes told apart."""

from __future__ import annotations

import os
import threading
from itertools import count
from pathlib import Path

import pytest

from merida.running.names import shown
from merida.running.sources import Found, Refused, Source, sources


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def found(*arguments: str, spool: Path | None = None) -> list[str]:
    """What the sources are called; of those refused the code."""
    number = count()
    return [_told(one) for one in sources(arguments, lambda: (spool or Path()) / f"spooled{next(number)}")]


def _told(one: Found) -> str:
    match one:
        case Source(file):
            return file
        case Refused(file, problem):
            return f"{file}: {problem.code}"
    return "passed over"


def filled(folder: Path, *names: str) -> None:
    """Files of these names."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_a_file_keeps_the_name_as_given(here: Path) -> None:
    filled(here, "a.txt", "b/c.txt")
    assert found("a.txt", "./b/c.txt", str(here / "a.txt")) == ["a.txt", "./b/c.txt", str(here / "a.txt")]


def test_a_folder_is_read_to_its_depths_by_relative_names_in_order(here: Path) -> None:
    filled(here, "in/b.txt", "in/a.txt", "in/c/d/e.txt", "in/B.txt", "in/c.txt")
    assert found("in") == ["B.txt", "a.txt", "b.txt", "c/d/e.txt", "c.txt"]


def test_a_pattern_is_sorted_and_folders_are_no_match(here: Path) -> None:
    filled(here, "b.txt", "a.txt", "c/d.txt", "e.pdf")
    assert found("*.txt") == ["a.txt", "b.txt"]
    assert found("**/*.txt") == ["a.txt", "b.txt", "c/d.txt"]
    assert found("*.docx") == ["*.docx: no_match"]
    assert found("c*") == ["c*: no_match"]


def test_a_name_with_the_signs_of_a_pattern_is_a_name_if_it_exists(here: Path) -> None:
    filled(here, "a[1].txt", "a1.txt")
    assert found("a[1].txt") == ["a[1].txt"]


def test_what_is_not_there_is_said(here: Path) -> None:
    filled(here, "a.txt")
    (here / "empty").mkdir()
    assert found("none.txt", "a.txt/b", "empty", "x\0y") == [
        "none.txt: missing",
        "a.txt/b: missing",
        "empty: empty_folder",
        "x\0y: missing",
    ]


def test_a_member_of_an_archive_has_a_name_of_its_own(here: Path) -> None:
    filled(here, "a.zip")
    (source,) = sources(["a.zip!/in/b.zip!/c.txt"], Path)
    assert isinstance(source, Source)
    assert (source.file, source.inside) == ("a.zip!/in/b.zip!/c.txt", ("in/b.zip", "c.txt"))


def test_links_are_followed_but_not_in_a_circle(here: Path) -> None:
    filled(here, "in/a.txt", "out/b.txt")
    (here / "in" / "again").symlink_to(here / "in")
    (here / "in" / "other").symlink_to(here / "out")
    (here / "in" / "nowhere").symlink_to(here / "none")
    assert found("in") == ["a.txt", "nowhere: missing", "other/b.txt"]


def test_a_pipe_in_a_folder_is_not_waited_for(here: Path) -> None:
    filled(here, "in/a.txt")
    os.mkfifo(here / "in" / "pipe")
    assert found("in") == ["a.txt", "pipe: special"]


def test_a_pipe_that_is_named_is_read(here: Path) -> None:
    os.mkfifo(here / "pipe")
    writer = threading.Thread(target=lambda: (here / "pipe").write_bytes(b"x" * 100))
    writer.start()
    (source,) = sources(["pipe"], Path)
    writer.join()
    assert isinstance(source, Source)
    assert source.data == b"x" * 100


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may open everything")
def test_what_may_not_be_opened_is_said(here: Path) -> None:
    filled(here, "in/a/b.txt")
    (here / "in" / "a").chmod(0)
    assert found("in") == ["a: unopened"]
    (here / "in" / "a").chmod(0o700)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("plain.pdf", "plain.pdf"),
        ("résumé analytique – Фиджи 斐济 موجز.docx", "résumé analytique – Фиджи 斐济 موجز.docx"),
        ("annex\u202ecod.exe", "annex?cod.exe"),
        ("a\u2066b\u2069.txt", "a?b?.txt"),
        ("two\nlines\r.txt", "two?lines?.txt"),
        ("\x1b[2Jgone", "?[2Jgone"),
        ("\udcff.txt", "?.txt"),
        ("a" * 300, "a" * 78 + "..." + "a" * 78),
    ],
)
def test_a_name_cannot_act_on_the_terminal(name: str, seen: str) -> None:
    assert shown(name) == seen
