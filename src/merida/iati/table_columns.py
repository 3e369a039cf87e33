"""The columns of a sheet of activities: heads and choices in six languages, and the kind that only activities have."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from merida.tabular.columns import Column
from merida.tabular.kinds import Choice, Identifier, Kind, Text, Told, Whole, Wrong, ascii_digits, parts
from merida.tabular.kinds_codes import Currency, Places, Provisions
from merida.tabular.kinds_dates import Date
from merida.tabular.kinds_money import Money
from merida.tabular.values import Value

__all__ = ["TEN", "Shares", "columns", "labels", "offered"]

TEN = (
    "identifier", "title", "description", "provider", "implementing", "jurisdictions", "provisions", "kind", "start",
    "end",
)  # fmt: skip
"""The columns of the template; others may stand beside them."""
_FILLED = frozenset(("identifier", "title", "start"))
_SHARE = re.compile(
    r"(.+?)\s*[(（:：\[]?\s*(\d{1,3}(?:[.,]\d{1,6})?)\s*[%٪％]\s*[)）\]]?|(.+?)\s+(\d{1,3}(?:[.,]\d{1,6})?)"
)


@dataclass(frozen=True, slots=True)
class Shares:
    """States with or without their shares: "Kenya; Uganda", "KEN 60 %; UGA 40 %"."""

    def read(self, told: Told) -> tuple[tuple[str, Decimal | None], ...]:
        """Each with its share in per cent, or all without; `Wrong` if the shares do not add up to 100."""
        pieces = parts(told.text)
        found = [_SHARE.fullmatch(ascii_digits(piece)) for piece in pieces]
        if not any(found):
            codes = Places(many=True).read(told)
            assert isinstance(codes, tuple)
            return tuple((code, None) for code in codes)
        if not all(found):
            bare = next(piece for piece, one in zip(pieces, found, strict=True) if one is None)
            raise Wrong("shares_part", written=bare)
        shares: dict[str, Decimal] = {}
        for one in found:
            assert one is not None
            code = Places().read(Told(one[1] or one[3]))
            assert isinstance(code, str)
            shares[code] = shares.get(code, Decimal(0)) + Decimal((one[2] or one[4]).replace(",", "."))
        total = sum(shares.values(), Decimal(0))
        if total != 100:
            raise Wrong("shares_sum", sum=total)
        return tuple(shares.items())

    def vote(self, value: Value) -> str | None:
        """Nothing."""
        return None


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "data" / "sheet.toml").read_text(encoding="utf-8"))


def labels(about: str) -> dict[str, tuple[str, ...]]:
    """The words of a choice (`status`, `gender`) in all languages: code to labels."""
    return {
        code: tuple(dict.fromkeys(label for found in langs.values() for label in found))
        for code, langs in _table()[about].items()
    }


def columns(kinds: Mapping[str, tuple[str, ...]] | None = None) -> tuple[Column, ...]:
    """The columns, the ten of the template first. `kinds`: the kinds of assistance with their labels."""
    found: dict[str, Kind] = {
        "identifier": Identifier(),
        "jurisdictions": Shares(),
        "provisions": Provisions(),
        "kind": Choice(kinds, many=True) if kinds else Text(),
        "start": Date(),
        "end": Date(),
        "status": Choice(labels("status"), unknown="status_unknown"),
        "budget": Money(),
        "currency": Currency(),
        "expert_days": Whole(1_000_000),
        "gender": Choice(labels("gender")),
    }
    return tuple(
        Column(key, {lang: tuple(heads) for lang, heads in names.items()}, found.get(key, Text()), key in _FILLED)
        for key, names in _table()["columns"].items()
    )


def offered(about: str, lang: str) -> list[str]:
    """The labels of a choice that a template offers in a language, in the order of its codes."""
    return [langs[lang][0] for langs in _table()[about].values()]
