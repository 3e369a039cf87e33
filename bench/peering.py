"""Other programs to compare with: a module of `bench.peers` runs where they are installed, apart from Merida."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

from bench import printed
from bench.places import PEERS, ROOT


def peers(module: str, *arguments: str) -> list[dict[str, Any]] | None:
    """What a module of bench.peers says, run where the other programs are installed."""
    if not PEERS.is_file():
        printed.line("The programs to compare with are not installed; `make bench` does that.")
        return None
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    command = [str(PEERS), "-W", "ignore", "-m", f"bench.peers.{module}", *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONPATH": path}
    )
    if done.returncode:
        printed.line(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"bench.peers.{module} failed.")
        return None
    return [json.loads(line) for line in done.stdout.splitlines()]
