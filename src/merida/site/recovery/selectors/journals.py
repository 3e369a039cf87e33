"""The journal of a case in plain text, and whether the whole ledger is as it must be."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.db import connection
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat

from merida.money.journals import beancount, hledger
from merida.money.postings import balances, checked
from merida.site.recovery.fitting import fitting
from merida.site.recovery.models import Case, Event
from merida.site.recovery.selectors.entries import transactions_of


def case_named(name: str) -> Case | None:
    """The case of this key, identifier (State/year/number) or reference, if the one who asks may see it."""
    rows = Case.objects.annotate(
        identified=Concat("state", Value("/"), Cast("year", CharField()), Value("/"), Cast("number", CharField()))
    )
    asked = Q(reference=fitting(name, 100)) | Q(identified=name)
    with suppress(ValueError):
        asked |= Q(pk=UUID(name))
    return rows.filter(asked).order_by("id").first()


def journal_of(name: str, form: str) -> str | None:
    """The journal of a case; None if there is no such case."""
    case = case_named(name)
    if case is None:
        return None
    transactions = tuple(transactions_of(Event.objects.filter(case=case)))
    return beancount(transactions) if form == "beancount" else hledger(transactions)


def faults() -> tuple[int, list[str]]:
    """How many events have postings, and what is wrong; ask as the owner, who sees every row."""
    found: list[str] = []
    with connection.cursor() as cursor:
        cursor.execute(
            "select event_id, unit, sum(minor) from recovery_posting group by 1, 2 having sum(minor) <> 0 order by 1, 2"
        )
        found += [f"The postings of event {event} do not sum to zero: {minor} {unit} is over."
                  for event, unit, minor in cursor.fetchall()]  # fmt: skip
        cursor.execute("select account, unit, sum(minor) from recovery_posting group by 1, 2 having sum(minor) <> 0")
        held = {(account, unit): int(minor) for account, unit, minor in cursor.fetchall()}
    if found:
        return 0, found
    transactions = tuple(transactions_of(Event.objects.all()))
    found += checked(transactions)
    told = {key: quantity.minor for key, quantity in balances(transactions).items()}
    found += [
        f"The balance of {account} in {unit} is {held.get((account, unit), 0)} in the database and"
        f" {told.get((account, unit), 0)} by its events."
        for account, unit in sorted({*held, *told})
        if held.get((account, unit), 0) != told.get((account, unit), 0)
    ]
    return len(transactions), found
