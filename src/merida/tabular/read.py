"""The door: bytes of a workbook or of text with separators -> a book of sheets, whatever its name says it is."""

from __future__ import annotations

from merida.tabular.delimited import text_table
from merida.tabular.sniff import form_of
from merida.tabular.values import Book, Limits
from merida.tabular.xlsx import workbook

__all__ = ["read_table"]


def read_table(data: bytes, name: str = "", limits: Limits | None = None) -> Book:
    """The sheets of a spreadsheet file (.xlsx, .xlsm, CSV, TSV), opened safely; `name` is what problems call it.

    Raises `merida.reading.values.Unreadable`, with a code and one sentence, for a file that cannot be read at all.
    """
    limits = limits or Limits()
    reader = workbook if form_of(data, limits) == "workbook" else text_table
    return reader(data, name, limits)
