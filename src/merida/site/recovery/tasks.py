"""Work of recovery that is not done while somebody waits."""

from __future__ import annotations

from uuid import UUID

from django.tasks import task

from merida.site.recovery.services.suspecting import look_at


@task(queue_name="reading")
def look_at_load(load: str, by: str) -> None:
    """Let the detectors look at a load that is too large to be looked at while its importer waits."""
    look_at(load_id=UUID(load), by=UUID(by))
