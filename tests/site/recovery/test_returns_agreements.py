"""Agreements on returns: versions and terms compared; a case's is its team's until it is made public by an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.provenance.asking import NOBODY, asking, current
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.models import Agreement, AgreementTerm, AgreementVersion, Case, CaseAgreement
from merida.site.recovery.selectors.agreements import (
    agreement_page,
    agreements_page,
    comparison_page,
    comparison_table,
)
from merida.site.recovery.services.agreements import (
    add_agreement,
    amend_agreement,
    link_agreement,
    publish_agreement,
    say_not_applicable,
)
from merida.tracing.agreements import Term

pytestmark = pytest.mark.django_db(transaction=True)
AT = timezone.now()
WHERE = "https://example.org/agreement.pdf"


def made(by: Person, title: str = "Arrangement", **more: Any) -> Agreement:
    given: dict[str, Any] = {
        "kind": "case_by_case", "parties": ["CHE", "PLW"], "published": WHERE, "signed": "2017-12-04",
        "terms": [Term("use", ("social_projects",), "for the poorest households", "art. 2")],
    } | more  # fmt: skip
    with acting_as(by):
        return add_agreement(title=title, by=by, at=AT, **given)


def test_an_agreement_of_a_case_is_seen_by_its_team_alone(
    holder: Person, opened: Case, colleague: Person, analyst: Person
) -> None:
    made(holder, case=opened)
    for outsider in (colleague, analyst):
        with acting_as(outsider):
            assert not Agreement.objects.exists()
            assert not AgreementTerm.objects.exists()
            assert agreements_page(kind="", seen_by=current()).lines == ()
    with acting_as(holder):
        (line,) = agreements_page(kind="case_by_case", seen_by=current()).lines
        assert (line.parties, str(line.signed), line.public) == (("Palau", "Switzerland"), "2017-12-04", False)


def test_made_public_everybody_reads_it_and_nothing_leads_to_the_case(holder: Person, opened: Case) -> None:
    row = made(holder, case=opened)
    with acting_as(holder):
        publish_agreement(agreement=row, what_for="open data", by=holder, at=AT)
    with asking(NOBODY):
        public = Agreement.objects.get()
        assert public.team is None
        assert not AgreementVersion.objects.exclude(team=None).exists()
        assert not CaseAgreement.objects.exists()
        page = agreement_page(agreement=public, seen_by=current())
        assert (page.cases, page.may_keep, page.may_publish) == ((), False, False)
        assert page.versions[0].terms[0].words == "for the poorest households"
    with acting_as(holder):
        page = agreement_page(agreement=Agreement.objects.get(), seen_by=current())
        assert [label for label, _url in page.cases] == ["Purchase of harbour cranes"]
        assert page.may_keep
        assert not page.may_publish


def test_only_what_is_published_elsewhere_is_made_public(holder: Person, opened: Case) -> None:
    row = made(holder, case=opened, published="", source="a copy")
    with acting_as(holder), pytest.raises(Refusal, match="address where it is published"):
        publish_agreement(agreement=row, what_for="x", by=holder, at=AT)


def test_only_its_consent_holder_makes_it_public(
    holder: Person, opened: Case, colleague: Person, analyst: Person
) -> None:
    row = made(holder, case=opened)
    for outsider in (colleague, analyst):
        with acting_as(outsider), pytest.raises(PermissionDenied):
            publish_agreement(agreement=row, what_for="x", by=outsider, at=AT)


def test_versions_are_added_whole_and_what_they_change_is_named(holder: Person, opened: Case) -> None:
    row = made(holder, case=opened)
    with acting_as(holder):
        terms = [
            Term("use", ("social_projects",), "for the poorest households", "art. 2"),
            Term("audit", ("external",)),
        ]
        amend_agreement(
            agreement=row, terms=terms, seen=1, signed="2019", source="an exchange of notes", by=holder, at=AT
        )
        with pytest.raises(Refusal, match="in the meantime"):
            amend_agreement(agreement=row, terms=[], seen=1, source="x", by=holder, at=AT)
        page = agreement_page(agreement=row, seen_by=current())
    assert [one.number for one in page.versions] == [2, 1]
    assert page.versions[0].changed == ("Audit",)
    assert page.seen == 2


def test_topics_of_principles_are_answered_silent_or_not_applicable(holder: Person, opened: Case) -> None:
    row = made(holder, case=opened)
    with acting_as(holder):
        say_not_applicable(
            agreement=row, topic="early_dialogue", because="signed after the return", by=holder, at=AT
        )  # fmt: skip
        with pytest.raises(Refusal, match="Choose a topic"):
            say_not_applicable(agreement=row, topic="beauty", because="x", by=holder, at=AT)
        (gfar, civil) = agreement_page(agreement=row, seen_by=current()).principles
    standing = {one.code: one.standing for one in gfar[1]}
    assert len(standing) == 10
    assert standing["beneficiaries"] == "answered"
    assert standing["no_benefit_to_offenders"] == "silent"
    assert standing["early_dialogue"] == "not_applicable"
    assert {one.standing for one in civil[1]} <= {"answered", "silent", "not_applicable"}


def test_general_agreements_stand_apart_and_are_the_members(
    analyst: Person, person: Callable[..., Person], state: Callable[[str], Organisation]
) -> None:
    made(analyst, "General agreement on sharing", kind="general", terms=[Term("costs", ("fixed_share",), "half each")])
    with acting_as(person("a reader", "reader", state("FJI"))):
        page = agreements_page(kind="general", seen_by=current())
        assert [one.title for one in page.lines] == ["General agreement on sharing"]
        assert not page.may_add
        assert agreements_page(kind="case_by_case", seen_by=current()).lines == ()
    with asking(NOBODY):
        assert not Agreement.objects.exists()


def test_several_are_compared_term_by_term_with_their_words(analyst: Person) -> None:
    one = made(analyst, "A")
    other = made(analyst, "B", terms=[Term("use", ("infrastructure",)), Term("audit", ("national",))])
    with acting_as(analyst):
        page = comparison_page(chosen=[str(one.pk), str(other.pk)], seen_by=current())
    assert [(row.topic, row.differs) for row in page.rows] == [("Use", True), ("Audit", False)]
    assert page.rows[1].cells[0].silent
    table = comparison_table(page)
    assert table.columns == ("Term", "A", "B")
    assert table.rows[0].cells[0].text == "Social projects; “for the poorest households” (art. 2)"
    with asking(NOBODY):
        assert comparison_page(chosen=[str(one.pk)], seen_by=current()).lines == ()


def test_a_case_names_an_agreement_that_is_here_and_not_the_other_way_round(
    analyst: Person, holder: Person, opened: Case
) -> None:
    general = made(analyst, kind="general")
    with acting_as(holder):
        link_agreement(case=opened, agreement=general, by=holder, at=AT)
        link_agreement(case=opened, agreement=general, by=holder, at=AT)
        assert CaseAgreement.objects.count() == 1
    with acting_as(analyst):
        assert agreement_page(agreement=general, seen_by=current()).cases == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " "}, "title"), ({"parties": ["CHE", "CHE"]}, "two parties"), ({"kind": "treaty"}, "general"),
        ({"signed": "4.12.2017"}, "2014-02-10"), ({"published": "", "source": ""}, "can be read"),
    ],
)  # fmt: skip
def test_what_is_no_agreement_is_refused_in_a_sentence(analyst: Person, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        made(analyst, **({"title": "x"} | wrong))
