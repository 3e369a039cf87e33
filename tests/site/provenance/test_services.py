"""Receiving, deciding and consenting: one transaction each, each with its entry in the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person, TeamMembership
from merida.site.provenance.choices import Audience
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import AuditEntry, Consent, Decision, HandlingRule, Source
from merida.site.provenance.services import (
    Restrictions,
    digest_of,
    give_consent,
    handling_of,
    receive_source,
    record_decision,
    record_reading,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)
State = Callable[[str], Organisation]
Make = Callable[..., Person]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> None:
    settings.SOURCES = tmp_path / "sources"


def received(by: Person, owner: Organisation, restrictions: Restrictions, data: bytes = b"x") -> tuple[Source, bool]:
    return receive_source(
        chunks=[data], name="report.txt", media_type="text/plain", owner=owner, restrictions=restrictions, by=by, at=NOW
    )


@pytest.mark.parametrize(
    ("kind", "audience", "holder"),
    [
        ("executive_summary", Audience.PUBLIC, "KEN"),
        ("session_report", Audience.PUBLIC, "secretariat"),
        ("secretariat_note", Audience.PUBLIC, "secretariat"),
        ("country_report", Audience.REVIEW_TEAM, "KEN"),
        ("self_assessment", Audience.REVIEW_TEAM, "KEN"),
        ("desk_review", Audience.REVIEW_TEAM, "KEN"),
        ("dialogue_notes", Audience.REVIEW_TEAM, "KEN"),
        ("assistance_request", Audience.ORIGINATOR, "KEN"),
        ("case", Audience.CASE_TEAM, "KEN"),
        ("a kind nobody knows", Audience.ORIGINATOR, "secretariat"),
    ],
)
def test_defaults_by_kind_of_document(
    kind: str, audience: str, holder: str, state: State, secretariat: Organisation
) -> None:
    kenya = state("KEN")
    found = handling_of(kind, originator=secretariat.pk, state=kenya.pk)
    assert found.audience == audience
    assert found.consent_holder_id == {"KEN": kenya.pk, "secretariat": secretariat.pk}[holder]


def test_every_kind_the_reader_recognises_has_a_rule() -> None:
    kinds = {
        "executive_summary", "country_report", "secretariat_note", "session_report", "draft_report", "thematic_report",
        "agenda", "resolution", "other",
    }  # fmt: skip
    assert kinds <= set(HandlingRule.objects.values_list("kind", flat=True))


def test_the_same_file_twice_from_one_owner_is_one_source(state: State, person: Make) -> None:
    kenya, peru = state("KEN"), state("PER")
    focal, other = person("Wanjiru", "focal_point", kenya), person("Luz", "focal_point", peru)
    with acting_as(focal):
        first, new = received(focal, kenya, handling_of("other", originator=kenya.pk))
        again, newer = received(focal, kenya, handling_of("other", originator=kenya.pk))
        assert (new, newer, again) == (True, False, first)
        assert AuditEntry.objects.filter(act="receive_source").count() == 1
    with acting_as(other):
        theirs, fresh = received(other, peru, handling_of("other", originator=peru.pk))
        assert fresh, "that another owner has the same bytes is nobody's business"
        assert list(Source.objects.all()) == [theirs]


def test_a_decision_carries_the_restrictions_of_its_subject_and_its_digest_stands_in_the_log(
    state: State, person: Make
) -> None:
    kenya = state("KEN")
    focal = person("Wanjiru", "focal_point", kenya)
    with acting_as(focal):
        source, _ = received(focal, kenya, handling_of("country_report", originator=kenya.pk))
        decision = record_decision(
            act="correct_kind", subject=source, before={"kind": "other"}, after={"kind": "country_report"}, by=focal,
            at=NOW, because="The cover says so.",
        )  # fmt: skip
        undone = record_decision(
            act="undo", subject=source, before=decision.after, after=decision.before, by=focal, at=NOW, undoes=decision
        )
        assert (decision.audience, decision.originator) == (Audience.REVIEW_TEAM, kenya)
        assert list(decision.undone_by.all()) == [undone]
        entry = AuditEntry.objects.get(act="correct_kind")
        assert digest_of(Decision.objects.get(pk=decision.pk)) in entry.details
        assert "cover" not in entry.details
    with acting_as(person("Luz", "analyst", state("PER"))):
        assert Decision.objects.count() == 0


def test_only_the_consent_holder_widens(state: State, person: Make, secretariat: Organisation) -> None:
    kenya, review = state("KEN"), new_key()
    focal, analyst = person("Wanjiru", "focal_point", kenya), person("Amina", "analyst", secretariat)
    TeamMembership.objects.create(person=analyst, team=review, kind="review")
    outsider = person("Luz", "analyst", state("PER"))
    with acting_as(focal):
        source, _ = received(focal, kenya, handling_of("country_report", originator=kenya.pk, team=review))
    with acting_as(outsider):
        assert Source.objects.count() == 0
    with acting_as(analyst), pytest.raises(PermissionDenied):
        give_consent(subject=source, widened_to=Audience.PUBLIC, what_for="publication", by=analyst, at=NOW)
    with acting_as(focal):
        give_consent(subject=source, widened_to=Audience.PUBLIC, what_for="publication", by=focal, at=NOW)
    with acting_as(outsider):
        assert Source.objects.get() == source
        assert Consent.objects.count() == 0, "the consent itself stays with those who saw the report before"


def test_reading_what_not_everybody_may_see_is_logged(state: State, person: Make) -> None:
    kenya = state("KEN")
    focal = person("Wanjiru", "focal_point", kenya)
    with acting_as(focal):
        source, _ = received(focal, kenya, handling_of("country_report", originator=kenya.pk))
        public, _ = received(focal, kenya, handling_of("executive_summary", originator=kenya.pk), b"public")
        record_reading(subject=source, by=focal.pk, at=NOW)
        record_reading(subject=public, by=focal.pk, at=NOW)
        assert [entry.subject_id for entry in AuditEntry.objects.filter(act="read")] == [str(source.pk)]
