"""A summary as rows: for a spreadsheet, for JSON lines and for a table on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from merida.drafting.summary import KINDS, By, Summary, Tally
from merida.places.states import state
from merida.uncac.articles import article, chapter

__all__ = ["TITLES", "kind_name", "label", "lines", "rows"]

TITLES: dict[By, str] = {
    "kind": "By kind",
    "article": "By article",
    "provision": "By provision",
    "category": "Technical assistance needs identified, by category",
    "topic": "By topic",
    "state": "By State",
}
_WITHOUT: dict[By, str] = {
    "kind": "",
    "article": "no provision / cross-cutting",
    "provision": "no provision / cross-cutting",
    "category": "no category",
    "topic": "no topic",
    "state": "no State",
}
_KINDS = {
    "good_practice": "good practices",
    "challenge": "challenges (recommendations)",
    "assistance_need": "technical assistance needs identified",
    "observation": "observations",
    "statement": "statements",
}


def kind_name(kind: str) -> str:
    """The codebook's word for a kind, in the plural."""
    return _KINDS[kind]


def label(by: By, value: str | None) -> str:
    """What a row is called in words."""
    if value is None:
        return _WITHOUT[by]
    match by:
        case "kind":
            return kind_name(value)
        case "article" if value.startswith("ch."):
            return f"chapter {value[3:]}, {chapter(value[3:]).title()}"
        case "article":
            return f"{value}, {article(int(value)).title()}"
        case "state":
            return state(value).name()
        case "category" | "topic":
            return value.replace("_", " ")
    return value


def lines(summary: Summary) -> Iterator[dict[str, Any]]:
    """JSON objects: what was counted, then one for each row of each table, then one for each file set aside."""
    yield {
        "type": "summary",
        "files": summary.files,
        "sources": summary.sources,
        "reviews": summary.reviews,
        **_counts(summary.total),
        "figures": summary.figures,
        "none_identified": summary.none_identified,
        "note": note(summary),
    }
    for by, table in summary.rows.items():
        for value, tally in table.items():
            yield {
                "type": "count",
                "by": by,
                "value": value,
                "label": label(by, value),
                **_counts(tally),
                "sources": tally.sources,
            }
    for file, counted in summary.set_aside:
        yield {"type": "set_aside", "file": file, "counted": counted}


def rows(summary: Summary) -> Iterator[dict[str, Any]]:
    """The rows of a spreadsheet: the total, then each table."""
    yield {"by": "total", "label": note(summary), **_counts(summary.total), "sources": summary.sources}
    for line in lines(summary):
        if line["type"] == "count":
            yield line


def note(summary: Summary) -> str:
    """How to read the counts: denominator, and what may stand in several rows."""
    files = "1 file" if summary.files == 1 else f"{summary.files:,} files"
    sources = "1 source" if summary.sources == 1 else f"{summary.sources:,} sources"
    reviews = "1 a review" if summary.reviews == 1 else f"{summary.reviews:,} of them reviews"
    return f"{files}, {sources}, {reviews}. An outcome may appear in several rows; totals count it once."


def _counts(tally: Tally) -> dict[str, int]:
    counts = {kind: tally.kinds.get(kind, 0) for kind in KINDS}
    return {**counts, "outcomes": tally.outcomes, "statement": tally.kinds.get("statement", 0)}
