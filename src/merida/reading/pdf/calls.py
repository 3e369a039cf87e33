"""The functions of PDFium that are asked for every line or sign, with plain numbers for handles and addresses.

Typed pointers, as `pypdfium2.raw` makes them, cost as much again as the call itself.
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import CFUNCTYPE, c_double, c_int, c_void_p, cast
from typing import Any

import pypdfium2.raw as pdfium

__all__ = [
    "address",
    "char_font_size",
    "char_is_generated",
    "char_loose_box",
    "char_matrix",
    "char_object",
    "char_origin",
    "object_font",
    "object_kind",
    "object_of_page",
    "object_render_mode",
]


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    made: Callable[..., Any] = CFUNCTYPE(result, *arguments)(address(function))
    return made


def address(handle: Any) -> int:
    """The number of a typed handle or function."""
    return cast(handle, c_void_p).value or 0


char_origin = _plain(pdfium.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
char_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
char_font_size = _plain(pdfium.FPDFText_GetFontSize, c_double, c_void_p, c_int)
char_matrix = _plain(pdfium.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
char_object = _plain(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
char_is_generated = _plain(pdfium.FPDFText_IsGenerated, c_int, c_void_p, c_int)
object_font = _plain(pdfium.FPDFTextObj_GetFont, c_void_p, c_void_p)
object_render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
object_of_page = _plain(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
object_kind = _plain(pdfium.FPDFPageObj_GetType, c_int, c_void_p)
