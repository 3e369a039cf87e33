"""`merida find` over a folder, as its users run it: the lines of each file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.alignment import Line
from bench.places import MERIDA
from bench.scoring import Score, score


def found(folder: Path, *, jobs: int = 2) -> dict[str, list[Line]]:
    """The lines that `merida find` gives for each file of a folder."""
    command = [str(MERIDA), "find", str(folder), "--jobs", str(jobs)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if not done.stdout:
        sys.exit(f"`merida find` gave nothing, so nothing is measured: {done.stderr.strip().splitlines()[-1:]}")
    lines: dict[str, list[Line]] = {}
    file = ""
    for text in done.stdout.splitlines():
        line = json.loads(text)
        if line["type"] == "document":
            file = Path(line["file"]).name
        lines.setdefault(file, []).append(line)
    return lines


def truth_of(path: Path) -> list[Line]:
    """The lines of a truth file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def truth_for(truth: Path, file: Path) -> list[Line]:
    """The truth for one file: a plain text that was saved without its footers cannot tell the job number."""
    lines = truth_of(truth)
    job = lines[0].get("job_number")
    if file.suffix == ".txt" and job and job not in file.read_text(encoding="utf-8"):
        lines[0]["job_number"] = None
    return lines


def scored(documents: Path, truths: Path, *, jobs: int = 2) -> dict[str, tuple[Line, Score]]:
    """The score of each file that has a truth, with the truth's line for its document."""
    lines = found(documents, jobs=jobs)
    out: dict[str, tuple[Line, Score]] = {}
    for truth_path in sorted(truths.glob("*.expected.jsonl")):
        for path in sorted(documents.glob(truth_path.name.removesuffix("expected.jsonl") + "*")):
            if path.suffix in (".pdf", ".docx", ".html", ".txt"):
                truth = truth_for(truth_path, path)
                result = score(truth, lines.get(path.name, []), with_pages=path.suffix == ".pdf")
                out[path.name] = (truth[0], result)
    return out
