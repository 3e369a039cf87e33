"""Where measurements find and keep their files."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "src" / "merida" / "samples" / "documents"
TRUTH = ROOT / "tests" / "golden" / "truth"
CITATIONS = ROOT / "tests" / "library" / "uncac" / "data" / "citations.jsonl"
OUT = ROOT / "bench" / "out"
RESULTS = ROOT / "bench" / "results"
MERIDA = Path(sys.executable).parent / "merida"
PEERS = ROOT / ".tools" / "bench" / "bin" / "python"
"""The interpreter that has the programs measured against; `make bench` installs it."""
