"""The text of a document as it flows from column to column and page to page, around tables and footnotes."""

from __future__ import annotations

from merida.reading.pdf import contents, notes, order, tables
from merida.reading.pdf.cells import Table
from merida.reading.pdf.lines import Line, PageLines
from merida.reading.pdf.masthead import masthead_end
from merida.reading.pdf.paragraphs import Column, Measure, Paragraph, crosses, joins, joins_in_masthead, starts_item


class Flow:
    """Takes pages one after the other; `found` holds the paragraphs and tables in reading order."""

    def __init__(self, pages: list[PageLines]) -> None:
        self.measure = Measure(pages)
        self.numbered = sum(starts_item(line) for page in pages for line in page.lines) > 2 * len(pages)
        self.found: list[Paragraph | Table] = []
        self.text: Paragraph | None = None
        self.note: Paragraph | None = None
        self.table: Table | None = None
        """The table that ended the page before, if one did."""
        self.gutter: float | None = None
        for page in pages:
            self._page(page)
            page.lines, page.rules = [], []  # a file of thousands of pages must not be held twice

    def _page(self, page: PageLines) -> None:
        end = 0.0
        if page.number == 1 and (end := masthead_end(page)):
            self._masthead([line for line in page.lines if line.base < end])
            page.lines = [line for line in page.lines if line.base >= end]
        waiting = tables.find(page, end)
        small: list[Line] = []
        stretches, self.gutter = order.columns(page, self.gutter)
        for lines in stretches:
            body, low = notes.split(lines, page.height, self.measure.size, self.note is not None)
            small += low
            while waiting and body:
                at = next((at for at, line in enumerate(body) if line.base > waiting[0].y1 - 2), len(body))
                if at == len(body):
                    break
                if at:
                    self._column(body[:at])
                    body = body[at:]
                self._table(waiting.pop(0))
            if body:
                self._column(body)
        for table in waiting:
            self._table(table)
        self._notes(small)

    def _masthead(self, lines: list[Line]) -> None:
        if not lines:
            return
        column = Column(lines, lines[0].size)
        para: Paragraph | None = None
        for line in lines:
            if para is not None and joins_in_masthead(para, line, self.measure):
                para.lines.append(line)
            else:
                para = Paragraph(line, column, "cover")
                self.found.append(para)

    def _notes(self, small: list[Line]) -> None:
        if not small:
            self.note = None
            return
        for note in notes.footnotes(small, self.measure.size):
            if note.label is None and self.note is not None:
                self.note.lines += note.lines
            else:
                self.found.append(note)
                self.note = note

    def _table(self, table: Table) -> None:
        if self.table is not None and tables.continues(self.table, table):
            return
        if table.partial:
            self._column(table.lines)
        else:
            self.found.append(table)
            self.table = table

    def _column(self, lines: list[Line]) -> None:
        self.table = None
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
            fresh = fresh or (para is not None and line.base < para.lines[-1].base - line.size)
            if para is not None and (
                crosses(para, line, column, self.numbered) if fresh else joins(para, line, self.measure)
            ):
                para.lines.append(line)
                para.column = column
            else:
                self.text = Paragraph(line, column)
                self.found.append(self.text)
            fresh = False
