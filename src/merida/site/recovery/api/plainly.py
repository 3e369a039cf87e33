"""What pages are made of as JSON: amounts as decimal strings, days as ISO 8601, addresses in full; never a float."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from merida.money.qualified import Stated, Total
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.evidence.selectors.files import absolute

LEFT = frozenset(
    {
        "acts", "add_url", "because_url", "claim_url", "close_url", "correct_url", "may_keep", "may_record", "may_add",
        "may_publish", "prefer_url", "record_url", "report_url", "reverse_url", "take_back_url", "x", "width", "anchor",
    }
)  # fmt: skip
"""What is of the page alone: acts, and how it is drawn."""


def plain(value: Any) -> Any:
    """A value of a page as JSON has it; an amount that is None is not disclosed, which is not zero."""
    match value:
        case Stated():
            found = {**plain(value.quantity), "qualifier": value.qualifier}
            return found | {"until": value.until.number()} if value.until else found
        case Quantity():
            return {"amount": value.number(), "unit": value.unit}
        case Total():
            return {"sums": plain(value.sums), "parts": value.parts, "not_disclosed": value.not_disclosed}
        case When() | UUID() | Promise():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case tuple() | list():
            return [plain(one) for one in value]
        case dict():
            return {str(name): plain(one) for name, one in value.items()}
    if is_dataclass(value):
        named = ((one.name, getattr(value, one.name)) for one in fields(value) if one.name not in LEFT)
        return {name: _addressed(name, one) for name, one in named}
    return value


def coded(lines: Iterable[Any], rows: Iterable[Any], *columns: str) -> list[dict[str, Any]]:
    """Lines of a page with these columns of their rows as codes; where a line has a name for it, the code stands."""
    by_key = {one.pk: one for one in rows}
    found = []
    for line in lines:
        row = by_key[getattr(line, "id", None) or line.key]
        found.append(plain(line) | {column: plain(getattr(row, column)) for column in columns})
    return found


def _addressed(name: str, value: Any) -> Any:
    own = name == "url" or name.endswith("_url")
    return absolute(value) if own and isinstance(value, str) and value.startswith("/") else plain(value)
