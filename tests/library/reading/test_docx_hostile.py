"""Word files that are damaged, locked or meant to do harm: one sentence each, quickly."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_files import NAMES, p, row, table, word

from merida.reading import docx_package
from merida.reading.docx import read_docx
from merida.reading.values import Unreadable


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as error:
        read_docx(data)
    assert str(error.value).endswith(".")
    assert ": " in str(error.value)
    return error.value.code


def with_part(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, content)
    return stream.getvalue()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {NAMES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 no zip at all", "damaged"),
        (word(p("x"))[:400], "damaged"),
        (with_part("word/document.xml", b"<w:document"), "damaged"),
        (with_part("word/document.xml", b"<other/>"), "damaged"),
        (with_part("word/other.xml", b"<other/>"), "damaged"),
        (with_part("word/document.xml", ENTITIES.encode()), "entities"),
        (with_part("word/document.xml", ENTITIES.replace("1.0", "1.0").encode("utf-16")), "entities"),
        (with_part("word/document.xml", b" " * 5000 + ENTITIES[21:].encode()), "entities"),
        (with_part("word/document.xml", (f"<w:document {NAMES}>" + "<w:a>" * 5_000).encode()), "too_deep"),
    ],
)
def test_one_sentence_each(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_what_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "RATIO_FROM", 100_000)
    assert refused(with_part("word/document.xml", b" " * 1_000_000)) == "too_large"
    monkeypatch.setattr(docx_package, "RATIO_FROM", 10_000_000)
    monkeypatch.setattr(docx_package, "MOST_BYTES", 100_000)
    assert refused(with_part("word/document.xml", b" " * 1_000_000)) == "too_large"


def test_a_size_that_lies_is_found_out() -> None:
    data = bytearray(with_part("word/document.xml", b" " * 1_000_000))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    assert refused(bytes(data)) == "damaged"


def test_a_locked_archive_is_named() -> None:
    data = bytearray(with_part("word/document.xml", b"<x/>"))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert refused(bytes(data)) == "encrypted"


def test_tables_inside_tables_and_wild_spans_do_no_harm() -> None:
    nested = p("x")
    for _ in range(40):
        nested = table(row(nested + p()))
    wide = table(
        row(p("a"), p("b")), "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2000000000'/></w:tcPr>" + p("c") + "</w:tc></w:tr>"
    )
    assert [block.text for block in read_docx(word(nested + wide)).blocks] == ["x", "a", "b", "c"]


@pytest.mark.parametrize("value", ["", "x", "-5", "99999999999999999999"])
def test_numbers_that_are_none_do_no_harm(value: str) -> None:
    properties = (
        f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr><w:outlineLvl w:val="{value}"/>'
    )
    assert read_docx(word(p("x", properties=properties))).blocks[0].text == "x"
