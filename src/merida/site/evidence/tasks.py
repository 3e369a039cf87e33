"""Work that is not done while somebody waits: reading what was added."""

from __future__ import annotations

from uuid import UUID

from django.tasks import task

from merida.site.evidence.services.uploading import read_upload


@task(queue_name="reading")
def read_added(upload: str, by: str) -> None:
    """Read the files of an upload; may be run again at any time."""
    read_upload(upload_id=UUID(upload), by=UUID(by))
