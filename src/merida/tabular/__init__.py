"""Spreadsheets that anyone may send -> rows of typed values, each with the address of its cell, and what is wrong."""

from merida.tabular.read import read_table
from merida.tabular.values import Book, Limits, Problem, Row, Sheet, sheet_of

__all__ = ["Book", "Limits", "Problem", "Row", "Sheet", "read_table", "sheet_of"]
