"""Whether the codes in a file stand in their lists: those that Merida carries, and those a user loads from a file."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Any

from merida.iati.nodes import LANG
from merida.iati.problems import Severity
from merida.iati.sentences import Said, said
from merida.iati.structure import walk
from merida.money.currencies import currencies

Lists = Mapping[str, frozenset[str]]
_CHANGING = {"Country", "Language", "Currency"}
_FUNDS = frozenset("BOV CHE CHW CLF COU MXV USN USS UYI VED XBT XDR XSU XUA".split())
"""Units of account and funds codes, which `merida.money` leaves out because no amount of a case is in them."""

Unknown = tuple[int | None, str, Severity, Said]
"""Line, name of the list, severity, and one sentence."""


@cache
def shipped() -> Lists:
    """The lists that Merida carries."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in (files(__package__) / "data" / "codes.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            head, colon, rest = line.partition(": ")
            if colon:
                name = head
            found.setdefault(name, []).extend((rest if colon else line).split())
    lists = {key: frozenset(codes) for key, codes in found.items()}
    return {**lists, "Currency": frozenset(currencies()) | _FUNDS}


def load(path: str | PathLike[str]) -> Lists:
    """Code lists from a CSV file with the columns `codelist` and `code`, beside those that Merida carries.

    A list that is in the file replaces the one of the same name. ValueError with one sentence for any other file.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            if not {"codelist", "code"} <= set(rows.fieldnames or ()):
                raise ValueError(f"{path} has no columns codelist and code: give a CSV file with one code in each row.")
            for row in rows:
                if row["codelist"] and row["code"]:
                    found[row["codelist"].strip()].add(row["code"].strip())
    except (UnicodeDecodeError, csv.Error):
        raise ValueError(f"{path} is no CSV file in UTF-8: give one with the columns codelist and code.") from None
    return {**shipped(), **{name: frozenset(codes) for name, codes in found.items()}}


@cache
def _places() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    found: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for line in (files(__package__) / "data" / "code_places.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            rule, attribute, name, vocabulary = (part.strip() for part in line.split("|"))
            found[rule].append((attribute, name, vocabulary))
    return {rule: tuple(places) for rule, places in found.items()}


def unknown_codes(record: Any, lists: Lists, rule: str | None = None) -> Iterator[Unknown]:
    """Codes in an activity or organisation that their lists do not have; lists that nobody gave are not missed."""
    for element, name in walk(record, rule or record.tag):
        yield from unknown_here(element, name, lists)


def unknown_here(element: Any, rule: str, lists: Lists) -> Iterator[Unknown]:
    """Codes at this very element that their lists do not have."""
    for attribute, name, vocabulary in _places().get(rule, ()):
        code = element.text if attribute == "." else element.get(attribute)
        if code is None or name not in lists or (vocabulary and (element.get("vocabulary") or "1") != vocabulary):
            continue
        if code not in lists[name]:
            sentence = _sentence(code, name, element.tag, attribute, lists[name])
            yield element.sourceline, name, _severity(name), sentence
    lang = element.get(LANG)
    if lang and lang.split("-")[0].lower() not in lists["Language"]:
        sentence = _sentence(lang, "Language", element.tag, "xml:lang", lists["Language"])
        yield element.sourceline, "Language", "warning", sentence


def _severity(name: str) -> Severity:
    """The short lists belong to the Standard; the long ones are kept by others, and the file may know a newer one."""
    return "error" if name in shipped() and name not in _CHANGING else "warning"


def _sentence(code: str, name: str, tag: str, attribute: str, codes: frozenset[str]) -> Said:
    values = {"code": code if len(code) <= 40 else f"{code[:37]}...", "tag": tag, "list": name}
    sort = "code"
    if len(codes) <= 20:
        sort, values["codes"] = "code_of_few", ", ".join(sorted(codes, key=_order))
    return said(f"{sort}_text", **values) if attribute == "." else said(sort, attribute=attribute, **values)


def _order(code: str) -> tuple[int, str]:
    return (int(code), "") if code.isdecimal() else (10**9, code)
