"""Settings: one table of names, all of it documented, nothing read elsewhere, nothing started by reading it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import merida.site
from merida.site.settings.logins import login, owner_login
from merida.site.settings.names import SETTINGS, SettingError

ROOT = Path(__file__).parents[3]
SITE = Path(str(merida.site.__file__)).parent
GUIDE = ROOT / "docs" / "administrator.md"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_stands_in_the_guide(setting: Any) -> None:
    default = f"`{setting.default}`" if setting.default else ""
    assert f"| `{setting.name}` | {default} | {setting.meaning} |" in GUIDE.read_text(encoding="utf-8")


def test_the_environment_is_read_through_the_table_only() -> None:
    known = {setting.name for setting in SETTINGS}
    named = re.compile(r"\b(?:MERIDA|DATABASE)_[A-Z_]+\b")
    allowed = {"MERIDA_WEB"}  # told by the web server to its own processes
    for path in SITE.rglob("*.py"):
        found = set(named.findall(path.read_text(encoding="utf-8"))) - allowed
        assert {name for name in found if not name.endswith("_")} <= known, path


def test_reading_the_settings_starts_nothing_and_makes_no_file(tmp_path: Path) -> None:
    data = tmp_path / "nothing"
    done = subprocess.run(
        [sys.executable, "-c", "import merida.site.settings.whole, sys; print('psycopg' in sys.modules)"],
        env=os.environ | {"MERIDA_DATA": str(data)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "False\n"
    assert not data.exists()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("postgresql://own:p%40ss@db.example.org:6432/registry", ("own", "p@ss", "db.example.org", "6432", "registry")),
        ("postgres://own@/registry?host=/run/postgresql", ("own", "", "/run/postgresql", "", "registry")),
        ("postgresql://own:x@db", ("own", "x", "db", "", "merida")),
    ],
)
def test_addresses_of_databases(address: str, expected: tuple[str, ...]) -> None:
    found = login(address)
    assert tuple(found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")) == expected


def test_options_of_an_address_are_kept() -> None:
    assert login("postgresql://own@db/registry?sslmode=verify-full")["OPTIONS"] == {"sslmode": "verify-full"}


def test_another_kind_of_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///merida.db")
    with pytest.raises(SettingError, match="must begin with postgresql://"):
        owner_login()


def test_the_guide_names_every_command() -> None:
    from merida.site.command import site

    guide = GUIDE.read_text(encoding="utf-8")
    for name in site.commands:
        assert f"merida site {name}" in guide, name
