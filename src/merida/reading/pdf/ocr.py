"""Pages that are only pictures, read by Tesseract where it is installed: lines with places, as a text layer would give.

Tesseract is a program of its own (Apache-2.0) and no part of Merida; nothing is written to disk, pages go through
pipes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from ctypes import string_at
from functools import cache
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from merida.reading.pdf.lines import Line, PageLines

__all__ = ["NOT_INSTALLED", "languages", "recognise"]

type _Word = tuple[str, float, float, float, float]
"""A word and its box in points."""
LANGUAGES = {"ara": "ar", "eng": "en", "spa": "es", "fra": "fr", "rus": "ru", "chi_sim": "zh"}
NOT_INSTALLED = (
    "OCR was asked for, but Tesseract is not installed with any of the six languages: install it, for instance with "
    "`apt-get install tesseract-ocr tesseract-ocr-fra`, and read the file again."
)
DOTS = 200
"""Dots per inch at which a page is drawn: what Tesseract reads best within a few seconds."""
MOST_DOTS = 24_000_000
SURE = 20.0
"""Words of which Tesseract is less sure than this (of 100) are specks and lines."""
PATIENCE = 120
_TALL = 0.72
"""The height of a line's box is this part of the line's pitch when it has both tall and hanging letters."""


@cache
def languages() -> str:
    """Tesseract's names of those of the six languages that it can read here, joined by `+`; empty without Tesseract."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    try:
        told = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    there = set((told.stdout + told.stderr).decode("ascii", "replace").split())
    return "+".join(one for one in LANGUAGES if one in there)


def recognise(page: Any, number: int, language: str) -> PageLines | None:
    """The lines on the picture of a page, in Tesseract's reading order; None where it fails."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(DOTS / 72, (MOST_DOTS / max(width * height, 1.0)) ** 0.5)
    picture = _grey(page, max(round(width * scale), 1), max(round(height * scale), 1))
    if picture is None:
        return None
    command = [
        shutil.which("tesseract") or "tesseract",
        "stdin",
        "stdout",
        "-l",
        language,
        "--dpi",
        str(round(72 * scale)),
        "tsv",
    ]
    try:
        told = subprocess.run(
            command,
            input=picture,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if told.returncode:
        return None
    found = PageLines(number, width, height)
    found.lines = _lines(told.stdout.decode("utf-8", "replace"), number, scale)
    return found


def _grey(page: Any, width: int, height: int) -> bytes | None:
    """The page drawn in grey, as a PGM file."""
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        return None
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        raw = string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    rows = raw if stride == width else b"".join(raw[at : at + width] for at in range(0, stride * height, stride))
    return b"P5 %d %d 255\n" % (width, height) + rows


def _lines(table: str, number: int, scale: float) -> list[Line]:
    """Tesseract's table (TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence,
    text)."""
    rows: dict[tuple[str, ...], list[_Word]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip() or float(cells[10]) < SURE:
            continue
        left, top, width, height = (float(one) / scale for one in cells[6:10])
        rows.setdefault(tuple(cells[2:5]), []).append((cells[11].strip(), left, top, left + width, top + height))
    heights = sorted(max(w[4] for w in words) - min(w[2] for w in words) for words in rows.values())
    usual = heights[len(heights) // 2] if heights else 10.0
    found: list[Line] = []
    for words in (part for row in rows.values() for part in _parted(row, usual)):
        high = max(word[4] for word in words) - min(word[2] for word in words)
        size = usual if 0.6 * usual < high < 1.35 * usual else high
        bottoms = sorted(word[4] for word in words)
        text = " ".join(word[0] for word in words)
        left, right = min(word[1] for word in words), max(word[3] for word in words)
        line = Line(text, number, left, right, bottoms[0], round(size / _TALL * 0.8, 1), len(found))
        line.rtl = any("\u0600" <= sign <= "\u06ff" for sign in text)
        found.append(line)
    return found


def _parted(row: list[_Word], usual: float) -> list[list[_Word]]:
    """The words of a line, parted where a gap is too wide for a space: Tesseract may read across two columns."""
    parts = [[row[0]]]
    for before, word in pairwise(row):
        if max(word[1] - before[3], before[1] - word[3]) > 3 * usual:
            parts.append([])
        parts[-1].append(word)
    return parts
