"""Amounts of money as written in six languages, in whole minor units with their ISO 4217 code."""
