"""Extracts as rows, and rows as CSV or an Excel workbook: for colleagues who count in a spreadsheet.

A cell never becomes a formula: words that a spreadsheet would compute get an apostrophe before them (OWASP).
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from merida.finding.values import Extracts, Figure, Finding, Statement
from merida.reading.values import Document, Passage, passage_id

__all__ = ["COLUMNS", "Rows", "rows_of", "rows_of_document", "safe", "write_csv", "write_workbook"]

type Value = str | int | float | bool | None
type Row = Mapping[str, Value]

_DOCUMENT = ("file", "symbol", "state", "cycle", "language", "date")
_PLACE = ("label", "headings", "page", "passage", "start", "end")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": (*_DOCUMENT, "document_kind", "title", "body", "session", "job_number", "pages", "id", "problems"),
    "passages": ("file", "role", "label", "text", "headings", "page", "passage"),
    "outcomes": (
        *_DOCUMENT, "kind", "none_identified", "text", "provisions", "inherited", "force", "categories", "topics",
        *_PLACE, "why",
    ),
    "statements": (
        *_DOCUMENT, "speaker", "role", "quantifier", "speaker_state", "verb", "verbs_also", "antecedent", "text",
        "provisions", "topics", *_PLACE,
    ),
    "figures": (
        *_DOCUMENT, "text", "qualifier", "value", "unit", "measure", "row", "column", "provisions", *_PLACE
    ),
    "counts": (
        "by", "value", "label", "good_practice", "challenge", "assistance_need", "observation", "outcomes", "statement",
        "sources",
    ),
}  # fmt: skip
"""Sheet to its columns."""
LONGEST = 32_000
"""Letters of a cell; Excel takes 32,767."""
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,10})?")
_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of each sheet; rows can be added to rows."""

    documents: tuple[Row, ...] = ()
    passages: tuple[Row, ...] = ()
    outcomes: tuple[Row, ...] = ()
    statements: tuple[Row, ...] = ()
    figures: tuple[Row, ...] = ()
    counts: tuple[Row, ...] = ()

    def __add__(self, other: Rows) -> Rows:
        return Rows(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def sheets(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Names and rows of the sheets."""
        for name in self.__slots__:
            yield name, getattr(self, name)


def rows_of_document(document: Document) -> Rows:
    """A document and its passages."""
    passages = tuple(
        {
            "file": document.file,
            "role": passage.role,
            "label": passage.label,
            "text": passage.text,
            "headings": " > ".join(passage.headings),
            "page": passage.page,
            "passage": passage_id(document, passage),
        }
        for passage in document.passages
    )
    return Rows(documents=(_document(document),), passages=passages)


def rows_of(extracts: Extracts) -> Rows:
    """The extracts of a document, each with what tells its document and its place."""
    document = extracts.document
    passages = {passage_id(document, passage): passage for passage in document.passages}
    about = {name: getattr(document, name) for name in _DOCUMENT}

    def row(one: Finding | Statement | Figure, **fields: Value) -> Row:
        place = {"passage": one.passage, "start": one.start, "end": one.end, **_place(passages.get(one.passage))}
        return {**about, "text": one.text, "provisions": ", ".join(one.provisions), **place, **fields}

    return Rows(
        documents=(_document(document),),
        outcomes=tuple(
            row(
                one,
                kind=one.kind,
                none_identified=one.none_identified,
                inherited=one.inherited,
                force=one.force,
                categories=", ".join(one.categories),
                topics=", ".join(one.topics),
                why=one.why,
            )
            for one in extracts.findings
        ),
        statements=tuple(
            row(
                one,
                speaker=one.speaker,
                role=one.role,
                quantifier=one.quantifier,
                speaker_state=one.state,
                verb=one.verb,
                verbs_also=", ".join(one.verbs_also),
                antecedent=one.antecedent,
                topics=", ".join(one.topics),
            )
            for one in extracts.statements
        ),
        figures=tuple(
            row(
                one,
                qualifier=one.qualifier,
                value=_number(one.value),
                unit=one.unit,
                measure=one.measure,
                row=one.row,
                column=one.column,
            )
            for one in extracts.figures
        ),
    )


def _document(document: Document) -> Row:
    fields = {name: getattr(document, name, None) for name in COLUMNS["documents"]}
    problems = " ".join(problem.message for problem in document.problems)
    return fields | {"document_kind": document.kind, "problems": problems}


def _place(passage: Passage | None) -> dict[str, Value]:
    if passage is None:
        return {}
    return {"label": passage.label, "headings": " > ".join(passage.headings), "page": passage.page}


def _number(text: str) -> Value:
    if not _NUMBER.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)


def safe(value: Value) -> Value:
    """The value as it may stand in a cell: no formula, no control characters, not too long."""
    if not isinstance(value, str):
        return value
    text = _UNPRINTED.sub("?", value)
    if len(text) > LONGEST:
        text = text[:LONGEST] + " [...]"
    return f"'{text}" if _FORMULA.match(text) else text


def write_csv(rows: Iterable[Rows], stream: BinaryIO, sheets: Sequence[str]) -> None:
    """One table of the rows of these sheets, `type` first; UTF-8 with the mark by which Excel knows it."""
    columns = list(dict.fromkeys(column for sheet in sheets for column in COLUMNS[sheet]))
    wrapped = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(wrapped)
    writer.writerow(["type", *columns])
    try:
        for some in rows:
            for sheet, lines in some.sheets():
                if sheet in sheets:
                    writer.writerows([sheet.removesuffix("s"), *_cells(line, columns)] for line in lines)
    finally:
        wrapped.detach()


def _cells(row: Row, columns: Iterable[str]) -> list[Value]:
    return ["" if row.get(column) is None else safe(row.get(column)) for column in columns]


def write_workbook(rows: Iterable[Rows], stream: BinaryIO, sheets: Sequence[str]) -> None:
    """An .xlsx with a sheet for each kind; rows go to disk as they come, and the same rows give the same bytes."""
    from openpyxl import Workbook  # slow
    from openpyxl.cell import WriteOnlyCell  # slow
    from openpyxl.styles import Alignment, Font  # slow

    book = Workbook(write_only=True)
    wrap, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    pages = {sheet: book.create_sheet(sheet.capitalize()) for sheet in sheets}

    def cell(page: Any, value: Value, *, head: bool = False) -> Any:
        made = WriteOnlyCell(page, safe(value))
        if isinstance(value, str):
            made.data_type = "s"
        if head:
            made.font = bold
        elif isinstance(value, str) and len(value) > 40:
            made.alignment = wrap
        return made

    for sheet, page in pages.items():
        page.freeze_panes = "A2"
        for number, column in enumerate(COLUMNS[sheet], 1):
            page.column_dimensions[_letter(number)].width = 60 if column in ("text", "title", "headings") else 16
        page.append([cell(page, column.replace("_", " ").capitalize(), head=True) for column in COLUMNS[sheet]])
    for some in rows:
        for sheet, lines in some.sheets():
            if sheet in pages:
                for line in lines:
                    page = pages[sheet]
                    page.append([cell(page, line.get(column)) for column in COLUMNS[sheet]])
    save(book, stream)


def _letter(number: int) -> str:
    return chr(64 + number) if number <= 26 else "A" + chr(64 + number - 26)


def save(book: Any, stream: BinaryIO) -> None:
    """Save a workbook without the hour at which it was made."""
    with tempfile.TemporaryDirectory(prefix="merida-") as folder:
        path = Path(folder) / "book.xlsx"
        book.save(path)
        with zipfile.ZipFile(path) as made, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as kept:
            for info in made.infolist():
                target = zipfile.ZipInfo(info.filename, _DAY)
                target.compress_type = zipfile.ZIP_DEFLATED
                with made.open(info) as old, kept.open(target, "w") as new:
                    if info.filename == "docProps/core.xml":
                        new.write(re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", old.read()))
                        continue
                    while some := old.read(1 << 20):
                        new.write(some)
