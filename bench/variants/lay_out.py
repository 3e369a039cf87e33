#!/usr/bin/env python3
"""Lays out made documents as DOCX, HTML, text and PDF beside their truth: `lay_out.py OUT [--seeds 1-10] [--pdf]`.

PDF is printed by Chromium from the HTML (`--pdf`), so it needs `chromium` on the path.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

if __package__ in (None, ""):  # run as a script
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.variants.made import make
from bench.variants.printing import chromium
from bench.variants.wording import LANGUAGES
from bench.variants.writing import write


def main() -> None:
    """Writes the documents of the seeds in six languages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seeds", default="1-5", help="from 100 on with other wording, to be held out")
    parser.add_argument("--pdf", action="store_true")
    options = parser.parse_args()
    first, last = (int(one) for one in options.seeds.split("-"))
    options.out.mkdir(parents=True, exist_ok=True)
    if options.pdf and not chromium():
        sys.exit("lay_out.py: --pdf needs Chromium (Debian: apt-get install chromium).")
    for language in LANGUAGES:
        for seed in range(first, last + 1):
            write(make(language, seed), options.out, pdf=options.pdf)


if __name__ == "__main__":
    main()
