"""Volumes to hand on: in Word, as sheets, CSV, JSON lines or plain text, each with how they were made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from merida.drafting.plain import csv_of_table
from merida.drafting.values import Cell, Heading, Paper, Paragraph, Row, Table
from merida.drafting.word import word
from merida.drafting.words import day
from merida.drafting.workbook import workbook
from merida.money.qualified import Stated, Total
from merida.site.evidence.labels import names
from merida.site.evidence.selectors.files import KINDS, Sent, absolute
from merida.site.look.in_six import LOCALES
from merida.site.look.quantities import stated as written
from merida.site.recovery.choices.volumes import CountedStage, Dimension
from merida.site.recovery.selectors.volumes import VolumeRow, VolumesFound
from merida.site.recovery.selectors.volumes_page import label_of, method_of, sums_in_words

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = ("docx", "xlsx", "csv", "jsonl", "txt")


def volumes_file(*, found: VolumesFound, kind: str, language: str, at: datetime) -> Sent:
    """The volumes as a file of a kind, in a language."""
    with override(LOCALES[language]):
        name = f"merida-volumes-{found.asked.stage}.{kind}"
        if kind == "jsonl":
            lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in volume_lines(found))
            return Sent(name, KINDS["jsonl"], lines.encode())
        table = _table(found, language)
        match kind:
            case "txt":
                return Sent(name, "text/plain; charset=utf-8", _plain(table).encode())
            case "csv":
                return Sent(name, KINDS["csv"], csv_of_table(table))
            case "xlsx":
                return Sent(name, KINDS["xlsx"], workbook([(_("Volumes"), table)], language == "ar"))
        return Sent(name, WORD, word(_paper(table, language, at)))


def volume_lines(found: VolumesFound) -> Iterator[dict[str, Any]]:
    """A line for the question, one for each row, and one for the total."""
    asked = found.asked
    yield {"type": "volumes", **asked.query, "statuses": list(asked.statuses), "method": list(method_of(found))}
    for row in found.rows:
        yield {"type": "row", "by": asked.by, "key": row.key, **row_line(row, asked.into)} | {
            "url": absolute(f"{reverse('recovery:volume_events')}?{asked.address(**{asked.by: row.key})}")
        }
    yield {"type": "total", **row_line(found.total, asked.into)} | {
        "url": absolute(f"{reverse('recovery:volume_events')}?{asked.address()}")
    }


def row_line(row: VolumeRow, into: str) -> dict[str, Any]:
    """A row as values: amounts as decimal strings, never as floats."""
    share = row.converted_share
    line: dict[str, Any] = {
        "events": row.own.parts, "not_disclosed": row.own.not_disclosed, "amounts": _sums(row.own),
        "jointly": {"events": row.jointly.parts, "amounts": _sums(row.jointly)} if row.jointly.parts else None,
    }  # fmt: skip
    if into:
        total = row.converted.of(into)
        line |= {
            "converted": _amount(total) if total else None,
            "converted_share": None if share is None else str(share),
            "not_converted": _sums(row.left),
        }  # fmt: skip
    return line


def _sums(total: Total) -> list[dict[str, Any]]:
    return [_amount(one) for one in total.sums]


def _amount(one: Stated) -> dict[str, Any]:
    found = {"amount": one.quantity.number(), "unit": one.quantity.unit, "qualifier": one.qualifier}
    return found | {"until": one.until.number()} if one.until else found


def _table(found: VolumesFound, language: str) -> Table:
    asked = found.asked
    head = str(Dimension(asked.by).label) if asked.by else ""
    columns = [head, _("Events"), _("Not disclosed"), _("Amounts")]
    columns += [_("Converted into %(currency)s") % {"currency": asked.into}, _("Not converted")] if asked.into else []
    joint = any(row.jointly.parts for row in found.rows)
    columns += [_("Jointly, shares unstated")] if joint else []
    said = names(language)

    def row_of(row: VolumeRow, label: str, kind: Any) -> Row:
        narrower = {asked.by: row.key} if asked.by and row.key else {}
        href = absolute(f"{reverse('recovery:volume_events')}?{asked.address(**narrower)}")
        cells = [
            Cell(str(row.own.parts), row.own.parts, href),
            Cell(str(row.own.not_disclosed), row.own.not_disclosed, href),
            Cell(sums_in_words(row.own, language), href=href),
        ]
        if asked.into:
            total = row.converted.of(asked.into)
            cells += [Cell(written(total, language) if total else "–"), Cell(sums_in_words(row.left, language))]
        if joint:
            cells.append(Cell(sums_in_words(row.jointly, language)))
        return Row(label, tuple(cells), kind)

    rows = [row_of(row, label_of(asked.by, row.key, said), "body") for row in found.rows]
    rows.append(row_of(found.total, _("Total"), "total"))
    title = _("Volumes: %(stage)s") % {"stage": CountedStage(asked.stage).label}
    return Table(title, tuple(columns), tuple(rows), notes=method_of(found))


def _paper(table: Table, language: str, at: datetime) -> Paper:
    notes = tuple(Paragraph((note,)) for note in table.notes)
    bare = Table(table.title, table.columns, table.rows, number=_("Table 1"))
    return Paper(
        language=language,
        title=table.title,
        blocks=(bare, Heading(_("How the figures were made")), *notes),
        date=day(at.date(), language),
        imprint=_("Made with Merida."),
    )


def _plain(table: Table) -> str:
    rows = [table.columns, *((row.head, *(cell.text for cell in row.cells)) for row in table.rows)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(table.columns))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join([table.title, "", *lines, "", *table.notes, ""])
