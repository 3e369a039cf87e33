"""The codes of the register and those of the library's path of article 57, each way; and their names for readers."""

from __future__ import annotations

from django.utils.translation import get_language

from merida.money.when import When
from merida.site.recovery.choices.whole import kept_whole
from merida.tracing.article57 import VALUES, Assertion
from merida.tracing.wording import in_language, named, rule, table

GROUND_OF = {
    "conviction": "conviction_based", "non_conviction": "non_conviction_based", "value": "value_based",
    "unexplained_wealth": "unexplained_wealth", "administrative": "administrative", "settlement": "settlement",
    "insolvency": "insolvency", "civil": "civil_judgment",
}  # fmt: skip
ROUTE_OF = {
    "own": "own_proceedings", "55_1_b": "55(1)(b)", "55_1_a": "55(1)(a)", "53_a": "53(a)", "53_b": "53(b)",
    "53_c": "53(c)", "voluntary": "voluntary",
}  # fmt: skip
BASIS_OF = {
    "57_3_a": "57(3)(a)", "57_3_b": "57(3)(b)", "57_3_c": "57(3)(c)", "remission": "remission", "sharing": "sharing",
    "settlement": "settlement_terms", "outside": "outside_chapter_v", "none": "none",
}  # fmt: skip
CLAIMANT_OF = {"state": "requesting_state", "prior_owner": "prior_owner", "victim": "victim", "creditor": "third_party",
               "third_party": "third_party"}  # fmt: skip
OFFENCES = ("15(a)", "15(b)", "16(1)", "16(2)", "17", "18(a)", "18(b)", "19", "20", "21(a)", "21(b)", "22", "23", "24",
            "25(a)", "25(b)", "none")  # fmt: skip


def language() -> str:
    """The reader's language, as the library's data calls it."""
    return get_language() or "en"


def name(kind: str, code: str) -> str:
    """The name of a code of article 57."""
    return kept_whole(named(kind, code, language()))


def named_rule(id: str) -> tuple[str, tuple[str, ...]]:
    """What a rule says in a line, and the provisions it follows."""
    found = rule(id, language())
    return kept_whole(found.line), found.law


def value_name(value: str) -> str:
    """What is said, in words; a provision is its own name."""
    return name("values", value)


def topics() -> list[tuple[str, str]]:
    """The topics of which something may be said, for a form."""
    return [(topic, name("topics", topic)) for topic in VALUES]


def values_of(topic: str) -> list[tuple[str, str]]:
    """What may be said on a topic, for a form."""
    return [(value, value_name(value)) for value in VALUES[topic] or OFFENCES]


def everything_said() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every topic with what may be said on it: a choice in groups, so that the form works without JavaScript."""
    return [(label, [(f"{topic}={value}", said) for value, said in values_of(topic)]) for topic, label in topics()]


def cost_kinds() -> list[tuple[str, str]]:
    """The kinds of cost, for a form."""
    return [(code, in_language(names, language())) for code, names in table("article57_words")["costs"].items()]


def assertion(topic: str, value: str, *, by: str, source: str, words: str = "", on: str = "") -> Assertion | None:
    """What was recorded, as the library takes it; None where an older code means nothing today."""
    try:
        return Assertion(topic, value, by, source, words, When.of(on) if on else None)
    except ValueError:
        return None
