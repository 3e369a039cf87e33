"""Extracts to the JSON lines that other programs rely on, and back.

A line holds the keys of the contract, in its order; `none_identified`, `row` and `column` stand only where needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from merida.finding.values import Extract, Extracts, Figure, Finding, Statement
from merida.reading.values import Document, Json

type Line = Json


def lines_of(extracts: Extracts) -> Iterator[Line]:
    """The lines of all extracts in the order of the document; of one passage outcomes come first, then statements."""
    everything: list[Extract] = [*extracts.findings, *extracts.statements, *extracts.figures]
    for extract in sorted(everything, key=_place):
        yield line_of(extract)


def line_of(extract: Extract) -> Line:
    """The line of one extract."""
    match extract:
        case Finding():
            return _finding_line(extract)
        case Statement():
            return _statement_line(extract)
        case Figure():
            return _figure_line(extract)


def extract_of(line: Line) -> Extract:
    """The extract of a line; ValueError with one sentence if the line is no extract or lacks a key."""
    kind = line.get("type")
    try:
        match kind:
            case "finding":
                return _finding(line)
            case "statement":
                return _statement(line)
            case "figure":
                return _figure(line)
    except KeyError as missing:
        raise ValueError(
            f"A line of type {kind} has no {missing.args[0]!r}; give the lines as `merida find` wrote them."
        ) from None
    raise ValueError(f"A line of type {kind!r} is no finding, statement or figure.")


def extracts_of(document: Document, lines: Iterable[Line]) -> Extracts:
    """The extracts of a document from their lines; lines of other types are passed over."""
    found = [extract_of(line) for line in lines if line.get("type") in ("finding", "statement", "figure")]
    return Extracts(
        document,
        tuple(one for one in found if isinstance(one, Finding)),
        tuple(one for one in found if isinstance(one, Statement)),
        tuple(one for one in found if isinstance(one, Figure)),
    )


def _place(extract: Extract) -> tuple[int, int, int]:
    number = extract.passage.rpartition("#")[2]
    kind = (Finding, Statement, Figure).index(type(extract))
    return int(number) if number.isdecimal() else 0, kind, extract.start


def _finding_line(one: Finding) -> Line:
    line: Line = {"type": "finding", "kind": one.kind}
    if one.none_identified:
        line["none_identified"] = True
    return line | {
        "passage": one.passage,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "provisions": list(one.provisions),
        "force": one.force,
        "categories": list(one.categories),
        "topics": list(one.topics),
        "inherited": one.inherited,
        "why": one.why,
    }


def _statement_line(one: Statement) -> Line:
    return {
        "type": "statement",
        "passage": one.passage,
        "speaker": one.speaker,
        "role": one.role,
        "quantifier": one.quantifier,
        "state": one.state,
        "verb": one.verb,
        "verbs_also": list(one.verbs_also),
        "antecedent": one.antecedent,
        "provisions": list(one.provisions),
        "topics": list(one.topics),
        "start": one.start,
        "end": one.end,
        "text": one.text,
    }


def _figure_line(one: Figure) -> Line:
    line: Line = {
        "type": "figure",
        "passage": one.passage,
        "value": one.value,
        "qualifier": one.qualifier,
        "unit": one.unit,
        "measure": one.measure,
        "start": one.start,
        "end": one.end,
        "text": one.text,
    }
    if one.row is not None or one.column is not None:
        line |= {"row": one.row, "column": one.column, "provisions": list(one.provisions)}
    return line


def _finding(line: Line) -> Finding:
    return Finding(
        kind=line["kind"],
        passage=line["passage"],
        start=line["start"],
        end=line["end"],
        text=line["text"],
        provisions=tuple(line["provisions"]),
        inherited=line["inherited"],
        force=line["force"],
        categories=tuple(line["categories"]),
        topics=tuple(line["topics"]),
        none_identified=line.get("none_identified", False),
        why=line["why"],
    )


def _statement(line: Line) -> Statement:
    return Statement(
        passage=line["passage"],
        start=line["start"],
        end=line["end"],
        text=line["text"],
        speaker=line["speaker"],
        role=line["role"],
        quantifier=line["quantifier"],
        state=line["state"],
        verb=line["verb"],
        verbs_also=tuple(line["verbs_also"]),
        antecedent=line["antecedent"],
        provisions=tuple(line["provisions"]),
        topics=tuple(line["topics"]),
    )


def _figure(line: Line) -> Figure:
    return Figure(
        passage=line["passage"],
        start=line["start"],
        end=line["end"],
        text=line["text"],
        value=line["value"],
        qualifier=line["qualifier"],
        unit=line["unit"],
        measure=line["measure"],
        row=line.get("row"),
        column=line.get("column"),
        provisions=tuple(line.get("provisions", ())),
    )
