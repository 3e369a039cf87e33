"""Lines of other programs and of people to needs and activities; what cannot be used is one sentence."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from merida.iati import read
from merida.iati.lines import activity_line
from merida.matching import Activity, Money, Need
from merida.matching.batches import Wrong, profiles, read_activities, read_needs
from merida.matching.lines import line_of
from merida.matching.lines_activities import activity_of
from merida.matching.lines_needs import needs_of
from merida.matching.values import Proposal, Reason

FULL = Path(__file__).parents[1] / "iati" / "data" / "full.xml"
DOCUMENT = {"type": "document", "id": "d", "state": "PLW", "language": "en", "date": "2099-05-01"}
FINDING: dict[str, Any] = {
    "type": "finding",
    "kind": "assistance_need",
    "passage": "d#7",
    "start": 0,
    "end": 20,
    "text": "Training of judges",
    "provisions": ["11"],
    "categories": ["capacity_building"],
    "topics": ["judiciary"],
}


def numbered(*lines: Any) -> list[tuple[int, bytes]]:
    return [
        (place, line if isinstance(line, bytes) else json.dumps(line).encode()) for place, line in enumerate(lines, 1)
    ]


def test_a_finding_takes_state_language_and_date_from_its_document() -> None:
    read = needs_of()
    assert read(DOCUMENT) is None
    assert read(FINDING) == Need(
        id="d#7:0-20",
        text="Training of judges",
        language="en",
        state="PLW",
        provisions=("11",),
        kinds=("capacity_building",),
        topics=("judiciary",),
        start=date(2099, 5, 1),
    )


@pytest.mark.parametrize(
    "change",
    [{"kind": "good_practice"}, {"kind": "observation"}, {"none_identified": True}],
    ids=["good practice", "observation", "no need was identified"],
)
def test_findings_that_are_no_needs_are_passed_over(change: dict[str, Any]) -> None:
    assert needs_of()({**FINDING, **change}) is None


def test_challenges_are_needs_too_and_other_lines_are_not() -> None:
    read = needs_of()
    assert read({**FINDING, "kind": "challenge"}) is not None
    assert [read({"type": kind}) for kind in ("passage", "statement", "figure")] == [None] * 3


def test_needs_of_one_s_own() -> None:
    told = needs_of()(
        {
            "id": 7,
            "title": "Judges",
            "text": "Training in ethics",
            "country": "Palau",
            "article": "11; 8",
            "kinds": "training",
            "institution": "Supreme Court",
            "year": 2099,
            "lang": "en",
        }
    )
    assert told == Need(
        id="7",
        text="Judges. Training in ethics",
        language="en",
        state="PLW",
        provisions=("11", "8"),
        kinds=("training",),
        target="Supreme Court",
        start=date(2099, 1, 1),
        end=date(2099, 12, 31),
    )


def test_an_activity_of_iati_keeps_what_matching_looks_at() -> None:
    first = activity_of(json.loads(json.dumps(activity_line(next(iter(read(FULL)))))))
    assert first is not None
    assert first.id == "XM-DAC-41128-KGZ-1"
    assert first.titles["en"] == "Asset recovery: training & advice"
    assert set(first.titles) == {"ar", "en", "es", "fr", "ru", "zh"}
    assert (first.jurisdictions, first.regions) == (("KG",), ("619",))
    assert first.provisions == ("57(3)(a)",)
    assert (first.start, first.end, first.status) == (date(2018, 2, 1), date(2019, 12, 31), "2")
    assert first.publisher == "XM-DAC-41128"
    assert first.references == (("KGZ/2018/7", "A1"),)
    assert first.related == (("XM-DAC-41128-P", "1"),)
    assert first.told_as == ("XM-DAC-41128-P", "KG-GOV-MJ-1")
    assert first.participants == ("XM-DAC-41128", "Ministry of Justice")
    assert first.money == Money("250000", "USD")


def test_codes_of_the_oecd_become_kinds_and_subjects() -> None:
    told = activity_of(
        {
            "type": "activity",
            "identifier": "X",
            "title": {"words": [{"text": "Help"}]},
            "sectors": [{"code": "15125", "vocabulary": "1"}, {"code": "15134"}, {"code": "15130", "vocabulary": "99"}],
            "aid_types": [{"code": "D01"}],
        }
    )
    assert told is not None
    assert told.kinds == ("mentoring",)
    assert told.topics == ("procurement", "judicial_integrity", "body.judges")


def test_a_request_that_an_activity_answers_is_no_identity_of_it() -> None:
    told = activity_of(
        {
            "type": "activity",
            "identifier": "X",
            "title": {"words": []},
            "requests": ["r-7"],
            "other_identifiers": [{"ref": "urn:merida:request:r-7", "kind": "A9"}, {"ref": "N-1", "kind": "A1"}],
        }
    )
    assert told is not None
    assert (told.answers, told.references) == (("r-7",), (("N-1", "A1"),))


def test_activities_of_one_s_own() -> None:
    told = activity_of(
        {
            "id": "a",
            "title": {"en": "Ethics", "fr": "Déontologie"},
            "states": "PLW, FJI",
            "provision": "11",
            "kind": "Training",
            "start": "2099-03",
            "end": "2099",
            "budget": {"amount": "1,000", "currency": "USD"},
        }
    )
    assert told == Activity(
        id="a",
        titles={"en": "Ethics", "fr": "Déontologie"},
        provisions=("11",),
        kinds=("Training",),
        jurisdictions=("PLW", "FJI"),
        start=date(2099, 3, 1),
        end=date(2099, 12, 31),
        money=Money("1000", "USD"),
    )


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"not json", "This is no JSON object"),
        (b"[1]", "This is no JSON object"),
        (b"\xff\xfe", "This is no JSON object"),
        (b"[" * 100_000, "This is no JSON object"),
        ({"title": "Ethics"}, "This line has no identifier"),
        ({"id": "a", "title": 5}, "The field title should hold words, not 5"),
        ({"id": "a", "title": "x", "start": "31.5.2019"}, "'31.5.2019' in the field start is no day"),
        ({"id": "a", "title": "x", "start": "2019-02-30"}, "'2019-02-30' in the field start is no day"),
        (
            {"id": "a", "title": "x", "start": "2020", "end": "2019"},
            "The end 2019-12-31 is before the start 2020-01-01",
        ),
        ({"id": "a", "title": "x", "states": 1.5}, "The field states should hold a word or a list of words"),
        (
            {"type": "activity", "identifier": "a", "countries": "KE"},
            "The field countries should hold a list of objects",
        ),
        (
            {"type": "activity", "identifier": "a", "transactions": [{"provider": 5}, 7]},
            "The field transactions should hold",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_line_that_is_no_activity_is_a_sentence_and_the_rest_goes_on(line: Any, sentence: str) -> None:
    wrong, right = read_activities(numbered(line, {"id": "b", "title": "Ethics"}))
    assert isinstance(wrong, Wrong)
    assert wrong.number == 1
    assert wrong.sentence.startswith(sentence)
    assert wrong.sentence.endswith(".")
    assert not isinstance(right, Wrong)
    assert right[0] == 2


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({"text": "Training"}, "This line has no id"),
        ({"id": "n"}, "The need 'n' says nothing"),
        ({"type": "finding", "kind": "challenge", "text": "x"}, "This finding has no passage"),
        ({"id": "n", "text": "x", "provisions": 5.5}, "The field provisions should hold"),
    ],
    ids=["no id", "says nothing", "no passage", "number"],
)
def test_a_line_that_is_no_need_is_a_sentence(line: Any, sentence: str) -> None:
    (wrong,) = read_needs(numbered(line))
    assert isinstance(wrong, Wrong)
    assert wrong.sentence.startswith(sentence)


def test_provisions_that_the_convention_lacks_are_passed_over() -> None:
    ((_, profile),) = (
        one
        for one in profiles(numbered({"id": "a", "title": "x", "provisions": ["57(9)", "57"]}))
        if not isinstance(one, Wrong)
    )
    assert profile.provisions == ("57",)


def test_any_executor_gives_the_same_in_the_same_order() -> None:
    lines = numbered(*({"id": f"a{number}", "title": f"Training {number}"} for number in range(1_203)), b"x")
    alone = list(profiles(lines))
    with ThreadPoolExecutor(2) as executor:
        together = list(profiles(lines, executor))
    names = [one.number if isinstance(one, Wrong) else one[1].id for one in alone]
    assert names == [one.number if isinstance(one, Wrong) else one[1].id for one in together]
    assert names[:2] == ["a0", "a1"]
    assert names[-1] == 1_204


def test_the_line_of_a_proposal_names_its_type_first_and_its_version_last() -> None:
    line = line_of(Proposal("n", "a", 0.5, (Reason("same_kind", ("training",), 1.5),)))
    assert list(line) == ["type", "need", "activity", "score", "reasons", "version"]
    assert line["reasons"] == ({"code": "same_kind", "values": ("training",), "weight": 1.5},)
