"""Proposals, overlaps, groups and gaps as tables for people: score, what, and the weightiest reasons in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from merida.cli import tables
from merida.matching.explaining import explain
from merida.matching.values import Reason

__all__ = ["overlaps", "proposals"]

type Line = Mapping[str, Any]
_MOST = 4


def proposals(lines: Iterable[Line], stream: BinaryIO) -> None:
    """What may serve which need; then the needs that nothing serves."""
    lines = list(lines)
    found = [
        (line["need"], line["activity"], f"{line['score']:.2f}", _why(line))
        for line in lines
        if line["type"] == "proposal"
    ]
    missing = [(line["need"], _sentence(line["code"], line["values"])) for line in lines if line["type"] == "gap"]
    with tables.console_on(stream) as console:
        tables.rows_printed(console, "Proposals", ("Need", "Activity", "Score", "Reasons"), found)
        tables.rows_printed(console, "Needs that nothing serves", ("Need", "Reason"), missing)


def overlaps(lines: Iterable[Line], stream: BinaryIO) -> None:
    """Activities that may be one, or do the same; then repeated titles."""
    lines = list(lines)
    found = [
        (line["a"], line["b"], line["relation"].replace("_", " "), f"{line['score']:.2f}", _why(line))
        for line in lines
        if line["type"] == "overlap"
    ]
    groups = [
        (line["title"], ", ".join(line["activities"]), ", ".join(line["differ_in"]))
        for line in lines
        if line["type"] == "group"
    ]
    with tables.console_on(stream) as console:
        tables.rows_printed(console, "Overlaps", ("One", "Other", "They are", "Score", "Reasons"), found)
        tables.rows_printed(console, "Repeated titles", ("Title", "Activities", "They differ in"), groups)


def _why(line: Line) -> str:
    return "; ".join(_sentence(one["code"], one["values"]) for one in line["reasons"][:_MOST])


def _sentence(code: str, values: Iterable[str]) -> str:
    return explain(Reason(code, tuple(values)), "en")
