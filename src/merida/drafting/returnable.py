"""A workbook that goes out to be filled in and comes back: what may be filled in is open, all else locked and grey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from merida.drafting.spreadsheets import safe, save

GREY = "FFEDEFEE"
_WIDTH = 16.0


def returnable(
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    locked: Sequence[int],
    *,
    above: Sequence[str] = (),
    choices: Mapping[int, Sequence[str]] | None = None,
    widths: Mapping[int, float] | None = None,
    right_to_left: bool = False,
    locked_sheet: bool = True,
) -> bytes:
    """The sheet: `above` stands over the heads; `choices` are offered in the cells of a column (from 0).

    Without `locked_sheet` rows can be added, and what is grey is only a sign.
    """
    from openpyxl import Workbook  # slow
    from openpyxl.styles import Alignment, Font, PatternFill, Protection  # slow
    from openpyxl.utils import get_column_letter  # slow
    from openpyxl.worksheet.datavalidation import DataValidation  # slow

    book = Workbook()
    page = book.active
    page.title = name[:31]
    page.sheet_view.rightToLeft = right_to_left
    bold, wrap = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    grey, open_ = PatternFill("solid", fgColor=GREY), Protection(locked=False)
    for line in above:
        page.append([_words(line)])
    first = len(above) + 1
    page.append([_words(head) for head in heads])
    for cell in page[first]:
        cell.font, cell.alignment = bold, wrap
    for row in rows:
        page.append([_words(value) for value in row])
        for place, cell in enumerate(page[page.max_row]):
            cell.data_type, cell.alignment, cell.number_format = "s", wrap, "@"
            if cell.value in (None, ""):
                cell.value = None
            if place in locked:
                cell.fill = grey
            else:
                cell.protection = open_
    last = max(page.max_row, first + 1) if locked_sheet else page.max_row + 500
    for place, offered in (choices or {}).items():
        column = get_column_letter(place + 1)
        _list(book, place, offered)
        rule = DataValidation(
            type="list",
            formula1=f"=lists!${column}$1:${column}${len(offered)}",
            allow_blank=True,
            showErrorMessage=True,
        )
        rule.add(f"{column}{first + 1}:{column}{last}")
        page.add_data_validation(rule)
    for place in range(len(heads)):
        page.column_dimensions[get_column_letter(place + 1)].width = (widths or {}).get(place, _WIDTH)
    page.freeze_panes = f"A{first + 1}"
    page.protection.sheet = locked_sheet
    page.protection.formatColumns = page.protection.formatRows = page.protection.sort = False
    stream = BytesIO()
    save(book, stream)
    return stream.getvalue()


def _words(value: str) -> Any:
    return safe(value)


def _list(book: Any, place: int, offered: Sequence[str]) -> None:
    """Labels with commas cannot stand in a rule itself, so they stand on a sheet of their own."""
    if "lists" not in book.sheetnames:
        book.create_sheet("lists").sheet_state = "hidden"
    for row, label in enumerate(offered, 1):
        book["lists"].cell(row, place + 1, label)
