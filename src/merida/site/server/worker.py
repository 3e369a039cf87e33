"""The process of a worker that `merida serve` starts: its key, and the process it ends with, are its arguments."""

from __future__ import annotations

import sys
from uuid import UUID

from merida.site.server.starting import site


def main() -> None:
    """Do tasks until told to stop."""
    with site():
        from merida.site.tasks.working import Worker  # slow

        worker = Worker(key=UUID(sys.argv[1]), parent=int(sys.argv[2]))
        worker.stop_on_signals()
        worker.run()


if __name__ == "__main__":
    main()
