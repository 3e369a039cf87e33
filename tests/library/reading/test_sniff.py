"""What a file is, by its content; and one clear sentence for what is not read."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_files import p, word

from merida.reading import sniff
from merida.reading.values import Unreadable


def zipped(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name.replace("__", "/").replace("_dot_", ".")), text)
    return stream.getvalue()


WORKBOOK = zipped(**{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
SLIDES = zipped(**{"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"})
OPEN_DOCUMENT = zipped(mimetype="application/vnd.oasis.opendocument.text", content="x")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n", "x.docx", sniff.PDF),
        (b"junk before\n%PDF-1.4", "x", sniff.PDF),
        (word(p("x")), "x.pdf", sniff.DOCX),
        (zipped(**{"a.docx": "x", "b.pdf": "y"}), "x", sniff.ZIP),
        (b"<!DOCTYPE html><p>x", "x.txt", sniff.HTML),
        (b"\xef\xbb\xbf  <html lang=ar>", "x", sniff.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="y">', "x", sniff.HTML),
        ("<html><p>x".encode("utf-16"), "x", sniff.HTML),
        (b"<p>One</p><p>Two <b>three</b></p>", "x", sniff.HTML),
        (b"Plain words, 3 < 4 and <sup>1</sup>.", "x.txt", sniff.TEXT),
        (b"# Title\n\nWords", "x.md", sniff.MARKDOWN),
        (b"## Title\n\n**Words**", "", sniff.MARKDOWN),
        ("Слова".encode("cp1251") * 9, "x.txt", sniff.TEXT),
        ("Слова\n".encode("utf-16-le"), "x.txt", sniff.TEXT),
        ("第五十七条\n".encode("utf-16"), "x.txt", sniff.TEXT),
    ],
)
def test_by_content_and_not_by_name(data: bytes, name: str, expected: str) -> None:
    assert sniff.media_type(data, name) == expected


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "empty", "empty"),
        (b" \r\n\t", "empty", "empty"),
        (bytes(5_000), "empty", "empty"),
        (OLE, "old_word", ".docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        (WORKBOOK, "office", "Excel"),
        (SLIDES, "office", "PowerPoint"),
        (OPEN_DOCUMENT, "opendocument", "OpenDocument"),
        (rb"{\rtf1\ansi x}", "rtf", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture", "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "picture", "JPEG"),
        (b"\x1f\x8b" + bytes(50), "packed", "gzip"),
        (word(p("x"))[:300], "damaged", "Word"),
        (zipped(**{"a.pdf": "x" * 90})[:60], "damaged", "archive"),
        (b"<?xml version='1.0'?><feed/>", "xml", "XML"),
        (bytes(range(256)) * 20, "not_text", "neither"),
    ],
)
def test_what_is_not_read_is_refused_with_a_sentence(data: bytes, code: str, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        sniff.media_type(data, "x.docx")
    assert refused.value.code == code
    sentence = str(refused.value)
    assert says in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
