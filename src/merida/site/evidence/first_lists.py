"""The lists that come with Merida: provisions, jurisdictions, groups, topics, categories, cycles; reviewed data."""

from __future__ import annotations

import csv
import hashlib
import json
import tomllib
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

from merida.drafting.outcomes import CATEGORIES
from merida.drafting.words import LANGUAGES, say
from merida.places import states
from merida.uncac.articles import provision
from merida.uncac.table import SPELLINGS

GROUPS = ("African", "Asia-Pacific", "Eastern European", "Latin American and Caribbean", "Western European and Others")


def packaged() -> dict[str, list[dict[str, Any]]]:
    """Every list that comes with Merida, by name."""
    makers: dict[str, Callable[[], Iterator[dict[str, Any]]]] = {
        "provisions": _provisions,
        "jurisdictions": _jurisdictions,
        "regional_groups": lambda: _said("regional_groups", GROUPS),
        "subregions": lambda: _csv("subregions.csv"),
        "categories": lambda: _said("categories", CATEGORIES),
        "topics": lambda: _csv("topics.csv"),
        "cycles": _cycles,
    }
    return {name: list(make()) for name, make in makers.items()}


def digest(entries: list[dict[str, Any]]) -> str:
    """SHA-256 of a list, to know whether it is the same."""
    return hashlib.sha256(json.dumps(entries, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def load_first(apps: Any, schema_editor: Any) -> None:
    """Step of the first migration."""
    from django.utils import timezone  # slow

    model = apps.get_model("evidence", "CodeList")
    for name, entries in packaged().items():
        model.objects.get_or_create(
            name=name,
            version=1,
            defaults={"entries": entries, "digest": digest(entries), "made_at": timezone.now()},
        )


def _provisions() -> Iterator[dict[str, Any]]:
    for spelling in SPELLINGS:
        facts = provision(spelling)
        yield {
            "key": spelling,
            "names": {language: titles[-1] for language, titles in facts.titles.items()},
            "facts": {"level": facts.level, "obligation": facts.obligation_type, "cycle": facts.cycle},
        }


def _jurisdictions() -> Iterator[dict[str, Any]]:
    for one in states():
        yield {
            "key": one.code,
            "names": dict(one.names),
            "facts": {
                "kind": one.kind,
                "group": one.regional_group,
                "review_group": one.regional_group,
                "subregion": one.subregion,
            },
        }


def _said(table: str, keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for key in keys:
        yield {"key": key, "names": {language: say(language, f"{table}.{key}") for language in LANGUAGES}}


def _csv(name: str) -> Iterator[dict[str, Any]]:
    text = (files("merida.site.evidence") / "data" / name).read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield {"key": row["key"], "names": {language: row[language] for language in LANGUAGES}}


def _cycles() -> Iterator[dict[str, Any]]:
    text = (files("merida.site.evidence") / "data" / "cycles.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(text)["cycle"]:
        facts = {name: row[name] for name in ("phase", "chapters", "years")}
        yield {"key": row["key"], "names": row["names"], "facts": facts}
