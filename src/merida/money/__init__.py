"""Amounts of money as written in six languages, in whole minor units with their ISO 4217 code."""

from merida.money.amounts import Amount
from merida.money.currencies import Currency, currency
from merida.money.qualifiers import Qualifier
from merida.money.written import Written, find_amounts

__all__ = ["Amount", "Currency", "Qualifier", "Written", "currency", "find_amounts"]
