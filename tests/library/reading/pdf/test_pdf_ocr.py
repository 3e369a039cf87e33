"""Pages that are only pictures: read by Tesseract where it is installed, and always said."""

from __future__ import annotations

import zlib

import pypdfium2.raw as pdfium
import pytest
from pdf_pages import Made

from merida.reading.pdf import ocr, read_pdf
from merida.reading.pdf.opening import opened

needs_tesseract = pytest.mark.skipif("eng" not in ocr.languages(), reason="Tesseract with English is not installed")


def scanned() -> bytes:
    """A page of text as a scanner gives it: one grey picture."""
    lines = ["The reviewers recommended that the", "ministry adopt an integrity plan."]
    plain = Made().lines(80, 200, lines, 24, 18).bytes()
    with opened(plain) as handle:
        page = pdfium.FPDF_LoadPage(handle, 0)
        picture = ocr._grey(page, 1190, 1684)
        pdfium.FPDF_ClosePage(page)
    assert picture is not None
    packed = zlib.compress(picture.split(b"\n", 1)[1])
    made = Made().page()
    head = "q 595 0 0 842 0 0 cm BI /W 1190 /H 1684 /CS /G /BPC 8 /F [/AHx /Fl] ID "
    made.pages[-1].append(f"{head}{packed.hex()}> EI Q")
    return made.bytes()


def test_without_the_wish_a_scanned_file_is_named() -> None:
    found = read_pdf(scanned())
    assert not found.blocks
    assert [one.code for one in found.problems] == ["no_text_layer"]


@needs_tesseract
def test_a_scanned_page_is_read_with_places_and_said_to_be_so() -> None:
    found = read_pdf(scanned(), ocr=True)
    assert [block.text for block in found.blocks] == [
        "The reviewers recommended that the ministry adopt an integrity plan."
    ]
    assert [(one.code, one.page) for one in found.problems] == [("read_by_ocr", 1)]
    places = [piece.place for piece in found.blocks[0].pieces if piece.place is not None]
    assert len(places) == 2 and abs(places[0].x0 - 80) < 4  # type: ignore[union-attr]


def test_where_tesseract_is_missing_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ocr.languages.cache_clear()
    found = read_pdf(scanned(), ocr=True)
    ocr.languages.cache_clear()
    assert [one.code for one in found.problems] == ["ocr_not_installed", "no_text_layer"]
