"""Needs and activities by the thousand, made of the labelled cases: for each need one activity that serves it.

In each State some cases are needs with a single activity; all other activities there are of other cases.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from bench.matching_cases import LANGUAGES, every
from merida.places import states

__all__ = ["write"]

_SHARE_OF_CODES = 0.6
"""So many activities carry provisions and kinds; the others only words, State and dates."""
_SAME_LANGUAGE = 0.5
type Line = dict[str, Any]


def write(folder: Path, needs: int, activities: int) -> dict[str, str]:
    """Write `needs.jsonl` and `activities.jsonl`; need to the activity that serves it."""
    chance = random.Random(11)
    cases = list(every())
    places = [one for one in states() if one.kind == "state"]
    each = -(-needs // len(places))
    truth: dict[str, str] = {}
    asked: list[Line] = []
    told: list[Line] = []
    rest: list[tuple[Any, list[tuple[str, dict[str, Any]]]]] = []
    for place in places:
        mixed = chance.sample(cases, len(cases))
        rest.append((place, mixed[each:]))
        for name, case in mixed[:each]:
            if len(asked) == needs:
                break
            lang = chance.choice(LANGUAGES)
            other = lang if chance.random() < _SAME_LANGUAGE else chance.choice(LANGUAGES)
            asked.append(_need(f"need-{place.code}-{name}", place.code, case, lang))
            told.append(_activity(f"XX-{place.code}-{name}", place, case, other, chance))
            truth[asked[-1]["id"]] = told[-1]["id"]
    while len(told) < activities:
        place, others = chance.choice(rest)
        _, case = chance.choice(others)
        told.append(_activity(f"XX-{place.code}-{len(told)}", place, case, chance.choice(LANGUAGES), chance))
    chance.shuffle(told)
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in (("needs", asked), ("activities", told)):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return truth


def _need(name: str, place: str, case: dict[str, Any], lang: str) -> Line:
    return {
        "id": name,
        "text": case["need"][lang],
        "language": lang,
        "state": place,
        "provisions": case["provisions"],
        "categories": case["categories"],
        "date": "2098-06-01",
    }


def _activity(name: str, place: Any, case: dict[str, Any], lang: str, chance: random.Random) -> Line:
    before = chance.choice(("", "again_"))
    year = chance.randint(2095, 2101)
    line = {
        "id": name,
        "title": {lang: f"{case[f'{before}title'][lang]} ({place.name(lang)}, {year})"},
        "description": {lang: case[f"{before}text"][lang]},
        "jurisdictions": [place.code],
        "start": f"{year}-01-01",
        "end": f"{year + chance.randint(0, 3)}-12-31",
        "publisher": f"XX-{chance.randint(1, 40)}",
    }
    if chance.random() < _SHARE_OF_CODES:
        line |= {"provisions": case["activity_provisions"], "kinds": case["kinds"]}
    return line
