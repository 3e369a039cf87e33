"""The reconciliation statement of a case, per unit: from frozen to used, stage by stage.

It adds up exactly, or says by how much it does not and why. A stage that no event names is passed through: what a
later stage took from it counts against the nearest earlier stage that has events. Order of events does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from merida.money.accounts import ACCOUNTS, STAGES
from merida.money.postings import Transaction, seen
from merida.money.units import Quantity

type Direction = Literal["in", "gain", "out", "on", "rest"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the statement: `in` the stage, `gain`ed there, `out` of the chain, `on` to the next, the `rest`."""

    stage: str
    direction: Direction
    account: str
    quantity: Quantity
    transactions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much a stage does not add up, and why."""

    stage: str
    quantity: Quantity
    code: Literal["more_left_than_entered", "begins_without_source"]
    why: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The statement in one unit: what entered, was added, left, moved on and rests at each stage."""

    unit: str
    lines: tuple[Line, ...]
    differences: tuple[Difference, ...]

    @property
    def adds_up(self) -> bool:
        """Whether no stage let go of more than is recorded to have entered it."""
        return not any(one.code == "more_left_than_entered" for one in self.differences)

    def sum(self, direction: Direction, stage: str | None = None) -> Quantity:
        """The sum of the lines of a direction, of one stage or of all."""
        found = (one for one in self.lines if one.direction == direction and stage in (None, one.stage))
        return sum((one.quantity for one in found), Quantity(0, self.unit))


def statements(
    transactions: Iterable[Transaction], as_of: date | None = None, known_on: date | None = None
) -> tuple[Statement, ...]:
    """A statement for every unit of the journal, as of a date and as known on a date."""
    chosen = seen(transactions, as_of, known_on)
    units = sorted({posting.quantity.unit for one in chosen for posting in one.postings})
    return tuple(_statement(unit, chosen) for unit in units)


def _statement(unit: str, chosen: tuple[Transaction, ...]) -> Statement:
    flows: dict[tuple[str, str], int] = {}
    told_by: dict[tuple[str, str], list[str]] = {}
    for one in chosen:
        for way, minor in _ways(one, unit):
            flows[way] = flows.get(way, 0) + minor
            told_by.setdefault(way, []).append(one.id)
    flows = {way: flows[way] for way in sorted(flows, key=_order) if flows[way]}
    recorded = [stage for stage in STAGES if any(_enters(way, stage) for way in flows)]
    lines: list[Line] = []
    differences: list[Difference] = []
    for (source, target), minor in flows.items():
        quantity, ids = Quantity(minor, unit), tuple(told_by[source, target])
        if _side(source) in ("gain", "form"):
            lines.append(Line(_near(target, recorded) or target, "gain", source, quantity, ids))
            continue
        holder = _holder(source, recorded) if _side(target) == "stage" else _near(source, recorded)
        if _side(target) == "stage":
            lines.append(Line(target, "in", holder or "source", quantity, ids))
        if holder is not None:
            lines.append(Line(holder, "on" if _side(target) == "stage" else "out", target, -quantity, ids))
        elif _side(target) != "stage":
            differences.append(_out_of_nothing(source, target, quantity))
        elif source != "source" and target not in ("identified", "frozen"):
            differences.append(_without(target, quantity))
    for stage in STAGES:
        own = [line.quantity.minor for line in lines if line.stage == stage]
        if own:
            lines.append(Line(stage, "rest", stage, Quantity(sum(own), unit)))
        if sum(own) < 0:
            differences.append(_over(stage, Quantity(-sum(own), unit)))
    lines.sort(key=lambda line: STAGES.index(line.stage))
    return Statement(unit, tuple(lines), tuple(differences))


def _side(name: str) -> str:
    return ACCOUNTS[name].side


def _enters(way: tuple[str, str], stage: str) -> bool:
    """Whether this flow makes the stage one with events: property came into it, or a new unit by sale or exchange."""
    return way[1] == stage and _side(way[0]) in ("source", "stage", "form")


def _ways(one: Transaction, unit: str) -> list[tuple[tuple[str, str], int]]:
    """The movements of a transaction in a unit, from where to where; a reversal moves a negative quantity."""
    parts = [(posting.account, posting.quantity.minor) for posting in one.postings if posting.quantity.unit == unit]
    if len(parts) % 2 or any(minus[1] != -plus[1] for minus, plus in zip(parts[::2], parts[1::2], strict=True)):
        raise ValueError(f"The postings of {one.id} do not come in pairs, from an account to an account.")
    return [((minus[0], plus[0]), plus[1]) for minus, plus in zip(parts[::2], parts[1::2], strict=True)]


def _order(flow: tuple[str, str]) -> tuple[int, int]:
    names = list(ACCOUNTS)
    return names.index(flow[1]), names.index(flow[0])


def _holder(stage: str, recorded: list[str]) -> str | None:
    """The nearest stage with events, at or before this one."""
    upto = STAGES[: STAGES.index(stage) + 1] if stage in STAGES else ()
    return next((one for one in reversed(upto) if one in recorded), None)


def _near(stage: str, recorded: list[str]) -> str | None:
    """The same, or else the first stage with events after it: custody of property whose freezing nobody recorded."""
    return _holder(stage, recorded) or (recorded[0] if recorded and stage in STAGES else None)


def _without(stage: str, quantity: Quantity) -> Difference:
    return Difference(stage, quantity, "begins_without_source", f"{quantity} {stage}: no earlier stage is recorded.")


def _out_of_nothing(source: str, target: str, quantity: Quantity) -> Difference:
    why = f"{quantity} went to {target} out of {source}, and no event put anything there."
    return Difference(source if source in STAGES else STAGES[0], quantity, "more_left_than_entered", why)


def _over(stage: str, quantity: Quantity) -> Difference:
    why = (
        f"{quantity} more left {stage} than is recorded there: interest, a gain in value, an exchange or an earlier "
        f"event is not recorded, or an amount is not right."
    )
    return Difference(stage, quantity, "more_left_than_entered", why)
