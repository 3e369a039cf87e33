"""What a file that cannot be read gets: one sentence that says what to try next, while the others go on."""

from __future__ import annotations

from pathlib import Path

import bad_files as bad
import pytest

from merida.running import Limits, run
from merida.running.stages import read_lines

GOOD = bad.SENTENCE.encode()
FILES = {
    "empty.pdf": (b"", "empty", "This file is empty"),
    "blank.docx": (b" \r\n\t\n", "empty", "This file is empty"),
    "cut.pdf": (bad.many_pages(20)[:3000], "damaged_pdf", "This PDF is damaged or cut off"),
    "cut.docx": (bad.word()[:300], "damaged", "This Word file is damaged or was cut short"),
    "cut.zip": (bad.zipped({"a.txt": bad.noise()})[:80], "damaged", "This archive is damaged or was cut short"),
    "locked.pdf": (bad.locked_pdf(), "encrypted", "asks for a password"),
    "locked.docx": (bad.locked_word(), "encrypted", "protected by a password"),
    "locked.zip": (bad.locked_zip(), "encrypted", "protected by a password"),
    "scan.pdf": (bad.scanned(), "no_text_layer", "has no text layer"),
    "no-page.pdf": (bad.pdf([]), "no_pages", "no page"),
    "letter.docx": (bad.many_pages(1), "renamed", "This file is a PDF although its name ends in .docx"),
    "letter.pdf": (bad.word(), "renamed", "This file is a Word file although its name ends in .pdf"),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture", "This is a picture (PNG)"),
    "noise.pdf": (bad.noise(), "not_text", "neither PDF, Word, HTML nor text"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "old_word", "old Office format"),
    "bomb.zip": (bad.bomb(), "bomb", "unpacks to far more"),
    "overlapping.zip": (bad.overlapping(), "bomb", "unpacks to far more"),
    "bomb.docx": (bad.unpacking_word(), "too_large", "unpacks to far more"),
    "laughs.docx": (bad.entities(), "entities", "declares XML entities"),
    "deep.docx": (bad.deep_word(), "too_deep", "nests its elements too deeply"),
    "private.pdf": (bad.private_font(), "garbled_text", "fonts that do not say which letters they show"),
    "pages.pdf": (bad.many_pages(3_000), "too_many_pages", "3,000 pages"),
    "koi8.txt": ("Группа отметила необходимость технической помощи.".encode("koi8-r"), "encoding_assumed", "KOI8-R"),
    "latin.txt": ("Les États parties ont été félicités.".encode("cp1252"), "encoding_assumed", "Windows-1252"),
    "wrong.html": (
        "<html><meta charset='utf-8'><p>La Conférence a décidé de créer un groupe.".encode("cp1252"),
        "encoding_assumed",
        "Windows-1252",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str]]]:
    """Codes and sentences of all of them, read in one run between two good files."""
    folder = tmp_path_factory.mktemp("bad")
    for name, (data, _, _) in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "aa.txt").write_bytes(GOOD)
    (folder / "zz.txt").write_bytes(GOOD)
    found: dict[str, list[tuple[str, str]]] = {}
    for answer in run([folder], read_lines, jobs=2):
        problems = answer.problems or (answer.value.problems if answer.value else ())
        found[answer.file] = [(problem.code, problem.message) for problem in problems]
    return found


@pytest.mark.parametrize("name", FILES)
def test_one_sentence_that_says_what_to_try_next(said: dict[str, list[tuple[str, str]]], name: str) -> None:
    _, code, words = FILES[name]
    ((told, message),) = said[name]
    assert told == code
    assert words in message
    assert message.endswith(".")
    assert ": " in message
    assert "\n" not in message


def test_the_other_files_go_on(said: dict[str, list[tuple[str, str]]]) -> None:
    assert said["aa.txt"] == said["zz.txt"] == []


def codes(path: Path, limits: Limits = Limits()) -> list[str]:  # noqa: B008 - a value that cannot change
    """What is said of the files at the path."""
    found = []
    for answer in run([path], read_lines, limits=limits):
        found += [problem.code for problem in answer.problems or (answer.value.problems if answer.value else ())]
    return found


def test_two_hundred_megabytes_are_refused_by_their_size(tmp_path: Path) -> None:
    path = tmp_path / "big.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(200_000_000)
    assert codes(path) == ["too_large"]


@pytest.mark.parametrize("depth", range(2))
def test_an_archive_in_an_archive_is_opened(tmp_path: Path, depth: int) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(bad.nested(depth))
    assert codes(path) == []


def test_archives_in_archives_in_archives_are_named_once(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(bad.zipped({f"{n}.zip": bad.nested(3) for n in range(5)}))
    assert codes(path) == ["too_deep_archive"]


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(bad.zipped({f"{n}.txt": b"x" for n in range(20)}))
    assert codes(path, Limits(members=10)) == ["too_many_files"]
    inner = bad.zipped({f"{n}.txt": GOOD for n in range(6)})
    path.write_bytes(bad.zipped({"1.zip": inner, "2.zip": inner}))
    assert codes(path, Limits(members=10)) == ["too_many_files"]


def test_a_damaged_member_does_not_hide_the_others(tmp_path: Path) -> None:
    data = bytearray(bad.zipped({"a.txt": bad.noise(500), "b.txt": GOOD}))
    data[60] ^= 0xFF
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    answers = {answer.file: answer for answer in run([path], read_lines)}
    assert [problem.code for problem in answers[f"{path}!/a.txt"].problems] == ["damaged"]
    assert answers[f"{path}!/b.txt"].value


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<div>" * 50_000 + GOOD,
        b"<html><body>" + b"<ul><li>" * 5_000 + GOOD,
        b"<html><body>" + b"<table><tr><td>" * 1_000 + GOOD,
        b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><body><p>&b;</p>' + GOOD,
        b"<table><tr><td colspan=100000000>x<td rowspan=99999999>y<tr><td>z</table>" + GOOD,
        b"> " * 20_000 + GOOD,
        b"*" * 20_000 + GOOD,
        b"[a](" * 5_000 + GOOD,
        b"(" * 20_000 + GOOD,
    ],
)
def test_nesting_without_end_is_read_or_refused_and_never_fatal(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(data)
    assert set(codes(path)) <= {"too_deep", "empty", "out_of_memory"}
