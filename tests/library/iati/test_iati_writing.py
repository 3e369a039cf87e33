"""Writing: nothing is lost, the same gives the same bytes, a changed field changes that field only."""

from __future__ import annotations

import io
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from iati_samples import FULL, HERE, NOW, changed, problems
from lxml import etree

from merida.iati import Activity, Header, Reading, check, read, write
from merida.iati.activity import activity_of
from merida.iati.binding import Place, parted
from merida.iati.nodes import Comment, Element, Instruction, Node
from merida.iati.values import (
    ActivityDate,
    Country,
    Description,
    Narrative,
    Participant,
    ReportingOrg,
    Sector,
    Tag,
    Words,
)


def _written(activities: Any, header: Header | None = None) -> bytes:
    out = io.BytesIO()
    write(activities, out, header=header)
    return out.getvalue()


def _canonical(data: bytes) -> bytes:
    return etree.tostring(etree.ElementTree(etree.fromstring(data)), method="c14n", with_comments=True)


def test_a_full_activity_is_written_as_it_was_read() -> None:
    data = _written(read(HERE / "full.xml"))
    assert _canonical(data) == _canonical(FULL.encode())
    assert _written(read(data)) == data


STRANGE = """<?xml version="1.0" encoding="ISO-8859-1"?><?style none?><!-- first -->
<iati-activities version="2.03" xmlns:a="urn:a" xmlns:unused="urn:unused"> \t
  words <?inside one?>
  <iati-activity a:b="1" xmlns:a="urn:other" a:c="&#10;&#9;&quot;&lt;">  <iati-identifier> X&#13;
 </iati-identifier><x xmlns="urn:x"><y xmlns="">é &amp; &lt;b&gt;</y><a:z xmlns:a="urn:a"/></x><![CDATA[<raw>]]>
  </iati-activity><a:between>kept</a:between> tail
  <!-- last --></iati-activities><!-- after --><?end?>"""


def test_what_nobody_should_write_is_kept_too() -> None:
    data = STRANGE.encode("iso-8859-1")
    assert _canonical(_written(read(data))) == _canonical(data)


def test_a_changed_field_changes_that_field_only() -> None:
    reading = read(HERE / "full.xml")
    activity, second = reading
    tags = (*activity.tags, Tag("53", "99", "urn:merida:uncac:provisions"))
    again, other = read(_written([replace(activity, tags=tags, status="4"), second], reading.header))
    assert (again.tags, again.status) == (tags, "4")
    assert replace(again, tags=activity.tags, status="2") == activity
    assert _but_tags_and_status(again) == _but_tags_and_status(activity)
    assert other.source == second.source


def _but_tags_and_status(activity: Activity) -> list[Element]:
    assert activity.source is not None
    return [one for one in activity.source.elements() if one.tag not in ("tag", "activity-status")]


def test_what_is_still_said_keeps_the_foreign_words_in_it() -> None:
    activity = next(read(HERE / "full.xml"))
    more = (*activity.descriptions, Description((Narrative("Objectives."),), "2"))
    again = next(read(_written([replace(activity, descriptions=more)])))
    assert again.descriptions == more
    assert b"kept as it is" in _written([again])


def test_an_attribute_and_a_child_can_be_taken_away_and_added() -> None:
    activity, second = read(HERE / "full.xml")
    again = next(read(_written([replace(activity, hierarchy=None, scope=None, budgets=())])))
    assert (again.hierarchy, again.scope, again.budgets) == (None, None, ())
    changed_one = replace(second, scope="4", hierarchy=2, budgets=activity.budgets)
    data = _written([changed_one])
    assert next(read(data)) == changed_one
    assert list(check(data, at=NOW)) == []


def test_what_is_made_here_is_of_the_form_and_keeps_the_rules() -> None:
    texts = {
        "en": "Training",
        "fr": "Formation & conseil",
        "es": "Capacitación",
        "ru": "Обучение",
        "ar": "التدريب",
        "zh": "培训",
    }
    narratives = tuple(Narrative(words, lang) for lang, words in texts.items())
    made = Activity(
        lang="en",
        currency="USD",
        identifier="XM-DAC-41128-1",
        reporting_org=ReportingOrg("XM-DAC-41128", "40", (Narrative("Office"),)),
        title=Words(narratives),
        descriptions=(Description(narratives, "1"),),
        participants=(Participant("1", "XM-DAC-41128"),),
        status="2",
        dates=(ActivityDate("2", date(2019, 1, 2)),),
        countries=(Country("KG", Decimal(50)), Country("TJ", Decimal(50))),
        sectors=(Sector("15113"),),
    )
    data = _written([made])
    assert list(check(data, at=NOW)) == []
    assert list(read(data)) == [made]
    assert _written([made]) == data


def test_the_full_sample_made_anew_from_its_values_is_of_the_form() -> None:
    made = [replace(activity, source=None, before=()) for activity in read(HERE / "full.xml")]
    data = _written(made)
    assert list(read(data)) == made
    assert list(check(data, at=NOW)) == []


def test_a_file_is_left_as_it_was_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "out.xml"
    assert write(read(HERE / "full.xml"), target) == 2
    before = target.read_bytes()
    bad = replace(next(read(HERE / "full.xml")), title=Words((Narrative("a\x00b"),)))
    with pytest.raises(ValueError, match=r"XML cannot hold the sign U\+0000: remove it from 'a.x00b'"):
        write([bad], target)
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_the_header_is_what_is_given_or_what_was_read() -> None:
    assert read(HERE / "full.xml").header.get("generated-datetime") == "2019-06-01T08:00:00Z"
    own = Header(attributes=(("version", "2.03"), ("generated-datetime", "2020-01-01T00:00:00Z")))
    assert read(_written(read(HERE / "full.xml"), own)).header.get("generated-datetime") == "2020-01-01T00:00:00Z"
    assert read(_written(list(read(HERE / "full.xml")))).header == replace(Header(), line=2)


def test_one_reading_of_a_changed_file_is_one_problem_less() -> None:
    found = problems(FULL, ('percentage="60"', 'percentage="70"'))
    text = changed(FULL, ('percentage="60"', 'percentage="70"'))
    reading = read(text.encode())
    assert isinstance(reading, Reading)
    first, second = reading
    mended = replace(first, countries=(replace(first.countries[0], percentage=Decimal(60)),))
    assert [problem.id for problem in found] == ["3.4.2"]
    assert list(check(_written([mended, second]), at=NOW)) == []


# ── whatever values there are ───────────────────────────────────────────────────────────────────────
SIGNS = st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cs", "Cc"])
TEXTS = st.text(SIGNS, max_size=12)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    bool: st.booleans(),
    int: st.integers(0, 9999),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    Decimal: st.decimals(-(10**9), 10**9, places=2),
}


def _values(kind: Any) -> st.SearchStrategy[Any]:
    found: dict[str, st.SearchStrategy[Any]] = {}
    hints = get_type_hints(kind)
    for one in fields(kind):
        place: Place | None = one.metadata.get("place")
        if place is None:
            continue
        value = st.deferred(lambda place=place: _values(place.kind)) if parted(place.kind) else PLAIN[place.kind]
        if place.many:
            value = st.lists(value, max_size=2).map(tuple)
        elif type(None) in get_args(hints[one.name]):
            value = st.none() | value
        found[one.name] = value
    return st.builds(kind, **found)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(_values(Activity))
def test_any_activity_reads_as_it_was_written(activity: Activity) -> None:
    activity = replace(activity, identifier=activity.identifier.strip())
    data = _written([activity])
    (again,) = read(data)
    assert again == activity
    assert _written([again]) == data


NAMES = st.sampled_from(["a", "b-c", "{urn:x}d", "{urn:y}e"])
SPACES = st.sampled_from([(), ((None, "urn:x"),), (("p", "urn:y"),), (("p", "urn:x"), (None, "urn:y"))])
NODES: st.SearchStrategy[Node] = st.recursive(
    st.builds(Comment, st.sampled_from(["", " c ", "é"]), TEXTS)
    | st.builds(Instruction, st.just("pi"), st.sampled_from(["", "x"]), TEXTS),
    lambda inner: st.builds(
        Element,
        tag=NAMES,
        attributes=st.dictionaries(NAMES, TEXTS, max_size=2).map(lambda pairs: tuple(pairs.items())),
        text=TEXTS,
        children=st.lists(inner, max_size=3).map(tuple),
        tail=TEXTS,
        declared=SPACES,
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(NODES, max_size=4).map(tuple))
def test_any_foreign_xml_survives_a_second_reading(inner: tuple[Node, ...]) -> None:
    source = Element("iati-activity", children=inner)
    first = _written([activity_of(source)])
    assert _canonical(first) == _canonical(_written(read(first)))
