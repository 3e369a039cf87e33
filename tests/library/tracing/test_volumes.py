"""Volumes: one stage at a time, each fact, joint return and thing once, whatever the order of loading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merida.money.qualified import Stated
from merida.money.qualifiers import Qualifier
from merida.money.rates import Quote, RateTable
from merida.money.units import Quantity
from merida.money.when import When
from merida.tracing.claims import Claim
from merida.tracing.entries import Entry, entries
from merida.tracing.register import read_events
from merida.tracing.volumes import UNSTATED, Row, Volumes, volumes

RATES = RateTable("average", "USD", "year", [Quote("CHF", Fraction("0.97"), date(2019, 1, 1), date(2019, 12, 31))])


def usd(value: str, qualifier: Qualifier = "exact") -> Stated:
    return Stated(Quantity.of(value, "USD"), qualifier)


def entry(id: str, stated: Stated | None, **more: object) -> Entry:
    fields: dict[str, object] = {
        "stage": "transferred",
        "when": When.of("2019"),
        "case": id,
        "cluster": "Abacha",
    } | more
    return Entry(id=id, stated=stated, **fields)  # type: ignore[arg-type]


def rows(found: Volumes) -> dict[str, str]:
    return {row.key: ", ".join(str(one.quantity) for one in row.total.sums) for row in found.rows}


def one_row(found: Volumes, key: str) -> Row:
    return next(row for row in found.rows if row.key == key)


def test_stages_are_never_added_together() -> None:
    found = [entry("a", usd("84"), stage="frozen"), entry("b", usd("115"))]
    assert volumes(found, "transferred").total.total.of("USD") == usd("115")
    assert volumes(found, "frozen").total.total.of("USD") == usd("84")


def test_what_was_agreed_and_never_transferred_stands_apart() -> None:
    found = [entry("a", usd("321"), status="agreed"), entry("b", usd("20"))]
    assert volumes(found, "transferred").total.total.of("USD") == usd("20")
    assert volumes(found, "transferred", statuses=("agreed",)).total.total.of("USD") == usd("321")


def test_not_disclosed_is_counted_and_approximate_parts_make_an_approximate_total() -> None:
    found = volumes([entry("a", usd("5", "about")), entry("b", usd("4")), entry("c", None)], "transferred").total.total
    assert found.of("USD") == usd("9", "about")
    assert (found.parts, found.not_disclosed) == (3, 1)


def test_a_joint_return_counts_once_in_the_total_and_with_shares_unstated_by_state() -> None:
    found = volumes([entry("a", usd("26"), jurisdictions=("CHE", "LUX")), entry("b", usd("4"), jurisdictions=("CHE",))],
                    "transferred", "jurisdiction")  # fmt: skip
    assert found.total.total.of("USD") == usd("30")
    assert one_row(found, "CHE").total.of("USD") == usd("4")
    assert one_row(found, "CHE").joint_total.of("USD") == usd("26")
    assert one_row(found, "LUX").total.sums == ()
    assert one_row(found, "LUX").joint_total.of("USD") == usd("26")


def test_stated_shares_are_each_state_s_own() -> None:
    shares = (("CHE", Quantity.of("16", "USD")), ("LUX", Quantity.of("10", "USD")))
    found = volumes(
        [entry("a", usd("26", "about"), jurisdictions=("CHE", "LUX"), shares=shares)], "transferred", "jurisdiction"
    )
    assert one_row(found, "CHE").total.of("USD") == usd("16", "about")
    assert one_row(found, "LUX").total.of("USD") == usd("10", "about")
    assert found.total.total.of("USD") == usd("26", "about")
    with pytest.raises(ValueError, match="add up"):
        entry("b", usd("27"), jurisdictions=("CHE", "LUX"), shares=shares)


def test_a_joint_return_told_in_a_row_per_state_is_the_same_as_in_one_row() -> None:
    one = [entry("a", usd("26"), fact="f", jurisdictions=("CHE", "LUX"), origins=("PER",))]
    two = [replace(one[0], jurisdictions=("CHE",)), replace(one[0], id="b", case="a", jurisdictions=("LUX",))]
    for by in ("origin", "jurisdiction", "year"):
        merged, split = volumes(one, "transferred", by), volumes(two, "transferred", by)
        assert [(row.key, row.total, row.joint_total) for row in merged.rows] == [
            (row.key, row.total, row.joint_total) for row in split.rows
        ]
        assert merged.total.total == split.total.total


def test_totals_by_origin_stay_when_a_joint_row_is_split_into_its_shares() -> None:
    whole = [entry("a", usd("26"), jurisdictions=("CHE", "LUX"), origins=("PER",))]
    parts = [
        entry("a", usd("16"), jurisdictions=("CHE",), origins=("PER",)),
        entry("b", usd("10"), jurisdictions=("LUX",), origins=("PER",)),
    ]
    assert (
        rows(volumes(whole, "transferred", "origin"))
        == rows(volumes(parts, "transferred", "origin"))
        == {"PER": "26.00 USD"}
    )


def test_one_account_that_two_states_confiscated_counts_once_in_the_world_and_in_each_state() -> None:
    found = volumes(
        [
            entry("a", usd("550"), stage="confiscated", thing="account 1", jurisdictions=("USA",)),
            entry("b", usd("540"), stage="confiscated", thing="account 1", jurisdictions=("CHE",)),
        ],
        "confiscated",
        "jurisdiction",
    )
    assert found.total.total.of("USD") == usd("550")
    assert rows(found) == {"CHE": "540.00 USD", "USA": "550.00 USD"}


def test_a_cluster_counts_once_in_the_world_and_cases_apart() -> None:
    found = volumes(
        [entry("a", usd("1"), origins=("NGA",)), entry("b", usd("2"), origins=("NGA", "GBR"))], "transferred", "origin"
    )
    assert (found.total.cases, found.total.clusters) == (2, 1)
    assert [(row.key, row.cases, row.clusters) for row in found.rows] == [("GBR", 1, 1), ("NGA", 2, 1)]


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("year", ["2019"]), ("origin", ["NGA"]), ("location", [UNSTATED]), ("jurisdiction", ["CHE"]),
        ("recipient", ["NGA"]), ("region", ["Africa"]), ("ground", ["settlement"]), ("route", ["own proceedings"]),
        ("disposal", ["57(3)(c)"]), ("form", ["money"]), ("asset_type", ["account"]), ("qualifier", ["about"]),
        ("status", ["done"]), ("unit", ["USD"]), ("case", ["a"]), ("cluster", ["Abacha"]),
    ],
)  # fmt: skip
def test_volumes_by_everything_that_is_asked(by: str, keys: list[str]) -> None:
    one = entry(
        "a", usd("5", "about"), origins=("NGA",), jurisdictions=("CHE",), recipients=("NGA",), ground="settlement",
        route="own proceedings", disposal="57(3)(c)", form="money", asset_type="account",
    )  # fmt: skip
    region: Callable[[str], str | None] = {"NGA": "Africa"}.get
    found = volumes([one], "transferred", by, region_of=region)  # type: ignore[arg-type]
    assert [row.key for row in found.rows] == keys
    assert found.rows[0].entries == ("a",), "every number opens its events"


def test_as_known_on_a_past_day_and_as_of_a_day() -> None:
    found = [
        entry("a", usd("308"), learnt=date(2020, 2, 3), withdrawn=date(2020, 5, 4), when=When.of("2020-02-03")),
        entry("b", usd("311.8"), learnt=date(2020, 5, 4), when=When.of("2020-05-04")),
        entry("c", usd("1"), when=None),
    ]
    assert volumes(found, "transferred").total.total.of("USD") == usd("312.8")
    assert volumes(found, "transferred", known_on=date(2020, 3, 1)).total.total.of("USD") == usd("309")
    assert volumes(found, "transferred", as_of=date(2020, 12, 31)).total.total.of("USD") == usd("311.8")
    assert volumes(found, "transferred", as_of=date(2020, 5, 3)).total.total.sums == ()


def test_a_total_converted_says_what_could_not_be() -> None:
    francs = Stated(Quantity.of("97", "CHF"), "more_than")
    found = volumes([entry("a", francs), entry("b", francs, when=When.of("2001")), entry("c", usd("5"))], "transferred")
    converted = found.total.converted("USD", RATES)
    assert converted.total.of("USD") == usd("105", "more_than")
    assert [str(one.source) for one in converted.not_converted] == ["97.00 CHF"]


UNIT = st.sampled_from(["USD", "CHF", "piece:ambulance"])
NAMES = st.lists(st.sampled_from(["CHE", "LUX", "USA"]), unique=True, max_size=3).map(sorted).map(tuple)
ENTRIES = st.lists(
    st.builds(
        lambda stated, states, origins, fact, thing: (stated, states, origins, fact, thing),
        st.none() | st.builds(lambda minor, unit: Stated(Quantity(minor, unit)), st.integers(1, 10**12), UNIT),
        NAMES,
        NAMES,
        st.sampled_from(["", "", "f", "g"]),
        st.sampled_from(["", "", "account"]),
    ),
    max_size=7,
)


@given(ENTRIES, st.randoms(), st.sampled_from(["origin", "jurisdiction", "year", "unit"]))
@settings(max_examples=120, deadline=None)
def test_totals_do_not_depend_on_the_order_of_loading_or_on_repeating(made: list, random, by: str) -> None:
    found = [
        entry(f"e{at}", stated, jurisdictions=states, origins=origins, fact=fact, thing=thing)
        for at, (stated, states, origins, fact, thing) in enumerate(made)
    ]
    before = volumes(found, "transferred", by)  # type: ignore[arg-type]
    again = [*found, *(one for one in found if one.fact)]
    random.shuffle(again)
    assert volumes(again, "transferred", by) == before  # type: ignore[arg-type]


JOINT = st.tuples(
    st.lists(st.integers(1, 10**12), min_size=1, max_size=4),
    UNIT,
    st.sampled_from(["CHE", "LUX", "USA", "GBR", "JEY"]).flatmap(
        lambda first: st.just((first, *[one for one in ("CHE", "LUX", "USA", "GBR", "JEY") if one != first]))
    ),
    NAMES,
    st.sampled_from(["about", "exact", "at_least"]),
)
KEPT_BY_ANY_SPLIT = (None, "origin", "location", "year", "unit", "qualifier", "status", "ground", "region")


def _counted(found: list[Entry], by: str | None) -> list[object]:
    result = volumes(found, "transferred", by, region_of={"CHE": "Europe", "USA": "Americas"}.get)  # type: ignore[arg-type]
    told = [(row.key, row.total.sums, row.joint_total.sums) for row in result.rows]
    return [told, result.total.total.sums]


@given(st.lists(JOINT, max_size=5), st.randoms())
@settings(max_examples=150, deadline=None)
def test_volumes_do_not_change_when_joint_rows_are_split_or_merged(made: list, random) -> None:
    """As one row, in a row for each State under the same fact, or as shares of their own: the same volumes."""
    whole, per_state, shares = [], [], []
    for at, (parts, unit, states, origins, qualifier) in enumerate(made):
        one = entry(
            f"e{at}", Stated(Quantity(sum(parts), unit), qualifier), fact=f"f{at}", case="c", origins=origins,
            jurisdictions=tuple(sorted(states[: len(parts)])),
        )  # fmt: skip
        whole.append(one)
        per_state += [replace(one, id=f"{one.id}-{state}", jurisdictions=(state,)) for state in one.jurisdictions]
        shares += [
            replace(one, id=f"{one.id}.{number}", fact=f"f{at}.{number}", jurisdictions=(state,),
                    stated=Stated(Quantity(part, unit), qualifier))
            for number, (part, state) in enumerate(zip(parts, states, strict=False))
        ]  # fmt: skip
    for rows_of in (per_state, shares):
        random.shuffle(rows_of)
    for by in KEPT_BY_ANY_SPLIT:
        assert _counted(whole, by) == _counted(per_state, by) == _counted(shares, by)
    assert _counted(whole, "jurisdiction") == _counted(per_state, "jurisdiction"), "shares stay unstated"


def test_the_register_s_totals_stay_when_its_joint_rows_are_split_into_a_row_for_each_place() -> None:
    merged = list(entries(claims()))
    split = [
        replace(
            one, id=f"{one.id}-{place}-{origin}", locations=(place,) * bool(place), origins=(origin,) * bool(origin)
        )
        for one in merged
        for place in one.locations or ("",)
        for origin in one.origins or ("",)
    ]
    assert len(split) > len(merged), "the register has joint rows"
    for by in (*KEPT_BY_ANY_SPLIT, "jurisdiction", "case"):
        for stage in ("frozen", "confiscated", "transferred"):
            before, after = volumes(merged, stage, by), volumes(split, stage, by)  # type: ignore[arg-type]
            assert before.total.total == after.total.total
            assert [(row.key, row.total, row.joint_total) for row in before.rows] == [
                (row.key, row.total, row.joint_total) for row in after.rows
            ]


def claims() -> tuple[Claim, ...]:
    return read_events((files("merida.tracing") / "data" / "asset-recovery-events.csv").read_text(encoding="utf-8"))[0]


def test_the_register_by_origin_and_currency_is_right_to_the_cent() -> None:
    """Beside the library: plain sums of the rows that the register uses."""
    used = [one for one in claims() if one.chosen and one.stage == "transferred" and one.status == "done"]
    sums: dict[tuple[str, str], Fraction] = {}
    for one in used:
        assert one.quantity
        for origin in one.origins:
            key = origin, one.quantity.unit
            sums[key] = sums.get(key, Fraction(0)) + one.quantity.value
    found = volumes(entries(claims()), "transferred", "origin")
    counted: dict[tuple[str, str], Fraction] = {}
    for row in found.rows:
        for part in (*row.total.sums, *row.joint_total.sums):
            key = row.key, part.quantity.unit
            counted[key] = counted.get(key, Fraction(0)) + part.quantity.value
    assert counted == sums
    assert len(used) == found.total.total.parts


def test_a_fact_of_which_the_register_uses_no_claim_is_in_no_total() -> None:
    ids = {id for row in [volumes(entries(claims()), "transferred").total] for id in row.entries}
    assert "row 240" not in ids, "a cumulative figure"
    assert "row 4" in ids
    assert "row 5" not in ids


def test_what_was_believed_before_a_claim_was_learnt() -> None:
    first = Claim("a", "f", "c", "transferred", usd("4.5"), "done", When.of("2019"), learnt=date(2019, 3, 1))
    better = replace(first, id="b", stated=usd("4.6"), source_class="court", learnt=date(2019, 6, 1))
    assert [one.stated for one in entries([first, better])] == [usd("4.6")]
    assert [one.stated for one in entries([first, better], known_on=date(2019, 4, 1))] == [usd("4.5")]
