"""`merida read` prints lines from which the same documents come back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from merida.reading.lines import document_line, documents_from_lines, lines_of_document, passage_lines
from merida.reading.read import read_bytes
from merida.reading.values import Box, Cell, Document, Mark, Passage, Piece, Problem, Unreadable, Words

TEXT = """Implementation Review Group

Tenth session

Draft report

I. Technical assistance

1. Several speakers\u00a0 highlighted the need for assistance.[^1]

[^1]: See the previous report.

| Article | Needs |
| --- | --- |
| Article 57 | 12 |
"""


def through_json(document: Document) -> list[Document]:
    return list(documents_from_lines(json.loads(json.dumps(line)) for line in lines_of_document(document)))


def test_a_text_comes_back_as_it_was() -> None:
    document = read_bytes(TEXT.encode(), "draft.md")
    assert through_json(document) == [document]
    assert through_json(document)[0].passages[4].pieces == document.passages[4].pieces


def test_places_in_word_files_and_pdfs_come_back() -> None:
    pieces = (Piece("One ", Words("word/document.xml", 3, 0, 4)), Piece("two", Words("word/footnotes.xml", 1, 2, 5)))
    boxes = (
        Piece("One", Box(1, 10.5, 20.0, 60.0, 30.0)),
        Piece(" ", None),
        Piece("two", Box(2, 10.5, 20.0, 60.0, 30.0)),
    )
    document = Document(
        id="ab",
        file="x.pdf",
        media_type="application/pdf",
        kind="other",
        passages=(
            Passage(1, "paragraph", "One two", "1", ("I. Head",), 1, None, (Mark("1", 3),), None, pieces),
            Passage(2, "table", "One two", None, (), 1, None, (), Cell(0, 1, 1, "Article 5", "Needs"), boxes),
        ),
        problems=(Problem("no_text", "Page 2 holds no text.", 2),),
    )
    assert through_json(document) == [document]


def test_unknown_fields_are_null_and_named() -> None:
    line = document_line(read_bytes(b"A few words only.", "x.txt"))
    assert line["symbol"] is None and line["state"] is None and line["cycle"] is None and line["pages"] is None
    assert list(line)[:4] == ["type", "id", "file", "media_type"]


def test_a_passage_says_where_it_stands() -> None:
    document = read_bytes(TEXT.encode(), "draft.md")
    line = next(line for line in passage_lines(document) if line["label"] == "1" and line["role"] == "paragraph")
    assert line["headings"] == ["I. Technical assistance"]
    assert line["footnotes"] == ["1"]
    start, end = line["source"]["start"], line["source"]["end"]
    assert " ".join(TEXT[start:end].split()) == line["text"]


def test_what_comes_after_the_passages_is_passed_over() -> None:
    document = read_bytes(TEXT.encode(), "draft.md")
    lines = [
        *lines_of_document(document),
        {"type": "finding", "text": "x"},
        *lines_of_document(replace(document, id="other")),
    ]
    assert [one.id for one in documents_from_lines(lines)] == [document.id, "other"]


def test_lines_written_by_another_hand_are_enough_to_find_in() -> None:
    lines = [
        {"type": "document", "id": "ab", "file": "x", "kind": "agenda"},
        {
            "type": "passage",
            "document": "ab",
            "role": "paragraph",
            "text": "One.",
            "footnotes": ["2"],
            "source": {"start": 4, "end": 8},
        },
    ]
    (document,) = documents_from_lines(lines)
    assert document.kind == "agenda" and document.passages[0].number == 1
    assert document.passages[0].marks == (Mark("2", 4),)
    assert document.passages[0].places()


@pytest.mark.parametrize(
    "lines",
    [
        [{"type": "passage", "document": "ab", "role": "paragraph", "text": "One."}],
        [{"type": "document"}],
        [{"type": "document", "id": "ab"}, {"type": "passage", "document": "ab", "role": "story", "text": "One."}],
        [
            {"type": "document", "id": "ab"},
            {"type": "passage", "role": "bullet", "text": "One.", "pieces": [[2, 0, 2]], "source": {}},
        ],
    ],
    ids=["no document", "no id", "no such role", "pieces that do not fit"],
)
def test_other_lines_are_refused_in_one_sentence(lines: list[dict[str, object]]) -> None:
    with pytest.raises(Unreadable, match="not the lines that `merida read` prints"):
        list(documents_from_lines(lines))
