"""Codes of countries and names of vocabularies that activities of Merida use in IATI."""

from __future__ import annotations

from functools import cache

from merida.iati.codelists import shipped
from merida.places.states import table

KINDS = "urn:merida:kinds"
TOPICS = "urn:merida:topics"
REGIONS = "urn:merida:regions"
INITIATIVE = "urn:merida:initiative"
EXPERT_DAYS = "urn:merida:expert-days"
RECEIVING = "urn:merida:receiving"
OUTCOMES = "urn:merida:outcomes"
TARGET_GROUPS = "3"
"""The type of description that says whom an activity is for."""
ANTI_CORRUPTION = "15113"
"""The sector of the OECD for anti-corruption organisations and institutions."""


@cache
def _alpha_3() -> dict[str, str]:
    rows = [*table("states-parties.csv"), *table("others.csv")]
    return {row["iso2"]: row.get("code") or row.get("iso3") or row["iso2"] for row in rows if row["iso2"]}


@cache
def _alpha_2() -> dict[str, str]:
    return {long: short for short, long in _alpha_3().items()}


def alpha_3(code: str) -> str:
    """KGZ for KG; nothing for what is no code of a State or jurisdiction."""
    return _alpha_3().get(code.strip().upper(), "")


def alpha_2(code: str) -> str:
    """KG for KGZ; nothing for what is no country in IATI, as the European Union."""
    short = _alpha_2().get(code, "")
    return short if short in shipped()["Country"] else ""


def is_place(code: str) -> bool:
    """Whether it is the code of a State or jurisdiction as Merida writes it."""
    return code in _alpha_2()
