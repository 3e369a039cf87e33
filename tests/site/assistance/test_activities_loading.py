"""A provider loads activities from an IATI file: a preview first, nothing until it accepts, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from merida.site.assistance.choices_requests import LoadStatus
from merida.site.assistance.loading_activities import load_activities
from merida.site.assistance.models.activities import Activity, ActivityLoad, ActivityVersion, Publisher
from merida.site.assistance.services.activities import correct_activity, take_back_activity, told_last
from merida.site.assistance.services.loading import (
    accept_activities,
    discard_activities,
    keep_activities_file,
    read_load,
    write_load,
)
from merida.site.people.asking import acting_as
from merida.site.people.choices import OrganisationKind
from merida.site.people.models import Organisation, Person
from merida.site.provenance.refusals import RefusedRow
from tests.site.assistance.iati_files import HEAD, activity, file

pytestmark = pytest.mark.django_db

type Load = Callable[..., ActivityLoad]


@pytest.fixture
def provider(person: Callable[..., Person]) -> Person:
    """Somebody of an organisation that gives assistance."""
    owner = Organisation.objects.create(name="Office of the tests", kind=OrganisationKind.INTERNATIONAL)
    return person("Pia", "provider", owner)


@pytest.fixture
def other(person: Callable[..., Person]) -> Person:
    """Somebody of another provider."""
    owner = Organisation.objects.create(name="Agency of the tests", kind=OrganisationKind.OTHER)
    return person("Otto", "provider", owner)


def load(by: Person, data: bytes, *, accept: bool = True, audience: str = "public", name: str = "a.xml") -> Any:
    """Give a file and look at its preview; accept it if so wanted."""
    with acting_as(by):
        kept = keep_activities_file(chunks=[data], name=name, by=by, at=timezone.now(), audience=audience)
    read_load(load_id=kept.pk, by=by.pk)
    with acting_as(by):
        kept.refresh_from_db()
        if accept and kept.status == LoadStatus.PREVIEW:
            accept_activities(load=kept, by=by, at=timezone.now())
    write_load(load_id=kept.pk, by=by.pk)
    with acting_as(by):
        kept.refresh_from_db()
    return kept


def test_nothing_is_written_before_it_is_accepted(provider: Person) -> None:
    kept = load(provider, file(activity()), accept=False)
    with acting_as(provider):
        assert kept.status == LoadStatus.PREVIEW
        assert kept.counts["added"] == 1
        assert kept.lines[0]["title"] == "Asset recovery in Palau"
        assert not Activity.objects.exists()
        discard_activities(load=kept, by=provider, at=timezone.now())
    write_load(load_id=kept.pk, by=provider.pk)
    with acting_as(provider):
        assert not Activity.objects.exists()


def test_what_an_iati_file_tells_is_kept(provider: Person) -> None:
    tags = (
        '<tag vocabulary="99" vocabulary-uri="urn:merida:kinds" code="legal_advice"/>'
        '<policy-marker vocabulary="1" code="1" significance="2"/>'
    )
    load(provider, file(activity(tags=tags)))
    with acting_as(provider):
        (found,) = Activity.objects.all()
        assert (found.jurisdictions, found.provisions, found.kinds) == (["PLW"], ["57(3)"], ["legal_advice"])
        assert (found.status, found.gender, found.money) == ("under_way", "2", {"USD": 25_000_000})
        assert found.under == ["57(3)", "57", "ch.V"]
        assert [(one.role, one.ref) for one in found.roles.all()] == [("funding", "XM-DAC-41128")]
        assert Publisher.objects.get().ref == "XM-DAC-41128"


def test_the_same_file_twice_changes_nothing(provider: Person) -> None:
    load(provider, file(activity()))
    again = load(provider, file(activity()))
    assert again.counts == {"same": 1, "remarked": 0}
    with acting_as(provider):
        assert Activity.objects.count() == ActivityVersion.objects.count() == 1


def test_a_changed_record_says_which_fields_and_keeps_the_version_before(provider: Person) -> None:
    load(provider, file(activity()))
    kept = load(provider, file(activity(money="300000", end="2019-06-01")))
    assert kept.counts["changed"] == 1
    assert set(kept.lines[0]["fields"]) == {"money", "planned_end"}
    with acting_as(provider):
        (found,) = Activity.objects.all()
        assert found.money == {"USD": 30_000_000}
        first = found.versions.get(number=1)
        assert first.content["money"] == {"USD": 25_000_000}
        assert "250000" in first.xml


def test_version_1_is_refused_with_a_sentence(provider: Person) -> None:
    kept = load(provider, b'<iati-activities version="1.05"><iati-activity/></iati-activities>')
    assert kept.status == LoadStatus.FAILED
    assert "1.05" in kept.sentence


def test_broken_xml_names_the_line_and_what_stood_before_it_is_read(provider: Person) -> None:
    kept = load(provider, (HEAD + activity("XM-DAC-41128-B1") + activity("XM-DAC-41128-B2")[:300]).encode())
    assert kept.counts["added"] == 1
    refused = next(one for one in kept.lines if one["what"] == "refused")
    assert refused["where"].startswith("a.xml:")


def test_entities_are_refused(provider: Person) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "b">]><iati-activities version="2.03">&a;</iati-activities>'
    assert load(provider, bomb).status == LoadStatus.FAILED


def test_bad_records_are_refused_with_their_line_and_the_rest_goes_on(provider: Person) -> None:
    kept = load(
        provider,
        file(
            activity("XM-DAC-41128-C1"),
            activity("XM-DAC-41128-C2", country="QQ"),
            activity("XM-DAC-41128-C3", start="2019-05-01", more="<!-- x -->", end="2019-12-01").replace(
                'type="3" iso-date="2019-12-01"', 'type="4" iso-date="2018-01-01"'
            ),
            activity("XM-DAC-41128-C1", title="Something else"),
        ),
    )
    assert (kept.counts["added"], kept.counts["refused"]) == (1, 3), kept.lines
    said = {one["identifier"][-2:]: one["sentence"] for one in kept.lines if one["what"] == "refused"}
    assert "QQ" in said["C2"]
    assert "2019-05-01" in said["C3"]
    assert "otherwise" in said["C1"]
    assert all(":" in one["where"] for one in kept.lines)


def test_a_second_publisher_changes_no_sum(provider: Person, other: Person) -> None:
    load(provider, file(activity("XM-DAC-41128-D1")))
    load(other, file(activity("XM-DAC-41128-D1", reporter="GB-GOV-1", secondary=' secondary-reporter="1"')))
    load(
        other,
        file(activity("GB-GOV-1-77", reporter="GB-GOV-1", more='<related-activity ref="XM-DAC-41128-D1" type="5"/>')),
    )
    with acting_as(other):
        assert Activity.objects.count() == 3
        (once,) = Activity.objects.once()
        assert once.originator_id == Activity.objects.get(identifier="XM-DAC-41128-D1", secondary=False).originator_id


def test_two_publishers_do_not_see_each_others_unpublished_records(provider: Person, other: Person) -> None:
    load(provider, file(activity("XM-DAC-41128-E1")), audience="originator")
    kept = load(other, file(activity("XM-DAC-41128-E1")))
    assert kept.counts["added"] == 1
    with acting_as(other):
        assert Activity.objects.count() == 1


def test_a_correction_stays_in_the_element_of_the_file(provider: Person) -> None:
    extension = '<x:note xmlns:x="https://example.org/x" kind="internal">kept</x:note>'
    load(provider, file(activity(more=extension)))
    with acting_as(provider):
        (found,) = Activity.objects.all()
        told = told_last(found)
        changed = type(told)(
            **{n: getattr(told, n) for n in told.__dataclass_fields__} | {"status": "ended", "xml": ""}
        )
        correct_activity(activity=found, told=changed, seen=1, by=provider, at=timezone.now(), because="It ended.")
        found.refresh_from_db()
        assert (found.status, found.revision) == ("ended", 2)
        xml = found.versions.get(number=2).xml
        assert 'activity-status code="4"' in xml
        assert "kept</x:note>" in xml


def test_at_the_command_line_it_is_the_same(provider: Person, tmp_path: Path) -> None:
    path = tmp_path / "ours.xml"
    path.write_bytes(file(activity("XM-DAC-41128-F1"), activity("XM-DAC-41128-F2", country="QQ")))
    said = list(load_activities(path, by=provider, at=timezone.now(), dry_run=True))
    assert [isinstance(one, RefusedRow) for one in said] == [True, False]
    assert said[0].startswith("ours.xml:")
    assert said[1] == "ours.xml: 1 added, 0 changed, 0 the same, 1 refused; nothing was written."
    with acting_as(provider):
        assert not Activity.objects.exists()
    said = list(load_activities(path, by=provider, at=timezone.now()))
    assert said[1] == "ours.xml: 1 added, 0 changed, 0 the same, 1 refused."
    with acting_as(provider):
        assert Activity.objects.count() == 1


def test_what_was_taken_back_is_counted_no_more(provider: Person) -> None:
    load(provider, file(activity()))
    with acting_as(provider):
        (found,) = Activity.objects.all()
        take_back_activity(activity=found, seen=1, by=provider, at=timezone.now(), because="Told by mistake.")
        assert not Activity.objects.live().exists()
        assert Activity.objects.exists()
