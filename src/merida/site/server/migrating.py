"""`merida site migrate`: roles, tables, grants, reference data; can be run again at any time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db.migrations.state import ProjectState

from merida.site.server import roles


def migrate(*, verbosity: int = 1) -> None:
    """Bring the database to the state this version needs."""
    roles.refuse_unfit_server()
    roles.make_application_role()
    with roles.as_owner(), drawn_sparingly():
        call_command("migrate", interactive=False, verbosity=verbosity)
        call_command("createcachetable", verbosity=0)
        roles.grant()


@contextmanager
def drawn_sparingly() -> Iterator[None]:
    """Django draws every related model anew at each step; here one that is new, or got an index, is drawn alone.

    It counts as a delay of Django's own: what needs them all (Python in a migration, a relation that changes) gets
    them all. An empty database is ready four times sooner.
    """
    states: Any = ProjectState
    whole = states._find_reload_model

    def sparing(self: ProjectState, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:
        key = (app_label, model_name)
        if delay or model_name not in self.apps.all_models[app_label]:
            self.is_delayed = True
            return {key}
        return {*whole(self, app_label, model_name, delay), *self.models}

    states._find_reload_model = sparing
    try:
        yield
    finally:
        states._find_reload_model = whole
