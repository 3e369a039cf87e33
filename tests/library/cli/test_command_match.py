"""`merida match` and `merida overlaps` as people run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_run import merida

from merida.matching import VERSION

SAMPLES = Path(__file__).parents[3] / "src" / "merida" / "samples" / "assistance"
NEEDS, ACTIVITIES = SAMPLES / "needs.jsonl", SAMPLES / "activities.jsonl"


def test_proposals_are_lines_in_the_order_of_the_needs() -> None:
    ran = merida("match", "--needs", NEEDS, "--activities", ACTIVITIES)
    assert (ran.status, ran.err) == (0, "")
    assert {line["type"] for line in ran.lines} == {"proposal"}
    best = {line["need"]: line["activity"] for line in reversed(ran.lines)}
    assert best == {
        "need-plw-1": "XX-SAMPLE-1",
        "need-plw-2": "XX-SAMPLE-2",
        "need-mus-1": "XX-OTHER-4",
        "need-mng-1": "XX-OTHER-6",
        "need-fji-1": "XX-OTHER-5",
    }
    assert all(line["reasons"] and line["version"] and 0 <= line["score"] <= 1 for line in ran.lines)


def test_the_same_files_give_the_same_bytes_for_any_number_of_processes() -> None:
    once, again = (merida("match", "--needs", NEEDS, "--activities", ACTIVITIES, "--jobs", jobs).out for jobs in "12")
    assert once == again


def test_gaps_are_told_where_they_are_asked_for() -> None:
    ran = merida("match", "--needs", NEEDS, "--activities", ACTIVITIES, "--gaps")
    assert [line for line in ran.lines if line["type"] == "gap"] == [
        {
            "type": "gap",
            "need": "need-ury-1",
            "code": "no_activity_in_jurisdiction",
            "values": ["URY"],
            "version": VERSION,
        }
    ]


def test_limit_and_threshold() -> None:
    one = merida("match", "--needs", NEEDS, "--activities", ACTIVITIES, "--limit", "1")
    assert len(one.lines) == 5
    assert merida("match", "--needs", NEEDS, "--activities", ACTIVITIES, "--threshold", "1").out == ""


def test_needs_come_from_find_and_activities_through_standard_input(tmp_path: Path) -> None:
    found = merida("find", SAMPLES.parent / "documents" / "summary2-fr.docx", "--output", tmp_path / "found.jsonl")
    assert found.status == 0
    ran = merida("match", "--needs", tmp_path / "found.jsonl", "--activities", "-", stdin=ACTIVITIES.read_bytes())
    assert ran.status == 0
    assert {line["activity"] for line in ran.lines} == {"XX-OTHER-4"}


def test_a_table_shows_reasons_in_words() -> None:
    ran = merida("match", "--needs", NEEDS, "--activities", ACTIVITIES, "--gaps", "--format", "table")
    assert "the same provision: 33" in " ".join(ran.out.split())
    assert "no assistance is reported in Uruguay" in ran.out


def test_bad_lines_have_a_sentence_each_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = tmp_path / "activities.jsonl"
    bad.write_bytes(b"nonsense\n" + ACTIVITIES.read_bytes() + b'{"title": "no id"}\n')
    ran = merida("match", "--needs", NEEDS, "--activities", bad)
    assert ran.status == 1
    assert len(ran.sentences) == 2
    assert ran.sentences[0].endswith(
        "activities.jsonl:1: This is no JSON object: give the output of `merida iati read`, or one object a line."
    )
    assert ran.sentences[1].split("activities.jsonl")[1].startswith(":9: This line has no identifier")
    assert ran.out == merida("match", "--needs", NEEDS, "--activities", ACTIVITIES).out


def test_one_activity_twice_with_other_content_is_told(tmp_path: Path) -> None:
    twice = tmp_path / "activities.jsonl"
    line = json.loads(ACTIVITIES.read_text(encoding="utf-8").splitlines()[0])
    lines = [line, line, {**line, "title": "Something else"}]
    twice.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    ran = merida("match", "--needs", NEEDS, "--activities", twice)
    assert ran.status == 1
    assert ran.sentences == [
        f"{twice}:3: The activity XX-SAMPLE-1 was given before with other content; the first is taken."
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["match"], "Nothing to match: name a file of JSON lines with `--needs FILE.jsonl`."),
        (["match", "--needs", "-"], "Nothing to match: name a file of JSON lines with `--activities FILE.jsonl`."),
        (
            ["match", "--needs", "-", "--activities", "-"],
            "Standard input cannot hold both: give needs or activities as a file.",
        ),
        (["overlaps"], "Nothing to compare: give a file of JSON lines, or - for standard input."),
    ],
    ids=["nothing", "no activities", "both from standard input", "no file"],
)
def test_wrong_usage_is_one_sentence(arguments: list[str], sentence: str) -> None:
    ran = merida(*arguments)
    assert (ran.status, ran.out, ran.sentences) == (2, "", [sentence])


def test_a_file_that_is_missing_is_one_sentence_and_the_others_are_read(tmp_path: Path) -> None:
    ran = merida("overlaps", tmp_path / "missing.jsonl", ACTIVITIES)
    assert ran.status == 1
    assert len(ran.sentences) == 1
    assert "missing.jsonl could not be opened" in ran.err
    assert len(ran.lines) > 1


def test_overlaps_are_pairs_and_groups() -> None:
    ran = merida("overlaps", ACTIVITIES)
    assert (ran.status, ran.err) == (0, "")
    pair, group = (next(line for line in ran.lines if line["type"] == kind) for kind in ("overlap", "group"))
    assert (pair["a"], pair["b"], pair["relation"]) == ("XX-SAMPLE-1", "XX-OTHER-9", "same_project")
    assert list(pair) == ["type", "a", "b", "relation", "score", "reasons", "version"]
    assert (group["activities"], group["differ_in"]) == (["XX-SAMPLE-2", "XX-SAMPLE-3"], ["period", "phase"])


def test_unrelated_pairs_are_told_only_when_asked_for() -> None:
    told = {line.get("relation") for line in merida("overlaps", ACTIVITIES).lines}
    every = {line.get("relation") for line in merida("overlaps", ACTIVITIES, "--all").lines}
    assert "unrelated" not in told
    assert "unrelated" in every


def test_overlaps_as_a_table() -> None:
    ran = merida("overlaps", ACTIVITIES, "--format", "table")
    assert "same project" in ran.out
    assert "Repeated titles" in ran.out
