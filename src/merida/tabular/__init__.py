"""Spreadsheets that anyone may send -> rows of typed values, each with the address of its cell, and what is wrong."""

from merida.tabular.columns import Column
from merida.tabular.mapped import Mapped, Record, mapped
from merida.tabular.read import read_table
from merida.tabular.values import Book, Limits, Problem, Row, Sheet, sheet_of

__all__ = [
    "Book",
    "Column",
    "Limits",
    "Mapped",
    "Problem",
    "Record",
    "Row",
    "Sheet",
    "mapped",
    "read_table",
    "sheet_of",
]
