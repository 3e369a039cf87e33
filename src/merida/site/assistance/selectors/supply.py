"""What stands behind a cell of demand and supply: the requests or the assistance of one category in one chapter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from merida.site.assistance.kinds import categories_of
from merida.site.assistance.selectors.demand import requests_on
from merida.site.assistance.selectors.doors import address
from merida.site.assistance.selectors.indicators import Record, activity_record, engagement_record
from merida.site.assistance.selectors.year import Asked, activities, engagements
from merida.site.evidence.labels import names
from merida.site.evidence.selectors.filters import NONE
from merida.site.look.dates import day


@dataclass(frozen=True, slots=True)
class SupplyPage:
    """The records of a cell."""

    year: int
    category: str
    chapter: str
    what: str
    records: tuple[Record, ...]


def supply_page(*, asked: Asked, chapter: str, category: str, what: str) -> SupplyPage:
    """The requests or the assistance that a cell counts."""
    said = names()
    key = "" if category == NONE else category
    records: Iterable[Record]
    if what == "requests":
        records = (
            Record(one.title, address("request", one.pk), said.state(one.state), day(one.made_at, said.language))
            for one in requests_on(chapter, asked)
            if _is(one.kinds, key)
        )
    else:
        active = activities(asked).filter(under__contains=[chapter])
        engaged = engagements(asked).filter(under__contains=[chapter])
        records = [
            *(engagement_record(one) for one in engaged if _is(one.kinds, key)),
            *(activity_record(one) for one in active if _is(one.kinds, key)),
        ]
    label = said.of("categories", key) if key else _("Not specified")
    return SupplyPage(asked.year, label, said.of("provisions", chapter), what, tuple(records))


def _is(kinds: list[str], category: str) -> bool:
    held = categories_of(kinds)
    return category in held if category else not held
