"""Work of the secretariat's pages that is not done while somebody waits."""

from __future__ import annotations

from uuid import UUID

from django.tasks import task

from merida.site.assistance.services.proposals import make_proposals


@task(queue_name="reading")
def propose(run: str, by: str) -> None:
    """Make the proposals of a run."""
    make_proposals(run_id=UUID(run), by=UUID(by))
