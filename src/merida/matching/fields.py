"""Fields of JSON lines, by any of the names that tools give them; a value of a wrong kind is one sentence.

Lines come from other programs and from people, so that a name for one is `state`, `country` or `jurisdiction`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from merida.matching.place import alpha3, is_known, region_ids

__all__ = ["Line", "day", "many", "one", "period", "places", "texts"]

type Line = Mapping[str, Any]


def one(line: Line, *names: str) -> str | None:
    """The first of these fields that holds a word or number."""
    for name in names:
        value = line.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if value is not None and not isinstance(value, str | list | Mapping):
            raise ValueError(f"The field {name} should hold words, not {value!r}: correct it.")
    return None


def many(line: Line, *names: str) -> tuple[str, ...]:
    """All that these fields hold: one word, words parted by `;` or `,`, a list, or objects with a code or ref."""
    found: list[str] = []
    for name in names:
        if name in line:
            found.extend(_spread(line[name], name))
    return tuple(dict.fromkeys(found))


def _spread(value: Any, name: str) -> list[str]:
    if value is None or value == "":
        return []
    if isinstance(value, str):
        return [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
    if isinstance(value, Mapping):
        inner = next((value[key] for key in ("code", "ref", "id", "name") if value.get(key)), None)
        return [str(inner)] if inner is not None else []
    if isinstance(value, list):
        return [part for item in value for part in ([item.strip()] if isinstance(item, str) else _spread(item, name))]
    if isinstance(value, int) and not isinstance(value, bool):
        return [str(value)]
    raise ValueError(f"The field {name} should hold a word or a list of words, not {value!r}: correct it.")


def places(line: Line, *names: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What these fields say of where: States, regions and networks, and what is neither."""
    states: dict[str, None] = {}
    regions: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for name in names:
        value = line.get(name)
        whole = value.strip() if isinstance(value, str) else ""  # "Korea, Republic of" is one name
        for said in [whole] if whole and _place(whole) else _spread(value, name):
            code = alpha3(said)
            if is_known(code):
                states[code] = None
            elif found := region_ids((said,)):
                regions |= dict.fromkeys(found)
            else:
                unknown[said] = None
    return tuple(states), tuple(regions), tuple(unknown)


def _place(said: str) -> bool:
    return is_known(alpha3(said)) or bool(region_ids((said,)))


def texts(value: Any, name: str, language: str | None) -> dict[str, str]:
    """Words by language: of a string, of `{"en": ...}`, of `{"words": [{"text", "lang"}]}`, or of a list of these."""
    if value is None:
        return {}
    if isinstance(value, str):
        return {language or "": value.strip()} if value.strip() else {}
    if isinstance(value, Mapping):
        if "words" in value:
            return texts(value["words"], name, language)
        if "text" in value:
            return texts(value["text"], name, value.get("lang") or language)
        return {str(lang): str(words) for lang, words in value.items() if isinstance(words, str) and words.strip()}
    if isinstance(value, list):
        found: dict[str, str] = {}
        for item in value:
            for lang, words in texts(item, name, language).items():
                found[lang] = f"{found[lang]} {words}" if lang in found else words
        return found
    raise ValueError(f"The field {name} should hold words, not {value!r}: correct it.")


def day(value: Any, name: str, *, last: bool = False) -> date | None:
    """A day of `2019-05-31`, `2019-05` or `2019`: of a month or year its first, or with `last` its last."""
    if value is None or value == "":
        return None
    said = str(value).strip()
    try:
        parts = [int(part) for part in said[:10].split("-")]
        if len(parts) == 3:
            return date(*parts)
        if len(parts) == 2:
            year, month = parts
            return (
                (date(year + month // 12, month % 12 + 1, 1) - (date(2, 1, 2) - date(2, 1, 1)))
                if last
                else date(year, month, 1)
            )
        return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)
    except (ValueError, TypeError):
        raise ValueError(f"{said!r} in the field {name} is no day: write it as 2019-05-31.") from None


def period(line: Line, begins: tuple[str, ...], ends: tuple[str, ...]) -> tuple[date | None, date | None]:
    """First and last day; a `year` is all of it; ValueError if the end is before the start."""
    start = next((day(line[name], name) for name in begins if line.get(name)), None)
    end = next((day(line[name], name, last=True) for name in ends if line.get(name)), None)
    if start is None and end is None and line.get("year"):
        start, end = day(line["year"], "year"), day(line["year"], "year", last=True)
    if isinstance(line.get("period"), Mapping):
        inner = line["period"]
        start, end = start or day(inner.get("start"), "period"), end or day(inner.get("end"), "period", last=True)
    if start and end and end < start:
        raise ValueError(f"The end {end} is before the start {start}: correct the dates.")
    return start, end
