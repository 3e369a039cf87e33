"""Documents as JSON lines and back: one `document` line, then its `passage` lines, as `merida read` prints them.

Beyond what is promised to everyone a passage's line holds `level`, `cell`, `marks` and `pieces`, so that nothing is
lost on the way back. A piece is `[length, place...]`; `lines_places` says what a place is in each format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, cast

from merida.reading.lines_places import pieces_from, pieces_json, source_json
from merida.reading.values import Cell, Document, Json, Mark, Passage, Problem, Unreadable, passage_id

__all__ = ["document_line", "documents_from_lines", "lines_of_document", "passage_lines"]

_FIELDS = (
    "kind", "symbol", "job_number", "language", "date", "title", "body", "session", "agenda_item", "state", "cycle",
    "pages",
)  # fmt: skip
_KINDS = frozenset(
    [
        "executive_summary",
        "country_report",
        "secretariat_note",
        "session_report",
        "draft_report",
        "thematic_report",
        "agenda",
        "resolution",
        "other",
    ]
)
_ROLES = frozenset(["heading", "paragraph", "bullet", "footnote", "table", "masthead"])


def document_line(document: Document) -> Json:
    """What the masthead says and what could not be done, as one JSON object; unknown fields are null."""
    line: Json = {"type": "document", "id": document.id, "file": document.file, "media_type": document.media_type}
    line |= {name: getattr(document, name) for name in _FIELDS}
    line["problems"] = [{"code": one.code, "message": one.message, "page": one.page} for one in document.problems]
    return line


def passage_lines(document: Document) -> Iterator[Json]:
    """A JSON object for each passage, in reading order."""
    for passage in document.passages:
        line: Json = {
            "type": "passage",
            "document": document.id,
            "id": passage_id(document, passage),
            "label": passage.label,
            "role": passage.role,
            "headings": list(passage.headings),
            "text": passage.text,
            "page": passage.page,
            "source": source_json(passage.pieces),
            "footnotes": [mark.label for mark in passage.marks],
            "level": passage.level,
        }
        if passage.marks:
            line["marks"] = [[mark.label, mark.at] for mark in passage.marks]
        if passage.cell is not None:
            cell = passage.cell
            line["cell"] = {
                "table": cell.table,
                "row": cell.row,
                "column": cell.column,
                "row_head": cell.row_head,
                "column_head": cell.column_head,
            }
        line["pieces"] = pieces_json(passage.pieces)
        yield line


def lines_of_document(document: Document) -> Iterator[Json]:
    """All lines of a document: its own, then its passages'."""
    yield document_line(document)
    yield from passage_lines(document)


def documents_from_lines(lines: Iterable[Json]) -> Iterator[Document]:
    """The documents that such lines describe, each as soon as its passages have ended.

    Lines of other types (findings, statements, figures) are passed over. Raises `Unreadable` for what is no such line.
    """
    document: Document | None = None
    passages: list[Passage] = []
    for line in lines:
        match line.get("type"):
            case "document":
                if document is not None:
                    yield replace(document, passages=tuple(passages))
                document, passages = _document(line), []
            case "passage":
                if document is None or line.get("document", document.id) != document.id:
                    raise _wrong("a passage stands before its document")
                passages.append(_passage(line, len(passages) + 1))
    if document is not None:
        yield replace(document, passages=tuple(passages))


def _document(line: Json) -> Document:
    if not isinstance(line.get("id"), str):
        raise _wrong("a document has no id")
    fields = {name: line.get(name) for name in _FIELDS}
    if fields["kind"] not in _KINDS:
        fields["kind"] = "other"
    problems = tuple(
        Problem(str(one.get("code", "")), str(one.get("message", "")), one.get("page"))
        for one in line.get("problems") or ()
    )
    known = cast(Any, fields)
    return Document(
        id=line["id"],
        file=str(line.get("file") or ""),
        media_type=str(line.get("media_type") or ""),
        passages=(),
        problems=problems,
        **known,
    )


def _passage(line: Json, number: int) -> Passage:
    text, role = line.get("text"), line.get("role")
    if not isinstance(text, str) or role not in _ROLES:
        raise _wrong("a passage has no text or no known role")
    counted = str(line.get("id", "")).rpartition("#")[2]
    cell = line.get("cell")
    marks = line.get("marks")
    try:
        return Passage(
            number=int(counted) if counted.isdecimal() else number,
            role=role,
            text=text,
            label=line.get("label"),
            headings=tuple(line.get("headings") or ()),
            page=line.get("page"),
            level=line.get("level"),
            marks=tuple(Mark(label, at) for label, at in marks)
            if marks
            else tuple(Mark(one, len(text)) for one in line.get("footnotes") or ()),
            cell=Cell(cell["table"], cell["row"], cell["column"], cell.get("row_head"), cell.get("column_head"))
            if cell
            else None,
            pieces=pieces_from(line.get("pieces"), line.get("source") or {}, text),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _wrong(f"passage {number} cannot be understood") from error


def _wrong(what: str) -> Unreadable:
    return Unreadable(
        "not_lines", f"These are not the lines that `merida read` prints ({what}): make them again from the documents."
    )
