"""The process that keeps the embedded PostgreSQL: starts it, starts it again if it is killed, stops it when unused.

It waits for a lock of the kernel that every user of the server shares, so no crash of theirs can leave it running.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from merida.site.server import binaries, postgres
from merida.site.settings.logins import PORT
from merida.site.settings.places import cluster_folder, socket_folder

OPTIONS = {
    "listen_addresses": "",
    "port": str(PORT),
    "max_connections": "120",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "jit": "off",
    "random_page_cost": "1.1",
    "log_min_messages": "warning",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
}
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "logging_collector": "off"}


class Keeper:
    """One server and the process it runs in."""

    def __init__(self, data: Path, *, lasting: bool) -> None:
        self.data = data
        options = OPTIONS | {"unix_socket_directories": str(socket_folder(data))} | ({} if lasting else HASTY)
        self.programs = binaries.programs(data)
        self.command = [str(self.programs / "postgres"), "-D", str(cluster_folder(data))]
        for name, text in options.items():
            self.command += ["-c", f"{name}={text}"]
        self.stopping = threading.Event()

    def keep(self) -> None:
        """Until it is told to stop: the server runs; where it ended by itself it is started again."""
        while not self.stopping.is_set():
            if postgres.answers(self.data):  # the server of a keeper that was killed
                self.stopping.wait(0.5)
                continue
            began = time.monotonic()
            server = subprocess.Popen(
                self.command, env=binaries.environment(), cwd="/", stdin=subprocess.DEVNULL, **binaries.account()
            )
            server.wait()
            if time.monotonic() - began < 1:
                self.stopping.wait(0.5)  # left-over processes of a killed server are still ending

    def stop(self) -> None:
        """Stop the server: connections are closed, nothing is lost."""
        self.stopping.set()
        with suppress(binaries.ServerError):  # it may be down already
            binaries.run(self.programs / "pg_ctl", "stop", "-D", str(cluster_folder(self.data)), "-m", "fast", "-w")


def main() -> None:
    """Keep the server of the folder given, until nobody uses it."""
    order = json.loads(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    alone = postgres.lock_if_free(Path(order["data"]), "keeper")
    if alone is None:
        return
    keeper = Keeper(Path(order["data"]), lasting=order["lasting"])
    running = threading.Thread(target=keeper.keep, daemon=True)
    running.start()
    users = postgres.lock_if_free(keeper.data, "users", wait=True)
    keeper.stop()
    running.join(timeout=5)
    os.close(alone)
    if users is not None:
        os.close(users)


if __name__ == "__main__":
    main()
