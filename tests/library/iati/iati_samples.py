"""The sample files, and what a check says about them when something in them is changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from merida.iati import Problem, check

HERE = Path(__file__).parent / "data"
FULL = (HERE / "full.xml").read_text(encoding="utf-8")
ORGANISATION = (HERE / "organisation.xml").read_text(encoding="utf-8")
NOW = datetime(2019, 6, 30, 12, tzinfo=UTC)

CONFORMANCE = Path(__file__).resolve().parents[4] / "shared" / "iati"
WHY_SKIPPED = "the IATI conformance material is not part of the project; it is looked for in ../shared/iati"


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The text with each change made once; what is to be changed must be there."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def problems(text: str, *changes: tuple[str, str]) -> list[Problem]:
    return list(check(changed(text, *changes).encode(), file="sample.xml", at=NOW))


def ids(text: str, *changes: tuple[str, str]) -> list[str]:
    return [problem.id for problem in problems(text, *changes)]
