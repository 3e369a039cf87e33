"""Answers of article 57(3) for each State that speaks, from its conditions; side by side, none decided."""

from __future__ import annotations

from collections.abc import Callable

from merida.tracing.article57 import (
    LETTERS,
    RECORD,
    Answer,
    Claimant,
    Code,
    Condition,
    Facts,
    Path,
    speakers,
)
from merida.tracing.article57_conditions import GATE, OF_A, OF_B, only, route

_OFFENCE = ("public_embezzlement", "other_offence")


def paths(facts: Facts) -> tuple[Path, ...]:
    """A path for each State that says something, and for the record where it says something; the record first."""
    return tuple(path(facts, by) for by in speakers(facts.assertions))


def path(facts: Facts, by: str = RECORD) -> Path:
    """The path of article 57 in the words of one State, or by the record alone."""
    gate = tuple(condition(facts, by) for condition in GATE)
    basis, arrangement = only(facts.said("basis", by)), only(facts.said("arrangement", by))
    ruled_out = _outside(facts, by, gate, basis)
    first = _letter(LETTERS[0], facts, by, gate, OF_A, ruled_out)
    second = _letter(LETTERS[1], facts, by, gate, OF_B, ruled_out)
    third = _all_other(gate, first, second, ruled_out)
    answers = (first, second, third)
    return Path(by, answers, basis, arrangement, tuple(_doubts(facts, by, answers, basis)))


def considered(facts: Facts) -> tuple[tuple[str, tuple[Claimant, ...]], ...]:
    """To whom 57(3)(c) gives priority consideration, in its order, and third parties (57(2)), with their claims."""
    kinds = ("requesting_state", "prior_owner", "victim", "third_party")
    return tuple((kind, tuple(one for one in facts.claimants if one.kind == kind)) for kind in kinds)


def _outside(facts: Facts, by: str, gate: tuple[Condition, ...], basis: str | None) -> str | None:
    """The rule by which a return is outside article 57; None if nothing says so."""
    if only(facts.said("convention", by)) == "no" or only(facts.said("offence", by)) == "none":
        return "outside.convention"
    if gate[0].status == "lacking":
        return "outside.not_confiscated"
    if basis == "outside_chapter_v":
        return "outside.asserted"
    return None


def _letter(
    letter: str,
    facts: Facts,
    by: str,
    gate: tuple[Condition, ...],
    of: tuple[Callable[[Facts, str], Condition], ...],
    ruled_out: str | None,
) -> Answer:
    conditions = (*gate, *(condition(facts, by) for condition in of))

    def so(code: Code, rule: str) -> Answer:
        return Answer(letter, code, rule, conditions)

    if ruled_out:
        return so("outside", ruled_out)
    if route(facts, by) == "own_proceedings":
        return so("own_proceedings", "own_proceedings")
    if gate[1].status == "lacking":
        return so("outside", "outside.no_request")
    if any(one.status == "lacking" and one.code in _OFFENCE for one in conditions):
        return so("not_applicable", "other_letter")
    if any(one.status == "lacking" for one in conditions):
        return so("not_met", "not_met")
    return so("applies", f"{letter}.applies") if all(one.holds for one in conditions) else so("open", "open")


def _all_other(gate: tuple[Condition, ...], first: Answer, second: Answer, ruled_out: str | None) -> Answer:
    """57(3)(c): all other cases; it falls to the gate where neither (a) nor (b) applies."""
    before = {first.code, second.code}
    other: Condition
    law = ("57(3)(c)",)
    if "applies" in before:
        other = Condition("other_case", "lacking", "a_or_b_applies", law)
    elif "open" in before:
        other = Condition("other_case", "unknown", "a_or_b_open", law)
    else:
        other = Condition("other_case", "met", "neither_a_nor_b", law)
    conditions = (*gate, other)

    def so(code: Code, rule: str) -> Answer:
        return Answer(LETTERS[2], code, rule, conditions)

    if ruled_out:
        return so("outside", ruled_out)
    if "applies" in before:
        return so("not_applicable", "other_letter")
    if gate[1].status == "lacking":
        return so("outside", "outside.no_request")
    if not all(one.holds for one in conditions):
        return so("open", "open")
    return so("priority_consideration", "57(3)(c).priority")


def _doubts(facts: Facts, by: str, answers: tuple[Answer, ...], basis: str | None) -> list[str]:
    """Codes of what does not agree within one State's words; shown to people, never resolved."""
    found = []
    of = {one.letter: one for one in answers}
    if basis in of and of[basis].code not in ("applies", "priority_consideration"):
        found.append("basis_without_conditions" if of[basis].code != "open" else "basis_before_conditions")
    if basis == "outside_chapter_v" and not any(one.status == "lacking" for one in answers[0].conditions):
        found.append("outside_without_reason")
    if of[LETTERS[0]].code == of[LETTERS[1]].code == "applies":
        found.append("both_letters")
    if "applies" in {of[LETTERS[0]].code, of[LETTERS[1]].code} and basis not in (*LETTERS, None, "said_both"):
        found.append("conditions_without_basis")
    if route(facts, by) in ("55(1)(a)", "55(1)(b)") and only(facts.said("request", by)) == "no":
        found.append("enforcement_without_request")
    if any(one.because == "said_both" for answer in answers for one in answer.conditions):
        found.append("said_both")
    return found
