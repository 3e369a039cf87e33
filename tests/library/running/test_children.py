"""Children that die, hang or want too much: a sentence for the file, and the others are read."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from merida.running import Answer, Limits, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of memory and time are those of POSIX systems")
QUICK = Limits(seconds=1)


def acting(data: bytes, file: str) -> str:
    """A stage that does what the file says: what faults of readers and libraries come to."""
    match data.split():
        case [b"die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case [b"crash"]:
            ctypes.string_at(0)
        case [b"leave"]:
            os._exit(3)
        case [b"swell"]:
            return str(len(b"x" * (4 << 30)))
        case [b"swell", b"slowly"]:
            kept = []
            while True:
                kept.append(bytes(1 << 20))
        case [b"compute"]:
            while True:
                pass
        case [b"babble"]:
            return "x" * (80 << 20)
        case [b"write"]:
            Path(file + ".out").write_bytes(b"x")
        case [b"fail"]:
            raise LookupError("a fault of ours")
        case [b"recurse"]:
            return acting(data, file)
        case [b"shout"]:
            print("noise", flush=True)
            os.write(2, b"noise\n")
    return data.decode()


def made(folder: Path, *words: str) -> list[Path]:
    """A file for each word."""
    paths = [folder / f"{n}.txt" for n in range(len(words))]
    for path, word in zip(paths, words, strict=True):
        path.write_text(word)
    return paths


def told(answer: Answer[str]) -> str:
    """The value, or the code of what went wrong."""
    return answer.value if answer.value is not None else " ".join(problem.code for problem in answer.problems)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("die", "killed"),
        ("crash", "killed"),
        ("leave", "killed"),
        ("swell", "out_of_memory"),
        ("swell slowly", "out_of_memory"),
        ("compute", "out_of_time"),
        ("babble", "too_much_found"),
        ("fail", "failed"),
        ("recurse", "too_deep"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_whatever_a_child_does_the_others_are_read(tmp_path: Path, word: str, code: str, jobs: int) -> None:
    paths = made(tmp_path, "before", word, "after", "last")
    answers = list(run(paths, acting, jobs=jobs, limits=QUICK))
    assert [told(answer) for answer in answers] == ["before", code, "after", "last"]
    assert [answer.file for answer in answers] == [str(path) for path in paths]
    (problem,) = answers[1].problems
    assert problem.message.endswith(".")
    assert ": " in problem.message


def test_a_child_that_waits_for_ever_loses_the_patience_of_its_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Limits, "patience", 1)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    paths = made(tmp_path, "before", "after")
    answers = list(run([paths[0], tmp_path / "1.txt"], waiting, limits=QUICK))
    assert [told(answer) for answer in answers] == ["out_of_time", "out_of_time"]


def waiting(data: bytes, file: str) -> str:
    """A stage that never comes back and computes nothing."""
    time.sleep(3600)
    return ""


def test_what_a_child_prints_is_seen_by_nobody(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert [told(answer) for answer in run(made(tmp_path, "shout"), acting)] == ["shout"]
    assert capfd.readouterr() == ("", "")


def test_a_reader_writes_no_files(tmp_path: Path) -> None:
    (path,) = made(tmp_path, "write")
    assert [told(answer) for answer in run([path], acting)] == ["unopened"]
    written = Path(f"{path}.out")
    assert not written.exists() or not written.read_bytes()


def numbered(data: bytes, file: str) -> int:
    """The child's number."""
    return os.getpid()


def test_children_are_replaced_after_a_number_of_files(tmp_path: Path) -> None:
    paths = made(tmp_path, *"abcdefgh")
    numbers = [answer.value for answer in run(paths, numbered, limits=Limits(files=3))]
    assert numbers[0] == numbers[1] == numbers[2] != numbers[3]
    assert len(set(numbers)) == 3
    assert os.getpid() not in numbers


def leaking(data: bytes, file: str) -> str:
    """A stage that keeps what it was given, and more."""
    KEPT.append(bytes(150 << 20))
    return data.decode()


KEPT: list[bytes] = []


def test_a_file_does_not_suffer_from_what_the_files_before_it_left(tmp_path: Path) -> None:
    paths = made(tmp_path, *"abcdefgh")
    assert "".join(told(answer) for answer in run(paths, leaking)) == "abcdefgh"


def test_no_child_outlives_the_run(tmp_path: Path) -> None:
    answers = run(made(tmp_path, "a", "compute", "compute"), numbered_or_busy, jobs=3)
    first = next(answers).value
    answers.close()
    assert first is not None
    for _ in range(100):
        try:
            os.kill(first, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    pytest.fail("the child is still there")


def numbered_or_busy(data: bytes, file: str) -> int:
    """The child's number at once, or never."""
    while data == b"compute":
        pass
    return os.getpid()
