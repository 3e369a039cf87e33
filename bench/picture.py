"""Draws the picture of README from a real run: a page of a sample with an outcome marked that the command found."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from bench.places import MERIDA, ROOT, SAMPLES

SAMPLE, PROVISION = "summary2-en.pdf", "57(4)"
PICTURE = ROOT / "docs" / "pictures" / "outcome.png"


def draw(path: Path = PICTURE) -> None:
    """Find the outcome that cites the provision, and draw its page."""
    done = subprocess.run([MERIDA, "find", SAMPLE], cwd=SAMPLES, capture_output=True, encoding="utf-8", check=True)
    outcome = next(
        line
        for line in map(json.loads, done.stdout.splitlines())
        if line.get("kind") == "challenge" and PROVISION in line["provisions"]
    )
    passage = ["--png", str(path), "--scale", "1.3", "--start", str(outcome["start"]), "--end", str(outcome["end"])]
    subprocess.run([MERIDA, "show", SAMPLE, outcome["passage"], *passage], cwd=SAMPLES, check=True, capture_output=True)


if __name__ == "__main__":
    draw()
