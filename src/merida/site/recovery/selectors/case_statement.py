"""The reconciliation statement of a case as a table with bars: from frozen to used, line by line, in each unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from merida.money.accounts import STAGES
from merida.money.postings import Transaction
from merida.money.qualified import Stated, joined
from merida.money.qualifiers import Qualifier
from merida.money.reconciliation import Difference, Line, Statement, statements
from merida.money.units import Quantity, commodity
from merida.site.look.quantities import quantity as said_quantity
from merida.site.recovery.choices.ledger import AccountName
from merida.site.recovery.models import Case

EXACT: Qualifier = "exact"
_BEGINS = ("confiscated", "in")
_BETWEEN = ("confiscated", "approved", "transferred")


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A line: what entered a stage, was gained, left, moved on or rests there, with its bar in a hundredth of width."""

    label: str
    quantity: Quantity
    stated: Stated
    """The quantity with how exact the events behind it are."""
    direction: str
    url: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class StageRows:
    """The lines of a stage, whose sum is what rests there."""

    label: str
    rows: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    """The statement in one unit."""

    unit: str
    stages: tuple[StageRows, ...]
    adds_up: bool
    differences: tuple[str, ...]
    """Sentences: by how much it does not add up and why."""
    remarks: tuple[str, ...]
    """Sentences: where a chain begins without an earlier stage."""
    between: tuple[StatementRow, ...]
    """From what was confiscated to what was transferred, each difference by itself; empty where one is not told."""


def statement_views(
    case: Case, transactions: Iterable[Transaction], exact: Mapping[str, Qualifier]
) -> tuple[StatementView, ...]:
    """One for every unit of the case; `exact` says how exact each event is: an approximate part makes its sum so."""
    return tuple(_view(case, one, exact) for one in statements(transactions))


def behind(transactions: Iterable[Transaction], unit: str, stage: str, direction: str, account: str) -> tuple[str, ...]:
    """The keys of the events behind a line of the statement; for what rests, all that touch the stage."""
    found: list[str] = []
    for statement in statements(transactions):
        for line in statement.lines if statement.unit == unit else ():
            if line.stage == stage and direction in (line.direction, "rest") and account in (line.account, stage):
                found.extend(line.transactions)
    return tuple(dict.fromkeys(found))


def _view(case: Case, statement: Statement, exact: Mapping[str, Qualifier]) -> StatementView:
    most = max((_entered(statement, stage) for stage in STAGES), default=0) or 1
    stages = []
    for stage in STAGES:
        lines = [one for one in statement.lines if one.stage == stage]
        if lines:
            stages.append(
                StageRows(str(AccountName(stage).label), tuple(_rows(case, statement.unit, lines, most, exact)))
            )
    told = [one for one in statement.differences if one.code == "more_left_than_entered"]
    return StatementView(
        commodity(statement.unit), tuple(stages), statement.adds_up, tuple(map(_difference, told)),
        tuple(_difference(one) for one in statement.differences if one not in told),
        tuple(_between(case, statement, most, exact)),
    )  # fmt: skip


def _between(case: Case, statement: Statement, most: int, exact: Mapping[str, Qualifier]) -> Iterable[StatementRow]:
    """What leads from confiscated to transferred: lines of the statement, whose sum is the difference."""
    first, last = (
        Line(stage, "in", stage, statement.sum("in", stage), _behind_stage(statement, stage))
        for stage in ("confiscated", "transferred")
    )
    if not first.quantity.minor or not last.quantity.minor:
        return
    reached = 0
    for line in (first, *_leading(statement), last):
        whole = line in (first, last)
        low, high = sorted((0 if whole else reached, (0 if whole else reached) + line.quantity.minor))
        reached = line.quantity.minor if whole else reached + line.quantity.minor
        yield StatementRow(
            str(AccountName(line.stage).label) if whole else _label_between(line), line.quantity,
            Stated(line.quantity, _surely(line, exact)), line.direction, _url(case, statement.unit, line),
            _share(max(low, 0), most), _share(max(high, 0) - max(low, 0), most),
        )  # fmt: skip


def _leading(statement: Statement) -> Iterable[Line]:
    for line in statement.lines:
        inner = line.direction in ("in", "on") and line.account in _BETWEEN
        if line.stage not in _BETWEEN or inner or not line.quantity.minor:
            continue
        if (line.direction == "in") if line.stage == "transferred" else (line.stage, line.direction) != _BEGINS:
            if line.direction == "rest":
                line = Line(line.stage, "rest", line.account, -line.quantity, _behind_stage(statement, line.stage))
            yield line


def _behind_stage(statement: Statement, stage: str) -> tuple[str, ...]:
    return tuple(key for line in statement.lines if line.stage == stage for key in line.transactions)


def _label_between(line: Line) -> str:
    stage = {"stage": AccountName(line.stage).label}
    if line.direction == "rest":
        if line.quantity.minor > 0:
            return _("not explained: more left the stage “%(stage)s” than is recorded there") % stage
        return _("rests at the stage “%(stage)s”") % stage
    return f"{stage['stage']}, {_label(line)}" if line.direction == "in" else _label(line)


def _entered(statement: Statement, stage: str) -> int:
    return statement.sum("in", stage).minor + max(statement.sum("gain", stage).minor, 0)


def _rows(
    case: Case, unit: str, lines: list[Line], most: int, exact: Mapping[str, Qualifier]
) -> Iterable[StatementRow]:
    """Each bar begins where the one before ended: up by what entered, down by what left, the rest at the end."""
    reached, sure = 0, [_surely(line, exact) for line in lines]
    for line, qualifier in zip(lines, sure, strict=True):
        amount = line.quantity.minor
        if line.direction == "rest":
            low, high = sorted((0, amount))
        else:
            low, high = sorted((reached, reached + amount))
            reached += amount
        low, high = max(low, 0), max(high, 0)
        if line.direction == "rest":
            qualifier = reduce(joined, sure, EXACT)
        yield StatementRow(
            _label(line), line.quantity, Stated(line.quantity, qualifier), line.direction, _url(case, unit, line),
            _share(low, most), _share(high - low, most),
        )  # fmt: skip


def _url(case: Case, unit: str, line: Line) -> str:
    query = urlencode({"unit": unit, "stage": line.stage, "way": line.direction, "account": line.account})
    return f"{reverse('recovery:case_events', args=[case.pk])}?{query}"


def _surely(line: Line, exact: Mapping[str, Qualifier]) -> Qualifier:
    """How exact a line is: it is a sum of its events, and what leaves is only as sure as they are."""
    found: list[Qualifier] = [exact.get(one, "exact") for one in line.transactions]
    surely: Qualifier = reduce(joined, found, EXACT)
    return surely if line.quantity.minor >= 0 or surely == "exact" else "about"


def _share(part: int, most: int) -> str:
    """A hundredth of the width with two decimals, without a float: this is drawn from money."""
    hundredths = part * 10_000 // most
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def _label(line: Line) -> str:
    name = str(AccountName(line.account).label)
    if line.direction == "in":
        return _("entered") if line.account == "source" else _("entered from: %(stage)s") % {"stage": name}
    if line.direction == "gain" and line.quantity.minor > 0:
        return _("gained: %(what)s") % {"what": name}
    if line.direction in ("gain", "out"):
        return _("left: %(what)s") % {"what": name}
    return _("moved on to: %(stage)s") % {"stage": name} if line.direction == "on" else _("rests here")


def _difference(one: Difference) -> str:
    amount = said_quantity(one.quantity, get_language() or "en")
    stage = str(AccountName(one.stage).label)
    if one.code == "begins_without_source":
        said = _("%(amount)s at the stage “%(stage)s”: no earlier stage is recorded.")
    else:
        said = _(
            "%(amount)s more left the stage “%(stage)s” than is recorded there: interest, a gain in value, an exchange "
            "or an earlier event is not recorded, or an amount is not right."
        )
    return said % {"amount": amount, "stage": stage}
