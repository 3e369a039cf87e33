"""What a file is, by its content: a workbook, or text with separators; all else is refused with what to do instead."""

from __future__ import annotations

import re
from typing import Literal

from merida.reading.text_encoding import wide
from merida.reading.values import Unreadable
from merida.tabular.sentences import SENTENCES
from merida.tabular.values import Limits

__all__ = ["form_of", "refused"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD = (b"\x09\x08", b"\x09\x04", b"\x09\x02")
"""Beginnings of Excel files older than 1997, which stand without a container."""
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|style|div)[\s>]", re.IGNORECASE)
_HEAD = 4096


def refused(code: str, **values: object) -> Unreadable:
    """The refusal of a file, with its sentence."""
    return Unreadable(code, SENTENCES[code].format(**{key: str(value) for key, value in values.items()}))


def form_of(data: bytes, limits: Limits) -> Literal["workbook", "text"]:
    """Whether it is a workbook (a zip archive that says so inside) or text; raises `Unreadable` for what is neither."""
    if len(data) > limits.file_bytes:
        raise refused("file_too_large", size=len(data) // 1_000_000, most=limits.file_bytes // 1_000_000)
    head = data[:_HEAD]
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff") and not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        raise refused("empty")
    if head[:4] in _ZIP:
        return "workbook"
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise refused("encrypted")
        raise refused("old_excel")
    if head[:2] in _OLD and b"\x00" in head[:8]:
        raise refused("old_excel")
    if b"%PDF-" in head[:1024]:
        raise refused("pdf")
    start = _unmarked(head)
    if start[:1] == b"<":
        raise refused("web_page" if _PAGE.search(start) else "xml_table")
    if start[:5] == b"{\\rtf" or start[:6] == b"MIME-V" or _is_garbage(data):
        raise refused("web_page" if start[:6] == b"MIME-V" else "no_spreadsheet")
    return "text"


def _unmarked(head: bytes) -> bytes:
    """Without a byte order mark, and without the zeros of UTF-16, as far as the first sign matters."""
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"").lstrip()


def _is_garbage(data: bytes) -> bool:
    """More control characters than any text has, and not because its letters take two bytes."""
    sample = data[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or wide(data) is not None:
        return False
    controls = sum(sample.count(bytes((sign,))) for sign in (*range(9), *range(14, 27), *range(28, 32)))
    return controls > max(8, len(sample) // 100)
