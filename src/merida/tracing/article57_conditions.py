"""The conditions of article 57(3), one function each: how a condition stands in what one State says, and why."""

from __future__ import annotations

from collections.abc import Callable

from merida.tracing.article57 import Assertion, Condition, Facts, Status, article

_UNDER_55 = ("55(1)(a)", "55(1)(b)")
_ORDERS = ("conviction_based", "non_conviction_based", "value_based", "unexplained_wealth")
_NO_ORDERS = ("administrative", "insolvency", "civil_judgment")
_BOTH = "said_both"


def only(said: tuple[Assertion, ...]) -> str | None:
    """The one value that is said; None if nothing is, `said_both` if several are."""
    values = {one.value for one in said}
    return None if not values else next(iter(values)) if len(values) == 1 else _BOTH


def route(facts: Facts, by: str) -> str | None:
    """The route in this State's words."""
    return only(facts.said("route", by))


def confiscated(facts: Facts, by: str) -> Condition:
    """57(1), 57(3): property confiscated under article 31 or 55; article 2(g) takes any order of forfeiture in."""
    law = ("2(g)", "31", "55", "57(1)")
    said = facts.said("confiscated", by)
    if said:
        return _yes_no("confiscated", "confiscated", law, facts, by)
    way, ground = route(facts, by), only(facts.said("ground", by))
    by_way, by_ground = facts.said("route", by), facts.said("ground", by)
    if way in _UNDER_55:
        return Condition("confiscated", "met", "by_route", law, by_way)
    if way in ("53(a)", "53(b)", "53(c)", "voluntary"):
        return Condition("confiscated", "lacking", "recovered_otherwise", law, (), by_way)
    if ground in _ORDERS:
        return Condition("confiscated", "met", "by_ground", law, by_ground)
    if ground in _NO_ORDERS:
        return Condition("confiscated", "lacking", "no_confiscation_order", law, (), by_ground)
    return Condition("confiscated", "unknown", _BOTH if _BOTH in (way, ground) else "not_said", law, by_way + by_ground)


def request(facts: Facts, by: str) -> Condition:
    """57(2), 57(3): at the request of another State party."""
    law = ("46", "57(2)", "57(3)")
    if not facts.said("request", by) and route(facts, by) in _UNDER_55:
        return Condition("request", "met", "by_route", law, facts.said("route", by))
    return _yes_no("request", "request", law, facts, by)


def public_embezzlement(facts: Facts, by: str) -> Condition:
    """57(3)(a): embezzlement of public funds (17), or laundering of embezzled public funds (23).

    Article 17 speaks of private funds and other property too; so it is asked whether the funds were public.
    """
    offences, laundered = facts.said("offence", by), facts.said("laundering_of", by)
    public = facts.said("public_funds", by)
    embezzled = [one for one in (*offences, *laundered) if article(one.value) == 17]

    def so(status: Status, because: str, supports: tuple[Assertion, ...]) -> Condition:
        others = facts.against("offence", by) + facts.against("public_funds", by)
        return Condition("public_embezzlement", status, because, ("17", "23", "57(3)(a)"), supports, others)

    if not offences and not laundered:
        return so("unknown", "not_said", ())
    if embezzled:
        said = only(public)
        if said == "no":
            return so("lacking", "not_public_funds", public)
        if said == "yes":
            return so("met", "said", (*embezzled, *public))
        return so("unknown", _BOTH if said else "public_funds_not_said", (*embezzled, *public))
    if not laundered and any(article(one.value) == 23 for one in offences):
        return so("unknown", "laundering_of_what", offences)
    return so("lacking", "other_offence", offences)


def other_offence(facts: Facts, by: str) -> Condition:
    """57(3)(b): proceeds of any other offence of the Convention."""
    first = public_embezzlement(facts, by)
    offences = facts.said("offence", by) + facts.said("laundering_of", by)
    other = tuple(one for one in offences if article(one.value) not in (0, 17, 23))
    law = ("15", "25", "57(3)(b)")
    if other:
        return Condition("other_offence", "met", "said", law, other, facts.against("offence", by))
    if first.because == "not_public_funds":
        return Condition("other_offence", "met", "not_public_funds", law, first.supports, first.against)
    if first.status == "met":
        return Condition("other_offence", "lacking", "public_embezzlement", law, (), first.supports)
    return Condition("other_offence", "unknown", first.because, law, first.supports, first.against)


def under_55(facts: Facts, by: str) -> Condition:
    """57(3)(a)-(b): confiscation was executed in accordance with article 55."""
    law, said, others = ("55(1)(a)", "55(1)(b)"), facts.said("route", by), facts.against("route", by)
    way = only(said)
    if way in _UNDER_55:
        return Condition("executed_under_55", "met", "said", law, said, others)
    if way == "own_proceedings":
        return Condition("executed_under_55", "lacking", "own_proceedings", law, others, said)
    if way not in (None, _BOTH):
        return Condition("executed_under_55", "lacking", "recovered_otherwise", law, others, said)
    return Condition("executed_under_55", "unknown", way or "not_said", law, said, others)


def final_judgment(facts: Facts, by: str) -> Condition:
    """57(3)(a)-(b): a final judgement in the requesting State, a requirement that the requested State can waive."""
    law, said = ("57(3)(a)", "57(3)(b)"), facts.said("final_judgment", by)
    if only(said) == "waived":
        own = all(one.by == facts.requested for one in said if facts.requested)
        others = facts.against("final_judgment", by)
        return Condition("final_judgment", "waived", "said" if own else "said_by_other", law, said, others)
    return _yes_no("final_judgment", "final_judgment", law, facts, by)


def ownership_or_damage(facts: Facts, by: str) -> Condition:
    """57(3)(b): prior ownership reasonably established to the requested State, or damage that it recognizes."""
    law = ("57(3)(b)",)
    owned, damaged = facts.said("prior_ownership", by), facts.said("damage", by)
    others = facts.against("prior_ownership", by) + facts.against("damage", by)
    supports = tuple(one for one in (*owned, *damaged) if one.value == "yes")
    values = only(owned), only(damaged)
    if "yes" in values:
        # It is the requested State to which ownership is established and which recognizes damage.
        own = any(one.by == facts.requested for one in supports) or not facts.requested
        return Condition("ownership_or_damage", "met", "said" if own else "said_by_other", law, supports, others)
    if values == ("no", "no"):
        return Condition("ownership_or_damage", "lacking", "said", law, (), owned + damaged + others)
    why = _BOTH if _BOTH in values else "not_said" if values == (None, None) else "one_not_said"
    return Condition("ownership_or_damage", "unknown", why, law, owned + damaged, others)


def _yes_no(code: str, topic: str, law: tuple[str, ...], facts: Facts, by: str) -> Condition:
    said, others = facts.said(topic, by), facts.against(topic, by)
    value = only(said)
    if value == "yes":
        return Condition(code, "met", "said", law, said, others)
    if value == "no":
        return Condition(code, "lacking", "said", law, others, said)
    return Condition(code, "unknown", value or "not_said", law, said, others)


GATE: tuple[Callable[[Facts, str], Condition], ...] = (confiscated, request)
OF_A = (public_embezzlement, under_55, final_judgment)
OF_B = (other_offence, under_55, final_judgment, ownership_or_damage)
