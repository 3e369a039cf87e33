"""Files that are no table, or would harm whoever opens them: one sentence each, and nothing else happens."""

# ruff: noqa: E501 - tables of cases
from __future__ import annotations

import io
import zipfile

import pytest
from tabular_samples import MAIN, by_hand, packed, rows_xml, table, workbook

from merida.reading.values import Unreadable
from merida.tabular import Limits, read_table
from merida.tabular.columns import Column
from merida.tabular.kinds import Text
from merida.tabular.mapped import mapped
from merida.tabular.sentences import SENTENCES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def bomb() -> bytes:
    return by_hand(f"<sheetData>{'<row><c><v>1</v></c></row>' * 1_500_000}</sheetData>")


def entities() -> bytes:
    return by_hand(
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
    )


def hidden_entities() -> bytes:
    padding = f"<!--{'x' * 20_000}-->"
    return by_hand(
        f'<?xml version="1.0"?>{padding}<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'
    )


def encrypted_zip() -> bytes:
    data = bytearray(table(["a"]))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


CASES = {
    "nothing": (b"", "empty"),
    "spaces": (b" \r\n\t \n", "empty"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "no_spreadsheet"),
    "old excel": (OLE + b"\x00" * 600, "old_excel"),
    "very old excel": (b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\x00" * 99, "old_excel"),
    "password": (OLE + b"\x00" * 99 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 99, "encrypted"),
    "zip with password": (encrypted_zip(), "encrypted"),
    "page saved as xls": (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "web_page"),
    "page with a mark": (b"\xef\xbb\xbf \n<table><tr><td>1</td></tr></table>", "web_page"),
    "page in UTF-16": ("<table><tr><td>1</td></tr></table>".encode("utf-16"), "web_page"),
    "mail of a page": (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "web_page"),
    "xml of 2003": (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "xml_table"),
    "rich text": (b"{\\rtf1\\ansi a table}", "no_spreadsheet"),
    "ods": (
        packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
        "open_document",
    ),
    "word": (packed({"word/document.xml": "<a/>"}), "word"),
    "numbers": (packed({"Index/Document.iwa": b"\x00"}), "apple_numbers"),
    "xlsb": (packed({"xl/workbook.bin": b"\x00"}), "binary_excel"),
    "any zip": (packed({"a.txt": "x"}), "no_spreadsheet"),
    "zip cut short": (table(["a"])[:-400], "damaged"),
    "zip of nonsense": (b"PK\x03\x04" + b"\x00" * 400, "damaged"),
    "entities": (entities(), "entities"),
    "entities behind a comment": (hidden_entities(), "entities"),
    "no sheet": (packed({"xl/workbook.xml": f'<workbook xmlns="{MAIN}"><sheets/></workbook>'}), "no_sheet"),
}


@pytest.mark.parametrize(("data", "code"), CASES.values(), ids=CASES)
def test_what_is_no_table_is_refused_in_one_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as told:
        for _ in read_table(data, "x.xlsx").sheet().rows():
            pass
    assert told.value.code == code
    assert str(told.value).count(". ") == 0
    assert str(told.value).endswith(".")


def test_a_file_that_unpacks_to_far_more_is_refused() -> None:
    limits = Limits(unpacked_bytes=10_000_000)
    with pytest.raises(Unreadable) as told:
        for _ in read_table(bomb(), "x.xlsx", limits).sheet().rows():
            pass
    assert told.value.code == "unpacks_too_large"


def test_a_file_that_lies_about_its_size_is_read_no_further_than_it_says() -> None:
    data = bytearray(by_hand(rows_xml(*["<c><v>1</v></c>"] * 9)))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    lie = (size - 40).to_bytes(4, "little")
    lied = bytes(data).replace(size.to_bytes(4, "little"), lie)
    with pytest.raises(Unreadable) as told:
        for _ in read_table(lied, "x.xlsx").sheet().rows():
            pass
    assert told.value.code == "damaged"


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_file_over_the_limit_says_how_large_it_may_be(form: str) -> None:
    data = table(["a"] * 50) if form == "xlsx" else b"a,b\n" * 5000
    with pytest.raises(Unreadable) as told:
        read_table(data, "x", Limits(file_bytes=100))
    assert told.value.code == "file_too_large"


@pytest.mark.parametrize(
    "data", [table(["x"] * 10_000), (",".join(["x"] * 10_000) + "\n").encode()], ids=["xlsx", "csv"]
)
def test_ten_thousand_columns_are_too_many(data: bytes) -> None:
    with pytest.raises(Unreadable) as told:
        list(read_table(data, "x").sheet().rows())
    assert told.value.code == "too_many_columns"
    assert "1,000 columns" in str(told.value)
    # Heads that nobody could read are not missed as well.
    table = mapped(read_table(data, "x").sheet(), (Column("case", {"en": ("Case",)}, Text()),))
    assert [one.code for one in table.problems] == ["stopped"]
    assert not list(table.records())


@pytest.mark.parametrize("data", [table(*[["x"]] * 60), b"x\n" * 60], ids=["xlsx", "csv"])
def test_too_many_rows_end_with_a_sentence_after_those_that_are_read(data: bytes) -> None:
    rows = read_table(data, "x", Limits(rows=50)).sheet().rows()
    assert [next(rows).number for _ in range(50)][-1] == 50
    with pytest.raises(Unreadable) as told:
        next(rows)
    assert told.value.code == "too_many_rows"


def test_blank_rows_to_the_end_of_the_sheet_are_no_rows() -> None:
    data = by_hand(f'<sheetData><row r="1"><c><v>1</v></c></row>{"<row><c/><c/></row>" * 100_000}</sheetData>')
    assert [row.number for row in read_table(data, "x", Limits(rows=10)).sheet().rows()] == [1]


def test_one_row_of_endless_cells_is_refused() -> None:
    with pytest.raises(Unreadable) as told:
        list(read_table(by_hand(f"<sheetData><row>{'<c><v>1</v></c>' * 200_000}</row></sheetData>")).sheet().rows())
    assert told.value.code == "too_many_columns"


def test_a_sheet_that_breaks_off_has_given_what_stood_before() -> None:
    data = by_hand('<sheetData><row r="1"><c><v>1</v></c></row><row r="2"><c><v>2</')
    with pytest.raises(Unreadable) as told:
        list(read_table(data).sheet().rows())
    assert told.value.code == "damaged"


def test_macros_are_noted_and_never_run() -> None:
    book = read_table(by_hand(rows_xml("<c><v>1</v></c>"), more={"xl/vbaProject.bin": OLE}), "m.xlsm")
    assert [problem.code for problem in book.problems] == ["macros"]
    assert len(list(book.sheet().rows())) == 1


def test_a_hidden_sheet_is_not_read_unless_it_is_named() -> None:
    def fill(book, first) -> None:  # type: ignore[no-untyped-def]
        first.title, first.sheet_state = "Old", "hidden"
        first.append(["old"])
        book.create_sheet("New").append(["new"])
        book.active = 1

    book = read_table(workbook(fill), "x.xlsx")
    assert [row.values for row in book.sheet().rows()] == [("new",)]
    assert [row.values for row in book.sheet("Old").rows()] == [("old",)]
    assert [problem.code for problem in book.problems] == ["sheet_hidden"]
    with pytest.raises(KeyError, match="no sheet 'Other'; it has Old, New"):
        book.sheet("Other")


def test_every_sentence_ends_and_says_what_to_do() -> None:
    for code, sentence in SENTENCES.items():
        assert sentence.endswith((".", "?")), code
        assert sentence[0].isupper() or sentence[0] == "{", code
