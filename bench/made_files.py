"""Made documents on disk: drawn once, and again when what draws them changes."""

from __future__ import annotations

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.places import OUT, ROOT
from bench.variants import meetings
from bench.variants.made import HELD, make
from bench.variants.printing import chromium
from bench.variants.wording import LANGUAGES
from bench.variants.writing import write

SEEDS = {"tuned": range(1, 6), "held": range(HELD + 1, HELD + 6)}


def folder(part: str) -> Path:
    """The folder of one half: 30 summaries in six languages and four formats; the tuned half also has six meetings."""
    path = OUT / "made" / part
    if is_fresh(path):
        return path
    pdf = chromium() is not None
    with ThreadPoolExecutor(2) as pool:
        made = [make(language, seed) for language in LANGUAGES for seed in SEEDS[part]]
        list(pool.map(lambda one: write(one, path, pdf=pdf), made))
    if part == "tuned":
        meetings.main(path)
    keep(path)
    return path


def is_fresh(path: Path) -> bool:
    """Whether a folder holds what would be drawn now; if not, it is emptied."""
    stamp = path / "stamp"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == _mark():
        return True
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return False


def keep(path: Path) -> None:
    """Note that a folder is complete."""
    (path / "stamp").write_text(_mark(), encoding="utf-8")


def _mark() -> str:
    files = sorted(path for path in (ROOT / "bench" / "variants").rglob("*") if path.suffix in (".py", ".txt", ".toml"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files) + str(chromium()).encode()).hexdigest()
