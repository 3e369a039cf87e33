"""`merida site migrate`: roles, tables, grants, reference data; can be run again at any time."""

from __future__ import annotations

from django.core.management import call_command

from merida.site.server import roles


def migrate(*, verbosity: int = 1) -> None:
    """Bring the database to the state this version needs."""
    roles.refuse_unfit_server()
    roles.make_application_role()
    with roles.as_owner():
        call_command("migrate", interactive=False, verbosity=verbosity)
        call_command("createcachetable", verbosity=0)
        roles.grant()
