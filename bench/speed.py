"""Speed, always as a ratio to something named and measured in the same run: other programs, or Python itself."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from bench import made_files, printed
from bench.peering import peers
from bench.places import MERIDA, OUT, SAMPLES
from merida import read

ROUNDS = 30


def throughput() -> None:
    """`cite` over the running text of documents in each language, and eyecite over US text with as many citations."""
    printed.heading("Citing over running text", "make bench ARGS=throughput")
    folder = OUT / "text"
    folder.mkdir(parents=True, exist_ok=True)
    texts: dict[str, list[str]] = {}
    for path in [*sorted(SAMPLES.glob("*.docx")), *sorted(made_files.folder("tuned").glob("made-*.docx"))]:
        document = read(path)
        language = str(document.language)
        texts.setdefault(language, []).extend(passage.text for passage in document.passages)
    for language, passages in texts.items():
        (folder / f"{language}.txt").write_text("\n".join(passages), encoding="utf-8")
    answers = peers("citing", str(folder))
    if answers is None:
        return
    rows = [
        [
            one["what"],
            f"{one['characters']:,}",
            f"{one['citations'] / one['characters'] * 1000:.1f}",
            f"{one['per_second'] / 1e6:.2f}",
            one["asked"],
        ]
        for one in answers
    ]
    printed.table(
        ("", "code points", "citations per 1,000", "million code points a second and core", "asked for"), rows
    )


def starting() -> None:
    """The whole process of `merida cite`, against `python -c pass`."""
    printed.heading("merida cite as a whole process", "make bench ARGS=starting")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    nothing = _fastest([sys.executable, "-c", "pass"], environment)
    cite = _fastest([str(MERIDA), "cite", "art. 57, para. 3"], environment)
    rows = [
        ["python -c pass", f"{nothing * 1000:.1f} ms", "1"],
        ['merida cite "art. 57, para. 3"', f"{cite * 1000:.1f} ms", f"{cite / nothing:.2f} (asked for: under 3)"],
    ]
    printed.table(("", "fastest of 30", "times"), rows)


def _fastest(command: list[str], environment: dict[str, str]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
        best = min(best, time.perf_counter() - began)
    return best


def pages() -> None:
    """Reading PDFs with structure and places, against the plain text of pdfminer.six and PyMuPDF."""
    printed.heading("Reading PDFs, pages a second and core", "make bench ARGS=pages")
    files = [*SAMPLES.glob("*.pdf"), *made_files.folder("tuned").glob("*.pdf")]
    answers = peers("paging", *map(str, sorted(files)))
    if answers is None:
        return
    rows = [
        [
            one["what"],
            str(one["pages"]),
            *(f"{one[name]:.0f}" for name in ("merida", "pdfminer", "pymupdf")),
            f"{one['merida'] / one['pdfminer']:.1f}",
            f"{one['merida'] / one['pymupdf']:.2f}",
        ]
        for one in answers
    ]
    rows.append(["asked for, left to right", "", "", "", "", "10", "0.33"])
    columns = (
        "",
        "pages",
        "Merida: structure, places",
        "pdfminer.six: text",
        "PyMuPDF: text",
        "times pdfminer",
        "times PyMuPDF",
    )
    printed.table(columns, rows)
