"""What is wrong in an IATI file, in the reader's language: the library speaks English."""

from __future__ import annotations

from django.utils.translation import gettext

from merida.iati import Problem
from merida.iati.sentences import Said

TRANSLATED = ("kind",)
"""Values that are words themselves: "a date such as 2019-05-29"."""


def sentence(problem: Problem) -> str:
    """One sentence: what is wrong and what to do. The catalogs take the commonest from the library."""
    if not problem.template:
        return problem.message
    values = tuple((name, gettext(value) if name in TRANSLATED else value) for name, value in problem.values)
    return str(Said(gettext(problem.template), values))
