"""What okfn-iati's validator misses in IATI files and `merida iati check` finds: the Standard's tests, each rule.

The rules are broken one by one, as `tests/library/iati/test_iati_rules.py` does. The peer is run, never shipped.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from bench import printed
from bench.peering import peers
from bench.places import OUT, ROOT
from merida.iati import check

CONFORMANCE = ROOT.parent / "shared" / "iati" / "schema-tests"
TESTS = ROOT / "tests" / "library" / "iati"
NOW = datetime(2019, 6, 30, 12, tzinfo=UTC)
RULE = "a rule broken"
type Case = tuple[str, str, str, bool]
"""Group, rule or name, the file's text, and whether it is wrong."""


def iati() -> None:
    """Print what each finds in files that are wrong, and what it finds in files that are right."""
    printed.heading("IATI files, beside okfn-iati", "make bench ARGS=iati")
    cases = [*_rules(), *_schema_tests()]
    if not CONFORMANCE.is_dir():
        printed.line("The conformance files of the Standard are not beside the project, so only rules are compared.")
    path = OUT / "iati" / "cases.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "".join(json.dumps({"text": case[2], "rules": case[0].startswith(RULE)}) + "\n" for case in cases),
        encoding="utf-8",
    )
    said = peers("iati", str(path))
    ours = [_ours(case) for case in cases]
    theirs = [bool(line["new"]) for line in said] if said is not None else None
    rows = []
    for group in dict.fromkeys(case[0] for case in cases):
        places = [place for place, case in enumerate(cases) if case[0] == group]
        wrong = cases[places[0]][3]
        of = f" of {len(places)}"
        rows.append(
            [
                group,
                f"{sum(ours[place] for place in places)}{of}",
                f"{sum(theirs[place] for place in places)}{of}" if theirs else "–",
                f"{len(places) if wrong else 0}{of}",
            ]
        )
    printed.table(("files", "merida says something", "okfn-iati", "asked for"), rows)
    if theirs is not None:
        _missed(cases, ours, theirs)


def _missed(cases: list[Case], ours: list[bool], theirs: list[bool]) -> None:
    """The rules of which the peer says nothing in any case, though we do."""
    by_rule: dict[str, list[int]] = defaultdict(list)
    for place, case in enumerate(cases):
        if case[0].startswith(RULE):
            by_rule[case[1]].append(place)
    missed = [
        rule
        for rule, places in by_rule.items()
        if any(ours[place] for place in places) and not any(theirs[place] for place in places)
    ]
    printed.line(f"Rules that okfn-iati says nothing of: {len(missed)} of {len(by_rule)}: {', '.join(sorted(missed))}.")
    only = [rule for rule, places in by_rule.items() if not all(ours[place] for place in places)]
    printed.line(f"Rules of which merida missed a case: {', '.join(only) or 'none'}.")


def _ours(case: Case) -> bool:
    group, rule, text, _ = case
    found = list(check(text.encode(), file="case.xml", at=NOW))
    if group.startswith(RULE):
        return any(problem.id == rule for problem in found)
    return any(problem.severity == "critical" for problem in found)


def _rules() -> Iterator[Case]:
    """Each rule broken once or more in a file that keeps all."""
    sys.path.insert(0, str(TESTS))
    samples, table = (import_module(name) for name in ("iati_samples", "test_iati_rules"))
    for name, text, broken in (
        ("activities", samples.FULL, table.ACTIVITY_CASES),
        ("organisations", samples.ORGANISATION, table.ORGANISATION_CASES),
    ):
        for rule, _, changes in broken:
            yield f"{RULE}, {name}", rule, samples.changed(text, *changes), True


def _schema_tests() -> Iterator[Case]:
    for path in sorted(Path(CONFORMANCE).rglob("*.xml")):
        wrong = "should-fail" in path.parts
        group = "schema tests that must fail" if wrong else "schema tests that must pass"
        yield group, path.name, path.read_text(encoding="utf-8", errors="replace"), wrong
