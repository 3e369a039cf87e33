"""The kind of a document whose title says none, by what its text is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from merida.reading.assemble_lines import Line
from merida.reading.heading_kinds import heading_kind
from merida.reading.values import DocumentKind, Role

__all__ = ["kind_by_structure"]


def kind_by_structure(lines: Sequence[Line], roles: Sequence[Role]) -> DocumentKind:
    """A review by its chapters and sections of outcomes, a country report by its parts under each article; else
    `other`."""
    seen: Counter[str] = Counter()
    for line, role in zip(lines, roles, strict=True):
        if role == "heading" and (kind := heading_kind(line.words)):
            seen[kind] += 1
    if seen["part"] >= 6 and seen["article"] >= 3:
        return "country_report"
    if seen["chapter"] >= 1 and seen["section"] + seen["part"] >= 3:
        return "executive_summary"
    return "other"
