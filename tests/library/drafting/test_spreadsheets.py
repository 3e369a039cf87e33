"""Extracts for colleagues who count in a spreadsheet: nothing that it would compute, every outcome with its place."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from merida.drafting.spreadsheets import COLUMNS, LONGEST, Rows, rows_of, safe, write_csv, write_workbook
from merida.finding.find import find
from merida.reading.read import read

SAMPLES = Path(__file__).parents[2] / "golden" / "documents"
HOSTILE = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "=cmd|'/c calc'!A0", "＠x"]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_begins_as_a_formula(words: str) -> None:
    assert safe(words) == f"'{words}"


@pytest.mark.parametrize("words", ["Amend article 5", "(a) – see", "5 = 5", "", "'quoted'", "—"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert safe(words) == words


def test_control_characters_and_endless_words_do_not_reach_a_cell() -> None:
    assert safe("a\x00b\x1bc\ud800d\u202ee") == "a?b?c?d?e"
    assert len(str(safe("x" * 100_000))) < LONGEST + 10


def rows(*texts: str) -> list[Rows]:
    """Rows of outcomes with these words."""
    return [Rows(outcomes=tuple({"file": text, "text": text, "page": 3, "why": text} for text in texts))]


def test_formulas_survive_neither_in_csv_nor_in_a_workbook() -> None:
    stream = io.BytesIO()
    write_csv(rows(*HOSTILE), stream, ("outcomes",))
    table = list(csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))
    assert len(table) == 1 + len(HOSTILE)
    assert not [cell for line in table for cell in line if cell.lstrip()[:1] in tuple("=+-@＝＠") and cell]
    stream = io.BytesIO()
    write_workbook(rows(*HOSTILE), stream, ("outcomes",))
    sheet = openpyxl.load_workbook(stream)["Outcomes"]
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}
    assert [line[6 + 2].value for line in sheet.iter_rows(min_row=2)] == [f"'{words}" for words in HOSTILE]


def test_a_workbook_has_no_formula_in_its_xml_and_the_same_rows_give_the_same_bytes() -> None:
    streams = [io.BytesIO(), io.BytesIO()]
    for stream in streams:
        write_workbook(rows(*HOSTILE), stream, ("outcomes", "figures"))
    assert streams[0].getvalue() == streams[1].getvalue()
    with zipfile.ZipFile(streams[0]) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_every_extract_has_its_document_its_headings_and_its_place() -> None:
    document = read(SAMPLES / "session-report-en.docx")
    stream = io.BytesIO()
    write_csv([rows_of(find(document))], stream, ("outcomes", "statements", "figures"))
    table = list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))
    assert {line["type"] for line in table} == {"statement", "figure"}
    for line in table:
        assert line["file"] == document.file
        assert line["passage"].startswith(document.id)
        assert line["headings"]
        assert int(line["start"]) < int(line["end"])
    assert all(line["value"] for line in table if line["type"] == "figure")


def test_every_column_of_every_sheet_has_a_name_of_its_own() -> None:
    for columns in COLUMNS.values():
        assert len(columns) == len(set(columns))
