"""Outcomes as files: exactly what is shown, with the question, the day, the count, ids and addresses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from merida.drafting.plain import csv_of_rows
from merida.drafting.spreadsheets import Value
from merida.drafting.workbook import sheet_of_rows
from merida.site.evidence.selectors.outcomes import OutcomeLine

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/x-ndjson",
}
COLUMNS = (
    "id", "url", "state", "state_name", "cycle", "kind", "status", "text", "provisions", "inherited", "force",
    "categories", "topics", "language", "symbol", "page", "passage", "start", "end", "section",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """A file to send."""

    name: str
    media_type: str
    data: bytes


def absolute(path: str) -> str:
    """The public address of a page."""
    return f"{settings.ADDRESS}{path}"


def outcomes_file(*, lines: Iterable[OutcomeLine], kind: str, question: str, at: datetime) -> Sent:
    """The outcomes as CSV, workbook or JSON lines."""
    rows = list(lines)
    about: Sequence[tuple[str, Value]] = (
        ("question", absolute(question)),
        ("made_at", at.isoformat(timespec="seconds")),
        ("count", len(rows)),
    )
    match kind:
        case "csv":
            head = [[f"# {key}: {value}"] for key, value in about]
            data = csv_of_rows([*head, list(COLUMNS), *map(_row, rows)])
        case "xlsx":
            data = sheet_of_rows("Outcomes", COLUMNS, map(_row, rows), about)
        case _:
            first = json.dumps({"type": "export", **dict(about)}, ensure_ascii=False)
            data = "\n".join([first, *(json.dumps(finding_line(one), ensure_ascii=False) for one in rows), ""]).encode()
    return Sent(f"merida-outcomes-{at:%Y-%m-%d}.{kind}", KINDS[kind], data)


def finding_line(one: OutcomeLine) -> dict[str, Any]:
    """An outcome as `merida find` prints it, and what was decided."""
    line: dict[str, Any] = {"type": "finding", "kind": one.kind}
    if one.none_identified:
        line["none_identified"] = True
    return line | {
        "passage": one.passage,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "provisions": list(one.provisions),
        "force": one.force or None,
        "categories": list(one.categories),
        "topics": list(one.topics),
        "inherited": one.inherited,
        "why": one.why,
        "id": str(one.id),
        "url": absolute(one.url),
        "status": one.status,
        "revision": one.seen,
        "state": one.state or None,
        "cycle": one.cycle,
        "language": one.language or None,
        "symbol": one.symbol or None,
        "page": one.page,
        "document": str(one.document_id),
    }


def _row(one: OutcomeLine) -> list[Value]:
    values: list[Value] = []
    for name in COLUMNS:
        value = getattr(one, name)
        if name == "id":
            value = str(value)
        elif name == "url":
            value = absolute(value)
        elif isinstance(value, tuple):
            value = ", ".join(value)
        values.append(value)
    return values
