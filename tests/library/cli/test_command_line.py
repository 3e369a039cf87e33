"""`merida read | find | show` as the contracts have them: lines, pipes, statuses, sentences, and help that runs."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from command_run import COMMAND, SAMPLES, Ran, merida

SENTENCE = "Several speakers noted that technical assistance was essential to implement article 57 of the Convention."


@pytest.fixture(scope="module")
def read() -> Ran:
    """A summary, read."""
    return merida("read", "summary2-en.docx", cwd=SAMPLES)


def test_reading_gives_a_document_and_then_its_passages(read: Ran) -> None:
    document, *passages = read.lines
    assert (read.status, read.err) == (0, "")
    assert (document["type"], document["file"], document["kind"]) == (
        "document",
        "summary2-en.docx",
        "executive_summary",
    )
    assert {line["type"] for line in passages} == {"passage"}
    assert [line["id"] for line in passages] == [f"{document['id']}#{n}" for n in range(1, len(passages) + 1)]


def test_finding_in_a_file_is_finding_in_what_was_read_of_it(read: Ran, tmp_path: Path) -> None:
    (tmp_path / "read.jsonl").write_text(read.out)
    alone = merida("find", "summary2-en.docx", cwd=SAMPLES)
    assert alone.lines[0] == read.lines[0]
    assert any(line["type"] == "finding" for line in alone.lines)
    assert merida("find", "-", stdin=read.out.encode()) == alone
    assert merida("find", stdin=read.out.encode()) == alone
    assert merida("find", "read.jsonl", cwd=tmp_path) == alone


def test_many_documents_pipe_one_after_another() -> None:
    files = ["session-report-en.docx", "summary2-fr.docx", "session-report-en.docx"]
    piped = merida("find", "-", stdin=merida("read", *files, cwd=SAMPLES).out.encode())
    assert piped == merida("find", *files, cwd=SAMPLES)
    assert [line["file"] for line in piped.lines if line["type"] == "document"] == files


def test_a_document_may_come_through_a_pipe() -> None:
    ran = merida("read", "-", stdin=(SAMPLES / "summary2-en.docx").read_bytes())
    assert (ran.status, ran.lines[0]["file"], ran.lines[0]["state"]) == (0, "-", "PLW")


def test_a_folder_an_archive_and_a_member_are_named_as_promised(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "a.txt").write_text(SENTENCE)
    with zipfile.ZipFile(tmp_path / "in" / "b.zip", "w") as archive:
        archive.writestr("c/d.txt", SENTENCE)
    names = [line["file"] for line in merida("read", "in", cwd=tmp_path).lines if line["type"] == "document"]
    assert names == ["b.zip!/c/d.txt", "deep/a.txt"]
    assert merida("read", "in/b.zip!/c/d.txt", cwd=tmp_path).lines[0]["file"] == "in/b.zip!/c/d.txt"
    missing = merida("read", "in/b.zip!/none.txt", cwd=tmp_path)
    assert (missing.status, len(missing.sentences)) == (1, 1)


def test_what_cannot_be_read_is_one_sentence_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    (tmp_path / "b.txt").write_text(SENTENCE)
    ran = merida("find", "a.pdf", "none.docx", "b.txt", cwd=tmp_path)
    assert ran.status == 1
    assert ran.sentences == [
        "a.pdf: This file is empty: fetch it again.",
        "none.docx: There is no file or folder of this name: check its name and folder.",
    ]
    assert [line["file"] for line in ran.lines if line["type"] == "document"] == ["b.txt"]


def test_names_are_shown_safely_and_kept_exactly(tmp_path: Path) -> None:
    names = ["annex\u202ecod.txt", "two\nlines.txt", "\x1b[31mred.txt"]
    for name in names:
        (tmp_path / name).write_text(SENTENCE)
        (tmp_path / f"{name}.pdf").write_bytes(b"")
    ran = merida("read", ".", cwd=tmp_path)
    for output in (ran.out, ran.err):
        assert not any(sign in output for sign in "\u202e\x1b")
    assert len(ran.sentences) == 3
    assert {line["file"] for line in ran.lines if line["type"] == "document"} == set(names)
    table = merida("read", names[0], "--format", "table", cwd=tmp_path)
    assert "annex?cod.txt" in table.out


def test_output_of_a_name_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    assert merida("find", "a.txt", "--output", "b.jsonl", cwd=tmp_path) == (0, "", "")
    assert merida("find", "a.txt", cwd=tmp_path).out == (tmp_path / "b.jsonl").read_text()
    refused = merida("find", "a.txt", "--output", "none/b.csv", cwd=tmp_path)
    assert (refused.status, len(refused.sentences)) == (2, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.jsonl"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["read"],
        ["read", "--foo", "x"],
        ["find", "x", "--format", "pdf"],
        ["find", "x", "--jobs", "0"],
        ["find", "x", "--jobs", "many"],
        ["find", "x", "--output", "."],
        ["show", "x"],
        ["cite"],
        ["cite", "x", "--lang", "de"],
    ],
)
def test_wrong_usage_is_one_sentence_and_status_2(arguments: list[str], tmp_path: Path) -> None:
    ran = merida(*arguments, cwd=tmp_path)
    assert (ran.status, ran.out, len(ran.sentences)) == (2, "", 1)
    assert "Traceback" not in ran.err


def test_lines_that_are_none_are_said_with_their_number() -> None:
    ran = merida("find", "-", stdin=b'{"type": "document", "id": "x"}\n{"type": \n')
    assert (ran.status, ran.out) == (1, "")
    assert ran.sentences == [
        "standard input: Line 2 of this is not JSON: give the output of `merida read` as it was written."
    ]


def test_a_reader_that_has_read_enough_is_no_fault() -> None:
    with subprocess.Popen(
        [*COMMAND, "read", str(SAMPLES)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait(60) in (0, 1)


def test_interrupted_it_goes_quietly_with_130(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [*COMMAND, "read", str(pipe)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with process, pipe.open("wb"):  # it reads now, and waits for more
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")


# ── show ──────────────────────────────────────────────────────────────────────────────────────────
def passage_of(file: str, words: str) -> dict[str, object]:
    """The passage that holds the words."""
    return next(line for line in merida("read", file, cwd=SAMPLES).lines if words in line.get("text", ""))


@pytest.mark.parametrize("file", ["summary2-en.pdf", "summary2-ar.pdf"])
def test_a_page_is_drawn_with_the_words_marked(file: str, tmp_path: Path) -> None:
    passage = merida("read", file, cwd=SAMPLES).lines[40]
    ran = merida("show", file, str(passage["id"]), "--png", tmp_path / "page.png", cwd=SAMPLES)
    assert ran.status == 0
    assert str(passage["text"]) in ran.out
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
    some = merida("show", file, "40", "--png", tmp_path / "some.png", "--start", "2", "--end", "9", cwd=SAMPLES)
    assert some.status == 0


@pytest.mark.parametrize(
    ("file", "place"),
    [("summary2-en.docx", "block"), ("summary2-es.html", "characters"), ("session-report-en.txt", "characters")],
)
def test_other_files_tell_the_place_and_say_that_nothing_can_be_drawn(file: str, place: str, tmp_path: Path) -> None:
    told = merida("show", file, "12", cwd=SAMPLES)
    assert told.status == 0
    assert f"Place: {place}" in told.out
    ran = merida("show", file, "12", "--png", tmp_path / "page.png", cwd=SAMPLES)
    assert (ran.status, ran.out, len(ran.sentences)) == (1, "", 1)
    assert "Only the pages of a PDF can be drawn" in ran.err
    assert not (tmp_path / "page.png").exists()


def test_a_passage_that_is_not_there_is_said() -> None:
    for passage in ("9999", "x", "0" * 64 + "#1"):
        ran = merida("show", "summary2-en.docx", passage, cwd=SAMPLES)
        assert (ran.status, ran.out, len(ran.sentences)) == (1, "", 1)


# ── help ──────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("command", [[], ["cite"], ["read"], ["find"], ["show"]])
def test_help_shows_an_example_that_runs(command: list[str], tmp_path: Path) -> None:
    ran = merida(*command, "--help")
    assert (ran.status, ran.err) == (0, "")
    _, example = " ".join(ran.out.split()).split("Example: ")
    name, *arguments = shlex.split(example)
    assert name == "merida"
    shutil.copy(SAMPLES / "summary2-en.docx", tmp_path / "SUMMARY.docx")
    shutil.copy(SAMPLES / "summary2-en.docx", tmp_path / "REPORT.docx")
    shutil.copy(SAMPLES / "summary2-en.pdf", tmp_path / "SUMMARY.pdf")
    (tmp_path / "SUMMARIES").mkdir()
    shutil.copy(SAMPLES / "summary2-en.docx", tmp_path / "SUMMARIES" / "a.docx")
    assert merida(*arguments, cwd=tmp_path).status == 0
