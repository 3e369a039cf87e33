"""Who asks: told to PostgreSQL for the length of one transaction, so that its policies know.

Web, worker and command line all go through `asking`; outside of it only public rows exist and nothing can be written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError, connection, transaction


@dataclass(frozen=True, slots=True)
class Asker:
    """A person as the policies know them: keys only."""

    person: UUID | None = None
    organisations: frozenset[UUID] = frozenset()
    teams: frozenset[UUID] = frozenset()
    roles: frozenset[str] = frozenset()

    @property
    def member(self) -> bool:
        """Whether they belong to any organisation of this installation."""
        return bool(self.organisations)


NOBODY = Asker()
_current: ContextVar[Asker] = ContextVar("merida_asker", default=NOBODY)


def current() -> Asker:
    """Who asks now; nobody, where nobody was named."""
    return _current.get()


@contextmanager
def asking(asker: Asker) -> Iterator[Asker]:
    """One transaction in which the rows are those this person may see."""
    within = connection.in_atomic_block
    with transaction.atomic():
        before = _current.set(asker)
        _tell(asker)
        try:
            yield asker
        finally:
            _current.reset(before)
            if within and not connection.needs_rollback:  # an outer transaction goes on as whoever it was
                try:
                    _tell(_current.get())
                except DatabaseError:
                    connection.set_rollback(True)


def _tell(asker: Asker) -> None:
    settings = {
        "merida.person": str(asker.person or ""),
        "merida.organisations": _array(asker.organisations),
        "merida.teams": _array(asker.teams),
        "merida.roles": "{" + ",".join(sorted(asker.roles)) + "}",
        "merida.member": "yes" if asker.member else "",
        "merida.administrator": "yes" if "administrator" in asker.roles else "",
    }
    calls = ", ".join("set_config(%s, %s, true)" for _ in settings)
    with connection.cursor() as cursor:
        cursor.execute(f"select {calls}", [word for pair in settings.items() for word in pair])


def _array(keys: frozenset[UUID]) -> str:
    return "{" + ",".join(sorted(map(str, keys))) + "}"
