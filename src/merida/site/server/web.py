"""The process of the web server that `merida serve` starts; it ends with the process that started it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from merida.site.settings.names import number, value


def main() -> None:
    """Serve until told to stop."""
    threading.Thread(target=_end_with, args=(int(sys.argv[2]),), daemon=True).start()
    os.environ["MERIDA_WEB"] = str(os.getpid())
    Granian(
        "merida.site.server.wsgi:application",
        address=value("MERIDA_LISTEN"),
        port=number("MERIDA_PORT"),
        interface=Interfaces.WSGI,
        workers=number("MERIDA_WEB_WORKERS"),
        blocking_threads=number("MERIDA_WEB_THREADS"),
        websockets=False,
        log_level=LogLevels.error,
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    ).serve()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
