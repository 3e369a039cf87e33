"""The command as people run it: a process of its own, with its output, its sentences and its status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

SAMPLES = Path(__file__).parents[2] / "golden" / "documents"
COMMAND = [
    sys.executable,
    "-c",
    "import sys; sys.argv[0] = 'merida'; from merida.cli.entry import main; sys.exit(main())",
]


class Ran(NamedTuple):
    """What a run gave."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The JSON lines of its output."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def sentences(self) -> list[str]:
        """The sentences on standard error."""
        return self.err.splitlines()


def merida(*arguments: str | Path, cwd: Path | None = None, stdin: bytes | None = b"") -> Ran:
    """Run `merida` with these arguments."""
    command = [*COMMAND, *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, timeout=120, check=False)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
