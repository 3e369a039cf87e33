"""What was agreed and never transferred stands apart; the whole or nearly the whole paid settles it."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from random import Random

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.money.when import When
from merida.tracing.claims import Claim
from merida.tracing.entries import entries
from merida.tracing.outstanding import Outstanding, open_total, outstanding
from merida.tracing.register import read_events
from merida.tracing.volumes import volumes


def claim(id: str, value: str | None, status: str = "agreed", on: str = "2017-12-04", **more: object) -> Claim:
    stated = Stated(Quantity.of(value, "USD")) if value else None
    fields: dict[str, object] = {"fact": "f", "case": "c", "stage": "transferred"} | more
    return Claim(id=id, stated=stated, status=status, when=When.of(on), **fields)  # type: ignore[arg-type]


def found(*claims: Claim) -> list[tuple[str, str | None]]:
    return [(one.fact, str(one.open) if one.open else None) for one in outstanding(claims)]


def test_what_was_agreed_and_never_transferred_stands_apart_with_its_whole_amount() -> None:
    assert found(claim("a", "321")) == [("f", "321.00 USD")]


def test_what_was_ordered_or_sought_is_no_promise_of_a_return() -> None:
    assert found(claim("a", "321", "ordered"), claim("b", "300", "sought"), claim("c", "9", "reported")) == []


def test_a_transfer_done_settles_it_interest_and_rounding_allowed() -> None:
    assert found(claim("a", "308"), claim("b", "311.79", "done", "2020-05-04")) == []
    assert found(claim("a", "321"), claim("b", "322.5", "done", stage="received")) == []
    assert found(claim("a", "48.8"), claim("b", "48", "done")) == []


def test_what_was_paid_in_part_leaves_a_rest_and_names_the_payments() -> None:
    (one,) = outstanding([claim("a", "131"), claim("b", "95", "done", "2022-10-01")])
    assert (one.partly, str(one.open), [paid.id for paid in one.paid]) == (True, "36.00 USD", ["b"])


def test_a_use_of_what_is_only_promised_is_no_payment_of_it() -> None:
    use = claim("b", "37", "done", words="already disbursed to over 300,000 households")
    assert found(claim("a", "321"), use) == [("f", "321.00 USD")]


def test_a_payment_in_another_unit_settles_nothing_that_cannot_be_compared() -> None:
    other = Claim("b", "f", "c", "transferred", Stated(Quantity.of(7, "piece:ambulance")), "done", When.of("2018"))
    assert found(claim("a", "321"), other) == [], "paid, and how much of it cannot be said"


def test_the_promise_told_last_counts_unless_the_register_chose() -> None:
    assert found(claim("a", "300", on="2016"), claim("b", "321", on="2017")) == [("f", "321.00 USD")]
    assert found(claim("a", "300", on="2016", chosen=True), claim("b", "321", on="2017", chosen=False)) == [
        ("f", "300.00 USD")
    ]


def test_undisclosed_promises_are_counted_and_never_zero() -> None:
    total = open_total(outstanding([claim("a", None), claim("b", "5", fact="g")]))
    assert (str(total.of("USD").quantity), total.not_disclosed) == ("5.00 USD", 1)  # type: ignore[union-attr]


def test_as_of_a_day_before_the_payment_it_was_open() -> None:
    claims = [claim("a", "308", on="2020-02-03"), claim("b", "311.8", "done", "2020-05-04")]
    assert [one.fact for one in outstanding(claims, date(2020, 3, 1))] == ["f"]
    assert outstanding(claims, date(2020, 6, 1)) == ()


def _register() -> list[Claim]:
    text = (files("merida.tracing") / "data" / "asset-recovery-events.csv").read_text(encoding="utf-8")
    return list(read_events(text)[0])


def test_in_the_register_what_is_open_is_in_no_volume_of_transfers() -> None:
    claims = _register()
    facts = {one.fact for one in outstanding(claims) if not one.partly}
    assert {"abacha-che-2017-return", "peru-2020-return"} <= facts
    assert "abacha-jey-2020-return" not in facts, "signed at 308, paid with 311.8"
    done = volumes(entries(claims), "transferred").total
    by_id = {one.id: one for one in claims}
    assert not {by_id[id].fact for id in done.entries} & facts


def test_parts_told_beside_their_whole_are_not_open_twice() -> None:
    facts = {one.fact for one in outstanding(_register())}
    assert {"obiang-2021-return-un", "obiang-2021-return-ngo"} <= facts
    assert "obiang-2021-return" not in facts, "its register counts the parts"


def test_the_order_of_the_claims_makes_no_difference() -> None:
    claims = _register()
    before = outstanding(claims)
    Random(3).shuffle(claims)

    def told(of: tuple[Outstanding, ...]) -> list[tuple[str, str, str]]:
        return [(one.fact, one.promise.id, str(one.open)) for one in of]

    assert told(outstanding(claims)) == told(before)
