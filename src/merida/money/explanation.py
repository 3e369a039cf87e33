"""From one stage to a later one, line by line: why what was transferred is not what was confiscated."""

from __future__ import annotations

from dataclasses import dataclass

from merida.money.accounts import STAGES
from merida.money.reconciliation import Line, Statement
from merida.money.units import Quantity


@dataclass(frozen=True, slots=True)
class Step:
    """One reason: a gain, what left, what still rests at a stage, what joined or passed by; and its transactions."""

    stage: str
    what: str
    quantity: Quantity
    transactions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """`start` entered the first stage, `end` the last; the steps between add up to their difference exactly."""

    start: Quantity
    steps: tuple[Step, ...]
    end: Quantity


def explained(statement: Statement, first: str, last: str) -> Explanation:
    """What lies between two stages of a statement; ValueError if the last does not come after the first."""
    if first not in STAGES or last not in STAGES or STAGES.index(first) >= STAGES.index(last):
        raise ValueError(f"Name two stages in their order: {', '.join(STAGES)}.")
    between = STAGES[STAGES.index(first) : STAGES.index(last)]
    steps = [step for line in statement.lines if (step := _step(line, first, last, between)) and step.quantity.minor]
    return Explanation(statement.sum("in", first), tuple(steps), statement.sum("in", last))


def _step(line: Line, first: str, last: str, between: tuple[str, ...]) -> Step | None:
    if line.stage in between:
        if line.direction in ("gain", "out"):
            return Step(line.stage, line.account, line.quantity, line.transactions)
        if line.direction == "rest":
            return Step(line.stage, "rest", -line.quantity, line.transactions)
        if line.direction == "on" and line.account not in (*between, last):
            return Step(line.stage, line.account, line.quantity, line.transactions)
        if line.direction == "on" and line.account == first:
            # Taken back into the first stage: it entered there a second time.
            return Step(line.stage, first, line.quantity, line.transactions)
    joined = line.direction == "in" and line.stage in (*between[1:], last) and line.account not in between
    return Step(line.stage, "joined", line.quantity, line.transactions) if joined else None
