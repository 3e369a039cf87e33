"""Ruling lines of a page: thin rectangles and straight strokes, frames of tables and boxes; and shapes of bullet
size."""

from __future__ import annotations

from ctypes import c_float, c_int, cast

import pypdfium2.raw as pdfium

from merida.reading.pdf.calls import address, object_kind, object_of_page
from merida.reading.pdf.dots import is_dot
from merida.reading.pdf.lines import Rule
from merida.reading.pdf.page import Page

THIN = 3.0
LONG = 8.0
MOST_PATHS = 6_000
"""A page with more paths than this is a drawing, not a table."""


def rules(view: Page) -> tuple[list[Rule], list[Rule], int]:
    """The ruling lines of the page, the shapes that may be bullets, and the number of its pictures."""
    page = address(view.page)
    paths = []
    pictures = 0
    for index in range(pdfium.FPDFPage_CountObjects(view.page)):
        thing = object_of_page(page, index)
        found = object_kind(thing)
        if found == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if found == pdfium.FPDF_PAGEOBJ_PATH:
            paths.append(cast(thing, pdfium.FPDF_PAGEOBJECT))
        elif found in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM):
            pictures += 1
    if not paths or len(paths) > MOST_PATHS:
        return [], [], pictures
    lines: list[Rule] = []
    dots: list[Rule] = []
    for path in paths:
        _add(view, path, lines, dots)
    return lines, dots, pictures


def _add(view: Page, path: object, lines: list[Rule], dots: list[Rule]) -> None:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return
    x0, y0, x1, y1 = view.turned(left.value, bottom.value, right.value, top.value)
    if is_dot(x1 - x0, y1 - y0):
        dots.append(Rule(x0, y0, x1, y1))
        return
    if min(x1 - x0, y1 - y0) <= THIN:
        if max(x1 - x0, y1 - y0) >= LONG:
            lines.append(Rule(x0, y0, x1, y1))
        return
    fill, stroke = c_int(), c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not stroke.value:
        return
    count = pdfium.FPDFPath_CountSegments(path)
    if count > 400:
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    x, y = c_float(), c_float()
    last = start = (0.0, 0.0)
    for index in range(count):
        part = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(part, x, y)
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        up = matrix.b * x.value + matrix.d * y.value + matrix.f
        here = view.turned(across, up, across, up)[:2]
        kind = pdfium.FPDFPathSegment_GetType(part)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            _straight(last, here, lines)
        last = here
        if pdfium.FPDFPathSegment_GetClose(part):
            _straight(last, start, lines)


def _straight(one: tuple[float, float], other: tuple[float, float], lines: list[Rule]) -> None:
    x0, x1 = sorted((one[0], other[0]))
    y0, y1 = sorted((one[1], other[1]))
    if min(x1 - x0, y1 - y0) <= 1 and max(x1 - x0, y1 - y0) >= LONG:
        lines.append(Rule(x0, y0, x1, y1))
