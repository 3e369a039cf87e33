"""The text of a document as it flows from column to column and page to page, around tables and footnotes."""

from __future__ import annotations

from merida.reading.pdf import contents, notes, order
from merida.reading.pdf.lines import Line, PageLines
from merida.reading.pdf.paragraphs import Column, Measure, Paragraph, crosses, joins, starts_item


class Flow:
    """Takes pages one after the other; `found` holds the paragraphs in reading order."""

    def __init__(self, pages: list[PageLines]) -> None:
        self.measure = Measure(pages)
        self.numbered = sum(starts_item(line) for page in pages for line in page.lines) > 2 * len(pages)
        self.found: list[Paragraph] = []
        self.text: Paragraph | None = None
        self.note: Paragraph | None = None
        for page in pages:
            self._page(page)

    def _page(self, page: PageLines) -> None:
        small: list[Line] = []
        for lines in order.columns(page):
            body, low = notes.split(lines, page.height, self.measure.size, self.note is not None)
            small += low
            if body:
                self._column(body)
        for note in notes.footnotes(small, self.measure.size) if small else ():
            if note.label is None and self.note is not None:
                self.note.lines += note.lines
            else:
                self.found.append(note)
                self.note = note
        if not small:
            self.note = None

    def _column(self, lines: list[Line]) -> None:
        column = Column(lines, self.measure.size)
        before, entries, after = contents.split(lines)
        self._lines(before, column)
        if entries:
            self.found += contents.entries(entries, column)
            self.text = None
            self._lines(after, column)

    def _lines(self, lines: list[Line], column: Column) -> None:
        fresh = True
        for line in lines:
            para = self.text
            if para is not None and (
                crosses(para, line, column, self.numbered) if fresh else joins(para, line, self.measure)
            ):
                para.lines.append(line)
                para.column = column
            else:
                self.text = Paragraph(line, column)
                self.found.append(self.text)
            fresh = False
