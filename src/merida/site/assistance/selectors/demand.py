"""Demand against supply: needs identified and requests beside the assistance reported, by category, for one chapter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from merida.site.assistance.kinds import categories_of
from merida.site.assistance.models.requests import Request
from merida.site.assistance.selectors.year import Asked, engagements
from merida.site.assistance.selectors.year_activities import Active
from merida.site.evidence.choices import Kind
from merida.site.evidence.labels import Names
from merida.site.evidence.selectors.counting import per_key
from merida.site.evidence.selectors.filters import NONE, Narrowed, outcomes


@dataclass(frozen=True, slots=True)
class DemandRow:
    """A category: what is wanted and what is reported of it."""

    key: str
    label: str
    needs: int
    requests: int
    supply: int
    needs_url: str
    requests_url: str
    supply_url: str
    wanted_share: float = 0.0
    supply_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Demand:
    """The rows and their totals; a record may stand in several rows, and counts once in its total."""

    chapter: str
    chapter_name: str
    rows: tuple[DemandRow, ...]
    needs: int
    requests: int
    supply: int


def demand(*, chapter: str, asked: Asked, said: Names, active: Active) -> Demand:
    """Demand against supply in a chapter of the Convention, in a year; `active` is of that chapter and year."""
    wanted = Narrowed(kind=Kind.ASSISTANCE_NEED, provision=chapter)
    found = outcomes(wanted, said)
    needs = per_key(found, "categories")
    asking = requests_on(chapter, asked)
    requests = _counted(Counter(map(tuple, asking.values_list("kinds", flat=True))))
    engaged = engagements(asked).filter(under__contains=[chapter]).order_by().values_list("kinds", flat=True)
    supplied = active.kinds + Counter(map(tuple, engaged))
    supply = _counted(supplied)
    listed = (*said.choices("categories"), ("", _("Not specified")))
    most = max((needs[key] + requests[key] for key, _label in listed), default=0)
    most = max(most, max((supply[key] for key, _label in listed), default=0)) or 1
    rows = []
    for key, label in listed:
        if key or needs[key] or requests[key] or supply[key]:
            query = urlencode({"year": asked.year, "category": key or NONE, "chapter": chapter})
            opens = reverse("assistance:supply")
            rows.append(
                DemandRow(
                    key, label, needs[key], requests[key], supply[key],
                    wanted.with_(category=key or NONE).address(), f"{opens}?{query}&what=requests", f"{opens}?{query}",
                    round(100 * (needs[key] + requests[key]) / most, 2), round(100 * supply[key] / most, 2),
                )
            )  # fmt: skip
    return Demand(chapter, said.of("provisions", chapter), tuple(rows), found.count(), asking.count(), supplied.total())


def requests_on(chapter: str, asked: Asked) -> QuerySet[Request]:
    """Requests that one may see, made by the end of the year, on the chapter."""
    return Request.objects.filter(under__contains=[chapter], made_at__year__lte=asked.year)


def _counted(held: Counter[tuple[str, ...]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for kinds, n in held.items():
        for key in categories_of(kinds) or ("",):
            found[key] += n
    return found
