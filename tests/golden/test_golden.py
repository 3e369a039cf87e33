"""Whole documents in every language and format, and what they yield. `make bless` rewrites, `git diff` reviews."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest
from shown import found_shown, read_shown

import merida
from bench.finding import truth_for
from bench.scoring import KINDS, Score, score
from merida.reading.values import Unreadable

HERE = Path(__file__).parent
DOCUMENTS = HERE / "documents"
FILES = sorted(path.name for path in DOCUMENTS.iterdir())
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
SHOWN = 60
"""Lines of a difference that a failure shows."""


@pytest.mark.parametrize("file", FILES)
def test_what_is_read_is_as_reviewed(file: str) -> None:
    _compare(HERE / "read" / f"{file}.txt", read_shown(merida.read(DOCUMENTS / file)))


@pytest.mark.parametrize("file", FILES)
def test_what_is_found_is_as_reviewed(file: str) -> None:
    _compare(HERE / "find" / f"{file}.txt", found_shown(merida.find(merida.read(DOCUMENTS / file))))


def _compare(golden: Path, now: str) -> None:
    if os.environ.get("MERIDA_BLESS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(now, encoding="utf-8")
        return
    if not golden.exists():
        pytest.fail(f"{golden.name} has not been reviewed yet: `make bless` writes it.", pytrace=False)
    before = golden.read_text(encoding="utf-8")
    if now != before:
        lines = list(difflib.unified_diff(before.splitlines(), now.splitlines(), "reviewed", "now", n=1, lineterm=""))
        more = f"\n... and {len(lines) - SHOWN} lines more" if len(lines) > SHOWN else ""
        pytest.fail(
            f"{golden.parent.name}/{golden.name} differs. If this is what the document says, `make bless`.\n"
            + "\n".join(lines[:SHOWN])
            + more,
            pytrace=False,
        )


@pytest.mark.parametrize("file", FILES)
def test_the_same_file_gives_the_same_values_twice(file: str) -> None:
    data = (DOCUMENTS / file).read_bytes()
    one, other = merida.read_bytes(data, file), merida.read_bytes(data, file)
    assert one == other
    assert merida.find(one) == merida.find(other)


@pytest.mark.parametrize("file", FILES)
def test_every_extract_is_the_exact_words_of_its_passage_and_leads_to_the_file(file: str) -> None:
    document = merida.read(DOCUMENTS / file)
    passages = {f"{document.id}#{passage.number}": passage for passage in document.passages}
    extracts = merida.find(document)
    for extract in (*extracts.findings, *extracts.statements, *extracts.figures):
        passage = passages[extract.passage]
        assert passage.text[extract.start : extract.end] == extract.text
        assert passage.places(extract.start, extract.end), extract.text


def _scored(files: list[str]) -> Score:
    pooled = Score()
    for file in files:
        truth = truth_for(HERE / "truth" / f"{file.rpartition('.')[0]}.expected.jsonl", DOCUMENTS / file)
        document = merida.read(DOCUMENTS / file)
        pooled.add(score(truth, _lines(document), with_pages=file.endswith(".pdf")))
    return pooled


def _lines(document: merida.Document) -> list[dict[str, object]]:
    from merida.finding.lines import lines_of
    from merida.reading.lines import document_line

    return [document_line(document), *lines_of(merida.find(document))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_careful_reader_agrees_in_each_language(language: str) -> None:
    pooled = _scored([file for file in FILES if f"-{language}." in file])
    for kind in (*KINDS, "statement", "figure"):
        f1 = pooled.f1(kind)
        assert f1 is None or pooled.errors(kind) <= 1 or f1 >= 0.95, (kind, f1, pooled.wrong)
    assert (pooled.share("provisions") or 1) >= 0.97, pooled.wrong
    assert (pooled.share("force") or 1) >= 0.95, pooled.wrong
    assert (pooled.f1("categories") or 1) >= 0.9, pooled.wrong
    assert pooled.share("fields") == 1, pooled.wrong


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_word_and_pdf_say_the_same(suffix: str) -> None:
    pooled = _scored([file for file in FILES if file.endswith(suffix)])
    assert all((pooled.f1(kind) or 1) >= 0.97 for kind in (*KINDS, "statement", "figure")), pooled.wrong


def test_a_file_that_is_no_document_is_refused_in_one_sentence() -> None:
    with pytest.raises(Unreadable) as refused:
        merida.read_bytes(b"", "empty.pdf")
    assert str(refused.value).endswith(".")
