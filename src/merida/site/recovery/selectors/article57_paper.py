"""The path of article 57 of a case as a paper to hand on: in Word, or its tables as a workbook."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from merida.drafting.values import Cell, Paper, Paragraph, Row, Table
from merida.site.look.quantities import stated, when
from merida.site.recovery.selectors.article57 import Article57Page, ConditionCell, LetterTable


def article57_paper(page: Article57Page, on: date, language: str) -> Paper:
    """What follows from what each says, condition by condition, then all that is said with its source."""
    tables = article57_tables(page, language)
    intro = _("The conditions of return as each State puts them, side by side. The register decides between none.")
    return Paper(
        language=language.split("-", maxsplit=1)[0],
        title=_("Article 57: %(case)s") % {"case": page.case_name},
        date=when(on, language),
        subtitle=tranche_said(page, language),
        blocks=(Paragraph((intro,)), *tables),
        imprint=_("From what was recorded by %(day)s.") % {"day": when(on, language)},
        head=page.case_name,
        wide=True,
    )


def tranche_said(page: Article57Page, language: str) -> str:
    """The tranche that is shown; nothing for the whole return."""
    here = next((one for one in page.tranches if one.here and one.stage), None)
    if here is None:
        return ""
    return ", ".join(filter(None, (here.stage, when(here.when, language), stated(here.stated, language))))


def article57_tables(page: Article57Page, language: str) -> tuple[Table, ...]:
    """The tables of the page, those that hold something."""
    heads = tuple(one.name for one in page.speakers)
    answers = Table(
        _("What follows from what each says"),
        (_("Provision"), *heads),
        (
            *(Row(one.letter, tuple(Cell(answer.name) for answer in one.answers)) for one in page.letters),
            Row(_("Basis of disposal it names"), tuple(Cell(one.basis) for one in page.speakers)),
            Row(_("Arrangement it speaks of"), tuple(Cell(one.arrangement) for one in page.speakers)),
        ),
    )
    said = Table(
        _("All that is said, with its source"),
        (_("Topic"), _("Who says it"), _("What is said"), _("In the words of the source"), _("Source"), _("Date")),
        tuple(
            Row(
                one.topic,
                (
                    Cell(one.by), Cell(one.value), Cell(one.said.words),
                    Cell(one.said.source, href=one.said.source_url or None), Cell(when(one.said.when, language)),
                ),
            )
            for one in page.positions
        ),
    )  # fmt: skip
    costs = Table(
        _("Expenses and costs"),
        (_("Cost"), _("Account"), _("Amount"), _("Whose"), _("Rule")),
        tuple(
            Row(one.kind, (Cell(one.account), Cell(stated(one.stated, language)), Cell(one.of), Cell(one.line)))
            for one in page.costs
        ),
        notes=(_("Accounts are never added to each other."),),
    )
    found = (answers, *(_conditions(one, heads) for one in page.letters), said, costs)
    return tuple(one for one in found if one.rows and len(one.columns) > 1)


def _conditions(one: LetterTable, heads: tuple[str, ...]) -> Table:
    rows = [
        Row(f"{row.name} ({', '.join(row.law)})", tuple(Cell(_in_words(cell)) for cell in row.cells))
        for row in one.rows
    ]
    rows.append(Row(_("Answer"), tuple(Cell(f"{answer.name}. {answer.line}") for answer in one.answers), "total"))
    title = _("Conditions of %(letter)s") % {"letter": one.letter}
    return Table(title, (_("Condition"), *heads), tuple(rows))


def _in_words(cell: ConditionCell) -> str:
    sources = "; ".join(dict.fromkeys(said.source for said in cell.supports if said.source))
    words = f"{cell.status_name}: {cell.because}"
    return f"{words} [{sources}]" if sources else words
