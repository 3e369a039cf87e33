"""The accounts of recovered assets: each stage of the Convention is one, and so is everything that leaves the chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

type Side = Literal["source", "stage", "gain", "out", "form"]


@dataclass(frozen=True, slots=True)
class Account:
    """`source`: whence it came; `stage`: where it stands; `gain`: what was added; `out`: what left; `form`: exchange.

    `before` is the account from which an event of this kind takes, unless the event names another.
    """

    name: str
    side: Side
    before: str | None
    meaning: str


_ALL = (
    Account("source", "source", None, "proceeds of the offences, as far as events speak of them"),
    Account("identified", "stage", "source", "identified or traced"),
    Account("frozen", "stage", "identified", "frozen or seized, article 2(f)"),
    Account("confiscated", "stage", "frozen", "confiscated, including forfeited, article 2(g)"),
    Account("approved", "stage", "confiscated", "approved for return (granted)"),
    Account("transferred", "stage", "approved", "transferred by the returning State"),
    Account("received", "stage", "transferred", "received by the recipient"),
    Account("used", "stage", "received", "used: the use of returned assets"),
    Account("released", "out", "frozen", "released to its holder"),
    Account("shared", "out", "confiscated", "shared with another State that took part"),
    Account("retained", "out", "confiscated", "retained by the confiscating State"),
    Account("third_parties", "out", "confiscated", "paid to bona fide third parties and creditors"),
    Account("victims", "out", "confiscated", "paid to victims and prior legitimate owners"),
    Account("expenses_57_4", "out", "confiscated", "reasonable expenses deducted under article 57(4)"),
    Account("custody", "out", "frozen", "cost of custody and management of the assets"),
    Account("expenses_46_28", "out", "confiscated", "substantial or extraordinary costs under article 46(28)"),
    Account("recipient_costs", "out", "received", "the recipient's own costs"),
    Account("interest", "gain", None, "interest and other income"),
    Account("valuation", "gain", None, "differences of valuation"),
    Account("exchange", "form", None, "one currency for another"),
    Account("sale", "form", None, "a thing sold for money"),
)

ACCOUNTS: dict[str, Account] = {account.name: account for account in _ALL}
STAGES: tuple[str, ...] = tuple(account.name for account in _ALL if account.side == "stage")
OUT: tuple[str, ...] = tuple(account.name for account in _ALL if account.side == "out")
GAINS: tuple[str, ...] = tuple(account.name for account in _ALL if account.side == "gain")
FORMS: tuple[str, ...] = tuple(account.name for account in _ALL if account.side == "form")


def account(name: str) -> Account:
    """The account of this name; KeyError in one sentence if there is none."""
    try:
        return ACCOUNTS[name]
    except KeyError:
        raise KeyError(f"There is no account {name!r}; the accounts are {', '.join(ACCOUNTS)}.") from None
