"""JSON lines to activities: what `merida iati read` prints, or lines of one's own with at least an id and a title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from merida.matching import fields, kinds
from merida.matching.doubts import doubts, raise_doubts
from merida.matching.fields import Line
from merida.matching.knowledge import sector_says
from merida.matching.values import Activity, Money

__all__ = ["activities", "activity_of"]

_PASSED = frozenset(("problem", "document", "passage", "proposal", "overlap", "group", "gap"))
_REQUEST = "urn:merida:request:"
_WHERE = (
    *("jurisdictions", "jurisdiction", "states", "state", "countries", "country", "recipient_countries"),
    *("regions", "region", "recipient_regions", "networks", "network"),
)
_OECD = (None, "", "1", "2")
"""Vocabularies of sectors, regions and types of aid that are the OECD's."""
_STARTS, _ENDS = ("2", "1"), ("4", "3")
"""Kinds of date in IATI: what happened before what was planned."""


def activity_of(line: Line) -> Activity | None:
    """The activity of a line; None for a line of another kind.

    ValueError with one sentence for a line that should be an activity and is not.
    """
    if line.get("type") in _PASSED:
        return None
    name = fields.one(line, "identifier", "id", "iati_identifier")
    if name is None:
        raise ValueError("This line has no identifier, so it is no activity: add the identifier of the activity.")
    return _iati(line, name) if _is_iati(line) else _own(line, name)


def activities(lines: Iterable[Line]) -> Iterator[Activity]:
    """The activities of all lines."""
    for line in lines:
        if (activity := activity_of(line)) is not None:
            yield activity


def _is_iati(line: Line) -> bool:
    title = line.get("title")
    return (line.get("type") == "activity" and "identifier" in line) or (
        isinstance(title, Mapping) and "words" in title
    )


def _parts(line: Line, name: str) -> list[Mapping[str, Any]]:
    value = line.get(name) or []
    if not isinstance(value, list) or not all(isinstance(part, Mapping) for part in value):
        raise ValueError(f"The field {name} should hold a list of objects: give the output of `merida iati read`.")
    return value


def _inner(part: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = part.get(name)
    return value if isinstance(value, Mapping) else {}


def _iati(line: Line, name: str) -> Activity:
    language = fields.one(line, "lang")
    publisher = _inner(line, "reporting_org")
    transactions = _parts(line, "transactions")
    sectors = [str(one.get("code")) for one in _parts(line, "sectors") if one.get("vocabulary") in _OECD]
    aid = [str(one.get("code")) for one in _parts(line, "aid_types") if one.get("vocabulary") in _OECD]
    participants = _parts(line, "participants")
    payers = [_inner(one, side) for one in transactions for side in ("provider", "receiver")]
    countries = [str(one.get("code")) for one in _parts(line, "countries")]
    countries += [str(_inner(one, "country").get("code")) for one in transactions if one.get("country")]
    references = [(str(one.get("ref")), str(one.get("kind") or "")) for one in _parts(line, "other_identifiers")]
    start, end = _dates(line)
    return Activity(
        id=name,
        titles=fields.texts(line.get("title"), "title", language),
        descriptions=fields.texts(_parts(line, "descriptions"), "descriptions", language),
        provisions=fields.many(line, "provisions"),
        kinds=kinds.ordered(
            [kind for code in aid for kind in kinds.kinds_of_aid(code)]
            + [kind for code in sectors for kind in kinds.kinds_of_sector(code)]
        ),
        topics=tuple(term for code in sectors for term in sector_says(code, "terms"))
        + tuple(f"body.{body}" for code in sectors for body in sector_says(code, "bodies")),
        jurisdictions=tuple(dict.fromkeys(countries)),
        regions=tuple(str(one.get("code")) for one in _parts(line, "regions") if one.get("vocabulary") in _OECD)
        or (("998",) if line.get("scope") == "1" and not countries else ()),
        start=start,
        end=end,
        status=fields.one(line, "status"),
        publisher=fields.one(publisher, "ref") or " ".join(fields.texts(publisher, "reporting_org", None).values()),
        participants=tuple(dict.fromkeys(filter(None, map(_who, participants)))),
        references=tuple(one for one in references if not one[0].startswith(_REQUEST)),
        related=tuple(
            (str(one.get("ref")), str(one.get("kind") or ""))
            for one in _parts(line, "related")
            if not str(one.get("ref")).startswith(_REQUEST)
        ),
        told_as=tuple(
            dict.fromkeys(
                str(one["activity"])
                for one in (*participants, *payers)
                if one.get("activity") and one["activity"] != name
            )
        ),
        answers=fields.many(line, "requests"),
        money=_money(line),
    )


def _who(part: Mapping[str, Any]) -> str:
    return str(part.get("ref") or next(iter(fields.texts(part, "participants", None).values()), ""))


def _dates(line: Line) -> tuple[date | None, date | None]:
    """Start and end; reversed ones are as told, since it is for the check of the file to say so."""
    said = {str(one.get("kind")): fields.day(one.get("on"), "dates") for one in _parts(line, "dates")}
    start = next((said[kind] for kind in _STARTS if said.get(kind)), None)
    end = next((said[kind] for kind in _ENDS if said.get(kind)), None)
    return (start, end) if not (start and end and end < start) else (start, None)


def _money(line: Line) -> Money | None:
    """The sum of the budgets if they are of one currency and plain numbers."""
    total, currency, usual = 0, None, fields.one(line, "currency")
    for budget in _parts(line, "budgets"):
        value = _inner(budget, "value")
        unit = str(value.get("currency") or usual or "")
        amount = str(value.get("amount") or "")
        if not amount.replace(".", "", 1).isdecimal() or currency not in (None, unit):
            return None
        currency, total = unit, total + int(amount.partition(".")[0])
    return Money(str(total), currency or None) if currency is not None else None


def _own(line: Line, name: str) -> Activity:
    language = fields.one(line, "language", "lang")
    start, end = fields.period(line, ("start", "start_on", "start_date"), ("end", "end_on", "end_date"))
    budget = line.get("budget")
    states, regions, unknown = fields.places(line, *_WHERE)
    activity = Activity(
        id=name,
        titles=fields.texts(line.get("title", line.get("titles")), "title", language),
        descriptions=fields.texts(
            line.get("description", line.get("descriptions", line.get("text"))), "description", language
        ),
        provisions=fields.many(line, "provisions", "provision", "articles", "article"),
        kinds=fields.many(line, "kinds", "kind", "categories", "category"),
        topics=fields.many(line, "topics", "topic"),
        jurisdictions=states,
        regions=regions,
        target=fields.one(line, "target", "institution", "target_institution") or "",
        start=start,
        end=end,
        status=fields.one(line, "status"),
        publisher=fields.one(line, "publisher", "provider", "reporting_org") or "",
        participants=fields.many(line, "participants", "organisations"),
        references=tuple((one, "") for one in fields.many(line, "other_identifiers", "references", "reference")),
        related=tuple((one, "") for one in fields.many(line, "related", "related_activities")),
        told_as=fields.many(line, "told_as", "provider_activity_id", "participant_activity_ids"),
        answers=fields.many(line, "requests", "answers"),
        money=_budget(budget, fields.one(line, "currency")),
    )
    raise_doubts(activity, doubts(unknown, activity.provisions, activity.kinds, activity.status))
    return activity


def _budget(value: Any, currency: str | None) -> Money | None:
    if isinstance(value, Mapping):
        currency, value = value.get("currency") or currency, value.get("amount", value.get("value"))
    return Money(str(value).replace(",", "").strip(), currency) if value not in (None, "") else None
