"""The stages that the command line runs over files: bytes to JSON lines, to rows of a spreadsheet, or to counts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from merida.drafting import spreadsheets, summary
from merida.reading import sniff
from merida.reading.lines import document_line, documents_from_lines, lines_of_document
from merida.reading.read import read_bytes
from merida.reading.values import Document, Json, Problem, Unreadable

__all__ = [
    "Made",
    "are_lines",
    "documents_in",
    "find_facts",
    "find_lines",
    "find_rows",
    "json_line",
    "read_lines",
    "read_rows",
]

_LINES = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"type"\s*:\s*"document"')
_ENDINGS = {
    ".pdf": sniff.PDF,
    ".docx": sniff.DOCX,
    ".doc": "application/msword",
    ".html": sniff.HTML,
    ".htm": sniff.HTML,
    ".txt": sniff.TEXT,
    ".md": sniff.MARKDOWN,
}
_KINDS = {sniff.PDF: ("a PDF", ".pdf"), sniff.DOCX: ("a Word file", ".docx"), sniff.HTML: ("a web page", ".html")}
_TURNING = {code: f"\\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029)}
"""Marks that turn the direction of a whole line on a terminal, and line ends: JSON may write them as escapes."""


@dataclass(frozen=True, slots=True)
class Made[T]:
    """What a stage made of one file, with what reading it could not do."""

    value: T
    problems: tuple[Problem, ...] = ()


def read_lines(data: bytes, file: str, *, ocr: bool = False) -> Made[bytes]:
    """`merida read`: the document and its passages as JSON lines."""
    document = _read(data, file, ocr=ocr)
    return Made(_encoded(lines_of_document(document)), document.problems)


def read_rows(data: bytes, file: str, *, ocr: bool = False) -> Made[spreadsheets.Rows]:
    """The passages as rows."""
    document = _read(data, file, ocr=ocr)
    return Made(spreadsheets.rows_of_document(document), document.problems)


def find_lines(data: bytes, file: str, *, ocr: bool = False) -> Made[bytes]:
    """`merida find`: the document's line and its extracts'."""
    from merida.finding.find import find  # slow
    from merida.finding.lines import lines_of  # slow

    lines: list[Json] = []
    problems: list[Problem] = []
    for document, told in documents_in(data, file, ocr=ocr):
        lines += (document_line(document), *lines_of(find(document)))
        problems += told
    return Made(_encoded(lines), tuple(problems))


def find_rows(data: bytes, file: str, *, ocr: bool = False) -> Made[spreadsheets.Rows]:
    """The extracts as rows."""
    from merida.finding.find import find  # slow

    rows = spreadsheets.Rows()
    problems: list[Problem] = []
    for document, told in documents_in(data, file, ocr=ocr):
        rows += spreadsheets.rows_of(find(document))
        problems += told
    return Made(rows, tuple(problems))


def find_facts(data: bytes, file: str, *, ocr: bool = False) -> Made[tuple[summary.Facts, ...]]:
    """What the summary counts."""
    from merida.finding.find import find  # slow

    facts: list[summary.Facts] = []
    problems: list[Problem] = []
    for document, told in documents_in(data, file, ocr=ocr):
        facts.append(summary.facts_of(find(document)))
        problems += told
    return Made(tuple(facts), tuple(problems))


def documents_in(data: bytes, file: str, *, ocr: bool = False) -> Iterator[tuple[Document, tuple[Problem, ...]]]:
    """The document of a file, or those of `merida read` output, with what is still to be said of each.

    What reading could not do was said when the lines were made.
    """
    if are_lines(data):
        for document in documents_from_lines(_decoded(data)):
            yield document, ()
        return
    document = _named_rightly(read_bytes(data, file, ocr=ocr))
    yield document, document.problems


def are_lines(data: bytes) -> bool:
    """Whether this begins as `merida read` output does."""
    return _LINES.match(data) is not None


def json_line(line: Json) -> str:
    """A JSON line that shows the same on every terminal; its values are unchanged."""
    return json.dumps(line, ensure_ascii=False).translate(_TURNING)


def _read(data: bytes, file: str, *, ocr: bool) -> Document:
    if are_lines(data):
        raise Unreadable("lines", "This is output of `merida read`, not a document: give it to `merida find`.")
    return _named_rightly(read_bytes(data, file, ocr=ocr))


def _named_rightly(document: Document) -> Document:
    """The document, with a problem if its file's name says that it is something else: other programs will stumble."""
    by_name = _ENDINGS.get(PurePath(document.file).suffix.lower())
    what = _KINDS.get(document.media_type)
    if by_name is None or what is None or by_name == document.media_type:
        return document
    ending = PurePath(document.file).suffix
    message = f"This file is {what[0]} although its name ends in {ending}, and was read as such: name it {what[1]}."
    return replace(document, problems=(*document.problems, Problem("renamed", message)))


def _encoded(lines: Iterable[Json]) -> bytes:
    # A name that is not UTF-8 on disk has lone surrogates, which JSON can write as escapes.
    return "".join(f"{json_line(line)}\n" for line in lines).encode("utf-8", "backslashreplace")


def _decoded(data: bytes) -> Iterator[Json]:
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            message = f"Line {number} of this is not JSON: give the output of `merida read` as it was written."
            raise Unreadable("bad_lines", message) from error
        if not isinstance(value, dict):
            message = f"Line {number} of this is no JSON object: give the output of `merida read` as it was written."
            raise Unreadable("bad_lines", message)
        yield value
