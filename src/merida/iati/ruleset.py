"""Rules about a file as values: those of the Standard, or a ruleset in the Standard's own JSON that a user brings."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from lxml import etree

from merida.iati.problems import Severity

Unless = Literal["known organisation", "known prefix"]
_EACH = re.compile(r"'\$1'|\$1")
_RECORD = re.compile(r"^/(?:/|iati-\w+s/)(iati-activity|iati-organisation)\b")
_UNLESS: dict[str, Unless] = {
    "NOT_EXISTING_ORG_ID": "known organisation",
    "NOT_EXISTING_ORG_ID_PREFIX": "known prefix",
}
_GENERIC = "The rule {kind} does not hold here: correct it."


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to hold: kind of rule, where it looks, what it says when it does not hold."""

    id: str
    kind: str
    say: str
    severity: Severity = "error"
    paths: tuple[str, ...] = ()
    condition: str | None = None
    each: str | None = None
    """What gives the values that `$each` stands for, one after the other."""
    unless: Unless | None = None
    keys: Mapping[str, Any] = field(default_factory=dict)
    """What only this kind of rule needs: `less` and `more`, `sum`, `regex`..."""
    beyond: bool = False
    """Whether it goes beyond the ruleset of the Standard."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that hold of the same elements."""

    record: str
    """`iati-activity`, `iati-organisation`, or `*`."""
    at: tuple[str, ...]
    cases: tuple[Case, ...]


Ruleset = tuple[Group, ...]
KINDS = frozenset(
    "no_more_than_one atleast_one dependent only_one_of one_or_all unique sum strict_sum date_order date_now "
    "between_dates time_limit regex_matches regex_no_matches startswith if_then range no_spaces".split()
)
"""The kinds of rules that `judging` knows."""
_OWN = {"id", "kind", "say", "severity", "paths", "condition", "each", "unless"}


@cache
def standard() -> Ruleset:
    """The rules of the Standard."""
    data = tomllib.loads((files(__package__) / "data" / "rules.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = data["words"]
    return tuple(
        Group(
            group["record"],
            tuple(_filled(at, words) for at in group["at"]),
            tuple(_case(row, words, group.get("beyond", False)) for row in group["rules"]),
        )
        for group in data["group"]
    )


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return tuple(_filled(one, words) for one in value)
    if isinstance(value, str):
        for name, stands_for in words.items():
            value = value.replace(f"{{{name}}}", stands_for)
    return value


def _case(row: Mapping[str, Any], words: Mapping[str, str], beyond: bool) -> Case:
    filled = {key: _filled(value, words) for key, value in row.items()}
    own = {key: value for key, value in filled.items() if key in _OWN}
    return Case(**own, keys={key: value for key, value in filled.items() if key not in _OWN}, beyond=beyond)


def from_json(data: str | bytes) -> Ruleset:
    """A ruleset in the Standard's JSON (`standard.json` and its like); ValueError with one sentence if it is none."""
    try:
        contexts = json.loads(data)
        groups = [
            Group(record, at, tuple(_cases(rules))) for where, rules in contexts.items() for record, at in _where(where)
        ]
    except (json.JSONDecodeError, UnicodeDecodeError, AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"This is no IATI ruleset ({error}): give a file such as standard.json.") from None
    for group in groups:
        if strange := {case.kind for case in group.cases} - KINDS:
            raise ValueError(f"The ruleset has rules of a kind not known here ({min(strange)}): leave them out.")
        for expression in (*group.at, *(each for case in group.cases for each in expressions(case))):
            _compiled_or_told(expression)
    return tuple(groups)


def _where(context: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in context.split("|"):
        found = _RECORD.match(part.strip())
        if found:
            inner = part.strip()[found.end() :]
            yield found[1], (f".{inner}" if inner.startswith("/") else f"self::*{inner}",)
        else:
            yield "*", (f".{part.strip()}" if part.strip().startswith("//") else part.strip(),)


def _cases(rules: Mapping[str, Any]) -> Iterator[Case]:
    for kind, rule in rules.items():
        for row in rule["cases"]:
            if kind != "loop":
                yield _told(kind, row, None, ())
                continue
            for inner, one in row["do"].items():
                for sub in one["cases"]:
                    yield _told(inner, sub, row["foreach"], tuple(row["subs"]))


def _told(kind: str, row: Mapping[str, Any], each: str | None, subs: Iterable[str]) -> Case:
    info = row.get("ruleInfo", {})
    values = {key: _each(value) if key in subs else _kept(value) for key, value in row.items() if key != "ruleInfo"}
    condition = values.pop("idCondition", None)
    if "start" in values and kind == "startswith":
        values["prefix"] = (values.pop("start"),)
    message = " ".join(str(info.get("message", "")).split()) or _GENERIC.replace("{kind}", kind)
    severity = info.get("severity", "error")
    return Case(
        id=str(info.get("id", kind)),
        kind=kind,
        say=message.replace("{", "(").replace("}", ")"),
        severity=cast(Severity, severity if severity in ("critical", "error", "warning") else "warning"),
        paths=values.pop("paths", ()),
        condition=values.pop("condition", None),
        each=each,
        unless=_UNLESS.get(str(condition)),
        keys=values,
    )


def _kept(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _each(value: Any) -> Any:
    return tuple(_each(one) for one in value) if isinstance(value, list) else _EACH.sub("$each", value)


def expressions(case: Case) -> Iterator[str]:
    """The expressions in which a case says where it looks."""
    yield from case.paths
    yield from (each for each in (case.condition, case.each) if each)
    for key in ("if", "then", "less", "more", "date", "start", "end", "one"):
        if key in case.keys and case.keys[key] != "NOW":
            yield case.keys[key]
    yield from (path for key in ("prefix", "excluded") for path in case.keys.get(key, ()) if path != "ORG-ID-PREFIX")


@cache
def compiled(expression: str) -> etree.XPath:
    """An expression, ready to be asked of an element."""
    return etree.XPath(expression)


def _compiled_or_told(expression: str) -> None:
    try:
        compiled(expression)
    except etree.XPathSyntaxError:
        raise ValueError(f"The ruleset holds {expression!r}, which is no XPath: correct it.") from None
