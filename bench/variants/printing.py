"""A made document as PDF, printed by Chromium from its web page."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from bench.variants.made import Made
from bench.variants.web import to_html


def chromium() -> str | None:
    """The browser, if there is one."""
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


def to_pdf(made: Made, path: Path) -> None:
    """Write the PDF."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(to_html(made, printed=True), encoding="utf-8")
        quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
        profile, target = f"--user-data-dir={folder}/profile", f"--print-to-pdf={path}"
        command = [str(chromium()), *quiet, profile, "--no-pdf-header-footer", target, page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
