"""Workbooks of every kind, also such as no spreadsheet program would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(fill: Callable[[Any, Any], None]) -> bytes:
    """A workbook as openpyxl writes it; `fill` gets the book and its first sheet."""
    book = Workbook()
    fill(book, book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def table(*rows: list[object]) -> bytes:
    """A workbook of these rows."""

    def fill(book: Any, sheet: Any) -> None:
        for row in rows:
            sheet.append(row)

    return workbook(fill)


def by_hand(
    sheet: str, *, words: str = "", styles: str = "", properties: str = "", more: dict[str, bytes] | None = None
) -> bytes:
    """A workbook whose first sheet has this XML inside its `worksheet` element, or is this whole document."""
    whole = sheet if sheet.startswith("<?xml") else f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATION}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}">{properties}<sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="r1" Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{RELATION}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{RELATION}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": whole,
        "xl/sharedStrings.xml": words or f'<sst xmlns="{MAIN}"/>',
        "xl/styles.xml": styles or f'<styleSheet xmlns="{MAIN}"/>',
        **(more or {}),
    }
    return packed(parts)


def packed(parts: dict[str, Any]) -> bytes:
    """A zip archive of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def rows_xml(*rows: str) -> str:
    """Rows of cells as sheet data."""
    return "<sheetData>" + "".join(f'<row r="{n}">{row}</row>' for n, row in enumerate(rows, 1)) + "</sheetData>"
