"""Many files through one stage: in order, the same with any number of jobs, over anybody's executor."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import textwrap
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import bad_files as bad
import pytest

from merida.running import Answer, run
from merida.running.sources import PassedOver
from merida.running.stages import find_lines, read_lines

SAMPLES = Path(__file__).parents[2] / "golden" / "documents"


def size(data: bytes, file: str) -> tuple[str, int]:
    """The simplest stage."""
    return file, len(data)


def slower_at_first(data: bytes, file: str) -> bytes:
    """Later files are done sooner."""
    time.sleep(0.3 / (1 + int(data)))
    return data


def values[T](answers: list[Answer[T]]) -> list[T | None]:
    """The values alone."""
    return [answer.value for answer in answers]


def test_answers_come_in_the_order_of_the_names_whoever_is_ready_first(tmp_path: Path) -> None:
    for n in range(12):
        (tmp_path / f"{n:02}.txt").write_text(str(n))
    assert values(list(run([tmp_path], slower_at_first, jobs=3))) == [str(n).encode() for n in range(12)]


def test_members_of_an_archive_take_its_place_in_the_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"1")
    (tmp_path / "b.zip").write_bytes(
        bad.zipped({"z.txt": b"333", "m/n.txt": b"22", "inner.zip": bad.zipped({"x.txt": b"4444"})})
    )
    (tmp_path / "c.txt").write_bytes(b"55555")
    for jobs in (1, 2, 5):
        assert values(list(run([tmp_path], size, jobs=jobs))) == [
            ("a.txt", 1),
            ("b.zip!/inner.zip!/x.txt", 4),
            ("b.zip!/m/n.txt", 2),
            ("b.zip!/z.txt", 3),
            ("c.txt", 5),
        ]


@pytest.mark.parametrize("stage", [read_lines, find_lines])
def test_the_same_bytes_with_any_number_of_jobs(stage: object) -> None:
    once = [answer.value for answer in run([SAMPLES], stage, jobs=1)]  # type: ignore[arg-type]
    assert len(once) > 20
    assert once == [answer.value for answer in run([SAMPLES], stage, jobs=4)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "executor",
    [partial(ThreadPoolExecutor, 2), partial(ProcessPoolExecutor, 2, mp_context=get_context("forkserver"))],
)
def test_any_executor_gives_what_children_give(executor: partial[Executor], tmp_path: Path) -> None:
    files = [SAMPLES / "summary2-en.docx", SAMPLES / "summary2-fr.docx", tmp_path / "none.txt"]
    expected = list(run(files, find_lines))
    with executor() as pool:
        assert list(run(files, find_lines, jobs=2, executor=pool)) == expected


def dying(data: bytes, file: str) -> None:
    """Takes the whole process with it."""
    os._exit(1)


def test_an_executor_that_breaks_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"1")
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as pool:
        (answer,) = run([tmp_path], dying, executor=pool)
    assert [problem.code for problem in answer.problems] == ["lost"]


def test_standard_input_is_a_source_even_when_it_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("merida.running.sources.IN_MEMORY", 1000)
    archive = bad.zipped({"a.txt": bad.noise(3000), "b.txt": b"2"})
    assert values(list(run(["-"], size, stdin=io.BytesIO(b"1")))) == [("-", 1)]
    assert values(list(run(["-"], size, stdin=io.BytesIO(b"1" * 5000)))) == [("-", 5000)]
    noise, text = run(["-"], size, stdin=io.BytesIO(archive))
    assert [problem.code for problem in noise.problems] == ["not_text"]
    assert text.value == ("-!/b.txt", 1)


def test_data_beside_documents_is_passed_over_and_said_once(tmp_path: Path) -> None:
    for name in ("a.txt", "a.expected.jsonl", "b.csv", "~$a.docx", ".hidden", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    noticed: list[PassedOver] = []
    answers = list(run([tmp_path], size, notice=noticed.append))
    assert values(answers) == [("a.txt", 1)]
    assert [(one.count, one.example) for one in noticed] == [(2, "a.expected.jsonl")]


def test_a_script_without_a_guard_can_run_children(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent(
            """
            from merida.reading.read import read_bytes
            from merida.running import run

            print("once")
            for answer in run(["x.txt"], read_bytes):
                print(answer.value.passages[0].text)
            """
        )
    )
    (tmp_path / "x.txt").write_text("Two countries.")
    command = [sys.executable, str(script)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout, done.stderr) == ("once\nTwo countries.\n", "")
