"""Pages a second: Merida's reading with structure and places, the plain text of pdfminer.six and of PyMuPDF."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pymupdf
from pdfminer.high_level import extract_text

from merida import read_bytes

ROUNDS = 3


def _merida(data: bytes) -> int:
    return len(read_bytes(data, "x.pdf").passages)


def _pdfminer(data: bytes) -> int:
    return len(extract_text(io.BytesIO(data)))


def _pymupdf(data: bytes) -> int:
    with pymupdf.open(stream=data, filetype="pdf") as document:
        return sum(len(page.get_text("text")) for page in document)


def main(files: list[str]) -> None:
    """One line of JSON for the files of each folder: those that run left to right, and those in Arabic."""
    groups: dict[str, list[bytes]] = {}
    for file in map(Path, files):
        script = "Arabic" if "-ar" in file.name else "left to right"
        groups.setdefault(f"{'samples' if file.parent.name == 'documents' else 'made'}, {script}", []).append(
            file.read_bytes()
        )
    for what, documents in sorted(groups.items(), reverse=True):
        pages = 0
        for data in documents:
            with pymupdf.open(stream=data, filetype="pdf") as document:
                pages += document.page_count
        speeds = {
            name: pages / _seconds(work, documents)
            for name, work in (("merida", _merida), ("pdfminer", _pdfminer), ("pymupdf", _pymupdf))
        }
        print(json.dumps({"what": what, "pages": pages, **speeds}))


def _seconds(work: Callable[[bytes], int], documents: list[bytes]) -> float:
    """Processor time for all documents: the best of a few rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for data in documents:
            work(data)
        best = min(best, time.process_time() - began)
    return best


if __name__ == "__main__":
    main(sys.argv[1:])
