"""A match from proposal to "need met?": who may take which step, who sees what when, and what stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from merida.site.assistance.choices_programmes import Met, Side, Standing, Step
from merida.site.assistance.match_steps import WAYS
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.matches import Match, MatchStep
from merida.site.assistance.models.requests import Request
from merida.site.assistance.services.matches import MatchMeanwhile, match_by_hand, take_step, undo_step
from merida.site.assistance.services.proposals import propose_all
from merida.site.assistance.services.reminders_due import remind_all
from merida.site.assistance.services.requests import Asked, consent_to_request, make_request, withdraw_consent
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.provenance.refusals import Refusal
from tests.site.assistance.programmes import NOON, activity

pytestmark = pytest.mark.django_db(transaction=True)


class Cast:
    """A State that asks, a provider with a fitting activity, another provider, and the secretariat."""

    def __init__(self, person: Any, state: Any, secretariat: Organisation) -> None:
        self.office, self.state, self.donor, self.other = secretariat, state("KGZ"), state("NOR"), state("DEU")
        self.adviser: Person = person("Ada", "secretariat", self.office)
        self.focal: Person = person("Fatima", "focal_point", self.state)
        self.provider: Person = person("Nora", "provider", self.donor)
        self.stranger: Person = person("Dieter", "provider", self.other)
        self.activity = activity(
            self.donor, self.provider, "NO-1", title="Drafting a law on the recovery of assets",
            titles={"en": "Drafting a law on the recovery of assets"}, provisions=["54"], under=["ch.V", "54"],
            starts_on=NOON.date(),
        )  # fmt: skip
        with acting_as(self.focal):
            self.request = make_request(
                asked=Asked(
                    title="A law on the recovery of assets", text="Help to draft a law on the recovery of assets.",
                    kinds=("legislative_drafting",), provisions=("54",), language="en",
                ),
                by=self.focal, at=NOON,
            )  # fmt: skip

    def circulate(self, *organisations: Organisation) -> None:
        with acting_as(self.focal):
            held = Request.objects.get(pk=self.request.pk)
            consent_to_request(
                request=held,
                to="organisations",
                seen=held.revision,
                by=self.focal,
                at=NOON,
                organisations=organisations,
            )

    def step(self, by: Person, step: str, at: datetime = NOON, **how: Any) -> Match:
        with acting_as(by):
            match = Match.objects.get()
            return take_step(match=match, step=step, seen=how.pop("seen", match.revision), by=by, at=at, **how)

    def propose(self, by: Person) -> tuple[int, int]:
        with acting_as(by) as asker:
            return propose_all(by=by, at=NOON, asker=asker)

    def sees(self, by: Person) -> tuple[int, int, int]:
        """Matches, steps and requests that somebody sees."""
        with acting_as(by):
            return Match.objects.count(), MatchStep.objects.count(), Request.objects.count()


@pytest.fixture
def cast(person: Any, state: Any, secretariat: Organisation) -> Cast:
    return Cast(person, state, secretariat)


def test_a_request_finds_the_activity_that_may_serve_it(cast: Cast) -> None:
    cast.circulate(cast.office)
    assert cast.propose(cast.adviser) == (1, 0)
    with acting_as(cast.adviser):
        match = Match.objects.get()
        assert (match.activity_id, match.provider_id) == (cast.activity.pk, cast.donor.pk)
        assert match.standing == Standing.SUGGESTED
        assert match.reasons and match.rules and 0 < match.score <= 1


def test_nobody_sees_a_match_of_a_request_that_was_not_circulated(cast: Cast) -> None:
    assert cast.propose(cast.adviser) == (0, 0), "what the secretariat may not see makes no proposal"
    assert cast.propose(cast.focal) == (1, 0), "the State may ask for itself who could help"
    assert cast.sees(cast.focal)[0] == 1
    for somebody in (cast.adviser, cast.provider, cast.stranger):
        assert cast.sees(somebody) == (0, 0, 0)


def test_what_a_secretariat_sees_of_a_match_follows_what_it_sees_of_the_request(cast: Cast) -> None:
    cast.propose(cast.focal)
    cast.circulate(cast.office)
    assert cast.sees(cast.adviser)[0] == 1
    with acting_as(cast.focal):
        held = Request.objects.get()
        withdraw_consent(request=held, seen=held.revision, by=cast.focal, at=NOON)
    assert cast.sees(cast.adviser) == (0, 0, 0)


def test_the_provider_sees_nothing_before_the_state_consents(cast: Cast) -> None:
    cast.circulate(cast.office)
    cast.propose(cast.adviser)
    cast.step(cast.adviser, Step.PROPOSE)
    assert cast.sees(cast.provider) == (0, 0, 0)
    cast.step(cast.focal, Step.CONSENT)
    assert cast.sees(cast.provider) == (1, 1, 1), "the match, the consent, the request"
    assert cast.sees(cast.stranger) == (0, 0, 0)
    cast.step(cast.focal, Step.WITHDRAW)
    assert cast.sees(cast.provider)[0] == 0, "who was not told yet loses sight of it"


def test_from_proposal_to_both_answers(cast: Cast, mailoutbox: list[Any]) -> None:
    cast.circulate(cast.office)
    cast.propose(cast.adviser)
    cast.step(cast.adviser, Step.PROPOSE)
    cast.step(cast.focal, Step.CONSENT)
    cast.step(cast.adviser, Step.SEND)
    (mail,) = mailoutbox
    assert mail.to == [cast.provider.email]
    assert "recovery of assets" not in mail.subject + mail.body, "mail passes through other hands"
    for by, step in ((cast.provider, Step.ACKNOWLEDGE), (cast.provider, Step.ACCEPT), (cast.provider, Step.BEGIN)):
        cast.step(by, step)
    done = cast.step(cast.provider, Step.DELIVER)
    assert str(done.ask_on) == "2019-06-01"
    later = NOON + timedelta(days=370)
    cast.step(cast.provider, Step.ANSWER, later, met=Met.MET, because="The law is in force.")
    cast.step(cast.focal, Step.ANSWER, later, met=Met.PARTLY, because="The by-laws are missing.")
    with acting_as(cast.provider):
        answers = [(one.side, one.met) for one in MatchStep.objects.filter(step=Step.ANSWER)]
    assert answers == [(Side.PROVIDER, Met.MET), (Side.STATE, Met.PARTLY)], "both stay, side by side"
    assert Match.objects.count() == 0, "nobody in particular sees none of it"


@pytest.mark.parametrize("step", [*Step])
@pytest.mark.parametrize("who", ["adviser", "focal", "provider", "stranger"])
def test_each_step_is_taken_by_its_side_only(cast: Cast, who: str, step: Step) -> None:
    """Whatever the standing: first put it where the step may be taken."""
    way = WAYS.get(step)
    cast.circulate(cast.office, cast.donor)
    cast.propose(cast.adviser)
    start = min(way.start) if way else Standing.SUGGESTED
    with acting_as(cast.focal):
        Match.objects.update(standing=start, named_organisations=[cast.office.pk, cast.donor.pk])
    person: Person = getattr(cast, who)
    side = {"adviser": Side.SECRETARIAT, "focal": Side.STATE, "provider": Side.PROVIDER}.get(who)
    may = way is not None and side in way.sides
    with acting_as(person):
        match = Match.objects.filter().first()
    if who == "stranger":
        assert match is None
        return
    assert match is not None
    with acting_as(person):
        if may:
            moved = take_step(
                match=match,
                step=step,
                seen=0,
                by=person,
                at=NOON,
                because="so",
                met="met" if step == Step.ANSWER else "",
            )
            assert way is not None and moved.standing == (way.to or start)
        else:
            with pytest.raises(PermissionDenied):
                take_step(match=match, step=step, seen=0, by=person, at=NOON, because="so", met="met")


def test_a_step_that_does_not_follow_is_refused_in_a_sentence(cast: Cast) -> None:
    cast.circulate(cast.office)
    cast.propose(cast.adviser)
    with pytest.raises(Refusal, match="cannot take this step"):
        cast.step(cast.adviser, Step.SEND)
    cast.step(cast.adviser, Step.PROPOSE)
    cast.step(cast.focal, Step.CONSENT)
    cast.step(cast.adviser, Step.SEND)
    with pytest.raises(Refusal, match="Say why"):
        cast.step(cast.provider, Step.DECLINE)


def test_two_who_decide_at_once_the_second_is_shown_the_first(cast: Cast) -> None:
    cast.circulate(cast.office)
    cast.propose(cast.adviser)
    cast.step(cast.adviser, Step.PROPOSE, seen=0)
    with pytest.raises(MatchMeanwhile):
        cast.step(cast.adviser, Step.SET_ASIDE, seen=0)
    with acting_as(cast.adviser):
        assert Match.objects.get().standing == Standing.PROPOSED


def test_a_decision_of_the_queue_is_taken_back_and_stays_in_the_history(cast: Cast) -> None:
    cast.circulate(cast.office)
    cast.propose(cast.adviser)
    cast.step(cast.adviser, Step.SET_ASIDE, because="elsewhere")
    with acting_as(cast.adviser):
        match = Match.objects.get()
        back = undo_step(match=match, seen=match.revision, by=cast.adviser, at=NOON)
        assert back.standing == Standing.SUGGESTED
        assert [one.step for one in MatchStep.objects.all()] == [Step.SET_ASIDE, Step.UNDO]
        with pytest.raises(Refusal, match="Nothing was decided"):
            undo_step(match=match, seen=back.revision, by=cast.adviser, at=NOON)


def test_what_was_set_aside_is_asked_again_only_if_its_content_changed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.circulate(cast.office)
    cast.propose(cast.adviser)
    cast.step(cast.adviser, Step.SET_ASIDE)
    assert cast.propose(cast.adviser) == (0, 0)
    with acting_as(cast.adviser):
        Match.objects.update(rules="0")  # as an earlier version of the rules left it
    assert cast.propose(cast.adviser) == (0, 0), "another version of the rules does not ask again"
    with acting_as(cast.provider):
        Activity.objects.update(digest="changed")
    assert cast.propose(cast.adviser) == (1, 0)
    with acting_as(cast.adviser):
        assert Match.objects.get().standing == Standing.SUGGESTED


def test_steps_are_never_changed(cast: Cast) -> None:
    cast.circulate(cast.office)
    cast.propose(cast.adviser)
    cast.step(cast.adviser, Step.PROPOSE)
    from django.db import ProgrammingError

    with acting_as(cast.adviser), pytest.raises(ProgrammingError, match="permission denied"):
        MatchStep.objects.update(because="something else")


def test_a_person_sees_a_match_that_no_rule_found(cast: Cast) -> None:
    cast.circulate(cast.office)
    with acting_as(cast.adviser):
        made = match_by_hand(
            request=Request.objects.get(),
            activity=Activity.objects.get(),
            by=cast.adviser,
            at=NOON,
            because="I know both",
        )
        assert (made.standing, made.rules) == (Standing.PROPOSED, "")
    assert cast.sees(cast.provider) == (0, 0, 0)


def test_a_year_after_delivery_both_sides_are_reminded_once(cast: Cast, mailoutbox: list[Any]) -> None:
    cast.circulate(cast.office)
    cast.propose(cast.adviser)
    for by, step in (
        (cast.focal, Step.CONSENT), (cast.adviser, Step.SEND),
        (cast.provider, Step.ACCEPT), (cast.provider, Step.DELIVER),
    ):  # fmt: skip
        cast.step(by, step)
    mailoutbox.clear()
    assert remind_all(at=NOON + timedelta(days=300)) == 0
    assert remind_all(at=datetime(2019, 6, 2, 12, tzinfo=UTC)) == 2
    assert {one.to[0] for one in mailoutbox} == {cast.focal.email, cast.provider.email}
    assert remind_all(at=datetime(2019, 6, 3, 12, tzinfo=UTC)) == 0
