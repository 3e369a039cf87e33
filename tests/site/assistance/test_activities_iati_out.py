"""What Merida publishes in IATI is valid, tells the same when it is read again, and keeps a publisher's own words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from merida import iati
from merida.matching.kinds import KINDS
from merida.site.assistance.choices_requests import ActivityStatus, GenderMarker, OutcomeKind, PartRole
from merida.site.assistance.iati_of import Teller, iati_of
from merida.site.assistance.services.activities import add_activity, name_publisher
from merida.site.assistance.told import Came, Part, Told
from merida.site.assistance.told_iati import told_of_iati
from merida.site.people.asking import acting_as
from merida.site.people.choices import OrganisationKind
from merida.site.people.models import Organisation, Person
from tests.site.assistance.iati_files import activity, file
from tests.site.assistance.test_activities_loading import load

TELLER = Teller("XM-DAC-41128", "40", "Office of the tests")
DAYS = st.dates(date(2005, 1, 1), date(2020, 12, 31))
WORDS = st.text(st.characters(whitelist_categories=("Lu", "Ll", "Lo", "Nd")), min_size=1, max_size=30)
TITLES = {"en": "Training", "fr": "Formation", "es": "Formación", "ru": "Обучение", "ar": "تدريب", "zh": "培训"}


@st.composite
def tellings(draw: st.DrawFn) -> Told:
    """Any activity that a person can type."""
    start, end = sorted((draw(DAYS), draw(DAYS)))
    money = draw(st.sampled_from([{}, {"USD": 1_234_567}, {"JPY": 500}, {"EUR": 1, "KWD": 12_345}]))
    return Told(
        identifier="XM-DAC-41128-1",
        titles={lang: TITLES[lang] for lang in draw(st.sets(st.sampled_from(sorted(TITLES)), min_size=1))},
        descriptions=draw(st.dictionaries(st.sampled_from(sorted(TITLES)), WORDS, max_size=2)),
        jurisdictions=tuple(draw(st.sets(st.sampled_from(["PLW", "KGZ", "FRA", "EU"]), min_size=1))),
        regions=tuple(draw(st.sets(st.sampled_from(["Central Asia", "Micronesia"]), max_size=2))),
        provisions=tuple(draw(st.sampled_from([(), ("57(3)",), ("ch.II", "9(1)")]))),
        kinds=tuple(draw(st.sets(st.sampled_from([one.id for one in KINDS]), max_size=3))),
        topics=tuple(draw(st.sets(st.sampled_from(["procurement", "gender"]), max_size=1))),
        target=draw(st.one_of(st.just(""), WORDS)),
        status=str(draw(st.sampled_from(ActivityStatus))),
        actual_start=start,
        planned_end=end,
        money=money,
        expert_days=None if money else draw(st.one_of(st.none(), st.integers(0, 1_000))),
        initiative=draw(st.one_of(st.just(""), WORDS)),
        gender=draw(st.sampled_from(["", *GenderMarker.values])),
        answers=tuple(draw(st.lists(st.uuids().map(str), max_size=2, unique=True))),
        parts=(Part(str(draw(st.sampled_from(PartRole))), "A network"), Part("funding", "Fund", "GB-GOV-1")),
        outcomes=tuple(
            Came(str(kind), "A law", draw(st.sampled_from(["", "KGZ"])), end)
            for kind in draw(st.lists(st.sampled_from(OutcomeKind), max_size=2))
        ),
    )  # fmt: skip


def written(*activities: iati.Activity) -> bytes:
    from io import BytesIO  # slow

    out = BytesIO()
    iati.write(activities, out)
    return out.getvalue()


@settings(max_examples=60, deadline=None)
@given(told=tellings())
def test_everything_that_can_be_typed_is_valid_and_reads_the_same(told: Told) -> None:
    data = written(iati_of(told, TELLER))
    assert [str(one) for one in iati.check(data, at=timezone.now()) if one.severity != "warning"] == []
    (read,) = iati.read(data)
    again = told_of_iati(read)
    same = ("titles", "provisions", "kinds", "topics", "target", "status", "actual_start", "planned_end", "money",
            "expert_days", "initiative", "gender", "answers", "outcomes")  # fmt: skip
    assert {name: getattr(again, name) for name in same} == {name: getattr(told, name) for name in same}
    assert set(again.jurisdictions) == set(told.jurisdictions)
    assert set(again.regions) == set(told.regions)
    assert {(one.role, one.name) for one in again.parts} == {(one.role, one.name) for one in told.parts}
    assert written(read) == data


@pytest.fixture
def provider(person: Callable[..., Person]) -> Person:
    """Somebody of an organisation that gives assistance."""
    return person("Pia", "provider", Organisation.objects.create(name="Office", kind=OrganisationKind.INTERNATIONAL))


def published(by: Person) -> bytes:
    client = Client()
    client.force_login(by)
    return client.get("/assistance/activities/iati.xml").content


@pytest.mark.django_db
def test_what_came_from_a_file_goes_out_word_for_word(provider: Person) -> None:
    mine = activity(more='<x:own xmlns:x="https://example.org/x">kept <!-- and this --></x:own>')
    load(provider, file(mine))
    out = published(provider).decode()
    assert re.sub(r"\s", "", mine) in re.sub(r"\s", "", out)
    assert list(iati.check(out.encode(), at=timezone.now())) == []


@pytest.mark.django_db
def test_only_what_everybody_may_see_is_published_under_ones_own_name(provider: Person) -> None:
    request = uuid4()
    with acting_as(provider):
        name_publisher(ref="XM-DAC-41128", kind="40", by=provider, at=timezone.now())
        for title, audience in (("Open", "public"), ("Members only", "members"), ("Draft", "originator")):
            told = Told(
                titles={"en": title}, jurisdictions=("PLW",), planned_start=date(2026, 1, 1), status="planned",
                provisions=("57(3)",), answers=(str(request),),
            )  # fmt: skip
            add_activity(told=told, by=provider, at=timezone.now(), audience=audience)
    data = published(provider)
    (only,) = iati.read(data)
    assert (str(only.title), only.reporting_org and only.reporting_org.ref) == ("Open", "XM-DAC-41128")
    assert iati.convention.provisions(only) == ("57(3)",)
    assert iati.convention.requests(only) == (str(request),)
    assert [one for one in iati.check(data, at=timezone.now()) if one.severity != "warning"] == []


@pytest.mark.django_db
def test_what_iati_cannot_take_is_left_out_and_named(provider: Person) -> None:
    with acting_as(provider):
        add_activity(told=Told(titles={"en": "Without a day"}, jurisdictions=("PLW",)), by=provider, at=timezone.now())
    assert list(iati.read(published(provider))) == []
    client = Client()
    client.force_login(provider)
    assert "Without a day" in client.get("/assistance/activities/publisher/").content.decode()
