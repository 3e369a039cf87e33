"""PDF bytes to blocks: lines with places, running heads gone, columns, tables, footnotes, paragraphs made whole."""

from __future__ import annotations

import pypdfium2.raw as pdfium

from merida.reading.grid import arranged
from merida.reading.pdf import furniture, righttoleft, rules, scan
from merida.reading.pdf.blocks import block_of, table_cells
from merida.reading.pdf.cells import Table
from merida.reading.pdf.dots import add_drawn_bullets
from merida.reading.pdf.flow import Flow
from merida.reading.pdf.hyphens import Words
from merida.reading.pdf.lines import PageLines
from merida.reading.pdf.ocr_pages import with_ocr
from merida.reading.pdf.opening import opened, page_text
from merida.reading.pdf.page import Page
from merida.reading.pdf.troubles import troubles
from merida.reading.values import Block, Sheets, Unreadable

__all__ = ["read_pdf"]

MOST_PAGES = 5_000


def read_pdf(data: bytes, *, ocr: bool = False) -> Sheets:
    """The blocks of a PDF in reading order; raises `Unreadable` with one sentence where nothing can be read.

    `ocr`: pages that are only pictures are read by Tesseract, and a problem says which.
    """
    pages, count, damaged = _pages(data)
    recognised = with_ocr(data, pages) if ocr else []
    problems = [*recognised, *troubles(pages, count, MOST_PAGES, damaged)]
    gone = furniture.remove(pages)
    words = Words(line for page in pages for line in page.lines)
    blocks: list[Block] = []
    flow = Flow(pages)
    count_tables = 0
    items = flow.found
    items.reverse()
    while items:
        item = items.pop()
        if isinstance(item, Table):
            cells = table_cells(item, words, flow.measure)
            found, is_table = arranged(cells, count_tables, not any(block.region == "body" for block in blocks))
            count_tables += is_table
            blocks += found
        elif (block := block_of(item, words)) is not None:
            blocks.append(block)
    return Sheets(tuple(blocks), count, gone, tuple(problems))


def _pages(data: bytes) -> tuple[list[PageLines], int, list[int]]:
    damaged: list[int] = []
    pages: list[PageLines] = []
    with opened(data) as handle:
        count: int = pdfium.FPDF_GetPageCount(handle)
        for number in range(min(count, MOST_PAGES)):
            with page_text(handle, number) as open_page:
                if open_page is None:
                    damaged.append(number + 1)
                    continue
                view = Page(*open_page, number + 1)
                text = view.whole_text()
                right = righttoleft.is_right_to_left(text)
                lines, dots, pictures = rules.rules(view)
                page = righttoleft.scan(view, text, lines) if right else scan.scan(view, text, lines)
                page.pictures = pictures
                add_drawn_bullets(page, dots)
                pages.append(page)
    if not pages:
        raise Unreadable("no_pages", "This PDF has no page that can be read: fetch it again, or save it anew.")
    return pages, count, damaged
