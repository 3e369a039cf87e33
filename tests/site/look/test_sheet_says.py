"""What a page says of a cell."""

from __future__ import annotations

import string

from django.utils import translation

from merida.site.look import sheet_says
from merida.site.look.catalogs import strings
from merida.tabular import Problem
from merida.tabular.sentences import SENTENCES


def test_a_problem_names_its_cell_and_what_to_do() -> None:
    problem = Problem("date_impossible", "f.xlsx", "Sheet1", 7, "date", "C7", (("written", "31 February"),))
    with translation.override("en"):
        assert sheet_says.sentence(problem) == "31 February is no day of the calendar: correct it."
        assert sheet_says.place(problem) == "Sheet1!C7"
        assert sheet_says.place(Problem("missing", row=7, column="date")) == "row 7, column date"


def test_every_sentence_of_the_library_is_in_the_catalogs() -> None:
    known = strings()
    assert all(known.get(one) is not None for one in SENTENCES.values())
    assert all(
        name for one in SENTENCES.values() for _, name, _, _ in string.Formatter().parse(one) if name is not None
    )
