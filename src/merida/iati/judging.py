"""Whether the rules hold of an activity or organisation: each kind of rule as a function that says where it fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from merida.iati.agencies import begins_with_agency
from merida.iati.problems import Severity
from merida.iati.ruleset import Case, Ruleset, compiled
from merida.iati.sentences import Said

_AMOUNTS = ("value", "forecast", "loan-status")
_CENTS = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a rule may ask besides the file; nothing of it is looked up."""

    at: datetime | None = None
    """The present moment; None: rules about the future are left out."""
    organisations: frozenset[str] = field(default=frozenset())
    """Identifiers of publishers that are known: they need not follow the form of an identifier."""
    agencies: frozenset[str] | None = None
    """Codes of registration agencies (`GB-COH`); None: only the form of the identifier is looked at."""


Found = tuple[Any, dict[str, object]]
"""The element or value at which a rule fails (None: the element itself), and what its sentence names."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that does not hold."""

    line: int | None
    id: str
    severity: Severity
    says: Said


def judge(record: Any, ruleset: Ruleset, circumstances: Circumstances) -> Iterator[Broken]:
    """What rules do not hold of this activity or organisation, in the order of the ruleset."""
    for group in ruleset:
        if group.record not in ("*", record.tag):
            continue
        for at in group.at:
            for element in [record] if at == "." else _found(at, record):
                for case in group.cases:
                    yield from _broken(case, element, circumstances)


def _broken(case: Case, element: Any, circumstances: Circumstances) -> Iterator[Broken]:
    told: set[object] = set()
    for each in _values(case, element):
        asked = _Asked(case, element, each, circumstances)
        if (case.condition and not asked.holds(case.condition)) or asked.excused():
            continue
        for node, named in KINDS[case.kind](asked):
            line = _line(node if node is not None else element)
            says = Said(case.say, tuple((name, str(value)) for name, value in named.items()))
            if (line, says) not in told:
                told.add((line, says))
                yield Broken(line, case.id, case.severity, says)


def _values(case: Case, element: Any) -> list[str | None]:
    return list(dict.fromkeys(map(_text, _found(case.each, element)))) if case.each else [None]


def _found(expression: str, element: Any) -> Any:
    return compiled(expression)(element)


@dataclass(frozen=True, slots=True)
class _Asked:
    case: Case
    element: Any
    each: str | None
    circumstances: Circumstances

    def find(self, expression: str) -> Any:
        variables = {} if self.each is None else {"each": self.each}
        return compiled(expression)(self.element, **variables)

    def holds(self, expression: str) -> bool:
        return bool(self.find(expression))

    def matches(self) -> list[Any]:
        return [node for path in self.case.paths for node in self.find(path)]

    def excused(self) -> bool:
        if self.case.unless is None or not self.circumstances.organisations:
            return False
        known = self.circumstances.organisations
        words = [_text(node) for node in self.matches()]
        if self.case.unless == "known organisation":
            return any(word in known for word in words)
        return any(word.startswith(f"{one}-") for word in words for one in known)

    def moments(self, key: str) -> list[tuple[Any, datetime]]:
        expression = self.case.keys[key]
        if expression == "NOW":
            return [] if self.circumstances.at is None else [(None, _utc(self.circumstances.at))]
        found = ((node, moment_of(_text(node))) for node in self.find(expression))
        return [(node, moment) for node, moment in found if moment is not None]


def _text(node: Any) -> str:
    return "".join(node.itertext()) if hasattr(node, "itertext") else str(node)


def _line(node: Any) -> int | None:
    owner = node.getparent() if hasattr(node, "getparent") and not hasattr(node, "itertext") else node
    line: int | None = getattr(owner, "sourceline", None)
    return line


def _shown(node: Any) -> str:
    words = _text(node)
    return repr(words) if words != words.strip() or not words else words


def moment_of(words: str) -> datetime | None:
    """The moment that a date or a date and time means, a date being its first moment; None if it is neither."""
    words = words.strip()
    try:
        found = datetime.fromisoformat(words if "T" in words else words[:10])
    except ValueError:
        return None
    return _utc(found)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def _number(words: str) -> Decimal | None:
    try:
        number = Decimal(words.strip() or "0")
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 50 else None


def _no_more_than_one(asked: _Asked) -> Iterator[Found]:
    matches = asked.matches()
    if len(matches) > 1:
        yield matches[1], {"count": len(matches)}


def _atleast_one(asked: _Asked) -> Iterator[Found]:
    if not asked.matches():
        yield None, {}


def _dependent(asked: _Asked) -> Iterator[Found]:
    found = [asked.find(path) for path in asked.case.paths]
    if any(found) and not all(found):
        yield next(nodes[0] for nodes in found if nodes), {}


def _only_one_of(asked: _Asked) -> Iterator[Found]:
    matches = asked.matches()
    if any(asked.find(path) for path in asked.case.keys["excluded"]):
        if matches:
            yield matches[0], {"count": len(matches)}
    elif len(matches) != 1:
        yield (matches[1] if matches else None), {"count": len(matches)}


_LACKING = {
    "lang": ("descendant::narrative[not(@xml:lang)]",),
    "sector": ("transaction[not(sector)]",),
    "recipient-country|recipient-region": ("transaction[not(recipient-country or recipient-region)]",),
    "currency": tuple(f"descendant::{name}[not(@currency)]" for name in _AMOUNTS),
}


def _one_or_all(asked: _Asked) -> Iterator[Found]:
    if not asked.find(asked.case.keys["one"]):
        lacking = [node for path in _LACKING.get(asked.case.keys["all"], ()) for node in asked.find(path)]
        if lacking:
            yield min(lacking, key=lambda node: node.sourceline or 0), {"count": len(lacking)}


def _unique(asked: _Asked) -> Iterator[Found]:
    seen: set[str] = set()
    for node in asked.matches():
        if _text(node) in seen:
            yield node, {"value": _shown(node)}
            return
        seen.add(_text(node))


def _sum(asked: _Asked) -> Iterator[Found]:
    if asked.matches():
        yield from _strict_sum(asked)


def _strict_sum(asked: _Asked) -> Iterator[Found]:
    matches = asked.matches()
    numbers = [_number(_text(node)) for node in matches]
    known = [number for number in numbers if number is not None]
    total = sum(known, Decimal(0)).quantize(_CENTS)
    if len(known) < len(numbers) or total != Decimal(str(asked.case.keys["sum"])):
        yield (matches[0] if matches else None), {"total": f"{total.normalize():f}", "count": len(matches)}


def _date_order(asked: _Asked) -> Iterator[Found]:
    less, more = asked.moments("less"), asked.moments("more")
    # Against the present every date counts; of two dates of one activity the first of each is meant.
    for node, moment in less if asked.case.keys["more"] == "NOW" else less[:1]:
        if more and moment > more[0][1]:
            yield node, {"value": _shown(node), "other": _shown(more[0][0]) if more[0][0] is not None else "now"}


def _date_now(asked: _Asked) -> Iterator[Found]:
    at = asked.circumstances.at
    for node, moment in asked.moments("date")[:1] if at else ():
        if at is not None and moment > _utc(at):
            yield node, {"value": _shown(node)}


def _between_dates(asked: _Asked) -> Iterator[Found]:
    start, end = asked.moments("start")[:1], asked.moments("end")[:1]
    for node, moment in asked.moments("date"):
        if (start and moment < start[0][1]) or (end and moment > end[0][1]):
            yield node, {"value": _shown(node)}


def _time_limit(asked: _Asked) -> Iterator[Found]:
    for (node, start), (other, end) in zip(asked.moments("start")[:1], asked.moments("end")[:1], strict=False):
        if (end - start).days > 365:
            yield node, {"value": _shown(node), "other": _shown(other)}


def _regex(asked: _Asked, wanted: bool) -> Iterator[Found]:
    pattern = re.compile(asked.case.keys["regex"])
    for node in asked.matches():
        words = _text(node)
        if words and (pattern.search(words) is not None) is not wanted:
            yield node, {"value": _shown(node)}


def _regex_matches(asked: _Asked) -> Iterator[Found]:
    return _regex(asked, True)


def _regex_no_matches(asked: _Asked) -> Iterator[Found]:
    return _regex(asked, False)


def _startswith(asked: _Asked) -> Iterator[Found]:
    prefixes = tuple(asked.case.keys["prefix"])
    if prefixes == ("ORG-ID-PREFIX",):
        for node in asked.matches():
            if not begins_with_agency(_text(node), asked.circumstances.agencies):
                yield node, {"value": _shown(node)}
        return
    separator = asked.case.keys.get("separator", "")
    starts = tuple(_text(node) + separator for path in prefixes for node in asked.find(path))
    for node in asked.matches():
        if not _text(node).startswith(starts):
            yield node, {"value": _shown(node)}


def _if_then(asked: _Asked) -> Iterator[Found]:
    if asked.holds(asked.case.keys["if"]) and not asked.holds(asked.case.keys["then"]):
        matches = asked.matches()
        yield (matches[0], {"value": _shown(matches[0]), "count": len(matches)}) if matches else (None, {})


def _range(asked: _Asked) -> Iterator[Found]:
    keys = asked.case.keys
    for node in asked.matches():
        number = _number(_text(node))
        least, most = (Decimal(str(keys[key])) if key in keys else number for key in ("min", "max"))
        if number is None or least is None or most is None or not least <= number <= most:
            yield node, {"value": _shown(node)}


def _no_spaces(asked: _Asked) -> Iterator[Found]:
    for node in asked.matches():
        if _text(node) != _text(node).strip():
            yield node, {"value": _shown(node)}


KINDS: dict[str, Callable[[_Asked], Iterator[Found]]] = {
    "no_more_than_one": _no_more_than_one,
    "atleast_one": _atleast_one,
    "dependent": _dependent,
    "only_one_of": _only_one_of,
    "one_or_all": _one_or_all,
    "unique": _unique,
    "sum": _sum,
    "strict_sum": _strict_sum,
    "date_order": _date_order,
    "date_now": _date_now,
    "between_dates": _between_dates,
    "time_limit": _time_limit,
    "regex_matches": _regex_matches,
    "regex_no_matches": _regex_no_matches,
    "startswith": _startswith,
    "if_then": _if_then,
    "range": _range,
    "no_spaces": _no_spaces,
}
"""Kind of rule -> where it fails."""
