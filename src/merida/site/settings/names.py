"""The table of environment variables: every name the site reads, what it is if unset, and what it means.

Nothing else in the site reads the environment; docs/administrator.md shows this table.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


class SettingError(Exception):
    """A setting that cannot be right; the message is one sentence that says what to try."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting(
        "MERIDA_DATA", "", "Folder of the installation: database, sources, secrets. Unset: the user's data folder."
    ),
    Setting(
        "DATABASE_URL",
        "",
        "postgresql://owner:password@host/name of your own server (17 or later), as the role that owns the tables. "
        "Unset: Merida starts its own.",
    ),
    Setting(
        "DATABASE_APPLICATION_URL",
        "",
        "The same database as the role of web and worker. Unset: `merida site migrate` makes a role named <owner>_app.",
    ),
    Setting("MERIDA_SECRET_KEY", "", "Key that signs sessions. Unset: made once and kept in the data folder."),
    Setting(
        "MERIDA_ADDRESS", "", "Public address, as in https://merida.example.org. Unset: http://localhost and port."
    ),
    Setting("MERIDA_PORT", "8000", "Port on which `merida serve` listens."),
    Setting("MERIDA_LISTEN", "127.0.0.1", "Network address on which `merida serve` listens; 0.0.0.0 is every one."),
    Setting(
        "MERIDA_PROXIES", "0", "How many proxies of your own stand before the site; their headers are then believed."
    ),
    Setting("MERIDA_LANGUAGE", "en", "Language shown first: ar, en, es, fr, ru or zh-hans."),
    Setting("MERIDA_TIME_ZONE", "UTC", "Time zone in which moments are shown, as in Europe/Vienna."),
    Setting(
        "MERIDA_MAIL_URL", "", "smtp://user:password@host:587 (smtps:// for TLS from the start). Unset: the outbox."
    ),
    Setting("MERIDA_MAIL_FROM", "merida@localhost", "Sender of invitations and reminders."),
    Setting("MERIDA_UPLOAD_MEGABYTES", "100", "Largest file, and largest upload together, in megabytes."),
    Setting("MERIDA_UPLOAD_FILES", "1000", "Most files in one upload."),
    Setting("MERIDA_SESSION_HOURS", "12", "Hours after which one must sign in again."),
    Setting("MERIDA_WEB_WORKERS", "2", "Web processes of `merida serve`."),
    Setting("MERIDA_WEB_THREADS", "8", "Threads of each web process."),
    Setting("MERIDA_WORKERS", "1", "Worker processes that `merida serve` starts; 0 if they run elsewhere."),
    Setting("MERIDA_BACKUP_PASSPHRASE", "", "Passphrase of `merida site backup` and `restore`. Unset: asked for."),
    Setting("MERIDA_DEBUG", "", "1 shows errors in the page; never where others can reach the site."),
)

_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def value(name: str) -> str:
    """The value of a setting of the table, as text."""
    return os.environ.get(name, "").strip() or _DEFAULTS[name]


def number(name: str) -> int:
    """The value of a setting that is a whole number; its default if the words are none."""
    given = value(name)
    return int(given) if given.isdecimal() else int(_DEFAULTS[name])


def data_folder() -> Path:
    """The folder of the installation; it need not exist yet."""
    if given := value("MERIDA_DATA"):
        return Path(given).expanduser().absolute()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/var/lib/merida")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "merida"
