#!/usr/bin/env python3
"""Lays out the made meeting reports (`meetings/*.txt`) as text, HTML and DOCX beside their truth: `meetings.py OUT`.

Lines: `mast|`, `title|`, `h|` a heading, `p` a numbered paragraph, `S|` a statement (role, quantifier, State, then
provisions), `X|` a sentence that is none, `F|` a figure of the sentence before, `doc|` the fields of the document.
"""

from __future__ import annotations

import html
import json
import sys
from pathlib import Path

from docx import Document


def _none(text: str) -> str | None:
    return None if text == "null" else text


def parsed(path: Path) -> tuple[list[tuple[str, str]], list[dict[str, object]]]:
    """The parts to lay out and the truth."""
    parts: list[tuple[str, str]] = []
    truth: list[dict[str, object]] = []
    number = 0
    space = "" if path.stem == "zh" else " "
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition("|")
        cells = rest.split("|")
        if kind in ("mast", "title", "h"):
            parts.append((kind, cells[0]))
        elif kind == "p":
            number += 1
            parts.append(("p", f"{number}- " if path.stem == "ar" else f"{number}. "))
        elif kind in "SX":
            text = parts[-1][1]
            parts[-1] = ("p", text + ("" if text.endswith((". ", "- ")) else space) + cells[0])
            if kind == "S":
                provisions = [one for one in cells[4].split(",") if one]
                truth.append(
                    {
                        "type": "statement",
                        "text": cells[0],
                        "role": _none(cells[1]),
                        "quantifier": _none(cells[2]),
                        "state": _none(cells[3]),
                        "provisions": provisions,
                    }
                )
        elif kind == "F":
            truth.append(
                {"type": "figure", "text": cells[0], "value": cells[1], "qualifier": cells[2], "unit": cells[3]}
            )
        elif kind == "doc":
            title = next(text for name, text in parts if name == "title")
            session = _none(cells[5])
            truth.insert(
                0,
                {
                    "type": "document",
                    "kind": cells[0],
                    "symbol": cells[1],
                    "job_number": None,
                    "language": cells[2],
                    "date": cells[3],
                    "title": title,
                    "body": cells[4],
                    "session": session and int(session),
                    "state": None,
                    "cycle": None,
                    "pages": None,
                },
            )
    return parts, truth


def main(out: Path) -> None:
    """Writes the reports in six languages."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted((Path(__file__).parent / "meetings").glob("*.txt")):
        parts, truth = parsed(path)
        name = out / f"meeting-{path.stem}"
        name.with_suffix(".txt").write_text("\n\n".join(text for _, text in parts) + "\n", encoding="utf-8")
        tags = {"mast": "p", "title": "h1", "h": "h2", "p": "p"}
        body = "\n".join(f"<{tags[kind]}>{html.escape(text)}</{tags[kind]}>" for kind, text in parts)
        name.with_suffix(".html").write_text(
            f"<html><head><meta charset=utf-8></head><body>{body}</body></html>", encoding="utf-8"
        )
        document = Document()
        for kind, text in parts:
            document.add_paragraph(text, style={"title": "Title", "h": "Heading 1"}.get(kind, "Normal"))
        document.save(str(name.with_suffix(".docx")))
        lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in truth)
        Path(f"{name}.expected.jsonl").write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
