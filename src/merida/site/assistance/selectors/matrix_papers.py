"""The matrix as files: a Word paper on its long side, a workbook, CSV; in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from merida.drafting.plain import csv_of_table
from merida.drafting.values import Cell, Paper, Paragraph, Row, Table
from merida.drafting.word import word
from merida.drafting.workbook import workbook
from merida.site.assistance.selectors.matrix import AnswerLine, MatrixPage, MatrixRow
from merida.site.evidence.selectors.files import KINDS, Sent, absolute
from merida.site.look.dates import day
from merida.site.look.templatetags.look import KINDS as KIND_NAMES

_SHORT = re.compile(r"\s*[(（]")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def matrix_file(*, page: MatrixPage, kind: str, language: str, today: date, head: str) -> Sent:
    """The rows that the page shows."""
    table = matrix_table(page, language)
    name = f"merida-matrix-{page.state}-{today:%Y-%m-%d}.{kind}"
    match kind:
        case "docx":
            return Sent(name, WORD, word(_paper(page, table, language, today, head)))
        case "xlsx":
            return Sent(name, KINDS["xlsx"], workbook([(_("Matrix"), table)], language == "ar"))
        case _:
            return Sent(name, KINDS["csv"], csv_of_table(table))


def matrix_table(page: MatrixPage, language: str) -> Table:
    """A row for each outcome; of several institutions, each has its line in the last columns."""
    rows = [made for place, row in enumerate(page.rows, 1) for made in _rows(place, row, language)]
    return Table(
        title=_("Recommendations and technical assistance needs: %(state)s") % {"state": page.state_name},
        columns=(
            _("No."), _("Text"), _("Kind"), _("Provision"), _("Wording"), _("Cycle"), _("Earlier recommendation"),
            _("Responsible"), _("Date"), _("Status"), _("Remark"),
        ),
        rows=tuple(rows),
        widths=(0.4, 3.2, 1.1, 0.8, 0.8, 0.9, 1.8, 1.3, 0.9, 1.0, 1.8),
        notes=(
            _("An outcome given to several institutions has a line for each; totals count it once."),
            ngettext("%(count)d outcome", "%(count)d outcomes", len(page.rows)) % {"count": len(page.rows)},
        ),
    )  # fmt: skip


def _paper(page: MatrixPage, table: Table, language: str, today: date, head: str) -> Paper:
    told = _("%(answered)d of %(given)d answers have come in.") % {"answered": page.answered, "given": page.given}
    return Paper(
        language=language,
        title=table.title,
        blocks=(*((Paragraph((told,)),) if page.given else ()), table),
        date=day(today, language),
        head=head or page.state_name,
        wide=True,
    )


def _rows(place: int, row: MatrixRow, language: str) -> Sequence[Row]:
    earlier = "; ".join(f"{one.text} ({one.cycle_name})" for one in row.earlier)
    about = (
        Cell(row.text, href=absolute(row.url), language=row.language or None),
        Cell(str(KIND_NAMES[row.kind])),
        Cell(", ".join(row.provisions)),
        Cell(_SHORT.split(row.force_label)[0]),
        Cell(row.cycle_name),
        Cell(earlier, language=row.earlier[0].language if row.earlier else None),
    )
    if not row.answers:
        return [Row(str(place), (*about, Cell(""), Cell(""), Cell(""), Cell("")))]
    return [Row(str(place), (*about, *_answer(one, language))) for one in row.answers]


def _answer(one: AnswerLine, language: str) -> tuple[Cell, ...]:
    when = one.on_day or one.due_on
    return Cell(one.institution), Cell(day(when, language) if when else ""), Cell(one.status_label), Cell(one.remark)
