"""Load a table of rates: IMF annual averages, United Nations, US Treasury, the ECB's history, or any with its columns.

It is asked after those loaded before, so that no conversion once made changes; what had no rate is converted now.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import record_act
from merida.site.recovery.models import RateTable
from merida.site.recovery.selectors.rates import read_rates
from merida.site.recovery.services.converting import convert_events, count_again

_UNCONVERTED = (
    "not exists (select from recovery_conversion v where v.event_id = e.id and v.\"into\" = %(into)s and v.code = '')"
)


@transaction.atomic
def load_rates(*, text: str, name: str, at: datetime) -> tuple[RateTable | None, tuple[str, ...]]:
    """Keep the rates of a CSV: the table (None if it was loaded before), and a sentence for each row that is none.

    Called as the owner of the tables: it converts events that only their team sees.
    """
    try:
        table, problems = read_rates(text)
    except ValueError as error:
        raise Refusal(str(error)) from None
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if RateTable.objects.filter(sha256=sha256).exists():
        return None, problems
    if len(table.currencies()) < 2:
        raise Refusal("The file holds no rate that can be read; see docs/money.md for the tables that are known.")
    number = 1 + (RateTable.objects.order_by("-number").values_list("number", flat=True).first() or 0)
    kept = RateTable.objects.create(
        number=number, provider=table.name, pivot=table.pivot, period=table.period, sha256=sha256, source=name[:300],
        text=text, loaded_at=at,
    )  # fmt: skip
    record_act(act="load_rates", subject=kept, by=None, at=at, sha256=sha256)
    convert_events(_UNCONVERTED, {}, at.date(), converted_only=True)
    count_again()
    return kept, problems
