"""Reads `shapes/*.txt`: documents in short, each line followed by the outcomes that a careful reader finds in it.

`@ name kind language cycle` begins a document. `#3 text` is a heading of level 3, `. text` a paragraph, `- text` and
`-- text` bullets, `| a | b` a row of a table. `= kind; provisions; force or categories; i; text` is an outcome of the
line above: kind g, c, n or o; `i` marks inherited provisions; without a text it is the whole line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from merida.reading.values import Cell, Document, Passage

KINDS = {"g": "good_practice", "c": "challenge", "n": "assistance_need", "o": "observation"}
FORCES = ("must", "should", "endeavour", "consider", "continue")
SHAPES = Path(__file__).parent / "shapes"


@dataclass
class Shape:
    """A document in short and its outcomes: (kind, text, provisions, inherited, force, categories, none identified)."""

    name: str
    kind: str
    language: str
    cycle: int | None
    passages: list[Passage] = field(default_factory=list)
    outcomes: list[tuple] = field(default_factory=list)

    def document(self) -> Document:
        return Document(
            id="0" * 64,
            file=self.name,
            media_type="text/plain",
            kind=self.kind,
            passages=tuple(self.passages),
            language=self.language,
            cycle=self.cycle,
        )


def shapes(path: Path) -> list[Shape]:
    out: list[Shape] = []
    path_of_headings: list[tuple[int, str]] = []
    head: list[str] = []
    row = 0
    last = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("//"):
            continue
        sign, _, text = line.partition(" ")
        if sign == "@":
            name, kind, language, cycle = text.split()
            out.append(Shape(name, kind, language, int(cycle) or None))
            path_of_headings, head, row = [], [], 0
            continue
        shape = out[-1]
        if sign == "=":
            shape.outcomes.append(_outcome(text, last))
            continue
        headings = tuple(heading for _, heading in path_of_headings)
        number = len(shape.passages) + 1
        if sign == "|":
            cells = [cell.strip() for cell in text.split("|")]
            head = head or cells
            for column, cell in enumerate(cells):
                place = Cell(0, row, column, cells[0] if column else None, head[column] if row else None)
                shape.passages.append(Passage(len(shape.passages) + 1, "table", cell, headings=headings, cell=place))
            row += 1
            continue
        head, row, last = [], 0, text
        if sign.startswith("#"):
            level = int(sign[1:])
            path_of_headings = [(one, heading) for one, heading in path_of_headings if one < level]
            above = tuple(heading for _, heading in path_of_headings)
            path_of_headings.append((level, text))
            shape.passages.append(Passage(number, "heading", text, headings=above, level=level))
        elif sign in ("-", "--"):
            shape.passages.append(Passage(number, "bullet", text, headings=headings, level=len(sign)))
        else:
            assert sign == ".", line
            shape.passages.append(Passage(number, "paragraph", text, headings=headings))
    return out


def _outcome(said: str, line: str) -> tuple:
    kind, provisions, words, *rest = (part.strip() for part in said.split(";", 4))
    inherited = bool(rest) and rest[0] == "i"
    text = rest[1] if len(rest) > 1 else line
    names = tuple(word for word in words.split() if word not in FORCES and word != "none" and word != "-")
    force = next((word for word in words.split() if word in FORCES), None)
    found = tuple(provisions.split()) if provisions != "-" else ()
    return KINDS[kind], text, found, inherited, force, tuple(sorted(names)), words == "none"
