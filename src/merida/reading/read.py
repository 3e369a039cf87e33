"""Bytes to a `Document`: told apart by content, read by format, put together by structure."""

from __future__ import annotations

import hashlib
from pathlib import Path

from merida.reading import sniff
from merida.reading.values import Document, Sheets, Unreadable

__all__ = ["read", "read_bytes", "sheets_of"]


def read_bytes(data: bytes, file: str, *, ocr: bool = False) -> Document:
    """The document in these bytes; `file` is what it is called in results. Raises `Unreadable` with one sentence.

    `ocr`: pages of a PDF that are only pictures are read by Tesseract, if it is installed; `problems` says which.
    """
    from merida.reading.assemble import assemble  # slow

    kind = sniff.media_type(data, file)
    return assemble(sheets_of(data, kind, ocr=ocr), id=hashlib.sha256(data).hexdigest(), file=file, media_type=kind)


def sheets_of(data: bytes, media_type: str, *, ocr: bool = False) -> Sheets:
    """The blocks of a file of this media type; readers are loaded when they are first needed."""
    match media_type:
        case sniff.PDF:
            from merida.reading.pdf import read_pdf  # slow

            return read_pdf(data, ocr=ocr)
        case sniff.DOCX:
            from merida.reading.docx import read_docx  # slow

            return read_docx(data)
        case sniff.HTML:
            from merida.reading.html import read_html  # slow

            return read_html(data)
        case sniff.TEXT | sniff.MARKDOWN:
            from merida.reading.text import read_text  # slow

            return read_text(data)
    raise Unreadable("archive", "This is a zip archive: give it to `merida find` as it is, or unpack it first.")


def read(path: str | Path, *, ocr: bool = False) -> Document:
    """The document in the file at `path`. Raises `Unreadable`, or `OSError` if it cannot be opened."""
    return read_bytes(Path(path).read_bytes(), str(path), ocr=ocr)
