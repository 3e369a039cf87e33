"""The indicators of a year to hand on: in Word, as sheets, as lines; every figure leads to its records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from merida.drafting.plain import csv_of_table
from merida.drafting.values import Cell, Heading, Paper, Paragraph, Row, Table
from merida.drafting.word import word
from merida.drafting.words import day
from merida.drafting.workbook import workbook
from merida.site.assistance.selectors.demand import Demand
from merida.site.assistance.selectors.indicators import Indicator, IndicatorsPage, Part
from merida.site.evidence.selectors.files import KINDS, Sent, absolute
from merida.site.look.numbers import number

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = ("docx", "xlsx", "csv", "jsonl")


def indicators_file(*, page: IndicatorsPage, kind: str, language: str, at: datetime) -> Sent:
    """The page as a file."""
    name = f"merida-indicators-{page.year}.{kind}"
    if kind == "jsonl":
        lines = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in indicator_lines(page, at))
        return Sent(name, KINDS["jsonl"], lines.encode())
    tables = _tables(page, language)
    match kind:
        case "csv":
            return Sent(name, KINDS["csv"], csv_of_table(tables[0]))
        case "xlsx":
            sheets = [(table.title, table) for table in tables]
            return Sent(name, KINDS["xlsx"], workbook(sheets, language == "ar"))
    return Sent(name, WORD, word(_paper(page, tables, language, at)))


def indicator_lines(page: IndicatorsPage, at: datetime) -> Iterator[dict[str, Any]]:
    """One line for each figure, and for each row of demand and supply."""
    yield {"type": "indicators", "year": page.year, "made_at": at.isoformat(timespec="seconds")}
    for one in page.indicators:
        line: dict[str, Any] = {"type": "indicator", "key": one.key, "label": one.label, "value": one.value}
        if one.key == "trained":
            trained = page.trained
            line |= {
                "persons": trained.persons.value, "persons_qualifier": trained.persons.qualifier,
                "attendances": trained.attendances.value, "attendances_qualifier": trained.attendances.qualifier,
                "trainings": trained.trainings, "text": one.text,
            }  # fmt: skip
        yield line | {"how": one.how, "url": absolute(one.url)}
    for row in page.demand.rows:
        yield {
            "type": "demand", "chapter": page.demand.chapter, "category": row.key or None, "label": row.label,
            "needs": row.needs, "requests": row.requests, "supply": row.supply,
        }  # fmt: skip


def indicators_table(indicators: tuple[Indicator, ...], year: int, language: str) -> Table:
    """The figures of a year."""
    rows = tuple(
        Row(
            one.label,
            (_cell(one.value, language, one.url, one.text), Cell(one.how)),
        )
        for one in indicators
    )
    return Table(
        title=_("Indicators of %(year)s") % {"year": year},
        columns=(_("Indicator"), _("Figure"), _("How it is counted")),
        rows=rows,
        widths=(0.34, 0.22, 0.44),
    )


def demand_table(found: Demand, language: str) -> Table:
    """Demand against supply."""
    rows = tuple(
        Row(
            row.label,
            (
                _cell(row.needs, language, row.needs_url),
                _cell(row.requests, language, row.requests_url),
                _cell(row.supply, language, row.supply_url),
            ),
        )
        for row in found.rows
    )
    totals = tuple(_cell(value, language) for value in (found.needs, found.requests, found.supply))
    return Table(
        title=_("Demand against supply: %(chapter)s") % {"chapter": found.chapter_name},
        columns=(_("Kind"), _("Needs identified"), _("Requests"), _("Assistance reported")),
        rows=(*rows, Row(_("Total"), totals, "total")),
        notes=(_("A record may stand in several rows; the total counts it once."),),
    )


def parts_table(title: str, head: str, parts: tuple[Part, ...], language: str) -> Table:
    """People trained by sex or by institution."""
    return Table(
        title=title,
        columns=(head, _("Persons"), _("Attendances")),
        rows=tuple(Row(one.label, (_cell(one.persons, language), _cell(one.attendances, language))) for one in parts),
    )


def _tables(page: IndicatorsPage, language: str) -> list[Table]:
    tables = [indicators_table(page.indicators, page.year, language)]
    if page.by_sex:
        tables.append(parts_table(_("People trained by sex"), _("Sex"), page.by_sex, language))
    if page.by_institution:
        title = _("People trained by institution")
        tables.append(parts_table(title, _("Institution"), page.by_institution, language))
    if page.money:
        tables.append(
            Table(
                title=_("Budgets of the activities"),
                columns=(_("Amount"), _("Activities")),
                rows=tuple(Row(amount, (_cell(n, language),)) for amount, n in page.money),
                notes=(_("Each activity counts once, whoever tells it; currencies are not converted."),),
            )
        )
    tables.append(demand_table(page.demand, language))
    return [
        Table(one.title, one.columns, one.rows, _("Table %(number)s") % {"number": n}, one.notes, one.widths)
        for n, one in enumerate(tables, 1)
    ]


def _paper(page: IndicatorsPage, tables: list[Table], language: str, at: datetime) -> Paper:
    states = next(one for one in page.indicators if one.key == "states")
    opening = _("%(states)s States were assisted in %(year)s, each counted once; %(trained)s.") % {
        "states": number(states.value, language), "year": page.year, "trained": page.trained_said,
    }  # fmt: skip
    named = dict(page.organisations).get(page.organisation, "")
    title = _("Assistance in %(year)s") % {"year": page.year}
    return Paper(
        language=language,
        title=title,
        subtitle=named,
        blocks=(Heading(_("Indicators"), "I."), Paragraph((opening,), "1."), *tables),
        date=day(at.date(), language),
        imprint=" · ".join(filter(None, (title, named, day(at.date(), language), "Merida"))),
    )


def _cell(value: int | None, language: str, url: str = "", text: str = "") -> Cell:
    if value is None:
        return Cell(_("withheld"))
    return Cell(text or number(value, language), None if text else value, absolute(url) if url and value else None)


def plain_lines(page: IndicatorsPage) -> Iterator[str]:
    """The figures for a terminal: words, then numbers in one column."""
    rows = [(one.label, one.text or str(one.value)) for one in page.indicators]
    rows += [(_("Budget"), amount) for amount, _n in page.money]
    wide = max(len(label) for label, _value in rows)
    yield _("Indicators of %(year)s") % {"year": page.year}
    for label, value in rows:
        yield f"{label.ljust(wide)}  {value}"
    yield ""
    yield _("Demand against supply: %(chapter)s") % {"chapter": page.demand.chapter_name}
    heads = (_("Needs identified"), _("Requests"), _("Assistance reported"))
    wide = max(len(row.label) for row in page.demand.rows)
    yield "  ".join(("".ljust(wide), *heads))
    for row in page.demand.rows:
        cells = (str(n).rjust(len(head)) for n, head in zip((row.needs, row.requests, row.supply), heads, strict=True))
        yield "  ".join((row.label.ljust(wide), *cells))
