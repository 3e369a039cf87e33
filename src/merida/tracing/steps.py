"""The steps of a return without an arrangement, which is the rule, and with one; which are taken, which are next.

The order is the usual one, not an obligation: a transfer before a judgement happened. Steps are in `data/steps.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from merida.tracing.wording import in_language, table

type Way = Literal["without", "with"]
WAYS: tuple[Way, ...] = ("without", "with")
ACTORS = ("returning", "recipient", "both", "claimants")


@dataclass(frozen=True, slots=True)
class Step:
    """A step: who takes it, the provisions it rests on, what shows that it was taken, whether it may be left out."""

    code: str
    who: str
    law: tuple[str, ...]
    shown_by: tuple[str, ...]
    optional: bool
    names: tuple[tuple[str, str], ...]

    def name(self, language: str = "en") -> str:
        """Its name."""
        return in_language(dict(self.names), language)


@dataclass(frozen=True, slots=True)
class Taken:
    """How a step stands: taken with what shows it, passed (a later one is taken), next, open, or optional."""

    step: Step
    standing: Literal["taken", "passed", "next", "open", "optional"]
    shown: tuple[str, ...] = ()


def steps(way: Way = "without") -> tuple[Step, ...]:
    """The steps of a return with or without an arrangement, in their usual order."""
    if way not in WAYS:
        raise ValueError(f"{way!r} is no way of a return; use {' or '.join(WAYS)} (an arrangement).")
    return tuple(
        Step(code, one["who"], tuple(one["law"]), tuple(one["shown_by"]), one.get("optional", False),
             tuple(sorted(one["name"].items())))
        for code, one in table("steps").items()
        if way in one["in"]
    )  # fmt: skip


def standing(way: Way, shown: Mapping[str, Iterable[str]]) -> tuple[Taken, ...]:
    """Each step beside what the case holds: `shown` maps a kind of event or record to the ids that show it."""
    chain = steps(way)
    found = [tuple(id for key in step.shown_by for id in shown.get(key, ())) for step in chain]
    last = max((at for at, ids in enumerate(found) if ids), default=-1)
    result, told_next = [], False
    for at, (step, ids) in enumerate(zip(chain, found, strict=True)):
        if ids:
            result.append(Taken(step, "taken", ids))
        elif step.optional:
            result.append(Taken(step, "optional"))
        elif at < last:
            result.append(Taken(step, "passed"))
        else:
            result.append(Taken(step, "open" if told_next else "next"))
            told_next = True
    return tuple(result)
