"""57(4): which expenses of a return may be deducted, and which stand apart under another rule; 57(5): arrangements.

The requested State may, where appropriate and unless the States decide otherwise, deduct reasonable expenses of its
investigation, prosecution and judicial proceedings. Whether they are reasonable is not for the register to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from merida.money.qualified import Stated, Total, total

type Account = Literal["expenses_57_4", "custody", "expenses_46_28", "recipient_costs"]
type Deduction = Literal["may_be_deducted", "decided_otherwise", "kept_apart", "not_of_requested_state", "open"]

ACCOUNT_OF: dict[str, Account] = {
    "investigation": "expenses_57_4",
    "prosecution": "expenses_57_4",
    "judicial_proceedings": "expenses_57_4",
    "proceedings_not_told_apart": "expenses_57_4",
    "custody": "custody",
    "management": "custody",
    "interim_sale": "custody",
    "ordinary_cost_of_request": "expenses_46_28",
    "extraordinary_cost_of_request": "expenses_46_28",
    "lawyers_of_recipient": "recipient_costs",
    "administration_by_recipient": "recipient_costs",
}
"""The account of each kind of cost. Article 46(28) leaves ordinary costs of a request with the requested State."""


@dataclass(frozen=True, slots=True)
class Expense:
    """A cost of a return: its kind, how much (None: not disclosed), whose it was, whether it was in fact deducted."""

    id: str
    kind: str
    stated: Stated | None
    of: str = ""
    deducted: bool | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if self.kind not in ACCOUNT_OF:
            raise ValueError(f"{self.kind!r} is no kind of cost; the kinds are {', '.join(ACCOUNT_OF)}.")


@dataclass(frozen=True, slots=True)
class Judged:
    """An expense with what 57(4) lets happen to it, the rule, and a code where what happened does not agree."""

    expense: Expense
    account: Account
    code: Deduction
    rule: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Expenses:
    """The expenses of a return, each account with its own total: they are never added to each other."""

    judged: tuple[Judged, ...]

    def total(self, account: Account) -> Total:
        """What an account holds, per unit, with what is not disclosed."""
        return total(one.expense.stated for one in self.judged if one.account == account)

    @property
    def deductible(self) -> Total:
        """What may be deducted under 57(4)."""
        return total(one.expense.stated for one in self.judged if one.code == "may_be_deducted")

    @property
    def deducted(self) -> Total:
        """What was deducted, as the register knows."""
        return total(one.expense.stated for one in self.judged if one.expense.deducted)

    @property
    def doubts(self) -> tuple[Judged, ...]:
        """Expenses that were deducted although no rule of 57(4) lets them."""
        return tuple(one for one in self.judged if one.doubt)


def expenses(found: Iterable[Expense], requested: str = "", decided_otherwise: bool | None = None) -> Expenses:
    """Each expense under its rule. `decided_otherwise`: the States decided that nothing is deducted."""
    return Expenses(tuple(_judged(one, requested, decided_otherwise) for one in sorted(found, key=lambda one: one.id)))


def _judged(one: Expense, requested: str, decided_otherwise: bool | None) -> Judged:
    account = ACCOUNT_OF[one.kind]
    if account != "expenses_57_4":
        doubt = "deducted_apart" if one.deducted and account != "custody" else ""
        return Judged(one, account, "kept_apart", f"57(4).apart.{account}", doubt)
    if decided_otherwise:
        return Judged(
            one, account, "decided_otherwise", "57(4).otherwise", "deducted_against_decision" * bool(one.deducted)
        )
    if not one.of or not requested:
        return Judged(one, account, "open", "57(4).open")
    if one.of != requested:
        return Judged(
            one, account, "not_of_requested_state", "57(4).of_another", "deducted_for_another" * bool(one.deducted)
        )
    return Judged(one, account, "may_be_deducted", "57(4).may")


type Arrangement = Literal["general", "case_by_case", "none", "open"]


def arrangement(kinds: Iterable[str]) -> tuple[Arrangement, str]:
    """57(5): the arrangement of a return and its rule; none is as normal as one, and lacks nothing.

    57(5) speaks of arrangements case by case; a general agreement stands beside it and is named apart.
    """
    said = set(kinds)
    if "case_by_case" in said:
        return "case_by_case", "57(5).case_by_case"
    if "general" in said:
        return "general", "57(5).general"
    return ("none", "57(5).none") if "none" in said else ("open", "57(5).open")
