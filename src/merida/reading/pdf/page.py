"""One open page of a PDF: asks PDFium and turns its coordinates into points from the top left of the page as shown."""

from __future__ import annotations

import re
from ctypes import addressof, c_double, c_ushort, cast, create_string_buffer
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from merida.reading.pdf.calls import (
    address,
    char_font_size,
    char_loose_box,
    char_matrix,
    char_object,
    char_origin,
    object_font,
    object_render_mode,
)

__all__ = ["Page", "font_name"]

_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd|simhei|heiti|,b$|-b$", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|[-,]it\b|kaiti", re.IGNORECASE)
_FORCE_BOLD, _ITALIC = 1 << 18, 1 << 6
LARGEST = 14_400.0
"""The largest page of a PDF, in points (ISO 32000-1, annex C)."""


class Page:
    """One open page: asks PDFium and turns its coordinates into points from the top left of the page as shown."""

    def __init__(self, page: Any, text: Any, number: int) -> None:
        self.page, self.number = page, number
        self.text = text
        self.handle = address(text)
        """The text page as a number."""
        self.rect = pdfium.FS_RECTF()
        self.matrix = pdfium.FS_MATRIX()
        self.chinese = False
        self.scale = 1.0
        """What the text matrix makes of the font size of the character last asked for."""
        self._x, self._y = c_double(), c_double()
        self._at_x, self._at_y = addressof(self._x), addressof(self._y)
        self._at_rect, self._at_matrix = addressof(self.rect), addressof(self.matrix)
        self.rotation = pdfium.FPDFPage_GetRotation(page)
        pdfium.FPDF_GetPageBoundingBox(page, self.rect)
        self.left, self.right = self.rect.left, self.rect.right
        self.bottom, self.top = self.rect.bottom, self.rect.top
        self.fonts: dict[int, tuple[bool, bool]] = {}
        self.count: int = max(pdfium.FPDFText_CountChars(text), 0)
        width, height = min(self.right - self.left, LARGEST), min(self.top - self.bottom, LARGEST)
        if self.rotation % 2:
            width, height = height, width
        self.width, self.height = width, height

    def whole_text(self) -> str:
        """All characters of the page, one for each index of the text page."""
        buffer = (c_ushort * (self.count + 1))()
        got = pdfium.FPDFText_GetText(self.text, 0, self.count, buffer)
        text = bytes(buffer)[: 2 * max(got - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text
        ask, handle = pdfium.FPDFText_GetUnicode, self.text  # characters without a value are left out of the whole
        return "".join([chr(code) if (code := ask(handle, i)) else "\ufffd" for i in range(self.count)])

    def turned(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle of the file as (x0, y0, x1, y1) on the page as shown."""
        if self.rotation == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.rotation == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.rotation == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left

    def box(self, index: int) -> tuple[float, float, float, float]:
        """The box of a character: as wide as its advance, as high as its font."""
        rect = self.rect
        char_loose_box(self.handle, index, self._at_rect)
        if self.rotation == 0:
            return rect.left - self.left, self.top - rect.top, rect.right - self.left, self.top - rect.bottom
        return self.turned(rect.left, rect.bottom, rect.right, rect.top)

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character's baseline begins."""
        char_origin(self.handle, index, self._at_x, self._at_y)
        x, y = self._x.value, self._y.value
        if self.rotation == 0:
            return x - self.left, self.top - y
        return self.turned(x, y, x, y)[:2]

    def size(self, index: int) -> float:
        """The font size of a character as shown, in points."""
        matrix = self.matrix
        raw: float = char_font_size(self.handle, index)
        self.scale = 1.0
        if char_matrix(self.handle, index, self._at_matrix):
            self.scale = abs(matrix.d) if not matrix.c else hypot(matrix.c, matrix.d)
            return raw * self.scale
        return raw

    def shows(self, x: float, base: float, size: float) -> bool:
        """Whether text at this place is on the page as shown (not in the margin that is cut off) and of a sane size."""
        return -2 * size < x < self.width + size and 0 <= base <= self.height + size and 1 <= size < 500

    def upright(self) -> bool:
        """Whether the character last asked for its size runs from left to right on the page as shown."""
        a, b = self.matrix.a, self.matrix.b
        along = (a, b, -a, -b)[self.rotation]
        return bool(along > 0 and along >= abs((b, -a, -b, a)[self.rotation]))

    def upright_at(self, index: int) -> bool:
        """Whether the character at an index runs from left to right on the page as shown."""
        return bool(char_matrix(self.handle, index, self._at_matrix)) and self.upright()

    def thing(self, index: int) -> int:
        """The number of the text object that a character belongs to, the same for all of its characters."""
        found: int | None = char_object(self.handle, index)
        return found or 0

    def look(self, index: int) -> tuple[bool, bool]:
        """Whether a character is bold, and italic: by the font's name, flags and weight, or a stroked outline."""
        thing = char_object(self.handle, index)
        return self._look(thing) if thing else (False, False)

    def looks(self, first: int, last: int) -> tuple[bool, bool, bool]:
        """Bold and italic at the first character, bold at the last."""
        one = char_object(self.handle, first)
        if not one:
            return False, False, False
        bold, italic = self._look(one)
        other = char_object(self.handle, last)
        if not other or other == one:
            return bold, italic, bold
        return bold, italic, self._look(other)[0]

    def _look(self, thing: int) -> tuple[bool, bool]:
        key: int = object_font(thing) or 0
        known = self.fonts.get(key)
        if known is None:
            known = self.fonts[key] = _font_look(cast(key, pdfium.FPDF_FONT))
        if not known[0] and object_render_mode(thing) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE:
            return True, known[1]
        return known


def font_name(font: Any) -> str:
    """The base font's name, such as `ABCDEF+TimesNewRomanPS-BoldMT`."""
    buffer = create_string_buffer(128)
    size = pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    return buffer.raw[: max(min(size, 128) - 1, 0)].decode("latin-1", "replace")


def _font_look(font: Any) -> tuple[bool, bool]:
    name = font_name(font)
    flags = max(pdfium.FPDFFont_GetFlags(font), 0)
    bold = bool(_BOLD_NAME.search(name)) or bool(flags & _FORCE_BOLD)
    if not bold and not name:
        bold = pdfium.FPDFFont_GetWeight(font) >= 600
    return bold, bool(_ITALIC_NAME.search(name)) or bool(flags & _ITALIC)
