"""Work that is not done while somebody waits: kept in the database, taken up by `merida site work`."""

from __future__ import annotations

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "reading"],
    }
}
HOUSEKEEPING = (
    "merida.site.recovery.services.deadlines.remind_all",
    "merida.site.assistance.services.reminders_due.remind_all",
)
"""What workers do once an hour for later applications: functions of a moment."""
UPKEEP = ("merida.site.assistance.services.counts.keep_counts",)
"""What workers do every few seconds, more rarely where it takes long: functions of a moment."""
