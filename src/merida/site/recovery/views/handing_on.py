"""Papers and tables that a page hands on: in Word, as a workbook, as CSV; always with the day in the name."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.utils import timezone

from merida.drafting.plain import csv_of_table
from merida.drafting.values import Paper, Table
from merida.drafting.word import word
from merida.drafting.workbook import workbook
from merida.site.evidence.selectors.files import KINDS, Sent
from merida.site.people.asked import sent
from merida.site.recovery.article57_codes import language

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def table_as_file(table: Table, kind: str, name: str) -> HttpResponse:
    """A table to keep."""
    if kind == "csv":
        return _sent(name, kind, KINDS["csv"], csv_of_table(table))
    return tables_as_file([("1", table)], kind, name)


def tables_as_file(tables: Sequence[tuple[str, Table]], kind: str, name: str) -> HttpResponse:
    """Tables on sheets of their own."""
    if kind != "xlsx" or not tables:
        raise Http404
    return _sent(name, kind, KINDS["xlsx"], workbook(tables, language().startswith("ar")))


def paper_as_file(paper: Paper, name: str) -> HttpResponse:
    """A paper in Word."""
    return _sent(name, "docx", WORD, word(paper))


def _sent(name: str, kind: str, media_type: str, data: bytes) -> HttpResponse:
    return sent(Sent(f"{name}-{timezone.localdate():%Y-%m-%d}.{kind}", media_type, data))
