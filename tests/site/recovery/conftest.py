"""People and a case for the tests of recovery."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.recovery.models import Asset, Case
from merida.site.recovery.services.cases import open_case
from merida.site.recovery.services.orders import add_asset

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def own_files(tmp_path: Path, settings: Any) -> Path:
    """Files received in a test are kept in its own folder."""
    settings.SOURCES = tmp_path / "sources"
    return tmp_path


@pytest.fixture
def holder(person: Callable[..., Person], state: Callable[[str], Organisation]) -> Person:
    """A case-holder of the central authority of Palau."""
    return person("Mariana", "case_holder", state("PLW"))


@pytest.fixture
def colleague(person: Callable[..., Person], state: Callable[[str], Organisation]) -> Person:
    """Another case-holder of the same authority, of no team."""
    return person("Tevita", "case_holder", state("PLW"))


@pytest.fixture
def opened(holder: Person) -> Case:
    """A case of the holder, about an account in Switzerland."""
    with acting_as(holder):
        return open_case(
            by=holder, at=NOW, opened_on=date(2026, 1, 15), name="Purchase of harbour cranes", offences=["17", "23"],
            jurisdictions=[("origin", "PLW"), ("location", "CHE")], cluster="Harbour",
        )  # fmt: skip


@pytest.fixture
def account(holder: Person, opened: Case) -> Asset:
    """The account of the case."""
    with acting_as(holder):
        return add_asset(case=opened, kind="account", label="Account at a bank in Geneva", location="CHE", by=holder,
                         at=NOW)  # fmt: skip
