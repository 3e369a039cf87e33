"""Agreement of two coders, and lists that change in versions while what was coded stays known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from merida.site.evidence.agreement import agreement
from merida.site.evidence.codelists import in_force, keys
from merida.site.evidence.coding import Coding, CodingError
from merida.site.evidence.models import CodeList, Finding, SampledOutcome
from merida.site.evidence.selectors.coding import blind_page, recode_worklist, sample_page
from merida.site.evidence.services.codebook import edit_list, load_lists, recode_as_said
from merida.site.evidence.services.deciding import coding_of, confirm_together
from merida.site.evidence.services.sampling import code_again, draw_sample
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person

Take = Callable[..., Any]


@pytest.mark.parametrize(
    ("pairs", "percent", "kappa"),
    [
        ([("a", "a"), ("b", "b")], 100.0, 1.0),
        ([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15, 70.0, 0.4),
        ([("a", "b"), ("b", "a")], 0.0, -1.0),
        ([("a", "a"), ("a", "a")], 100.0, None),
        ([], None, None),
    ],
)
def test_cohens_kappa_takes_off_what_chance_would_agree_on(pairs: Any, percent: float, kappa: float) -> None:
    found = agreement(pairs)
    assert found.percent == percent
    assert found.kappa == (pytest.approx(kappa) if kappa is not None else None)


@pytest.mark.django_db(transaction=True)
def test_a_second_coder_sees_the_words_alone_and_the_agreement_is_shown_by_field(
    analyst: Person, person: Any, secretariat: Organisation, taken_in: Take, client: Client
) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    second = person("Noor", "second_coder", secretariat)
    with acting_as(analyst):
        confirm_together(rows=Finding.objects.live(), by=analyst, at=timezone.now())
        sample = draw_sample(name="May", size=10, seed="5", by=analyst, at=timezone.now())
        assert SampledOutcome.objects.count() == 10
    client.force_login(second)
    shown = client.get(reverse("evidence:code_again", args=[sample.pk])).content.decode()
    assert "checked" not in shown and "provisions cited" not in shown
    with acting_as(second) as asker:
        assert client.get(reverse("evidence:sample", args=[sample.pk])).status_code == 403
        for place in range(1, 11):
            page = blind_page(sample=sample, seen_by=asker)
            sampled = SampledOutcome.objects.get(pk=page.sampled_id)
            coding = coding_of(sampled.finding)
            if place == 1:
                coding = Coding("good_practice" if coding.kind != "good_practice" else "challenge", coding.provisions)
            code_again(sampled=sampled, is_outcome=place != 2, coding=coding, by=second, at=timezone.now())
        assert blind_page(sample=sample, seen_by=asker).sampled_id is None
        with pytest.raises(CodingError, match="already"):
            code_again(sampled=sampled, is_outcome=True, coding=coding, by=second, at=timezone.now())
    with acting_as(analyst) as asker:
        result = sample_page(sample=sample, seen_by=asker)
        fields = {one.field: one for one in result.fields}
        assert (fields["verdict"].pairs, fields["verdict"].percent) == (10, 90.0)
        assert (fields["kind"].pairs, fields["kind"].agreed) == (9, 8)
        assert fields["provisions"].percent == 100.0 and fields["provisions"].kappa == pytest.approx(1)
        assert len(result.differing) >= 2


@pytest.mark.django_db(transaction=True)
def test_a_list_changes_in_versions_and_what_was_coded_becomes_a_worklist(
    analyst: Person, person: Any, secretariat: Organisation, taken_in: Take
) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    administrator = person("Ada", "administrator", secretariat)
    entries = [{"key": one.key, "names": one.names} for one in in_force("topics").entries if one.key != "procurement"]
    entries.append({"key": "public_procurement", "names": {"en": "Public procurement"}})
    with acting_as(analyst), pytest.raises(PermissionDenied):
        edit_list(name="topics", entries=entries, recoding={}, by=analyst, at=timezone.now(), because="x")
    try:
        with acting_as(administrator):
            made = edit_list(
                name="topics", entries=entries, recoding={"procurement": ["public_procurement"]}, by=administrator,
                at=timezone.now(), because="the name of the chapter",
            )  # fmt: skip
            assert (made.version, keys("topics")[-1]) == (2, "public_procurement")
        with acting_as(analyst) as asker:
            worklist = recode_worklist(name="topics", seen_by=asker)
            assert worklist and all("public_procurement" in one.proposed for one in worklist)
            row = Finding.objects.get(pk=worklist[0].outcome.id)
            new = recode_as_said(name="topics", row=row, by=analyst, at=timezone.now())
            assert "public_procurement" in new.topics and "procurement" not in new.topics
            assert len(recode_worklist(name="topics", seen_by=asker)) == len(worklist) - 1
            assert load_lists(at=timezone.now()) == []
    finally:
        with acting_as(administrator):
            CodeList.objects.filter(version__gt=1).delete()
