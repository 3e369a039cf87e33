"""What all tests share: one installation that was begun, and the order in which files are told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.stories.installation import prepared

LONG = ("tests/stories/", "tests/site/recovery/test_load_killed.py", "tests/site/server/", "tests/house/")
"""What takes minutes begins first, so that no worker ends long after the others."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: next((at for at, name in enumerate(LONG) if item.nodeid.startswith(name)), len(LONG)))


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demonstration that was begun and stopped: one for all workers, to be copied."""
    place = tmp_path_factory.getbasetemp()
    return prepared((place.parent if os.environ.get("PYTEST_XDIST_WORKER") else place) / "merida-prepared")
