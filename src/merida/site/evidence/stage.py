"""What a child process makes of a file: extracts, a page drawn, the bytes of a member of an archive. No Django here."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2.raw as pdfium

from merida.finding.find import find
from merida.finding.values import Extracts
from merida.reading.pdf.opening import opened
from merida.reading.read import read_bytes
from merida.reading.show import show
from merida.reading.sniff import PDF
from merida.reading.values import Box


@dataclass(frozen=True, slots=True)
class Read:
    """A document with all that was found in it, and the sizes of its pages."""

    extracts: Extracts
    sheets: tuple[tuple[float, float], ...]


def read_and_find(data: bytes, name: str) -> Read:
    """The document in these bytes and everything found in it."""
    document = read_bytes(data, name)
    return Read(find(document), sheets(data) if document.media_type == PDF else ())


def sheets(data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page of a PDF, in points; 0 for a page that cannot be opened."""
    found = []
    with opened(data) as handle:
        for number in range(pdfium.FPDF_GetPageCount(handle)):
            size = pdfium.FS_SIZEF()
            pdfium.FPDF_GetPageSizeByIndexF(handle, number, size)
            found.append((round(size.width, 1), round(size.height, 1)))
    return tuple(found)


def draw_page(data: bytes, name: str, number: int, scale: float) -> bytes:
    """A PNG of a page of a PDF; nothing is marked in it."""
    return show(data, [Box(number, 0, 0, 0, 0)], scale)


def keep(data: bytes, name: str) -> bytes:
    """The bytes themselves: for the members of an archive."""
    return data
