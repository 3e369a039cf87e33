"""Hits of a search as files, with the question, the day, the count, ids and addresses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from merida.drafting.plain import csv_of_rows
from merida.drafting.spreadsheets import Value
from merida.drafting.workbook import sheet_of_rows
from merida.site.evidence.selectors.files import KINDS, Sent, absolute
from merida.site.evidence.selectors.searching import Hit

COLUMNS = ("id", "url", "passage", "state", "language", "symbol", "title", "page", "label", "headings", "text")


def hits_file(*, hits: Sequence[Hit], kind: str, question: str, at: datetime) -> Sent:
    """The hits as CSV, workbook or JSON lines."""
    about: Sequence[tuple[str, Value]] = (
        ("question", absolute(question)),
        ("made_at", at.isoformat(timespec="seconds")),
        ("count", len(hits)),
    )
    match kind:
        case "csv":
            data = csv_of_rows([*([f"# {key}: {value}"] for key, value in about), list(COLUMNS), *map(_row, hits)])
        case "xlsx":
            data = sheet_of_rows("Hits", COLUMNS, map(_row, hits), about)
        case _:
            first: dict[str, Any] = {"type": "export", **dict(about)}
            lines = [first, *(hit_line(one) for one in hits)]
            data = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
    return Sent(f"merida-search-{at:%Y-%m-%d}.{kind}", KINDS[kind], data)


def hit_line(one: Hit) -> dict[str, Any]:
    """A hit as a JSON object; `marks` are code points of the text shown."""
    marks, at = [], 0
    for part in one.parts:
        if part.marked:
            marks.append([at, at + len(part.text)])
        at += len(part.text)
    return {
        "type": "hit",
        "id": str(one.id),
        "passage": one.passage,
        "text": "".join(part.text for part in one.parts),
        "marks": marks,
        "headings": list(one.headings),
        "label": one.label or None,
        "page": one.page,
        "language": one.language or None,
        "symbol": one.symbol or None,
        "title": one.title,
        "state": one.state or None,
        "url": absolute(one.place_url),
    }


def _row(one: Hit) -> list[Value]:
    line = hit_line(one)
    return [" / ".join(line[name]) if name == "headings" else line[name] for name in COLUMNS]
