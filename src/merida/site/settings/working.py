"""Work that is not done while somebody waits: kept in the database, taken up by `merida site work`."""

from __future__ import annotations

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "reading"],
    }
}
