"""The conformance material of the Standard: every file passes or fails as it should, every rule is there, none is lost."""

# ruff: noqa: E501 - each case is a line, to be read as a table
from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from iati_samples import CONFORMANCE, WHY_SKIPPED
from lxml import etree

from merida.iati import Refused, check, codelists, read, write
from merida.iati.ruleset import from_json, standard

pytestmark = pytest.mark.skipif(not CONFORMANCE.is_dir(), reason=WHY_SKIPPED)

META = CONFORMANCE / "ruleset" / "meta_tests"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def _files(under: str) -> list[Path]:
    return [path for path in sorted((CONFORMANCE / under).rglob("*")) if path.is_file() and path.suffix != ".txt"]


def test_every_file_of_the_schema_tests_passes_or_fails_as_it_should() -> None:
    wrong = []
    for path in _files("schema-tests"):
        critical = [problem for problem in check(path, at=NOW) if problem.severity == "critical"]
        if bool(critical) is ("should-pass" in path.parts):
            wrong.append((path.name, critical[:1]))
    assert wrong == []


def test_every_file_of_activities_is_written_as_it_was_read() -> None:
    count, lost = 0, []
    for path in [*_files("schema-tests"), *META.glob("*.xml")]:
        try:
            out = io.BytesIO()
            write(read(path), out)
        except Refused:
            continue
        count += 1
        if _canonical(out.getvalue()) != _canonical(path.read_bytes()):
            lost.append(path.name)
    assert lost == []
    assert count > 500


def _canonical(data: bytes) -> bytes:
    return etree.tostring(etree.ElementTree(etree.fromstring(data)), method="c14n", with_comments=True)


def _cases() -> Iterator[tuple[str, str, str, bool]]:
    for context, kinds in json.loads((CONFORMANCE / "ruleset/rulesets/standard.json").read_bytes()).items():
        for kind, rule in kinds.items():
            for case in rule["cases"]:
                inner: list[tuple[str, Any]] = [(kind, case)]
                if kind == "loop":
                    inner = [(name, one) for name, sub in case["do"].items() for one in sub["cases"]]
                for name, one in inner:
                    yield one["ruleInfo"]["id"], one["ruleInfo"]["severity"], name, "organisation" in context


def test_all_107_cases_are_there_with_their_severity() -> None:
    ours = Counter(
        (case.id, case.severity, case.kind, group.record == "iati-organisation")
        for group in standard()
        for case in group.cases
        if not case.beyond
    )
    assert ours == Counter(_cases())
    assert ours.total() == 107


def _holds(rules: str, activity: str) -> bool:
    ruleset = from_json((META / f"{rules}.json").read_bytes())
    found = check(META / f"{activity}.xml", at=NOW, ruleset=ruleset, codelists=codelists.shipped())
    return not [problem for problem in found if problem.id != "0.3.1" and not problem.id.startswith("code.")]


@pytest.mark.parametrize(
    ("rules", "good", "bad"),
    [
        ("at_least_one", "at_least_one_ref at_least_one_narrative at_least_one_no_element_good", "at_least_one_bad"),
        ("between_dates", "between_dates_good", "between_dates_bad"),
        ("condition", "activity_status_2", "activity_status_3"),
        ("date_now", "date_now_good", "date_now_bad"),
        ("date_order", "date_good", "date_bad"),
        ("dependent_title_description", "empty_activity title_description", "title description"),
        ("forloop", "forloop_good", "forloop_bad"),
        ("if_then", "if_then_good", "if_then_bad"),
        ("no_more_than_one_title", "empty_activity title", "title_twice"),
        ("one_or_all", "one_or_all_lang_good one_or_all_lang_good_all", "one_or_all_lang_bad one_or_all_lang_bad_all"),
        ("one_or_all", "one_or_all_sector_good one_or_all_sector_all_good", ""),
        ("one_or_all", "one_or_all_currency_good one_or_all_currency_all_good", ""),
        ("one_or_all", "", "one_or_all_sector_bad one_or_all_sector_all_bad"),
        ("one_or_all", "", "one_or_all_currency_bad one_or_all_currency_all_bad"),
        ("one_or_all_org", "one_or_all_org_currency_good", "one_or_all_org_currency_bad"),
        ("only_one_of", "only_one_of_activity_good only_one_of_transaction_good", "only_one_of_activity_bad"),
        ("only_one_of", "", "only_one_of_transaction_bad"),
        ("period_time", "period_time_good", "period_time_bad"),
        ("range", "range_good", "range_bad"),
        ("recipient_country", "recipient_country_good", "recipient_country_bad"),
        ("recipient_region_budget", "recipient_region_budget_good", "recipient_region_budget_bad"),
        ("regex_matches", "regex_good", "regex_bad"),
        ("regex_no_matches", "regex_bad", "regex_good"),
        ("result_indicator_baseline_selector_with_conditions", "results_indicator_baseline_value_good", "results_indicator_baseline_value_bad"),
        ("result_indicator_baseline_selector_with_conditions", "results_indicator_baseline_value_not_relevant", ""),
        ("result_indicator_period_actual_selector_with_conditions", "results_indicator_period_actual_value_good", "results_indicator_period_actual_value_bad"),
        ("result_indicator_period_actual_selector_with_conditions", "results_indicator_period_actual_value_not_relevant", ""),
        ("result_indicator_period_target_selector_with_conditions", "results_indicator_period_target_value_good", "results_indicator_period_target_value_bad"),
        ("result_indicator_period_target_selector_with_conditions", "results_indicator_period_target_value_not_relevant", ""),
        ("results_references", "results_refs_good", "results_refs_bad"),
        ("sector_percentage_sum", "sector_percentage_sum_good", "sector_percentage_sum_bad"),
        ("starts_with", "identifiers", "identifiers_bad"),
        ("sum", "sum_good sum_two_good", "sum_bad"),
        ("sum_two", "sum_two_good", "sum_two_bad"),
        ("time_limit", "time_limit_good", "time_limit_bad"),
        ("title_exists", "title", "empty_activity"),
        ("title_text_exists", "title_text", "title"),
        ("total_expenditure", "total_expenditure_good", "total_expenditure_bad"),
        ("unique", "unique_good", "unique_bad"),
        ("unique_title_description", "title_description_content", ""),
    ],
)  # fmt: skip
def test_rules_hold_of_the_good_and_not_of_the_bad(rules: str, good: str, bad: str) -> None:
    assert {name: _holds(rules, name) for name in good.split()} == dict.fromkeys(good.split(), True)
    assert {name: _holds(rules, name) for name in bad.split()} == dict.fromkeys(bad.split(), False)


def test_short_code_lists_are_those_of_the_standard() -> None:
    theirs: dict[str, set[str]] = {}
    with (CONFORMANCE / "codelists.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            theirs.setdefault(row["codelist"], set()).add(row["code"])
    ours = codelists.shipped()
    short = set(ours) - {"Country", "Language", "Currency", "Version"}
    assert {name: ours[name] for name in short} == {name: theirs[name] for name in short}
    assert theirs["Version"] - ours["Version"] == {f"1.0{n}" for n in range(1, 6)}
    assert theirs["Country"] - ours["Country"] == {"AN"}  # the Netherlands Antilles, which are no more
    assert theirs["Language"] <= ours["Language"]
    assert theirs["Currency"] <= ours["Currency"]


def test_every_place_of_a_code_is_known() -> None:
    mapped = {
        (str(node.findtext("path")).rpartition("/")[2].lstrip("@"), node.find("codelist").get("ref"))
        for node in etree.parse(CONFORMANCE / "mapping.xml").iter("mapping")
    }
    ours = {
        (place[0] if place[0] != "." else "text()", place[1])
        for places in codelists._places().values()
        for place in places
    }
    assert mapped - ours == {("xml:lang", "Language")}
