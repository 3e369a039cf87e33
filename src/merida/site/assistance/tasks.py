"""Work of assistance that is not done while somebody waits."""

from __future__ import annotations

from uuid import UUID

from django.tasks import task

from merida.site.assistance.services.alerting import alert_providers
from merida.site.assistance.services.loading import read_load, write_load


@task(queue_name="reading")
def tell_providers(request: str, told: list[str]) -> None:
    """Mail those who may see a request that was circulated, but for organisations that were told before."""
    alert_providers(request_id=UUID(request), told=map(UUID, told))


@task(queue_name="reading")
def preview_load(load: str, by: str) -> None:
    """Read a file of activities and keep what it would change."""
    read_load(load_id=UUID(load), by=UUID(by))


@task(queue_name="reading")
def accept_load(load: str, by: str) -> None:
    """Write what was accepted."""
    write_load(load_id=UUID(load), by=UUID(by))
