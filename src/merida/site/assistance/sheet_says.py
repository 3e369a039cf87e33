"""What a spreadsheet is told, in the reader's language: the library's sentences, by their code."""

from __future__ import annotations

from django.utils.translation import gettext

from merida.tabular import Problem
from merida.tabular.sentences import SENTENCES


def said(problem: Problem) -> str:
    """One sentence; in English where the catalog has none."""
    return gettext(SENTENCES[problem.code]).format(**dict(problem.values))
