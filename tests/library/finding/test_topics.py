"""Topics, on 150 labelled sentences in six languages and by what provisions say."""

import json
from pathlib import Path

import pytest

from merida.finding.topics import topics, topics_in

LABELLED = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "topics.jsonl").read_text(encoding="utf-8").splitlines()
]


def f1(rows):
    found = right = wanted = 0
    for row in rows:
        got, want = set(topics_in(row["text"], row["provisions"], row["lang"])), set(row["topics"])
        found, wanted, right = found + len(got), wanted + len(want), right + len(got & want)
    return 2 * right / (found + wanted)


def test_the_labels_are_topics_of_the_codebook():
    assert {topic for row in LABELLED for topic in row["topics"]} == set(topics())
    assert len(LABELLED) >= 150


def test_topics_agree_with_a_careful_reader():
    assert f1(LABELLED) >= 0.9


@pytest.mark.parametrize("lang", ["ar", "en", "es", "fr", "ru", "zh"])
def test_topics_agree_in_each_language(lang):
    assert f1([row for row in LABELLED if row["lang"] == lang]) >= 0.9


@pytest.mark.parametrize(
    ("provision", "told"),
    [
        ("33", ("protection_of_reporting_persons",)),
        ("9(1)(b)", ("procurement",)),
        ("31(3)", ("confiscation", "asset_management")),
        ("57(3)(a)", ("return_and_disposal",)),
        ("46(13)", ("mutual_legal_assistance",)),
        ("9(2)", ()),
        ("ch.V", ()),
        ("99", ()),
    ],
)
def test_a_provision_tells_its_topics(provision, told):
    assert topics_in("Improve the law.", (provision,), "en") == told


def test_topics_stand_in_the_order_of_the_codebook():
    text = "Statistics on confiscation, procurement and whistle-blowers"
    found = topics_in(text, (), "en")
    assert found == ("protection_of_reporting_persons", "procurement", "confiscation", "statistics")


def test_a_text_in_another_language_than_the_document_is_read_in_its_own():
    assert topics_in("加强采购制度", (), "en") == ("procurement",)
