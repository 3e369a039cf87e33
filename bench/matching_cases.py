"""Labelled pairs for matching, as needs and activities: in `matching_pairs/`, `tuned.toml` and `held.toml`.

All take place in one State and one year, so that only what they are about tells them apart.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from merida.matching import Activity, Need

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
STATE = "KEN"
_HERE = Path(__file__).parent / "matching_pairs"


@cache
def cases(split: str) -> dict[str, dict[str, Any]]:
    """The cases of a split, `tuned` or `held`."""
    return tomllib.loads((_HERE / f"{split}.toml").read_text(encoding="utf-8"))


def every() -> Iterator[tuple[str, dict[str, Any]]]:
    """The cases of both."""
    yield from cases("tuned").items()
    yield from cases("held").items()


def need(name: str, case: dict[str, Any], lang: str, *, codes: bool = True) -> Need:
    """The need of a case in a language; without codes it is its words alone."""
    if not codes:
        return Need(id=name, text=case["need"][lang], language=lang)
    return Need(
        id=name,
        text=case["need"][lang],
        language=lang,
        state=STATE,
        provisions=tuple(case["provisions"]),
        kinds=tuple(case["categories"]),
        start=date(2098, 6, 1),
    )


def activity(name: str, case: dict[str, Any], lang: str, *, codes: bool = True, again: bool = False) -> Activity:
    """The activity of a case; `again`: as another publisher tells of it, who gives no provisions."""
    before, publisher = ("again_", "XX-TWO") if again else ("", "XX-ONE")
    titles, texts = {lang: case[f"{before}title"][lang]}, {lang: case[f"{before}text"][lang]}
    if not codes:
        return Activity(id=name, titles=titles, descriptions=texts)
    return Activity(
        id=name,
        titles=titles,
        descriptions=texts,
        provisions=() if again else tuple(case["activity_provisions"]),
        kinds=tuple(case["kinds"])[:1] if again else tuple(case["kinds"]),
        jurisdictions=(STATE,),
        start=date(2099, 1, 1),
        end=date(2100, 12, 31),
        status="under_way",
        publisher=publisher,
    )


def pool(lang: str, *, codes: bool = True) -> list[Activity]:
    """What is proposed from: every case twice, as its provider and as another tells of it; ids `name` and `name+`."""
    found = []
    for name, case in every():
        found.append(activity(name, case, lang, codes=codes))
        found.append(activity(f"{name}+", case, lang, codes=codes, again=True))
    return found
