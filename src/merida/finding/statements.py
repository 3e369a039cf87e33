"""Document -> statements: each sentence of the record of a meeting in which somebody said something."""

from __future__ import annotations

from merida.finding.values import Statement
from merida.reading.values import Document

_MEETINGS = frozenset(("session_report", "draft_report"))


def find_statements(document: Document) -> tuple[Statement, ...]:
    """The statements of a report of a meeting, in order; none of any other document."""
    return ()
