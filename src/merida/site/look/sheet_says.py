"""What is wrong with a cell of a spreadsheet, in the reader's language: the library speaks English."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from merida.tabular import Problem
from merida.tabular.sentences import SENTENCES

ROW, COLUMN = _("row %(number)s"), _("column %(name)s")


def sentence(problem: Problem) -> str:
    """One sentence: what is wrong and what to do. The catalogs take the sentences from the library."""
    return gettext(SENTENCES[problem.code]).format(**dict(problem.values))


def place(problem: Problem) -> str:
    """Where: "Sheet1!C7", or the row and the head of the column where cells have no names."""
    if problem.cell:
        return problem.place
    parts = [
        problem.sheet,
        str(ROW) % {"number": problem.row} if problem.row else "",
        str(COLUMN) % {"name": problem.column} if problem.column else "",
    ]
    return gettext(", ").join(part for part in parts if part)
