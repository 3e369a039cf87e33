"""From bytes to a document: told apart, read and put together, with the file's own fingerprint."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from word_files import p, word

from merida.reading.read import read, read_bytes, sheets_of
from merida.reading.sniff import DOCX, HTML, MARKDOWN, TEXT, ZIP
from merida.reading.values import Unreadable

SENTENCE = "Several speakers noted that technical assistance was essential."


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (word(p(SENTENCE)), DOCX),
        (f"<html><p>{SENTENCE}</p>".encode(), HTML),
        (SENTENCE.encode(), TEXT),
        (f"**{SENTENCE}**".encode(), MARKDOWN),
    ],
)
def test_every_format_gives_the_same_words(data: bytes, media_type: str) -> None:
    assert [block.text for block in sheets_of(data, media_type).blocks] == [SENTENCE]
    pytest.importorskip("merida.reading.assemble")
    document = read_bytes(data, "some/file")
    assert (document.file, document.media_type) == ("some/file", media_type)
    assert document.id == hashlib.sha256(data).hexdigest()
    assert SENTENCE in [passage.text for passage in document.passages]
    assert document == read_bytes(data, "some/file")


def test_a_path_is_read_and_called_by_its_name(tmp_path: Path) -> None:
    pytest.importorskip("merida.reading.assemble")
    path = tmp_path / "x.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    assert read(path).file == str(path)


def test_an_archive_is_not_a_document() -> None:
    with pytest.raises(Unreadable) as refused:
        sheets_of(b"", ZIP)
    assert refused.value.code == "archive"
