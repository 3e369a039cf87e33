"""A case, or the log of requests, to hand on: the tables of the page in Word, or each on a sheet of a workbook.

Nobody is named in them: a name is sealed under a key that can be destroyed, and a file cannot be called back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from merida.drafting.values import Cell, Paper, Paragraph, Row, Table
from merida.site.evidence.selectors.files import absolute
from merida.site.look.quantities import stated, when
from merida.site.recovery.selectors.case import CasePage
from merida.site.recovery.selectors.case_statement import StatementRow, StatementView
from merida.site.recovery.selectors.requests_log import RequestLine


def paper(title: str, tables: Iterable[Table], on: date, language: str, said: Iterable[str] = ()) -> Paper:
    """The tables under a title, after the sentences that go with them."""
    return Paper(
        language=language.split("-", maxsplit=1)[0],
        title=title,
        date=when(on, language),
        blocks=(*(Paragraph((one,)) for one in said if one), *tables),
        imprint=_("From what was recorded by %(day)s.") % {"day": when(on, language)},
        head=title,
        wide=True,
    )


def case_paper(page: CasePage, on: date, language: str) -> Paper:
    """The case with its statement, its timeline and all that it holds."""
    limits = [f"{_('Limits on passing it on')}: {'; '.join(page.head.limits)}"] if page.head.limits else []
    own = [_("Nobody is named here: names are kept under keys of their own, on the page.")] if page.head.own else []
    title = page.head.name or page.head.identifier
    return paper(title, (one for _name, one in case_tables(page, language)), on, language, (*limits, *own))


def case_tables(page: CasePage, language: str) -> list[tuple[str, Table]]:
    """Names of sheets, and the tables that hold something."""
    found = [
        (_("Case"), _facts(page, language)),
        *((_("Statement"), one) for view in page.statements for one in _statements(view, language)),
        (_("Stages"), _stages(page, language)), (_("Timeline"), _timeline(page, language)),
        (_("Events"), _events(page, language)), (_("Claims"), _claims(page, language)),
        (_("Orders"), _orders(page, language)), (_("Assets"), _assets(page, language)),
        (_("Requests"), requests_table(page.requests, language)), (_("Claimants"), _claimants(page, language)),
        (_("Custody"), _custody(page, language)), (_("Obstacles"), _obstacles(page, language)),
        (_("Persons"), _persons(page, language)),
    ]  # fmt: skip
    numbered = dict[str, int]()
    kept = []
    for name, table in found:
        if table.rows:
            numbered[name] = numbered.get(name, 0) + 1
            kept.append((f"{name} {numbered[name]}" if numbered[name] > 1 else name, table))
    return kept


def requests_table(lines: Iterable[RequestLine], language: str) -> Table:
    """Requests of the log, one in a row."""
    return _table(
        _("Log of requests"),
        (_("Request"), _("In or out"), _("Kind"), _("Sender"), _("Addressee"), _("Sent on"), _("Status"),
         _("Answer due on"), _("Days to the first answer"), _("Channel"), _("Contact used"),
         _("Our reference"), _("Their reference"), _("Case")),
        (
            (one.subject, one.direction_label, one.kind_label, one.from_name, one.to_name, when(one.sent_on, language),
             one.status_label, when(one.due_on, language), one.answered_after, one.channel_label, one.contact,
             one.our_reference, one.their_reference, one.case)
            for one in lines
        ),
    )  # fmt: skip


def _table(title: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> Table:
    made = tuple(Row(str(head), tuple(map(_cell, cells))) for head, *cells in rows)
    return Table(title, columns, made, widths=tuple(1.5 for _column in columns))


def _cell(value: Any) -> Cell:
    return Cell("" if value is None else str(value), value if isinstance(value, int) else None)


def _facts(page: CasePage, language: str) -> Table:
    head, comma = page.head, _(", ")
    rows = [
        (_("Neutral name"), head.name),
        *((role, comma.join(places)) for role, places in page.jurisdictions),
        (_("Offences"), comma.join(head.offences)),
        (_("Test of scope"), " · ".join(filter(None, (head.scope_label, head.scope_because)))),
        (_("Cluster"), head.cluster),
        (_("Opened on"), when(head.opened_on, language)),
        (_("Closed on"), when(head.closed_on, language)),
    ]
    soon = [
        (one.kind_label, " · ".join(filter(None, (when(one.due_on, language), one.words)))) for one in page.soon
    ]  # fmt: skip
    return _table(head.identifier, (_("Case"), head.identifier), [row for row in (*rows, *soon) if row[1]])


def _statements(view: StatementView, language: str) -> Iterator[Table]:
    columns = (_("Stage"), _("Amount"))
    adds_up = _(
        "The statement adds up exactly: what entered each stage and was gained there is what left it, moved on, or "
        "rests there."
    )
    told = (adds_up,) if view.adds_up else (_("The statement does not add up:"), *view.differences)
    rows: list[Row] = []
    for stage in view.stages:
        rows += [Row(stage.label, (Cell(""),), "part"), *(_line(one, language) for one in stage.rows)]
    title = _("From frozen to used, in %(unit)s") % {"unit": view.unit}
    yield Table(title, columns, tuple(rows), notes=(*told, *view.remarks))
    title = _("From confiscated to transferred, line by line, in %(unit)s") % {"unit": view.unit}
    yield Table(title, (_("Line"), _("Amount")), tuple(_line(one, language) for one in view.between))


def _line(row: StatementRow, language: str) -> Row:
    amount = Cell(stated(row.stated, language), href=absolute(row.url))
    return Row(row.label, (amount,), "total" if row.direction == "rest" else "body")


def _stages(page: CasePage, language: str) -> Table:
    return _table(
        _("How long each stage took"),
        (_("From"), _("To"), _("Between"), _("Days")),
        (
            (one.begins, one.ends, f"{when(one.began, language)} – {when(one.ended, language)}", one.days)
            for one in page.stages
        ),
    )


def _timeline(page: CasePage, language: str) -> Table:
    return _table(
        _("Timeline"),
        (_("Date"), _("Kind"), _("What happened"), _("Amount"), _("Note")),
        (
            (when(one.when, language) or _("not dated"), one.kind_label, one.text,
             stated(one.stated, language) if one.stated else "", one.note)
            for one in page.timeline
        ),
    )  # fmt: skip


def _events(page: CasePage, language: str) -> Table:
    comma = _(", ")
    return _table(
        _("Events"),
        (_("Event"), _("Status"), _("Amount"), _("Date"), _("By"), _("Authority"), _("Note")),
        (
            (one.stage_label, f"{one.status_label} ({_('reversed')})" if one.reversed else one.status_label,
             stated(one.stated, language), when(one.when, language), comma.join(one.by),
             one.authority, one.because or one.words)
            for one in page.events
        ),
    )  # fmt: skip


def _claims(page: CasePage, language: str) -> Table:
    return _table(
        _("What sources claim"),
        (_("Stage"), _("Words of the source"), _("Amount"), _("Status"), _("Date"), _("Whose statement"),
         _("Class of source"), _("Source"), _("Used for totals")),
        (
            (fact.stage_label, one.words, stated(one.stated, language), one.status_label, when(one.when, language),
             one.whose_name, one.class_label, one.source, _("yes") if one.used else "")
            for fact in page.facts
            for one in fact.claims
        ),
    )  # fmt: skip


def _orders(page: CasePage, language: str) -> Table:
    comma = _(", ")
    return _table(
        _("Orders"),
        (_("Order"), _("Jurisdiction"), _("Authority"), _("Ground"), _("Local term"), _("Order made on"), _("Finality"),
         _("Value"), _("Satisfied"), _("Interest"), _("Lapses on"), _("Ended on"), _("Assets")),
        (
            (one.kind_label, one.jurisdiction, one.authority, one.ground_label, one.local_term,
             when(one.made_on, language), one.finality_label, stated(one.stated, language),
             comma.join(stated(part, language) for part in one.satisfied),
             comma.join(stated(part, language) for part in one.interest), when(one.lapses_on, language),
             when(one.ended_on, language), comma.join(one.assets))
            for one in page.orders
        ),
    )  # fmt: skip


def _assets(page: CasePage, language: str) -> Table:
    return _table(
        _("Assets"),
        (_("Asset"), _("Kind"), _("Where it is"), _("Value"), _("Orders")),
        (
            (one.label, one.kind_label, one.location, stated(one.stated, language), "; ".join(one.orders))
            for one in page.assets
        ),
    )


def _claimants(page: CasePage, language: str) -> Table:
    return _table(
        _("Claimants"),
        (_("On what the claim rests"), _("Jurisdiction"), _("Asset"), _("Status"), _("What happened")),
        (
            (one.kind_label, one.jurisdiction, one.asset, one.status_label,
             "; ".join(_step(*step[:3], language) for step in one.steps))
            for one in page.claimants
        ),
    )  # fmt: skip


def _step(on: date, label: str, amount: Any, language: str) -> str:
    return f"{label}, {when(on, language)}" + (f": {stated(amount, language)}" if amount else "")


def _custody(page: CasePage, language: str) -> Table:
    return _table(
        _("Custody"),
        (_("On"), _("Asset"), _("What happened"), _("Custodian"), _("Amount"), _("Note")),
        (
            (when(one.on, language), one.asset, one.kind_label, one.custodian,
             stated(one.stated, language) if one.stated else "", one.words)
            for one in page.custody
        ),
    )  # fmt: skip


def _obstacles(page: CasePage, language: str) -> Table:
    return _table(
        _("Obstacles"),
        (_("Obstacle"), _("Where"), _("Since"), _("Overcome on"), _("Note")),
        (
            (one.code_label, one.jurisdiction, when(one.since, language), when(one.overcome_on, language), one.words)
            for one in page.obstacles
        ),
    )


def _persons(page: CasePage, language: str) -> Table:
    return _table(
        _("Persons"),
        (_("Procedural status"), _("Since"), _("Look at it again on")),
        (
            (one.status_label, when(one.status_on, language), "" if one.erased_at else when(one.review_on, language))
            for one in page.persons
        ),
    )
