"""Tables as an Excel workbook, a sheet each: figures are numbers, words never formulas, links open what they count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from merida.drafting.spreadsheets import Value, safe, save
from merida.drafting.values import Cell, Table

LONGEST_NAME = 31
"""Of a sheet, as Excel has it."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def workbook(tables: Sequence[tuple[str, Table]], right_to_left: bool = False) -> bytes:
    """The tables under their sheet names; title above, notes below."""
    from openpyxl import Workbook  # slow
    from openpyxl.styles import Alignment, Font  # slow

    book = Workbook()
    book.remove(book.active)
    for name, table in tables:
        page = book.create_sheet(name.translate(_FORBIDDEN)[:LONGEST_NAME])
        page.sheet_view.rightToLeft = right_to_left
        page.append([safe(f"{table.number}. {table.title}" if table.number else table.title)])
        page["A1"].font = Font(bold=True)
        page.append([safe(head) for head in table.columns])
        for cell in page[2]:
            cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        page.freeze_panes = "B3"
        for row in table.rows:
            page.append([safe(row.head), *(_value(cell) for cell in row.cells)])
            _links(page, row.cells)
            if row.kind == "total":
                for cell in page[page.max_row]:
                    cell.font = Font(bold=True)
        page.append([])
        for note in table.notes:
            page.append([safe(note)])
        page.column_dimensions["A"].width = 34
        for number in range(2, len(table.columns) + 1):
            share = table.widths[number - 1] if number <= len(table.widths) else 1.0
            page.column_dimensions[page.cell(2, number).column_letter].width = max(10.0, 18 * share)
        if table.widths:  # columns of words: read in full, and not run over by their neighbours
            for cells in page.iter_rows(min_row=3, max_row=2 + len(table.rows)):
                for cell in cells:
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
    stream = BytesIO()
    save(book, stream)
    return stream.getvalue()


def sheet_of_rows(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[Value]], about: Sequence[tuple[str, Value]] = ()
) -> bytes:
    """Plain rows as a workbook; what they are (query, day, count) on a sheet of its own."""
    from openpyxl import Workbook  # slow
    from openpyxl.cell import WriteOnlyCell  # slow
    from openpyxl.styles import Font  # slow

    book = Workbook(write_only=True)
    page = book.create_sheet(name.translate(_FORBIDDEN)[:LONGEST_NAME])
    page.freeze_panes = "A2"
    heads = []
    for column in columns:
        head = WriteOnlyCell(page, column)
        head.font = Font(bold=True)
        heads.append(head)
    page.append(heads)
    for row in rows:
        page.append([_text(WriteOnlyCell, page, value) for value in row])
    if about:
        page = book.create_sheet("About")
        for key, value in about:
            page.append([safe(key), _text(WriteOnlyCell, page, value)])
    stream = BytesIO()
    save(book, stream)
    return stream.getvalue()


def _text(make: Any, page: Any, value: Value) -> Any:
    """A cell whose words stay words."""
    if not isinstance(value, str):
        return value
    cell = make(page, safe(value))
    cell.data_type = "s"
    return cell


def _value(cell: Cell) -> Value:
    return cell.number if cell.number is not None else safe(cell.text)


def _links(page: Any, cells: Sequence[Cell]) -> None:
    for place, cell in enumerate(cells, 2):
        if cell.href:
            page.cell(page.max_row, place).hyperlink = cell.href
