"""Claims and facts: one stands by a named rule, a register's or a person's choice; the range of all stays visible."""

from __future__ import annotations

from itertools import permutations

import pytest

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.money.when import When
from merida.tracing.claims import RULE, Claim, SourceClass, Status, by_fact, preferred
from merida.tracing.printed import qualifier_in


def claim(id: str, value: str | None, status: Status = "done", source: SourceClass = "press", **more: object) -> Claim:
    stated = Stated(Quantity.of(value, "USD")) if value else None
    fields = {"fact": "return", "case": "KGZ 2019/1", "stage": "transferred", "when": When.of("2019-02")} | more
    return Claim(id=id, stated=stated, status=status, source_class=source, **fields)  # type: ignore[arg-type]


TRANSFER = (
    claim("as the press had it", "6000000", "reported"),
    claim("as the United States said", "4500000", "done", "authority"),
    claim("as the draft report said", "4600000", "done", "international"),
)


def test_of_4_5_4_6_and_6_million_one_stands_and_the_range_stays_visible() -> None:
    found = preferred(TRANSFER)
    assert found.claim.id == "as the United States said"
    assert found.rule == RULE
    assert found.disagrees
    ((low, high),) = found.ranges
    assert (str(low), str(high)) == ("4500000.00 USD", "6000000.00 USD")
    assert len(found.others) == 2


def test_the_order_in_which_sources_come_changes_nothing() -> None:
    assert len({preferred(order) for order in permutations(TRANSFER)}) == 1


def test_a_person_prefers_with_a_reason() -> None:
    found = preferred(TRANSFER, "as the draft report said", "the recipient's figure on receipt")
    assert (found.claim.id, found.rule, found.because) == (
        "as the draft report said",
        "a person's decision",
        "the recipient's figure on receipt",
    )
    with pytest.raises(ValueError, match="reason"):
        preferred(TRANSFER, "as the draft report said")
    with pytest.raises(ValueError, match="no claim of return"):
        preferred(TRANSFER, "as nobody said", "because")


def test_what_its_register_uses_stands_before_the_rule() -> None:
    chosen = claim("used", "4700000", "agreed", chosen=True)
    assert preferred([*TRANSFER, chosen]).claim is chosen
    assert preferred([*TRANSFER, chosen]).rule == "the register's choice"


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (claim("b", "5", "done"), claim("a", "6", "agreed")),
        (claim("b", "5", "granted"), claim("a", "6", "ordered")),
        (claim("b", "5", "ordered"), claim("a", "6", "appealed")),
        (claim("b", "5", "sought"), claim("a", "6", "reported")),
        (claim("b", "5", "done", "court"), claim("a", "6", "done", "authority")),
        (claim("b", "311797876.11"), claim("a", "308000000")),
        (claim("b", "5"), claim("a", None)),
    ],
)
def test_what_is_further_done_better_sourced_and_more_precise_stands_first(better: Claim, worse: Claim) -> None:
    assert preferred([worse, better]).claim is better


def test_sent_and_received_are_two_facts() -> None:
    received = claim("received", "4600000", stage="received")
    assert len(by_fact([*TRANSFER, received])) == 2
    with pytest.raises(ValueError, match="one fact"):
        preferred([*TRANSFER, received])
    with pytest.raises(ValueError, match="one at least"):
        preferred([])


def test_a_claim_without_a_fact_is_a_fact_of_its_own() -> None:
    assert len(by_fact([claim("a", "5", fact=""), claim("b", "5", fact="")])) == 2


def test_what_is_not_disclosed_has_no_range() -> None:
    found = preferred([claim("a", None)])
    assert (found.ranges, found.disagrees, found.because) == ((), False, "It is the only claim.")


def test_the_ends_of_a_printed_range_are_its_bounds() -> None:
    words = "forfeited between $4 million and $6 million"
    assert qualifier_in(words, Quantity.of(4_000_000, "USD")) == "at_least"
    assert qualifier_in(words, Quantity.of(6_000_000, "USD")) == "at_most"
    assert qualifier_in("entre 4 et 6 millions d'euros", Quantity.of(6_000_000, "EUR")) == "at_most"
