"""The verb `find`: a document to its extracts, outcomes of a review, statements of a meeting and figures."""

from __future__ import annotations

from merida.finding.figures import find_figures
from merida.finding.outcomes import find_outcomes
from merida.finding.statements import find_statements
from merida.finding.values import Extracts
from merida.reading.values import Document

__all__ = ["find"]


def find(document: Document) -> Extracts:
    """What the document holds, each kind in the order of its passages; the same document gives the same extracts."""
    return Extracts(document, find_outcomes(document), find_statements(document), find_figures(document))
