"""A workbook (.xlsx, .xlsm): its sheets, opened safely; nothing in it is computed, run or fetched.

A workbook is a zip of XML parts (ISO 29500); what breaks a limit is refused with one sentence.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO, cast

from merida.reading.docx_package import Package, R
from merida.reading.values import Unreadable
from merida.tabular.sniff import refused
from merida.tabular.values import Book, Limits, Problem, Row, Sheet, letters
from merida.tabular.xlsx_cells import Setting
from merida.tabular.xlsx_merged import merges_in
from merida.tabular.xlsx_rows import elements, plain, rows_of
from merida.tabular.xlsx_styles import formats

__all__ = ["workbook"]

_TROUBLES = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError,
)  # fmt: skip
_MOST_MEMBERS = 10_000
_MOST_RATIO = 400
_RATIO_FROM = 30_000_000
_MOST_SHEETS = 200
_TOGETHER = 2
"""All parts may unpack to so many times what one may."""
OFFERED = "lists"
"""The hidden sheet of our own templates, which holds what their cells offer."""


def workbook(data: bytes, file: str, limits: Limits) -> Book:
    """The sheets of a workbook; raises `Unreadable`."""
    archive = _archive(data, limits)
    package = Package(archive)
    main = package.main() if package.main() in archive.NameToInfo else "xl/workbook.xml"
    if main.endswith(".bin") or "xl/workbook.bin" in archive.namelist():
        raise refused("binary_excel")
    root = _part(package, main)
    if root is None or not root.tag.endswith("}workbook"):
        raise refused("no_spreadsheet")
    related = {key: (kind, name) for key, kind, name in package.related(main)}
    by_kind = dict(related.values())
    words = _words(archive, by_kind.get("sharedStrings"), limits)
    styles = formats(_part(package, by_kind["styles"])) if "styles" in by_kind else ()
    properties = root.find("{*}workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    sheets, problems = [], []
    for one in list(root.iterfind("{*}sheets/{*}sheet"))[:_MOST_SHEETS]:
        kind, name = related.get(one.get(f"{R}id", ""), ("", ""))
        if kind != "worksheet" or name not in archive.NameToInfo:
            continue
        title, hidden = one.get("name", ""), one.get("state", "visible") != "visible"
        sheets.append(_sheet(archive, file, title, hidden, name, Setting(words, styles, since_1904, (), limits)))
        if hidden and title != OFFERED:
            problems.append(sheets[-1].problem("sheet_hidden", None, None, "", "note", name=title))
    if not sheets:
        raise refused("no_sheet")
    if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
        problems.insert(0, Problem(code="macros", file=file, severity="note"))
    return Book(file, tuple(sheets), tuple(problems))


def _archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _TROUBLES as error:
        raise refused("damaged") from error
    members, names = archive.infolist(), archive.NameToInfo
    whole = sum(one.file_size for one in members)
    if (
        len(members) > _MOST_MEMBERS
        or whole > _TOGETHER * limits.unpacked_bytes
        or any(
            one.file_size > limits.unpacked_bytes
            or (one.file_size > _RATIO_FROM and one.file_size > _MOST_RATIO * max(one.compress_size, 1))
            for one in members
        )
    ):
        raise refused("unpacks_too_large")
    if any(one.flag_bits & 1 for one in members):
        raise refused("encrypted")
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        kind = _read(archive, "mimetype")
        if b"opendocument" in kind:
            raise refused("open_document" if b"spreadsheet" in kind else "no_spreadsheet")
    if "word/document.xml" in names:
        raise refused("word")
    if "Index/Document.iwa" in names:
        raise refused("apple_numbers")
    return archive


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except _TROUBLES as error:
        raise refused("damaged") from error


def _part(package: Package, name: str) -> Any:
    """The root of a small part; what the guard of Word files says is said in the words of spreadsheets."""
    try:
        return package.part(name)
    except Unreadable as error:
        known = {"too_large": "unpacks_too_large", "entities": "entities"}
        raise refused(known.get(error.code, "damaged")) from error


class _Part(io.RawIOBase):
    """A part of the archive as it is unpacked; its troubles are said in one sentence."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        try:
            self._stream = archive.open(name)
        except _TROUBLES as error:
            raise refused("damaged") from error

    def read(self, size: int = -1) -> bytes:
        try:
            return self._stream.read(size)
        except _TROUBLES as error:
            raise refused("damaged") from error


def _words(archive: zipfile.ZipFile, name: str | None, limits: Limits) -> list[str]:
    """The different words of all sheets, to which cells refer by number."""
    if name is None or name not in archive.NameToInfo:
        return []
    found = []
    size = 0
    for element in elements(_opened(archive, name), "si", most=limits.unpacked_bytes):
        text = plain(element)
        size += len(text) + 50
        if size > limits.words_bytes:
            raise refused("unpacks_too_large")
        found.append(text)
    return found


def _opened(archive: zipfile.ZipFile, name: str) -> BinaryIO:
    return cast(BinaryIO, _Part(archive, name))


def _sheet(archive: zipfile.ZipFile, file: str, title: str, hidden: bool, name: str, setting: Setting) -> Sheet:
    merges = merges_in(_opened(archive, name))
    with_merges = Setting(setting.words, setting.formats, setting.since_1904, merges, setting.limits)
    return Sheet(
        file,
        title,
        partial(_rows, archive, name, with_merges),
        hidden,
        _hidden_columns(archive, name, setting.limits),
        merged=tuple(map(str, merges)),
    )


def _rows(archive: zipfile.ZipFile, name: str, setting: Setting) -> Iterator[Row]:
    return rows_of(partial(_opened, archive, name), setting)


def _hidden_columns(archive: zipfile.ZipFile, name: str, limits: Limits) -> frozenset[int]:
    """Columns that the sheet hides; they are named before its rows."""
    found: set[int] = set()
    for element in elements(_opened(archive, name), "col", "row", "sheetData", most=limits.unpacked_bytes):
        if not element.tag.endswith("}col"):
            break
        first, last = element.get("min", ""), element.get("max", "")
        if element.get("hidden") in ("1", "true") and first.isdecimal() and last.isdecimal():
            found.update(range(int(first[:6]) - 1, min(int(last[:6]), limits.columns)))
    return frozenset(found)


def column_letters(columns: frozenset[int]) -> str:
    """Columns as a sentence names them: B, D."""
    return ", ".join(map(letters, sorted(columns)))
