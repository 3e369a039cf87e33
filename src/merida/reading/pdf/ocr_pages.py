"""Which pages of a PDF are read by OCR, in which language, and what is said of it."""

from __future__ import annotations

from merida.reading.masthead_language import language_of_text
from merida.reading.pdf.lines import PageLines
from merida.reading.pdf.opening import opened, page_text
from merida.reading.pdf.troubles import is_picture, pages_named
from merida.reading.values import Problem

__all__ = ["with_ocr"]


def with_ocr(data: bytes, pages: list[PageLines]) -> list[Problem]:
    """Puts what OCR reads in the place of pages that are only pictures; says which pages these are."""
    bare = [at for at, page in enumerate(pages) if is_picture(page)]
    if not bare:
        return []
    from merida.reading.pdf import ocr  # slow

    every = ocr.languages()
    if not every:
        return [Problem("ocr_not_installed", ocr.NOT_INSTALLED)]
    language, done = every, list[int]()
    with opened(data) as handle:
        for at in bare:
            number = pages[at].number
            with page_text(handle, number - 1) as open_page:
                found = ocr.recognise(open_page[0], number, language) if open_page is not None else None
            if found is None or not found.lines:
                continue
            pages[at] = found
            done.append(number)
            if language == every:
                told = language_of_text(" ".join(line.text for line in found.lines))
                language = next((one for one, code in ocr.LANGUAGES.items() if code == told and one in every), every)
    if not done:
        return []
    message = f"{pages_named(done)} without text and read by OCR: check words and figures against the picture."
    return [Problem("read_by_ocr", message, done[0])]
