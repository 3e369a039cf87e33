"""What was found against what a careful reader found: counts that add up over documents, and their ratios."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from bench.alignment import ENOUGH, Aligned, Line, accepted, align, folded, likeness, words

KINDS = ("good_practice", "challenge", "assistance_need", "observation")
FIELDS = ("kind", "symbol", "job_number", "language", "date", "title", "body", "session", "state", "cycle", "pages")
_UNITS = {
    "per cent": "percent", "%": "percent", "pct": "percent", "percentage": "percent",
    "person": "people", "persons": "people", "individuals": "people",
}  # fmt: skip


@dataclass
class Score:
    """Counts by what was counted: `right` of `all`, and for what is searched `true`, `found`, `both`."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    """What is not right, as (what, words), for those who want to mend it."""

    def add(self, other: Score) -> None:
        """Counts of another document."""
        self.counts.update(other.counts)
        self.wrong.extend(other.wrong)

    def search(self, name: str, aligned: Aligned) -> None:
        """Extracts of a kind: those in the truth, those found, those in both."""
        self.counts[name, "true"] += len(aligned.pairs) + len(aligned.missed)
        self.counts[name, "found"] += len(aligned.pairs) + len(aligned.extra)
        self.counts[name, "both"] += len(aligned.pairs)
        self.wrong += [(f"missed {name}", one["text"]) for one in aligned.missed]
        self.wrong += [(f"extra {name}", str(one.get("text"))) for one in aligned.extra]

    def check(self, name: str, right: bool, why: str) -> None:
        """One answer that is right or wrong."""
        self.counts[name, "all"] += 1
        self.counts[name, "right"] += right
        if not right:
            self.wrong.append((name, why))

    def sets(self, name: str, got: set[str], want: set[str]) -> None:
        """Members of sets: true, found, both."""
        self.counts[name, "true"] += len(want)
        self.counts[name, "found"] += len(got)
        self.counts[name, "both"] += len(got & want)

    def f1(self, *names: str) -> float | None:
        """The harmonic mean of precision and recall, pooled over names; None if there is nothing to find or found."""
        true, found, both = (sum(self.counts[name, one] for name in names) for one in ("true", "found", "both"))
        return 2 * both / (true + found) if true + found else None

    def errors(self, *names: str) -> int:
        """Missed and extra together."""
        return sum(
            self.counts[name, "true"] + self.counts[name, "found"] - 2 * self.counts[name, "both"] for name in names
        )

    def share(self, name: str) -> float | None:
        """The share of answers that are right."""
        return self.counts[name, "right"] / self.counts[name, "all"] if self.counts[name, "all"] else None


def score(truth: Iterable[Line], found: Iterable[Line], *, with_pages: bool = True) -> Score:
    """The score of one document; `with_pages` where the format has pages."""
    truths, founds, result = list(truth), list(found), Score()
    _findings(_of(truths, "finding"), _of(founds, "finding"), result)
    _statements(_of(truths, "statement"), _of(founds, "statement"), result)
    _figures(_of(truths, "figure"), _of(founds, "figure"), result)
    _fields(_of(truths, "document")[0], next(iter(_of(founds, "document")), {}), with_pages, result)
    return result


def _of(lines: list[Line], type_: str) -> list[Line]:
    return [line for line in lines if line.get("type") == type_]


def _provisions(line: Line) -> set[str]:
    return {str(one).replace(" ", "") for one in line.get("provisions") or []}


def _nearest(truth: Line, name: str, got: set[str]) -> set[str]:
    """The accepted set that is nearest to what was found."""
    return min((set(option or []) for option in accepted(truth, name)), key=lambda option: len(option ^ got))


def _findings(truths: list[Line], founds: list[Line], result: Score) -> None:
    for kind in KINDS:
        aligned = align(
            [one for one in truths if one["kind"] == kind], [one for one in founds if one.get("kind") == kind]
        )
        result.search(kind, aligned)
        for truth, found in aligned.pairs:
            got = _provisions(found)
            want = _nearest(truth, "provisions", got)
            name = "provisions" if kind != "observation" else "provisions of observations"
            result.check(name, got == want, f"{sorted(got)} for {sorted(want)}: {truth['text']}")
            if want and kind != "observation":
                result.check(
                    "inherited", bool(found.get("inherited")) in map(bool, accepted(truth, "inherited")), truth["text"]
                )
            if kind == "challenge":
                force = found.get("force")
                result.check(
                    "force", force in accepted(truth, "force"), f"{force} for {truth['force']}: {truth['text']}"
                )
            if kind == "assistance_need":
                none = bool(found.get("none_identified"))
                result.check("none identified", none == bool(truth.get("none_identified")), truth["text"])
                got = set(found.get("categories") or [])
                want = _nearest(truth, "categories", got)
                result.sets("categories", got, want)
                if got != want:
                    result.wrong.append(("categories", f"{sorted(got)} for {sorted(want)}: {truth['text']}"))


def _statements(truths: list[Line], founds: list[Line], result: Score) -> None:
    aligned = align(truths, founds)
    result.search("statement", aligned)
    for truth, found in aligned.pairs:
        for name in ("role", "quantifier", "state"):
            got = found.get(name)
            result.check(name, got in accepted(truth, name), f"{got} for {truth.get(name)}: {truth['text']}")
        got_provisions, want = _provisions(found), set(truth.get("provisions", []))
        result.check(
            "provisions of statements",
            got_provisions == want,
            f"{sorted(got_provisions)} for {sorted(want)}: {truth['text']}",
        )


def _number(value: Any) -> Decimal | str:
    try:
        return Decimal(str(value).replace(" ", "")).normalize()
    except InvalidOperation:
        return str(value).replace(" ", "").replace("–", "-").replace("..", "-").casefold()


def _unit(value: Any) -> str:
    """Units are compared in the singular, because a file may print "1 court" and "3 courts"."""
    text = " ".join(str(value or "").casefold().split())
    text = _UNITS.get(text, text)
    return text[:-3] + "y" if text.endswith("ies") else re.sub(r"(?<=[a-zà-ÿ]{2})s$", "", text)


def _figures(truths: list[Line], founds: list[Line], result: Score) -> None:
    """A figure is right when its value, qualifier and unit are; where it stands is no part of it."""
    left, both, counted = list(founds), 0, 0
    for truth in sorted(truths, key=lambda one: (bool(one.get("optional")), "value_ok" in one)):
        values = {_number(one) for one in accepted(truth, "value")}
        units = {
            _unit(one) for one in (*accepted(truth, "unit"), *([truth["unit_raw"]] if "unit_raw" in truth else []))
        }
        same = (
            one
            for one in left
            if _number(one.get("value")) in values
            and _unit(one.get("unit")) in units
            and one.get("qualifier") in accepted(truth, "qualifier")
        )
        found = next(same, None)
        if found is not None:
            left.remove(found)
        if not truth.get("optional"):
            counted += 1
            both += found is not None
            if found is None:
                result.wrong.append(
                    ("missed figure", f"{truth['value']} {truth['qualifier']} {truth['unit']}: {truth['text']}")
                )
    result.counts["figure", "true"] += counted
    result.counts["figure", "found"] += both + len(left)
    result.counts["figure", "both"] += both
    result.wrong += [
        ("extra figure", f"{one.get('value')} {one.get('qualifier')} {one.get('unit')}: {one.get('text')}")
        for one in left
    ]


def _fields(truth: Line, found: Line, with_pages: bool, result: Score) -> None:
    for name in FIELDS:
        if name == "pages" and not with_pages:
            continue
        got = found.get(name)
        if name in ("title", "body"):
            right = any(_same_name(one, got) for one in accepted(truth, name))
        else:
            right = bool(found) and str(got) in [str(one) for one in accepted(truth, name)]
        result.check("fields", right, f"{name}: {got!r} for {truth.get(name)!r}")


def _same_name(want: str | None, got: str | None) -> bool:
    """A title may be given with its neighbours on the masthead ("... Executive summary, Addendum")."""
    if want is None or got is None:
        return want is got
    one, other = words(want), words(got)
    return (
        likeness(one, other) >= ENOUGH
        or (one <= other and len(other) <= 3 * len(one) + 6)
        or folded(want) == folded(got)
    )
