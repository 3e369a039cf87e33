"""How exact a number is said to be: "more than", "au moins", "не более", "左右", before the number or after it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

type Qualifier = Literal["exact", "about", "more_than", "less_than", "at_least", "at_most"]
_KINDS: tuple[Qualifier, ...] = ("at_least", "at_most", "more_than", "less_than", "about")
_REACH = 48
# What may stand between the qualifier and the number: an article, a sign of money.
_BETWEEN = {
    "en": r"(?:\s+(?:the|a|an|only))?\s*",
    "fr": r"(?:\s*(?:les|la|le|des|l['’]))?\s*",
    "es": r"(?:\s*(?:los|las|el|la|l))?\s*",
    "ru": r"(?:\s+(?:за|в|на|из|у|по|с|со|для))?\s*",
    "ar": r"\s*",
    "zh": r"\s*",
}
_SMALL = {"fr": r"(?<=\w['’])|(?<=\s)", "en": r"(?<=\s)"}


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], tuple[Qualifier, ...], re.Pattern[str], tuple[Qualifier, ...]]:
    text = (files(__package__) / "data" / "qualifiers.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)[lang]
    before, first = _alternatives(table["before"], lang)
    after, second = _alternatives(table["after"], lang)
    edge = "" if lang == "zh" else r"(?<!\w)" if lang != "ar" else r"(?<!\w)[وفب]?"
    end = "" if lang == "zh" else r"(?!\w)"
    return (
        re.compile(rf"{edge}(?:{before}){_BETWEEN[lang]}\Z", re.IGNORECASE),
        first,
        re.compile(rf"(?:\s*[,،]?\s*|(?<=\w))(?:{after}){end}", re.IGNORECASE),
        second,
    )


def _alternatives(table: dict[str, list[str]], lang: str) -> tuple[str, tuple[Qualifier, ...]]:
    entries = [(entry, kind) for kind in _KINDS for entry in table.get(kind, [])]
    entries.sort(key=lambda one: -len(one[0]))
    if not entries:
        return "(?!)", ()
    parts = [f"(?P<q{at}>{_entry(entry, lang)})" for at, (entry, _) in enumerate(entries)]
    return "|".join(parts), tuple(kind for _, kind in entries)


def _entry(entry: str, lang: str) -> str:
    entry = re.sub(r"\((?!\?)", "(?:", entry)
    if lang == "ar":
        entry = entry.replace("أ", "[أا]").replace("إ", "[إا]").replace("ى", "[ىي]")
        entry = re.sub(r"ا(?=$|\)|\|| )", "ا[\u064b]?", entry).replace("اا", "ا")
    return entry.replace(" ", r"\s+")


def before(text: str, at: int, lang: str) -> tuple[int, Qualifier] | None:
    """The qualifier that ends right before offset `at`: where it begins and what it means; the longest one wins."""
    pattern, kinds, _, _ = _patterns(lang)
    found = pattern.search(text[max(at - _REACH, 0) : at])
    if not found:
        return None
    return found.start() + max(at - _REACH, 0), _kind(found, kinds)


def after(text: str, at: int, lang: str) -> tuple[int, Qualifier] | None:
    """The qualifier that begins right after offset `at`: where it ends and what it means."""
    _, _, pattern, kinds = _patterns(lang)
    found = pattern.match(text, at)
    return (found.end(), _kind(found, kinds)) if found else None


def _kind(found: re.Match[str], kinds: tuple[Qualifier, ...]) -> Qualifier:
    group = found.lastgroup or "q0"
    return kinds[int(group[1:])]
