"""What a file is, by its content: its name may lie. Kinds that are not read are refused with what to do instead."""

from __future__ import annotations

import io
import re
import zipfile

from merida.reading.text_encoding import wide
from merida.reading.values import Unreadable

__all__ = ["DOCX", "HTML", "MARKDOWN", "PDF", "TEXT", "ZIP", "media_type"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
HTML = "text/html"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
ZIP = "application/zip"

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
)
_PACKED = (
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "RAR"),
    (b"\xfd7zXZ", "xz"),
    (b"BZh", "bzip2"),
)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s[^>]*charset", re.IGNORECASE)
_TAGS = re.compile(rb"<(?:p|div|h[1-6]|table|ul|ol|span|br|b|i|a|td|tr|li|center|font)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MARKDOWN = re.compile(rb"^(?:#{1,6} \S|\[\^\w+\]: |\|.*\|\s*$|---\s*$)|\*\*\S|\]\([^)\s]*\)|<sup>", re.MULTILINE)
_OFFICE = (
    ("xl/", "an Excel workbook", "save the sheet as .docx or PDF"),
    ("ppt/", "a PowerPoint file", "save it as PDF"),
    ("visio/", "a Visio drawing", "save it as PDF"),
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def media_type(data: bytes, name: str = "") -> str:
    """The IANA media type of what Merida reads (or of a zip archive); raises `Unreadable` for everything else.

    The name decides only between plain text and Markdown, which the content cannot.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Unreadable("empty", "This file is empty: fetch it again.")
    head = data[:_HEAD]
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _zipped(data)  # before PDF: an archive may hold one uncompressed
    if b"%PDF-" in head[:1024]:
        return PDF
    _refuse_known(data, head)
    start = _unmarked(head).lstrip()
    if start[:5] == b"{\\rtf":
        raise Unreadable("rtf", "This is a Rich Text file, which is not read: save it as .docx and try again.")
    if _is_garbage(data):
        raise Unreadable(
            "not_text", "This file is neither PDF, Word, HTML nor text: check what it is, or save it as PDF."
        )
    if _HTML.search(start[:2048]) or (start[:1] == b"<" and len(_TAGS.findall(start)) >= 3):
        return HTML
    if start[:5] == b"<?xml" and not _HTML.search(_unmarked(data[:65536])):
        raise Unreadable("xml", "This is an XML file that is no page of text: save the document as .docx, PDF or HTML.")
    if start[:5] == b"<?xml":
        return HTML
    lowered = name.lower()
    if lowered.endswith((".md", ".markdown")) or (not lowered.endswith(".txt") and _MARKDOWN.search(head)):
        return MARKDOWN
    return TEXT


def _refuse_known(data: bytes, head: bytes) -> None:
    if head.startswith(_OLE):
        wide = data[:65536] + data[-65536:]
        if "EncryptedPackage".encode("utf-16-le") in wide or "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable("encrypted", "This file is protected by a password: save it without one and try again.")
        raise Unreadable(
            "old_word", "This is a file of an old Office format (.doc, .xls): save it as .docx and try again."
        )
    for magic, kind in _PICTURES:
        if head.startswith(magic) and (magic != b"BM" or b"\x00" in head[:16]):
            raise Unreadable(
                "picture", f"This is a picture ({kind}), not a document: run text recognition and save it as PDF."
            )
    for magic, kind in _PACKED:
        if head.startswith(magic):
            raise Unreadable("packed", f"This is a {kind} archive, which is not opened: unpack it, or pack it as .zip.")


def _zipped(data: bytes) -> str:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        if b"word/" in data[:65536]:
            message = "This Word file is damaged or was cut short: fetch it again, or open it in Word and save it anew."
        else:
            message = "This archive is damaged or was cut short: fetch it again."
        raise Unreadable("damaged", message) from error
    lowered = [name.lower() for name in names]
    if any(name.startswith("word/") for name in lowered) or (
        "[content_types].xml" in lowered and any(name.endswith("document.xml") for name in lowered)
    ):
        return DOCX
    for folder, what, advice in _OFFICE:
        if "[content_types].xml" in lowered and any(name.startswith(folder) for name in lowered):
            raise Unreadable("office", f"This is {what}, which is not read: {advice} and try again.")
    if _OPEN_DOCUMENT in data[:200]:
        raise Unreadable(
            "opendocument", "This is an OpenDocument file, which is not read: save it as .docx and try again."
        )
    if "mimetype" in lowered and b"application/epub+zip" in data[:200]:
        raise Unreadable("epub", "This is an EPUB book, which is not read: save it as .docx or PDF and try again.")
    return ZIP


def _unmarked(head: bytes) -> bytes:
    """The first bytes as eight-bit text: without a byte order mark, and without the zeros of UTF-16."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[1:2] == b"\x00" or head[:1] == b"\x00":
        return head[2 if head[:2] in (b"\xff\xfe", b"\xfe\xff") else 0 :].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_garbage(data: bytes) -> bool:
    """Control characters that no text has, UTF-16 with its zeros apart."""
    sample = data[:65536]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff") or wide(sample) is not None:
        return False
    controls = sum(sample.count(bytes([code])) for code in (*range(9), *range(14, 27), 28, 29, 30, 31))
    return controls > max(4, len(sample) // 200)
