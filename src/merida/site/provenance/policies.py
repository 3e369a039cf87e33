"""Row-level security as operations of migrations: deny by default, the same columns and one policy on every table."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

# Read through sub-selects, so that PostgreSQL reads each setting once a query and not once a row.
_LIST = "coalesce((select nullif(current_setting('merida.{}', true), '')), '{{}}')::uuid[]"
ORGANISATIONS, TEAMS = _LIST.format("organisations"), _LIST.format("teams")
SIGNED_IN = "coalesce((select current_setting('merida.person', true)), '') <> ''"
MEMBER = "coalesce((select current_setting('merida.member', true)), '') = 'yes'"
ADMINISTRATOR = "coalesce((select current_setting('merida.administrator', true)), '') = 'yes'"


def visible(row: str = "") -> str:
    """The condition under which the person who asks may see a row; `row` is an alias with its dot, as in "f."."""
    return (
        f"({row}audience = 'public'"
        f" or ({row}audience = 'members' and {MEMBER})"
        f" or ({row}audience <> 'case_team'"
        f" and ({row}originator_id = any ({ORGANISATIONS}) or {row}consent_holder_id = any ({ORGANISATIONS})))"
        f" or ({row}audience = 'organisations' and {row}named_organisations && {ORGANISATIONS})"
        f" or ({row}audience in ('review_team', 'case_team') and {row}team = any ({TEAMS})))"
    )


class Restrict(Operation):
    """Put the policy on a table whose model is `Restricted`; or give conditions of its own to read and to write it."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name: str, *, reads: str = "", writes: str = "") -> None:
        self.model_name, self.reads, self.writes = model_name, reads, writes

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """As it is written in a migration."""
        own = {"reads": self.reads, "writes": self.writes}
        return self.__class__.__qualname__, [self.model_name], {name: text for name, text in own.items() if text}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing that Django's models know changes."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Enable and force row-level security, and write the policies."""
        table = self._table(app_label, schema_editor, to_state)
        for statement in statements(table, self.reads, self.writes):
            schema_editor.execute(statement, None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Take the policies off; without them a table under row-level security shows nothing."""
        table = self._table(app_label, schema_editor, from_state)
        for policy in ("visible", "added", "changed", "removed", "owner"):
            schema_editor.execute(f"drop policy if exists {policy} on {table}", None)

    def describe(self) -> str:
        """For the list of what a migration does."""
        return f"Restrict the rows of {self.model_name} to those who may see them"

    def _table(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, state: ProjectState) -> str:
        model = state.apps.get_model(app_label, self.model_name)
        return schema_editor.quote_name(model._meta.db_table)


def statements(table: str, reads: str = "", writes: str = "") -> list[str]:
    """The SQL of the policies of a table."""
    reads = reads or visible()
    writes = writes or f"({reads}) and {SIGNED_IN}"
    return [
        *(f"drop policy if exists {name} on {table}" for name in ("visible", "added", "changed", "removed", "owner")),
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"create policy visible on {table} for select using ({reads})",
        f"create policy added on {table} for insert with check ({writes})",
        f"create policy changed on {table} for update using ({writes}) with check ({writes})",
        f"create policy removed on {table} for delete using ({writes})",
        f"create policy owner on {table} to current_user using (true) with check (true)",
    ]
