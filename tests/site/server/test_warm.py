"""A process of the web server loads its pages by itself, so that the first reader does not wait for them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys, threading
import merida.site.server.wsgi
for thread in threading.enumerate():
    if thread.name == "warm":
        thread.join()
print("merida.site.assistance.views.activities" in sys.modules)
"""


def loaded(folder: Path, environment: dict[str, str]) -> str:
    given = os.environ | {"MERIDA_DATA": str(folder)} | environment
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=given, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_process_of_the_web_server_loads_its_pages_before_anybody_asks(tmp_path: Path) -> None:
    assert loaded(tmp_path, {"MERIDA_WEB": str(os.getpid())}) == "True"


def test_another_program_loads_them_when_it_needs_them(tmp_path: Path) -> None:
    assert loaded(tmp_path, {"MERIDA_WEB": ""}) == "False"
