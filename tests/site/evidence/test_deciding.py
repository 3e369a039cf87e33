"""What people decide: nothing is overwritten, everything can be undone, and the second of two sees the first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.utils import timezone

from merida.site.evidence.choices import Status
from merida.site.evidence.coding import Coding, CodingError
from merida.site.evidence.models import Finding
from merida.site.evidence.selectors.desk import clear_rules
from merida.site.evidence.services import deciding
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.provenance.models import Decision

pytestmark = pytest.mark.django_db(transaction=True)
Take = Callable[..., Any]


def challenge(number: int = 0) -> Finding:
    return Finding.objects.live().filter(kind="challenge").order_by("number", "start")[number]


def now() -> Any:
    return timezone.now()


def test_a_confirmation_is_a_decision_with_who_and_when(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    with acting_as(analyst):
        row = deciding.confirm_finding(row=challenge(), seen=0, by=analyst, at=now(), because="clear")
        decision = Decision.objects.get(subject_id=row.pk)
        assert (row.status, row.revision, decision.act) == (Status.CONFIRMED, 1, "confirm_finding")
        assert (decision.decided_by, decision.because) == (analyst, "clear")


def test_a_correction_closes_the_row_and_adds_another_with_the_agreed_words(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    with acting_as(analyst):
        old = challenge()
        coding = Coding("challenge", ("57(3)", "53"), (), ("procurement",), "should")
        new = deciding.correct_finding(row=old, seen=0, coding=coding, by=analyst, at=now())
        old.refresh_from_db()
        assert old.closed_at is not None and old.status == Status.PROPOSED
        assert (new.text, new.provisions, new.replaces) == (old.text, ["53", "57(3)"], [old.pk])
        assert new.under == ["ch.V", "53", "57", "57(3)"]
        assert not Finding.objects.live().filter(pk=old.pk).exists()


def test_undo_brings_back_what_a_correction_closed(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    with acting_as(analyst):
        old = deciding.confirm_finding(row=challenge(), seen=0, by=analyst, at=now())
        wrong = Coding("good_practice", ("12",))
        new = deciding.correct_finding(row=old, seen=1, coding=wrong, by=analyst, at=now())
        back = deciding.undo_decision(row=new, seen=new.revision, by=analyst, at=now())
        assert (back.kind, back.provisions, back.status) == (old.kind, old.provisions, Status.CONFIRMED)
        again = deciding.confirm_finding(row=challenge(1), seen=0, by=analyst, at=now())
        undone = deciding.undo_decision(row=again, seen=1, by=analyst, at=now())
        assert undone.status == Status.PROPOSED
        with pytest.raises(CodingError, match="nothing to undo"):
            deciding.undo_decision(row=undone, seen=2, by=analyst, at=now())


def test_the_second_of_two_analysts_sees_the_first_ones_decision(
    analyst: Person, person: Callable[..., Person], secretariat: Organisation, taken_in: Take
) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    second = person("Bai", "analyst", secretariat)
    with acting_as(analyst):
        seen_by_both = challenge()
        first = deciding.correct_finding(
            row=seen_by_both, seen=0, coding=Coding("challenge", ("12",)), by=analyst, at=now()
        )
    with acting_as(second), pytest.raises(deciding.DecidedMeanwhile) as meanwhile:
        deciding.reject_finding(row=seen_by_both, seen=0, by=second, at=now())
    assert meanwhile.value.row.pk == first.pk
    with acting_as(second):
        assert Finding.objects.get(pk=first.pk).status == Status.CORRECTED


def test_words_the_reader_missed_are_added_and_a_proposal_split_and_merged(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    with acting_as(analyst):
        passage = Finding.objects.live().filter(kind="observation").first().passage.document.passages.get(number=20)
        added = deciding.add_finding(
            passage=passage, start=0, end=25, coding=Coding("good_practice", ("9",)), by=analyst, at=now()
        )
        assert added.text == passage.text[:25].strip() and added.status == Status.CONFIRMED
        row = challenge(2)
        beside = Finding.objects.live().filter(passage=row.passage_id).count() - 1
        middle = row.start + len(row.text) // 2
        coding = deciding.coding_of(row)
        parts = deciding.split_finding(
            row=row, seen=0, parts=[(row.start, middle, coding), (middle, row.end, coding)], by=analyst, at=now()
        )
        assert len(parts) == 2 and not Finding.objects.live().filter(pk=row.pk).exists()
        whole = deciding.merge_findings(
            rows=[(part, part.revision) for part in parts], coding=coding, by=analyst, at=now()
        )
        assert whole.text == row.text
        apart = deciding.undo_decision(row=whole, seen=whole.revision, by=analyst, at=now())
        assert Finding.objects.live().filter(passage=row.passage_id).count() == beside + 2
        assert apart.text == parts[0].text or apart.text == parts[1].text


def test_what_the_convention_or_the_codebook_does_not_know_is_refused(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    with acting_as(analyst):
        for coding in (Coding("challenge", ("99",)), Coding("surprise"), Coding("challenge", (), (), ("magic",))):
            with pytest.raises(CodingError):
                deciding.correct_finding(row=challenge(), seen=0, coding=coding, by=analyst, at=now())


def test_a_reader_decides_nothing_and_a_focal_point_only_on_its_own_documents(
    analyst: Person, person: Callable[..., Person], secretariat: Organisation, state: Any, taken_in: Take
) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    focal = person("Ana", "focal_point", state("URY"))
    taken_in(focal, ["summary2-es.docx"], kept_to="originator")
    for somebody in (person("Rui", "reader", secretariat), focal):
        with acting_as(somebody), pytest.raises(PermissionDenied):
            deciding.confirm_finding(row=challenge(), seen=0, by=somebody, at=now())
    with acting_as(focal):
        own = Finding.objects.live().filter(state="URY", kind="challenge").first()
        assert deciding.confirm_finding(row=own, seen=0, by=focal, at=now()).status == Status.CONFIRMED


def test_in_bulk_only_what_is_still_proposed_is_confirmed(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, ["summary2-fr.docx"])
    with acting_as(analyst):
        rejected = deciding.reject_finding(row=challenge(), seen=0, by=analyst, at=now())
        everything = list(Finding.objects.live())
        count = deciding.confirm_together(rows=everything, by=analyst, at=now())
        assert count == len(everything) - 1
        rejected.refresh_from_db()
        assert rejected.status == Status.REJECTED
        assert Decision.objects.filter(act="confirm_finding").count() == count


def test_what_rules_proposed_that_were_always_right_is_confirmed_in_all_documents(
    analyst: Person, taken_in: Take, client: Any
) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    with acting_as(analyst):
        rule = Finding.objects.counted().values("rule").annotate(n=Count("id")).order_by("-n").first()["rule"]
        rows = list(Finding.objects.counted().filter(rule=rule))
        assert len(rows) > 6
        assert rule not in clear_rules()
        deciding.confirm_together(rows=rows[:5], by=analyst, at=now())
        assert clear_rules()[rule] == len(rows) - 5
    client.force_login(analyst)
    assert "clear proposals" in client.get("/documents/").content.decode()
    assert client.post("/documents/confirm-clear").status_code == 303
    with acting_as(analyst):
        assert not Finding.objects.counted().filter(rule=rule, status=Status.PROPOSED).exists()
        last = Finding.objects.get(pk=rows[-1].pk)
        deciding.undo_decision(row=last, seen=last.revision, by=analyst, at=now())
        wrong = Finding.objects.get(pk=rows[0].pk)
        deciding.reject_finding(row=wrong, seen=wrong.revision, by=analyst, at=now())
        assert rule not in clear_rules()
