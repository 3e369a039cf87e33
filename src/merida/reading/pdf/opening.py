"""Opening PDF bytes with PDFium, with one clear sentence for each way in which that can fail.

PDFium is not thread-safe; readers run one to a process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from merida.reading.values import Unreadable

_REFUSALS = {
    pdfium.FPDF_ERR_PASSWORD: (
        "encrypted",
        "This PDF is encrypted and asks for a password: open it with the password and save a copy without one.",
    ),
    pdfium.FPDF_ERR_SECURITY: (
        "encrypted",
        "This PDF uses a protection that cannot be opened here: save a copy without protection.",
    ),
}
_DAMAGED = (
    "damaged_pdf",
    "This PDF is damaged or cut off and cannot be opened: fetch it again, or open it in a viewer and save it anew.",
)
_NOT_PDF = ("not_a_pdf", "This file is not a PDF: check its name, or save it again as PDF.")
HEAD_WITHIN = 1024
"""Viewers accept the `%PDF-` head within the first 1,024 bytes (ISO 32000-1, annex H, note 13)."""


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The PDFium document of the bytes, closed afterwards; raises `Unreadable`."""
    if b"%PDF-" not in data[:HEAD_WITHIN]:
        raise Unreadable(*_NOT_PDF)
    pdfium.FPDF_InitLibrary()  # does nothing after the first time
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise Unreadable(*_REFUSALS.get(pdfium.FPDF_GetLastError(), _DAMAGED))
    try:
        yield handle
    finally:
        pdfium.FPDF_CloseDocument(handle)


@contextmanager
def page_text(handle: Any, number: int) -> Iterator[tuple[Any, Any] | None]:
    """The page (from 0) and its text page, closed afterwards; None where PDFium cannot load it."""
    page = pdfium.FPDF_LoadPage(handle, number)
    if not page:
        yield None
        return
    text = pdfium.FPDFText_LoadPage(page)
    try:
        yield (page, text) if text else None
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
