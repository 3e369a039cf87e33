"""What Merida makes of a document, laid out so that a person can review the difference of two versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from merida import Document, Extract, Extracts, Figure, Finding, Passage, Statement

NOT_SHOWN = ("id", "file", "passages", "problems")


def read_shown(document: Document) -> str:
    """The fields of the document, then a paragraph for each passage under its headings."""
    lines = [
        f"{field.name}: {getattr(document, field.name)}" for field in fields(document) if field.name not in NOT_SHOWN
    ]
    lines += [f"problem: {problem.code}: {problem.message}" for problem in document.problems]
    under: tuple[str, ...] = ()
    for passage in document.passages:
        if passage.headings != under and passage.role != "heading":
            under = passage.headings
            lines += ["", *(f"{'#' * depth} {heading}" for depth, heading in enumerate(under, 1))]
        lines += ["", _passage(passage)]
    return "\n".join(lines) + "\n"


def _passage(passage: Passage) -> str:
    said = [passage.role]
    if passage.level:
        said.append(f"level {passage.level}")
    if passage.label:
        said.append(passage.label)
    if passage.page:
        said.append(f"page {passage.page}")
    if passage.cell:
        said.append(f"row {passage.cell.row_head!r}, column {passage.cell.column_head!r}")
    text = passage.text
    for mark in reversed(passage.marks):
        text = f"{text[: mark.at]}[note {mark.label}]{text[mark.at :]}"
    return f"[{', '.join(said)}] {text}"


def found_shown(extracts: Extracts) -> str:
    """A paragraph for each extract: what it is, the exact words, the reason."""
    everything: list[Extract] = [*extracts.findings, *extracts.statements, *extracts.figures]
    return "\n".join(_extract(extract) for extract in everything)


def _extract(extract: Extract) -> str:
    match extract:
        case Finding():
            said = [extract.kind, extract.force, *extract.categories, _listed(extract.provisions)]
            said += ["inherited" if extract.inherited else None, "none identified" if extract.none_identified else None]
            said += [f"topics {_listed(extract.topics)}" if extract.topics else None]
            why = extract.why
        case Statement():
            said = [
                "statement",
                extract.role,
                extract.quantifier,
                extract.state,
                _listed((extract.verb, *extract.verbs_also)),
            ]
            said += [f"by {extract.speaker}" if extract.speaker else None]
            said += [f"meaning {extract.antecedent}" if extract.antecedent else None, _listed(extract.provisions)]
            said += [f"topics {_listed(extract.topics)}" if extract.topics else None]
            why = extract.why
        case Figure():
            said = ["figure", extract.qualifier, extract.value, extract.unit, f"measure {extract.measure}"]
            said += [
                f"row {extract.row}, column {extract.column}" if extract.row else None,
                _listed(extract.provisions),
            ]
            why = ""
    head = " | ".join(part for part in said if part)
    return f"{head}\n    {extract.text}\n" + (f"    because: {why}\n" if why else "")


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values)
