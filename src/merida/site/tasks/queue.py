"""The queue as SQL: beat, take up, give back what a dead worker held, finish only what is still one's own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from merida.site.tasks.models import Worker

BEAT = 2.0  # seconds between two signs of life
DEAD = 15.0  # seconds without one, after which a worker's task goes back
ATTEMPTS = 3  # a task that killed so many workers is at fault itself

_REAP = f"""
update {DBTaskResult._meta.db_table} as task
set status = case when jsonb_array_length(worker_ids) >= %s then 'FAILED' else 'READY' end,
    started_at = null,
    finished_at = case when jsonb_array_length(worker_ids) >= %s then now() end,
    exception_class_path = case when jsonb_array_length(worker_ids) >= %s then %s else '' end,
    traceback = case when jsonb_array_length(worker_ids) >= %s then %s else '' end
where status = 'RUNNING' and not exists (
    select 1 from tasks_worker as worker
    where worker.id::text = task.worker_ids ->> -1 and worker.beat_at > now() - make_interval(secs => %s)
)
"""


def reap() -> int:
    """Give back the tasks of workers that are dead; how many."""
    killed = ("merida.site.tasks.queue.WorkerKilled", f"{ATTEMPTS} workers ended in the middle of this task.")
    with connection.cursor() as cursor:
        cursor.execute(_REAP, [ATTEMPTS, ATTEMPTS, ATTEMPTS, killed[0], ATTEMPTS, killed[1], DEAD])
        back = int(cursor.rowcount)
        cursor.execute("delete from tasks_worker where beat_at < now() - make_interval(secs => %s)", [20 * DEAD])
    return back


def beat(worker: UUID) -> bool:
    """A sign of life; false if the worker was taken for dead meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("update tasks_worker set beat_at = now() where id = %s", [worker])
        return bool(cursor.rowcount)


def bury(worker: UUID) -> None:
    """This worker is known to be dead: what it held goes back at once."""
    Worker.objects.filter(pk=worker).delete()
    reap()


def take_up(worker: UUID) -> DBTaskResult[..., Any] | None:
    """The next task, now this worker's."""
    with transaction.atomic():
        found: DBTaskResult[..., Any] | None = DBTaskResult.objects.ready().get_locked()
        if found is not None:
            found.claim(str(worker))
        return found


def finish(task: DBTaskResult[..., Any], *, value: Any = None, error: str = "", trace: str = "") -> bool:
    """Close a task, unless it went to another worker in the meantime (this one was thought dead)."""
    mine = DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING, worker_ids=task.worker_ids)
    done = mine.update(
        status=TaskResultStatus.FAILED if error else TaskResultStatus.SUCCESSFUL,
        finished_at=timezone.now(), return_value=value, exception_class_path=error, traceback=trace,
    )  # fmt: skip
    return bool(done)


def give_back(task: DBTaskResult[..., Any]) -> None:
    """Not done, through no fault of the task: another attempt will be made."""
    DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING, worker_ids=task.worker_ids).update(
        status=TaskResultStatus.READY, started_at=None
    )
