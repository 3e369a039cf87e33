"""Writes a made document in every format beside its truth."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2

from bench.variants.made import Made
from bench.variants.plain import to_text
from bench.variants.printing import to_pdf
from bench.variants.web import to_html
from bench.variants.word import to_docx


def write(made: Made, out: Path, *, pdf: bool) -> None:
    """Write NAME.docx, .html, .txt, .pdf (if wanted) and NAME.expected.jsonl into a folder."""
    to_docx(made, out / f"{made.name}.docx")
    (out / f"{made.name}.html").write_text(to_html(made, printed=False), encoding="utf-8")
    (out / f"{made.name}.txt").write_text(to_text(made), encoding="utf-8")
    if pdf:
        path = out / f"{made.name}.pdf"
        to_pdf(made, path)
        made.truth[0]["pages"] = len(pypdfium2.PdfDocument(path.read_bytes()))
    lines = (json.dumps(one, ensure_ascii=False) for one in made.truth)
    (out / f"{made.name}.expected.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
