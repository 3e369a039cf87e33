"""What a new installation begins with: the handling of each kind of document (codebook), from reviewed data."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import Any


def handling_rules() -> list[dict[str, Any]]:
    """The rows of data/handling.csv as fields of `HandlingRule`."""
    text = files("merida.site.provenance").joinpath("data/handling.csv").read_text(encoding="utf-8")
    return [row | {"onward_limits": row["onward_limits"].split()} for row in csv.DictReader(text.splitlines())]


def load_handling_rules(apps: Any, schema_editor: Any) -> None:
    """Step of the first migration."""
    rule = apps.get_model("provenance", "HandlingRule")
    rule.objects.bulk_create([rule(**row) for row in handling_rules()])
