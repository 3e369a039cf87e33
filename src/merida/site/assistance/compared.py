"""Rows as the values that the rules of matching compare, and digests of them: the same content is not asked twice."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from merida import matching
from merida.site.assistance.choices_requests import PartRole
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.requests import Request


def need_of(request: Request) -> matching.Need:
    """A request as the rules see it."""
    return matching.Need(
        id=str(request.pk), text=f"{request.title}. {request.text} {request.result}".strip(),
        language=request.language or None, state=request.state or None, provisions=tuple(request.provisions),
        kinds=tuple(request.kinds), topics=tuple(request.topics), target=request.institution,
        start=request.wanted_from, end=request.wanted_until,
    )  # fmt: skip


def activity_of(row: Activity) -> matching.Activity:
    """An activity as the rules see it; its roles are read with it."""
    roles = list(row.roles.all())
    money = next(iter(row.money.items()), None) if len(row.money) == 1 else None
    titles: dict[str, str] = row.titles or {"": row.title}
    return matching.Activity(
        id=row.identifier, titles=titles, descriptions=row.descriptions, provisions=tuple(row.provisions),
        kinds=tuple(row.kinds), topics=tuple(row.topics), jurisdictions=tuple(row.jurisdictions),
        regions=tuple(row.regions), target=row.target, start=row.starts_on, end=row.ends_on,
        status=STATUS.get(row.status, row.status) or None, publisher=str(row.originator_id or ""),
        participants=tuple(one.ref or one.name for one in roles if one.role != PartRole.RECEIVING),
        references=tuple((other, "") for other in row.told_as if other != row.identifier),
        answers=tuple(str(one) for one in row.answers),
        money=matching.Money(str(money[1]), money[0]) if money else None,
    )  # fmt: skip


STATUS = {"finalising": "under_way"}


def match_digest(request: Request, activity: Activity) -> str:
    """Of what was compared."""
    return _digest([request.title, request.text, request.kinds, request.provisions, request.topics, activity.digest])


def pair_digest(first: Activity, second: Activity) -> str:
    """Of both as they were compared."""
    return f"{first.digest}:{second.digest}"


def reasons_kept(reasons: tuple[matching.Reason, ...]) -> list[dict[str, Any]]:
    """Codes and values only, so that anyone reads them in her own language."""
    return [{"code": one.code, "values": list(one.values), "weight": one.weight} for one in reasons]


def reasons_said(kept: list[dict[str, Any]], language: str) -> tuple[str, ...]:
    """The reasons as sentences."""
    return tuple(
        matching.explain(matching.Reason(one["code"], tuple(one["values"]), one["weight"]), language) for one in kept
    )


def _digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
