"""Four hundred executive summaries of about nine pages, read and found by two jobs: seconds and memory."""

from __future__ import annotations

import shutil
import subprocess
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2

from bench import made_files, printed
from bench.places import MERIDA, OUT
from bench.variants.made import make
from bench.variants.printing import chromium
from bench.variants.wording import LANGUAGES
from bench.variants.writing import write

NUMBER, SEEDS, JOBS = 400, range(201, 205), 2


def many() -> None:
    """Time the command, and look at the memory of its parent process while it runs."""
    printed.heading(f"{NUMBER} executive summaries, PDF and Word, six languages", "make bench ARGS=many")
    folder, pages = _documents()
    command = [str(MERIDA), "find", str(folder), "--jobs", str(JOBS)]
    answers = OUT / "many.jsonl"
    began, peak = time.monotonic(), 0
    with answers.open("wb") as file:
        running = subprocess.Popen(command, stdout=file, stderr=subprocess.PIPE)
        while running.poll() is None:
            peak = max(peak, _peak(running.pid))
            time.sleep(0.05)
    seconds = time.monotonic() - began
    documents = answers.read_bytes().count(b'"type": "document"') or answers.read_bytes().count(b'"type":"document"')
    rows = [
        ["documents answered", str(documents), f"{NUMBER}"],
        ["pages of a PDF, on average", f"{pages:.1f}", "9"],
        ["seconds with 2 jobs on 2 cores", f"{seconds:.1f}", "under 60"],
        ["megabytes of the parent at its peak", f"{peak / 1024:.0f}", "under 300"],
    ]
    printed.table(("", "figure", "asked for"), rows)


def _peak(process: int) -> int:
    """The most memory a process has held, in kilobytes; 0 where the system does not say or the process has ended."""
    try:
        text = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("VmHWM")), 0)


def _documents() -> tuple[Path, float]:
    """The folder of the documents, no two of the same bytes, and the pages of a PDF on average."""
    bases, folder = OUT / "made" / "long", OUT / "many"
    if not made_files.is_fresh(bases):
        made = [make(language, seed, long=True) for language in LANGUAGES for seed in SEEDS]
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda one: write(one, bases, pdf=chromium() is not None), made))
        made_files.keep(bases)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    originals = sorted(path for path in bases.iterdir() if path.suffix in (".pdf", ".docx"))
    pages = [len(pypdfium2.PdfDocument(path.read_bytes())) for path in originals if path.suffix == ".pdf"]
    for number in range(NUMBER):
        original = originals[number % len(originals)]
        copy = folder / f"{number:03}-{original.name}"
        shutil.copy(original, copy)
        mark = f"copy {number}".encode()
        if copy.suffix == ".docx":
            with zipfile.ZipFile(copy, "a") as package:
                package.comment = mark
        else:
            with copy.open("ab") as file:
                file.write(b"\n% " + mark + b"\n")
    return folder, sum(pages) / max(len(pages), 1)
