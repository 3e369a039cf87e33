"""The ledger in the database."""

import pytest

from merida.site.recovery.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


def test_empty() -> None:
    assert not Event.objects.exists()
