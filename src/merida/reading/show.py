"""Draws a page of a PDF with words marked: what stands where an outcome was found, for eyes.

PNG is written with zlib alone; the mark multiplies the page's colours, so that print stays black on it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from ctypes import string_at

import pypdfium2.raw as pdfium

from merida.reading.pdf.glyphs import Glyph, glyphs
from merida.reading.pdf.opening import opened, page_text
from merida.reading.pdf.page import Page
from merida.reading.pdf.righttoleft import in_order
from merida.reading.values import Box, Unreadable

__all__ = ["show", "word_boxes"]

YELLOW = (255, 226, 64)
MOST_PIXELS = 40_000_000
"""A page of 5,000 by 8,000; a larger scale is reduced to this."""


def show(data: bytes, boxes: Sequence[Box], scale: float = 2.0) -> bytes:
    """A PNG of the page on which the boxes stand (those on the first box's page), the boxes marked in yellow.

    `scale`: pixels per point. Raises `Unreadable` for a file that is no PDF, `ValueError` without boxes or for a page
    that the file does not have.
    """
    if not boxes:
        raise ValueError("Nothing to show: give at least one box.")
    number = boxes[0].page
    with opened(data) as handle:
        count = pdfium.FPDF_GetPageCount(handle)
        if not 1 <= number <= count:
            raise ValueError(f"There is no page {number}: the file has {count}.")
        page = pdfium.FPDF_LoadPage(handle, number - 1)
        if not page:
            raise Unreadable("damaged_page", f"Page {number} is damaged and cannot be drawn: try another copy.")
        try:
            return _drawn(page, [box for box in boxes if box.page == number], scale)
        finally:
            pdfium.FPDF_ClosePage(page)


def _drawn(page: object, boxes: Sequence[Box], scale: float) -> bytes:
    across, down = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(scale, (MOST_PIXELS / max(across * down, 1.0)) ** 0.5)
    width, height = max(round(across * scale), 1), max(round(down * scale), 1)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        raise Unreadable("too_large", "This page is too large to be drawn: ask for a smaller scale.")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = pdfium.FPDFBitmap_GetBuffer(bitmap)
        pixels = bytearray(string_at(buffer, stride * height))
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    for x0, y0, x1, y1 in _apart(boxes, scale, width, height):
        _mark(pixels, stride, x0, y0, x1, y1)
    return _png(pixels, width, height, stride)


def _apart(boxes: Iterable[Box], scale: float, width: int, height: int) -> list[tuple[int, int, int, int]]:
    """The boxes in pixels, those of one line that overlap made one, so that no place is marked twice."""
    found: list[list[int]] = []
    for box in sorted(boxes, key=lambda box: (box.y0, box.x0)):
        x0, y0 = max(int(box.x0 * scale) - 1, 0), max(int(box.y0 * scale), 0)
        x1, y1 = min(round(box.x1 * scale) + 1, width), min(round(box.y1 * scale), height)
        if x0 >= x1 or y0 >= y1:
            continue
        last = found[-1] if found else None
        if last is not None and last[1] == y0 and last[3] == y1 and x0 <= last[2]:
            last[2] = max(last[2], x1)
            continue
        if last is not None and last[1] < y0 < last[3] and x0 < last[2] and last[0] < x1:
            y0 = last[3]
        if y0 < y1:
            found.append([x0, y0, x1, y1])
    return [(a, b, c, d) for a, b, c, d in found]


def _mark(pixels: bytearray, stride: int, x0: int, y0: int, x1: int, y1: int) -> None:
    """Multiplies the colours of a rectangle by the mark's."""
    tables = [bytes(value * shade // 255 for value in range(256)) for shade in YELLOW]
    for row in range(y0, y1):
        start, end = row * stride + 3 * x0, row * stride + 3 * x1
        part = pixels[start:end]
        for channel, table in enumerate(tables):
            part[channel::3] = part[channel::3].translate(table)
        pixels[start:end] = part


def _png(pixels: bytearray, width: int, height: int, stride: int) -> bytes:
    """Eight bits, red, green and blue, no filter (PNG specification, third edition, 11.2.1 and 9.2)."""
    rows = b"".join(b"\x00" + pixels[row * stride : row * stride + 3 * width] for row in range(height))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b"")


def word_boxes(data: bytes, boxes: Sequence[Box], text: str) -> tuple[Box, ...]:
    """The boxes narrowed to where the words of `text` stand, by the places of single characters.

    `boxes` are the places of the words as `Passage.places` gives them, roughly cut; where the words are not found
    inside, the box stays as it is.
    """
    found: list[Box] = []
    with opened(data) as handle:
        for number in sorted({box.page for box in boxes}):
            here = [box for box in boxes if box.page == number]
            with page_text(handle, number - 1) as open_page:
                if open_page is None:
                    found += here
                    continue
                view = Page(*open_page, number)
                signs = glyphs(view, view.whole_text())
            wanted = "".join(filter(str.isalnum, text))
            found += [_narrowed(box, signs, wanted) for box in here]
    return tuple(found)


def _narrowed(box: Box, signs: list[Glyph], wanted: str) -> Box:
    """The box from the first to the last of the characters near it whose sequence is part of the words wanted."""
    line = [
        sign
        for sign in signs
        if box.y0 - 1 < sign.base - 0.3 * sign.size < box.y1 + 1 and box.x0 - 30 < (sign.x0 + sign.x1) / 2 < box.x1 + 30
    ]
    row = [sign for _, sign in in_order(line)[1] if sign.text.isalnum()] if line else []
    best: tuple[int, int] | None = None
    for start in range(len(row)):
        if best is not None and best[1] - best[0] >= len(row) - start:
            break
        end = start
        while end < len(row) and "".join(sign.text for sign in row[start : end + 1]) in wanted:
            end += 1
        if best is None or end - start > best[1] - best[0]:
            best = (start, end)
    if best is None or best[1] - best[0] < 2:
        return box
    part = row[best[0] : best[1]]
    return Box(
        box.page, round(min(sign.x0 for sign in part), 1), box.y0, round(max(sign.x1 for sign in part), 1), box.y1
    )
