"""What is budgeted, planned, paid and owed, as values. A currency or date that is None is that of the activity."""

# ruff: noqa: RUF009 - the functions of `binding` are what says where a field stands
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from merida.iati.binding import attribute, child, children, text
from merida.iati.values import AidType, Country, Narratives, Region, Sector, Words, narratives


@dataclass(frozen=True, slots=True)
class Value:
    """An amount, in a currency, as of a day."""

    amount: Decimal | None = text(Decimal, required=True)
    on: date | None = attribute("value-date", date, required=True)
    currency: str | None = attribute("currency")


@dataclass(frozen=True, slots=True)
class Budget:
    """What is set aside for a period of at most a year; kind 1 original; status 1 indicative, 2 committed."""

    start: date | None = child("period-start", date, inside="iso-date", required=True)
    end: date | None = child("period-end", date, inside="iso-date", required=True)
    value: Value | None = child("value", Value, required=True)
    kind: str | None = attribute("type")
    status: str | None = attribute("status")


@dataclass(frozen=True, slots=True)
class Provider:
    """Who gives, from which activity."""

    ref: str | None = attribute("ref")
    activity: str | None = attribute("provider-activity-id")
    kind: str | None = attribute("type")
    words: Narratives = narratives()


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who receives, for which activity."""

    ref: str | None = attribute("ref")
    activity: str | None = attribute("receiver-activity-id")
    kind: str | None = attribute("type")
    words: Narratives = narratives()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDisbursement:
    """What is to be paid in a period."""

    start: date | None = child("period-start", date, inside="iso-date", required=True)
    end: date | None = child("period-end", date, inside="iso-date")
    value: Value | None = child("value", Value, required=True)
    provider: Provider | None = child("provider-org", Provider)
    receiver: Receiver | None = child("receiver-org", Receiver)
    kind: str | None = attribute("type")


@dataclass(frozen=True, slots=True)
class Transaction:
    """Money that moved or was promised; kind 1 incoming, 2 commitment, 3 disbursement, 4 expenditure and others."""

    kind: str = child("transaction-type", inside="code", required=True)
    on: date | None = child("transaction-date", date, inside="iso-date", required=True)
    value: Value | None = child("value", Value, required=True)
    description: Words | None = child("description", Words)
    provider: Provider | None = child("provider-org", Provider)
    receiver: Receiver | None = child("receiver-org", Receiver)
    channel: str | None = child("disbursement-channel", inside="code")
    sectors: tuple[Sector, ...] = children("sector", Sector)
    country: Country | None = child("recipient-country", Country)
    region: Region | None = child("recipient-region", Region)
    flow_type: str | None = child("flow-type", inside="code")
    finance_type: str | None = child("finance-type", inside="code")
    aid_types: tuple[AidType, ...] = children("aid-type", AidType)
    tied_status: str | None = child("tied-status", inside="code")
    ref: str | None = attribute("ref")
    humanitarian: bool | None = attribute("humanitarian", bool)


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """A part of the recipient's own budget."""

    code: str = attribute("code", required=True)
    percentage: Decimal | None = attribute("percentage", Decimal)
    description: Words | None = child("description", Words)


@dataclass(frozen=True, slots=True)
class CountryBudget:
    """The recipient's own budget, in a vocabulary."""

    vocabulary: str = attribute("vocabulary", required=True)
    items: tuple[BudgetItem, ...] = children("budget-item", BudgetItem, required=True)


@dataclass(frozen=True, slots=True)
class OtherFlag:
    """A flag of the OECD's creditor reporting system."""

    code: str = attribute("code", required=True)
    significance: bool | None = attribute("significance", bool, required=True)


@dataclass(frozen=True, slots=True)
class LoanTerms:
    """The terms of a loan."""

    rate_1: Decimal | None = attribute("rate-1", Decimal)
    rate_2: Decimal | None = attribute("rate-2", Decimal)
    repayment_type: str | None = child("repayment-type", inside="code")
    repayment_plan: str | None = child("repayment-plan", inside="code")
    committed: date | None = child("commitment-date", date, inside="iso-date")
    first: date | None = child("repayment-first-date", date, inside="iso-date")
    final: date | None = child("repayment-final-date", date, inside="iso-date")


@dataclass(frozen=True, slots=True)
class LoanStatus:
    """What of a loan is paid and owed."""

    year: Decimal | None = attribute("year", Decimal, required=True)
    on: date | None = attribute("value-date", date, required=True)
    currency: str | None = attribute("currency")
    interest_received: Decimal | None = child("interest-received", Decimal)
    principal_outstanding: Decimal | None = child("principal-outstanding", Decimal)
    principal_arrears: Decimal | None = child("principal-arrears", Decimal)
    interest_arrears: Decimal | None = child("interest-arrears", Decimal)


@dataclass(frozen=True, slots=True)
class CrsAdd:
    """What the OECD's creditor reporting system asks besides."""

    flags: tuple[OtherFlag, ...] = children("other-flags", OtherFlag)
    terms: LoanTerms | None = child("loan-terms", LoanTerms)
    status: LoanStatus | None = child("loan-status", LoanStatus)
    channel: str | None = child("channel-code")


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected for a year."""

    amount: Decimal | None = text(Decimal, required=True)
    year: Decimal | None = attribute("year", Decimal, required=True)
    on: date | None = attribute("value-date", date)
    currency: str | None = attribute("currency")


@dataclass(frozen=True, slots=True)
class ForwardSpending:
    """The OECD's forward spending survey."""

    extracted: date | None = attribute("extraction-date", date, required=True)
    priority: bool | None = attribute("priority", bool)
    phaseout_year: Decimal | None = attribute("phaseout-year", Decimal)
    forecasts: tuple[Forecast, ...] = children("forecast", Forecast)
